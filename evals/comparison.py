"""Other systems on the same cases, against the one that is evaluated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.execution import Outcome
from evals.metrics import Mean, Rate
from evals.results import Result
from evals.retrieval.measures import LEADING, scores
from evals.retrieval.ranking import QueryResult
from evals.significance import randomisation_p
from evals.summary import is_right, summarise


@dataclass(frozen=True, slots=True)
class Comparison:
    """How another system does on a set.

    Attributes:
        system: What it is called.
        measures: Its figures, by the names of `Summary.measures`.
        p: How likely the difference in the leading measure is by chance (`randomisation_p`).
        recall_curve: Of queries, mean recall within the first k codes.
    """

    system: str
    measures: Mapping[str, Rate | Mean]
    p: float
    recall_curve: tuple[tuple[int, float], ...]


def compare(outcome: Outcome) -> Iterator[Comparison]:
    """Every other system that was asked the cases of a set, in order."""
    own = _leading(outcome.results)
    for system, results in outcome.others.items():
        pairs = zip(_leading(results), own, strict=True)
        summary = summarise(results)
        p = randomisation_p([other - ours for other, ours in pairs])
        yield Comparison(system, summary.measures, p, summary.recall_curve)


def _leading(results: Sequence[Result]) -> list[float]:
    """The score of every case in the leading measure."""
    queries = [result for result in results if isinstance(result, QueryResult)]
    return scores(queries)[LEADING] if queries else [float(is_right(r)) for r in results]
