"""A set of questions that was run, as reports show it and the gate judges it."""

from dataclasses import dataclass

from evals.comparison import Comparison, compare
from evals.execution import Outcome
from evals.failures import Failure, failures_of
from evals.plan import SetKind
from evals.summary import Summary, summarise


@dataclass(frozen=True, slots=True)
class SetEvaluation:
    """The figures of a set, and its failures as far as they may be seen.

    Attributes:
        name: Unique in a run.
        kind: What it is made of.
        cases: How many there are.
        held_out: Whether it is the test split.
        summary: Its figures.
        compared: Other systems on the same cases.
        failures: In order; None where they are withheld, so that nothing behind this can show them.
    """

    name: str
    kind: SetKind
    cases: int
    held_out: bool
    summary: Summary
    compared: tuple[Comparison, ...]
    failures: tuple[Failure, ...] | None


def evaluate(outcome: Outcome, *, show_held_out: bool) -> SetEvaluation:
    """Judge the results of a set.

    Args:
        outcome: The set and its results.
        show_held_out: Whether failures of the test split may be seen.
    """
    asked, results = outcome.asked, outcome.results
    withheld = asked.held_out and not show_held_out
    failures = None if withheld else tuple(failures_of(results))
    return SetEvaluation(
        name=asked.name,
        kind=asked.kind,
        cases=asked.cases,
        held_out=asked.held_out,
        summary=summarise(results),
        compared=tuple(compare(outcome)),
        failures=failures,
    )
