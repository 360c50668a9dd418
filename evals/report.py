"""The report on the terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.evaluation import SetEvaluation
from evals.metrics import Rate

WITHHELD = "What is wrong is counted and not shown: this split is not looked at while tuning."


def print_report(console: Console, sets: Sequence[SetEvaluation], *, shown: int) -> None:
    """Print measures and tags of every set, and its first failures.

    Args:
        console: Where to.
        sets: In the order in which they were run.
        shown: How many failures of a set are shown.
    """
    for item in sets:
        summary = item.summary
        console.print(_table(item))
        latency = summary.latency
        console.print(
            f"{summary.tampered} quotes not verbatim, {summary.unknown_answered} answers about "
            f"unknown codes; replies in {latency.p50:.1f} ms (median), {latency.p95:.1f} ms (p95)"
        )
        for line in _failures(item, shown):
            console.print(Text(f"  {line}", style="yellow"))
        console.print()


def _failures(item: SetEvaluation, shown: int) -> Iterator[str]:
    if item.failures is None:
        yield WITHHELD
        return
    yield from (failure.line for failure in item.failures[:shown])
    if len(item.failures) > shown:
        yield f"… and {len(item.failures) - shown} more wrong"


def _table(item: SetEvaluation) -> Table:
    title = f"{item.name} (held out)" if item.held_out else item.name
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("")
    table.add_column("right", justify="right")
    table.add_column("of", justify="right")
    table.add_column("%", justify="right")
    for measure, rate in item.summary.measures.items():
        table.add_row(measure, *_cells(rate))
    table.add_section()
    for tag, rate in item.summary.tags.items():
        table.add_row(Text(tag), *_cells(rate))
    return table


def _cells(rate: Rate) -> tuple[str, str, str]:
    return str(rate.right), str(rate.total), percent(rate)


def percent(rate: Rate) -> str:
    """A rate in per cent, "-" where it is of nothing; only what is complete shows as 100."""
    if not rate.total:
        return "-"
    shown = f"{100 * rate.share:.1f}"
    return "99.9" if shown == "100.0" and rate.right < rate.total else shown
