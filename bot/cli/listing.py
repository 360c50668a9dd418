"""``codecite sources`` and ``codecite conflicts``: what an index holds, and where it disagrees."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.conflicts import conflicts
from bot.quote import Quote
from index.code_index import CodeIndex


def print_sources(index: CodeIndex, console: Console) -> None:
    """Print each release of each source: by authority, then the newest first."""
    table = Table("Source", "Release", "In force from", "Documents", "Authority", "Licence")
    for item in index.sources:
        source = item.source
        cells = (
            source.name,
            source.release,
            str(source.effective or ""),
            f"{item.documents:,}",
            source.authority.value,
            source.licence or "",
        )
        table.add_row(*map(Text, cells))
    console.print(table)


def print_conflicts(index: CodeIndex, console: Console) -> None:
    """Print every disagreement between sources with both quotes; the leading one first."""
    count = 0
    for code, disagreement in conflicts(index):
        count += 1
        console.print(Text(f"{code}: {disagreement.about}", style="bold"))
        for quote in (disagreement.leading, disagreement.other):
            console.print(Text(f"  {_source(quote)}: “{quote.text}”"))
    console.print(f"{count} disagreement{'' if count == 1 else 's'}.")


def _source(quote: Quote) -> str:
    return f"{quote.source.name}, {quote.source.release}"
