"""A set of questions that was run, as reports show it and the gate judges it."""

from dataclasses import dataclass

from evals.case_ids import case_ids, fingerprint
from evals.comparison import Comparison, compare
from evals.execution import Outcome
from evals.failures import Failure, failures_of
from evals.plan import SetKind
from evals.summary import Summary, is_right, summarise


@dataclass(frozen=True, slots=True)
class SetEvaluation:
    """The figures of a set, and its failures as far as they may be seen.

    Attributes:
        name: Unique in a run.
        kind: What it is made of.
        held_out: Whether it is the test split.
        cases: The ids of its cases, in order; of the test split their fingerprints.
        wrong: Those of them that are wrong.
        summary: Its figures.
        compared: Other systems on the same cases.
        failures: In order; None where they are withheld, so that nothing behind this can show them.
    """

    name: str
    kind: SetKind
    held_out: bool
    cases: tuple[str, ...]
    wrong: tuple[str, ...]
    summary: Summary
    compared: tuple[Comparison, ...]
    failures: tuple[Failure, ...] | None


def evaluate_set(outcome: Outcome, *, show_held_out: bool) -> SetEvaluation:
    """Judge the results of a set.

    Args:
        outcome: The set and its results.
        show_held_out: Whether failures of the test split may be seen.
    """
    asked, results = outcome.asked, outcome.results
    withheld = asked.held_out and not show_held_out
    failures = None if withheld else tuple(failures_of(results))
    names = case_ids(results)
    if asked.held_out:
        names = tuple(fingerprint(asked.name, name) for name in names)
    return SetEvaluation(
        name=asked.name,
        kind=asked.kind,
        held_out=asked.held_out,
        cases=names,
        wrong=tuple(name for name, r in zip(names, results, strict=True) if not is_right(r)),
        summary=summarise(results),
        compared=tuple(compare(outcome)),
        failures=failures,
    )
