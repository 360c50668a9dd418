"""Measures of rankings, by the library ir-measures.

Grades are gains in nDCG; for all other measures a code is right if its grade is 1 or more. A query
whose request failed scores 0 and never vanishes from a mean.
"""

from collections.abc import Iterable, Mapping, Sequence

import ir_measures
from ir_measures import RR, Measure, Qrel, R, ScoredDoc, Success, nDCG

from evals.metrics import Mean
from evals.retrieval.ranking import DEPTH, QueryResult

LEADING = "R@5"
"""The measure by which systems are compared."""

_MEASURES: Mapping[str, Measure] = {
    LEADING: R @ 5,
    "nDCG@10": nDCG @ 10,
    "R@1": R @ 1,
    "R@20": R @ 20,
    "RR": RR,
    "Success@1": Success @ 1,
}
_CURVE = {R @ k: k for k in range(1, DEPTH + 1)}


def scores(results: Sequence[QueryResult]) -> dict[str, list[float]]:
    """Every measure of every query, from 0 to 1, in the order of the queries."""
    places = {result.query.id: place for place, result in enumerate(results)}
    names = {measure: name for name, measure in _MEASURES.items()}
    found = {name: [0.0] * len(results) for name in _MEASURES}
    calculated = ir_measures.iter_calc(list(names), _qrels(results), _run(results))
    for metric in calculated:
        found[names[metric.measure]][places[metric.query_id]] = metric.value
    return found


def means(results: Sequence[QueryResult]) -> dict[str, Mean]:
    """The mean of every measure over the queries, the leading one first."""
    return {
        name: Mean(sum(values) / len(values) if values else 0.0, len(values))
        for name, values in scores(results).items()
    }


def recall_curve(results: Sequence[QueryResult]) -> tuple[tuple[int, float], ...]:
    """Mean recall within the first k codes, for every k up to `DEPTH`."""
    found = ir_measures.calc_aggregate(list(_CURVE), _qrels(results), _run(results))
    return tuple(sorted((_CURVE[measure], value) for measure, value in found.items()))


def _qrels(results: Iterable[QueryResult]) -> list[Qrel]:
    return [
        Qrel(result.query.id, code, grade)
        for result in results
        for code, grade in result.query.codes.items()
    ]


def _run(results: Iterable[QueryResult]) -> list[ScoredDoc]:
    # The library sorts by score alone; equal scores must not change the order of the ranking.
    return [
        ScoredDoc(result.query.id, hit.code, -rank)
        for result in results
        for rank, hit in enumerate(result.ranking)
    ]
