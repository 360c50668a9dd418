"""Which cases moved against the baseline."""

from dataclasses import dataclass

from evals.baseline import SetBaseline
from evals.set_evaluation import SetEvaluation
from evals.significance import randomisation_p


@dataclass(frozen=True, slots=True)
class Change:
    """What was gained and lost; of a held-out set the names are fingerprints.

    Attributes:
        p: How likely the difference is by chance (`randomisation_p`).
        gained: Cases that were wrong and are right.
        lost: Cases that were right, or are new, and are wrong.
    """

    p: float
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def change_of(item: SetEvaluation, before: SetBaseline) -> Change:
    """The change of a set against its baseline."""
    wrong = frozenset(item.wrong)
    gained = tuple(name for name in before.wrong if name in set(item.cases) - wrong)
    lost = tuple(name for name in item.wrong if name not in before.wrong)
    p = randomisation_p([1.0] * len(gained) + [-1.0] * len(lost))
    return Change(p, gained, lost)
