"""The report on the terminal."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.change import Change
from evals.evaluation import Evaluation
from evals.made import OWN
from evals.metrics import Mean, Rate
from evals.set_evaluation import SetEvaluation

WITHHELD = "What is wrong is counted and not shown: this split is not looked at while tuning."


def print_report(console: Console, evaluation: Evaluation, *, shown: int) -> None:
    """Print measures and tags of every set, and its first failures.

    Args:
        console: Where to.
        evaluation: What there is to report.
        shown: How many failures of a set are shown.
    """
    for item in evaluation.sets:
        summary = item.summary
        console.print(_table(item))
        latency = summary.latency
        console.print(
            f"{summary.tampered} quotes not verbatim, {summary.unknown_answered} answers about "
            f"unknown codes; replies in {latency.p50:.1f} ms (median), {latency.p95:.1f} ms (p95)"
        )
        if change := evaluation.changes.get(item.name):
            console.print(Text(_moved(item, change, shown)))
        if item.compared:
            console.print(_comparison(item))
        for line in _failures(item, shown):
            console.print(Text(f"  {line}", style="yellow"))
        console.print()


def _moved(item: SetEvaluation, change: Change, shown: int) -> str:
    moved = f"{len(change.gained)} gained, {len(change.lost)} lost against the baseline"
    if item.held_out or not change.lost:
        return f"{moved} (p {change.p:.3f})"
    more = " …" if len(change.lost) > shown else ""
    return f"{moved} (p {change.p:.3f}); lost: {', '.join(change.lost[:shown])}{more}"


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
    for measure, figure in item.summary.measures.items():
        table.add_row(measure, *_cells(figure))
    table.add_section()
    for tag, rate in item.summary.tags.items():
        table.add_row(Text(tag), *_cells(rate))
    return table


def _comparison(item: SetEvaluation) -> Table:
    leading, figure = next(iter(item.summary.measures.items()))
    table = Table("system", title=f"{item.name}, {leading}", title_justify="left")
    for column in ("%", "difference", "p"):
        table.add_column(column, justify="right")
    table.add_row(OWN, percent(figure), "", "")
    for other in item.compared:
        theirs = other.measures[leading]
        difference = f"{100 * (theirs.share - figure.share):+.1f}"
        table.add_row(Text(other.system), percent(theirs), difference, f"{other.p:.4f}")
    return table


def _cells(figure: Rate | Mean) -> tuple[str, str, str]:
    right = str(figure.right) if isinstance(figure, Rate) else ""
    return right, str(figure.total), percent(figure)


def percent(figure: Rate | Mean) -> str:
    """A rate or mean in per cent, "-" where it is of nothing; only what is complete is 100."""
    if not figure.total:
        return "-"
    shown = f"{100 * figure.share:.1f}"
    return "99.9" if shown == "100.0" and figure.share < 1 else shown
