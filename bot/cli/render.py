"""Replies in a terminal."""

from rich.console import Console, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.quote import Quote
from bot.reply import VERDICT_WORDS, Comparison, Reply, Verdict

_STYLES = {
    Verdict.YES: "bold green",
    Verdict.NO: "bold red",
    Verdict.DEPENDS: "bold yellow",
    Verdict.UNKNOWN: "bold magenta",
}


def print_reply(console: Console, reply: Reply) -> None:
    """Print a reply: verdict, answer, table, quotes with their sources, what differs, what next."""
    if reply.verdict is not None:
        console.print(Text(VERDICT_WORDS[reply.verdict], style=_STYLES[reply.verdict]))
    console.print(Text(reply.text))
    if reply.comparison is not None:
        console.print(_table(reply.comparison))
    for number, quote in enumerate(reply.quotes, 1):
        console.print(_quote(number, quote))
    for conflict in reply.conflicts:
        numbers = " and ".join(f"[{position + 1}]" for position in conflict.quotes)
        console.print(Text(f"{numbers} differ on {conflict.about}.", style="yellow"))
    if reply.suggestions:
        console.print(Text("Next: " + "  ·  ".join(reply.suggestions), style="dim"))


def _quote(number: int, quote: Quote) -> RenderableType:
    place = quote.heading or quote.section.value
    source = f"[{number}] {quote.code} · {place} · {quote.source.name}, {quote.source.release}"
    return Panel(Text(quote.text), subtitle=Text(source), subtitle_align="left", border_style="dim")


def _table(comparison: Comparison) -> RenderableType:
    table = Table("", *comparison.codes, show_lines=True)
    for row in comparison.rows:
        table.add_row(Text(row.attribute), *(Text(cell.text) for cell in row.cells))
    return table
