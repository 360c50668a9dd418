"""The gate: figures against a committed baseline, and promises against nought."""

from collections.abc import Iterator, Sequence

from evals.baseline import REMEDY, Baseline, SetBaseline, share_of
from evals.set_evaluation import SetEvaluation
from evals.summary import Summary


def breaches(baseline: Baseline, sets: Sequence[SetEvaluation], *, full: bool) -> list[str]:
    """Why a run must not pass; empty where it may.

    Promises (quotes verbatim, no answer for an unknown code) are held whatever the baseline says.

    Args:
        baseline: What was reached before.
        sets: What is reached now.
        full: Whether all sets were run, so that one of the baseline which is missing was lost.
    """
    found = [breach for item in sets for breach in _promises(item.name, item.summary)]
    for item in sets:
        if item.name in baseline:
            found += _worse(item.name, baseline[item.name], SetBaseline.of(item))
        else:
            found.append(f"{item.name}: is not in the baseline. {REMEDY}")
    if full:
        run = {item.name for item in sets}
        found += [f"{name}: was not run" for name in baseline if name not in run]
    return found


def _promises(name: str, summary: Summary) -> Iterator[str]:
    if summary.tampered:
        yield f"{name}: {summary.tampered} quotes are not verbatim"
    if summary.unknown_answered:
        yield f"{name}: {summary.unknown_answered} answers about codes that do not exist"


def _worse(name: str, before: SetBaseline, now: SetBaseline) -> Iterator[str]:
    for what, old, new in (
        ("", before.measures, now.measures),
        ("tag ", before.tags, now.tags),
    ):
        for key, rate in old.items():
            if key not in new:
                yield f"{name}: {what}{key} is gone, it was {rate}"
            # Shares, not counts: questions may be added, and must not hide a loss.
            elif share_of(new[key]) < share_of(rate):
                yield f"{name}: {what}{key} fell from {rate} to {new[key]}"
