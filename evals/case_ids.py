"""Names of cases that stay the same from run to run."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from evals.results import PairResult, Result
from evals.retrieval.ranking import QueryResult

_DIGITS = 12


def case_ids(results: Sequence[Result]) -> tuple[str, ...]:
    """The ids of the cases of a set: a pair's is its code and a running number, "S9460#2"."""
    pairs: Counter[str] = Counter()

    def name(result: Result) -> str:
        if isinstance(result, PairResult):
            pairs[result.pair.code] += 1
            return f"{result.pair.code}#{pairs[result.pair.code]}"
        return result.query.id if isinstance(result, QueryResult) else result.dialogue.id

    return tuple(map(name, results))


def fingerprint(set_name: str, case_id: str) -> str:
    """A name for a case of a held-out set that does not say which one it is."""
    return hashlib.sha256(f"{set_name}\n{case_id}".encode()).hexdigest()[:_DIGITS]
