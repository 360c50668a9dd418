"""An evaluation: the one record from which every report is made."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.baseline import Baseline
from evals.change import Change, change_of
from evals.execution import Executed
from evals.made import Made
from evals.set_evaluation import SetEvaluation, evaluate_set


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was asked, how well it was answered, and what moved.

    Attributes:
        made: Where the figures come from.
        sets: In the order in which they were run.
        changes: By the name of the set, for those that the baseline knows.
    """

    made: Made
    sets: tuple[SetEvaluation, ...]
    changes: Mapping[str, Change]


def evaluate(executed: Executed, baseline: Baseline, *, show_held_out: bool) -> Evaluation:
    """Judge a run.

    Args:
        executed: The run.
        baseline: What is known of its sets; may be empty.
        show_held_out: Whether failures of the test split may be seen.
    """
    sets = tuple(evaluate_set(item, show_held_out=show_held_out) for item in executed.outcomes)
    changes = {
        item.name: change_of(item, baseline[item.name]) for item in sets if item.name in baseline
    }
    return Evaluation(executed.made, sets, changes)
