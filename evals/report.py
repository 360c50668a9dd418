"""The report on the terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.failures import Failure
from evals.metrics import Rate
from evals.summary import Summary


def print_report(
    console: Console,
    summaries: Mapping[str, Summary],
    failures: Mapping[str, Sequence[Failure]],
    *,
    shown: int,
) -> None:
    """Print measures and tags of every set, and its first failures.

    Args:
        console: Where to.
        summaries: By set.
        failures: By set.
        shown: How many failures of a set are shown.
    """
    for name, summary in summaries.items():
        console.print(_table(name, summary))
        latency = summary.latency
        console.print(
            f"{summary.tampered} quotes not verbatim, {summary.unknown_answered} answers about "
            f"unknown codes; replies in {latency.p50:.1f} ms (median), {latency.p95:.1f} ms (p95)"
        )
        for failure in failures[name][:shown]:
            console.print(Text(f"  {failure.line}", style="yellow"))
        if len(failures[name]) > shown:
            console.print(f"  … and {len(failures[name]) - shown} more wrong")
        console.print()


def _table(name: str, summary: Summary) -> Table:
    table = Table(title=name, title_justify="left", title_style="bold")
    table.add_column("")
    table.add_column("right", justify="right")
    table.add_column("of", justify="right")
    table.add_column("%", justify="right")
    for measure, rate in summary.measures.items():
        table.add_row(measure, *_cells(rate))
    table.add_section()
    for tag, rate in summary.tags.items():
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
