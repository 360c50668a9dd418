"""How often the first hit is wrong, if only the surest queries are answered."""

from collections.abc import Sequence
from itertools import groupby

from evals.retrieval.ranking import QueryResult

Curve = tuple[tuple[float, float], ...]


def risk_coverage(results: Sequence[QueryResult]) -> Curve:
    """The risk-coverage curve: (share answered, share of those that are wrong).

    Queries are answered in the order of the score of their first hit, those of one score together.
    A query for which nothing was found can be answered at no score: the curve ends before it.
    """
    sure = sorted(
        ((result.ranking[0].score, _is_right(result)) for result in results if result.ranking),
        key=lambda answered: -answered[0],
    )
    curve = []
    answered = wrong = 0
    for _, group in groupby(sure, key=lambda answered: answered[0]):
        rights = [right for _, right in group]
        answered += len(rights)
        wrong += len(rights) - sum(rights)
        curve.append((answered / len(results), wrong / answered))
    return tuple(curve)


def _is_right(result: QueryResult) -> bool:
    return result.ranking[0].code in result.query.right_codes
