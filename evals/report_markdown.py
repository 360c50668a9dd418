"""The report for a pull request: what is reached, what moved, and what is wrong, folded."""

import html
from collections.abc import Iterator, Sequence

from evals.change import Change
from evals.evaluation import Evaluation
from evals.failures import Failure
from evals.metrics import Mean, Rate
from evals.report import WITHHELD, percent
from evals.set_evaluation import SetEvaluation

SHOWN = 20
"""Failures of a set that are shown; a comment on a pull request has 65,536 characters at most."""
_NAMED = 10
"""Cases that moved which are named."""

_COLUMNS = ("verdict", "codes", "code", "nDCG@10", "quotes verbatim")


def as_markdown(evaluation: Evaluation) -> str:
    """The evaluation as Markdown."""
    return "\n".join(_lines(evaluation)) + "\n"


def _lines(evaluation: Evaluation) -> Iterator[str]:
    made = evaluation.made
    yield "# Evaluation"
    yield ""
    yield f"codecite {made.version}, {made.target}, {made.at:%Y-%m-%d %H:%M} UTC."
    yield _promises(evaluation.sets)
    yield ""
    yield from _sets(evaluation)
    yield from _compared(evaluation.sets)
    yield from _moved(evaluation)
    for item in evaluation.sets:
        yield from _tags(item)
    for item in evaluation.sets:
        yield from _failures(item)


def _promises(sets: Sequence[SetEvaluation]) -> str:
    tampered = sum(item.summary.tampered for item in sets)
    unknown = sum(item.summary.unknown_answered for item in sets)
    return f"{tampered} quotes not verbatim, {unknown} answers about codes that do not exist."


def _sets(evaluation: Evaluation) -> Iterator[str]:
    yield _row(
        "set",
        "cases",
        "right, or R@5",
        *_COLUMNS,
        "declines: precision, recall",
        "median ms",
        "against the baseline",
    )
    yield _row("---", *["---:"] * (len(_COLUMNS) + 5))
    for item in evaluation.sets:
        summary = item.summary
        yield _row(
            _title(item),
            str(len(item.cases)),
            _figure(next(iter(summary.measures.values()))),
            *(_share(summary.measures.get(name)) for name in _COLUMNS),
            _declines(item),
            f"{summary.latency.p50:.1f}",
            _change(evaluation.changes.get(item.name)),
        )


def _compared(sets: Sequence[SetEvaluation]) -> Iterator[str]:
    if not any(item.compared for item in sets):
        return
    yield from ("", "## Other systems", "")
    yield _row("set", "system", "right, or R@5", "difference", "p")
    yield _row("---", "---", "---:", "---:", "---:")
    for item in sets:
        leading, own = next(iter(item.summary.measures.items()))
        for other in item.compared:
            figure = other.measures[leading]
            difference = f"{100 * (figure.share - own.share):+.1f}"
            yield _row(_title(item), other.system, percent(figure), difference, f"{other.p:.4f}")


def _moved(evaluation: Evaluation) -> Iterator[str]:
    lines = [
        line
        for item in evaluation.sets
        if (change := evaluation.changes.get(item.name)) is not None
        for line in _moved_of(item, change)
    ]
    if lines:
        yield from ("", "## Moved", "", *lines)


def _moved_of(item: SetEvaluation, change: Change) -> Iterator[str]:
    for what, names in (("gained", change.gained), ("lost", change.lost)):
        if names and item.held_out:
            yield f"- {_title(item)}: {len(names)} {what}"
        elif names:
            more = f" … and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            listed = ", ".join(_plain(name) for name in names[:_NAMED])
            yield f"- {_title(item)}: {len(names)} {what}: {listed}{more}"


def _tags(item: SetEvaluation) -> Iterator[str]:
    imperfect = {tag: rate for tag, rate in item.summary.tags.items() if rate.right < rate.total}
    if not imperfect:
        return
    rest = len(item.summary.tags) - len(imperfect)
    summary = f"{_title(item)}, by tag" + (f" ({rest} more are all right)" if rest else "")
    yield from ("", f"<details><summary>{summary}</summary>", "")
    yield _row("tag", "right", "of", "%")
    yield _row("---", "---:", "---:", "---:")
    for tag, rate in sorted(imperfect.items(), key=lambda item: item[1].share):
        yield _row(_plain(tag), str(rate.right), str(rate.total), percent(rate))
    yield from ("", "</details>")


def _failures(item: SetEvaluation) -> Iterator[str]:
    if item.failures is None:
        yield from ("", f"{_title(item)}: {WITHHELD}")
    elif item.failures:
        yield ""
        yield f"<details><summary>{_title(item)}: {len(item.failures)} wrong</summary>"
        yield ""
        yield from map(_failure, item.failures[:SHOWN])
        if len(item.failures) > SHOWN:
            yield f"- … and {len(item.failures) - SHOWN} more, in report.json"
        yield from ("", "</details>")


def _failure(failure: Failure) -> str:
    where = failure.case if failure.turn == 1 else f"{failure.case}, turn {failure.turn}"
    problems = "; ".join(map(_plain, failure.problems))
    answer = f" Reply: {_plain(failure.reply.answer)}" if failure.reply else ""
    return f"- **{_plain(where)}**: {_plain(failure.ask)}<br>{problems}.{answer}"


def _title(item: SetEvaluation) -> str:
    return f"{_plain(item.name)} (held out)" if item.held_out else _plain(item.name)


def _declines(item: SetEvaluation) -> str:
    abstention = item.summary.abstention
    return f"{percent(abstention.precision)}, {percent(abstention.recall)}" if abstention else ""


def _change(change: Change | None) -> str:
    if change is None:
        return "no baseline"
    if not (change.gained or change.lost):
        return "the same"
    return f"+{len(change.gained)} -{len(change.lost)} (p {change.p:.3f})"


def _figure(figure: Rate | Mean) -> str:
    return f"{figure} ({percent(figure)})" if isinstance(figure, Rate) else percent(figure)


def _share(figure: Rate | Mean | None) -> str:
    return "" if figure is None else percent(figure)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Text on one line that is neither a tag nor ends a cell."""
    return html.escape(" ".join(text.split()), quote=False).replace("|", "&#124;")
