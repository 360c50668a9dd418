"""Results made by hand."""

import pytest

from evals.retrieval.query import Query
from evals.retrieval.ranking import QueryResult, RankedCode


@pytest.fixture
def make_result():
    """Makes the result of a query: right codes with grades, and what was found, best first."""

    def make(codes, *found, name="q1", best=1.0):
        hits = tuple(RankedCode(code, best - 0.1 * rank) for rank, code in enumerate(found))
        return QueryResult(Query(id=name, query="words", codes=codes), hits)

    return make
