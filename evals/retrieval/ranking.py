"""What a search gives for a query, and the result of asking one."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from evals.errors import TargetError
from evals.pool import in_order
from evals.retrieval.query import Query

DEPTH = 20
"""How many codes are asked for; no measure looks further."""
FOUND_WITHIN = 5
"""A query is right if a right code is among so many: what a person reads without scrolling."""


class RankedCode(NamedTuple):
    """A code with its score; higher is better, comparable within one system."""

    code: str
    score: float


Ranking = tuple[RankedCode, ...]
"""Distinct codes, best first."""


class Searcher(Protocol):
    """Finds codes by words; safe to use from several threads."""

    def search(self, text: str, limit: int) -> Ranking:
        """The codes that words may mean, best first.

        Raises:
            TargetError: The request failed.
        """
        ...


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A query that was asked.

    Attributes:
        query: The query.
        ranking: What was found; empty where the request failed, which scores 0 in every measure.
        error: Why it failed; empty where it did not.
        seconds: How long it took, as the one who asks sees it.
    """

    query: Query
    ranking: Ranking
    error: str = ""
    seconds: float = 0.0

    @property
    def right(self) -> bool:
        """Whether a right code is among the first `FOUND_WITHIN`."""
        return any(hit.code in self.query.right_codes for hit in self.ranking[:FOUND_WITHIN])


def run_queries(
    queries: Sequence[Query],
    searcher: Searcher,
    *,
    workers: int,
    advance: Callable[[], None] = lambda: None,
) -> tuple[QueryResult, ...]:
    """Ask every query; one result a query, in their order.

    Args:
        queries: What is searched for.
        searcher: Who searches.
        workers: How many are asked at a time.
        advance: Called when a query is done, from any thread.
    """

    def one(query: Query) -> QueryResult:
        started = time.perf_counter()
        try:
            ranking = searcher.search(query.query, DEPTH)
        except TargetError as error:
            return QueryResult(query, (), str(error), time.perf_counter() - started)
        return QueryResult(query, ranking, "", time.perf_counter() - started)

    return in_order(queries, one, workers=workers, advance=advance)
