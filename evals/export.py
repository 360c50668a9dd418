"""What was found for queries, as files for other programs."""

from collections.abc import Sequence
from pathlib import Path

from evals.execution import Outcome
from evals.made import OWN
from evals.results import Result
from evals.retrieval.ranking import QueryResult
from evals.retrieval.trec import write_trec


def write_runs(folder: Path, outcomes: Sequence[Outcome], *, show_held_out: bool) -> None:
    """Write judgements and runs of all sets of queries.

    Args:
        folder: Made where it does not exist.
        outcomes: Sets of any kind that were asked.
        show_held_out: Whether runs of the test split are written, which say what it gets wrong.
    """
    for outcome in outcomes:
        if outcome.asked.queries is None:
            continue
        withheld = outcome.asked.held_out and not show_held_out
        systems = {} if withheld else {OWN: outcome.results, **outcome.others}
        queries = {system: _queries(results) for system, results in systems.items()}
        write_trec(folder, outcome.asked.queries, queries)


def _queries(results: Sequence[Result]) -> list[QueryResult]:
    return [result for result in results if isinstance(result, QueryResult)]
