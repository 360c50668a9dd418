"""TREC runs: what a system found for each query, one code a line."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from corpus.errors import Problem
from evals.errors import QuestionsError
from evals.jsonl import read_text
from evals.retrieval.beir import file_name
from evals.retrieval.judgements import trec_lines
from evals.retrieval.query import Query, QuerySet
from evals.retrieval.ranking import DEPTH, QueryResult, RankedCode, Ranking

_REMEDY = "Write `query Q0 code rank score tag`"
_STEP = 1e-6
"""By how much a score is at least below the one before it: other programs sort by score alone."""


@dataclass(frozen=True, slots=True)
class Run:
    """Somebody's run.

    Attributes:
        tag: What the system calls itself.
        rankings: By the id of the query; the highest score first, equal ones by rank.
    """

    tag: str
    rankings: Mapping[str, Ranking]

    def knows(self, queries: Sequence[Query]) -> bool:
        """Whether any of the queries is in the run."""
        return any(query.id in self.rankings for query in queries)

    def results(self, queries: Sequence[Query]) -> tuple[QueryResult, ...]:
        """The results of these queries; one that is not in the run found nothing."""
        return tuple(
            QueryResult(query, self.rankings.get(query.id, ())[:DEPTH]) for query in queries
        )


class _Row(NamedTuple):
    line: int
    query: str
    code: str
    rank: int
    score: float
    tag: str


def read_run(path: Path) -> Run:
    """Read a run.

    Raises:
        QuestionsError: It cannot be read, is empty, or has lines that are none; it has several
            tags, or a code twice for one query.
    """
    rows: list[_Row] = []
    problems: list[Problem] = []
    for line, text in enumerate(read_text(path).splitlines(), start=1):
        if text.strip():
            row = _row(line, text)
            if row is None:
                problems.append(Problem(path, line, "no line of a run", _REMEDY))
            else:
                rows.append(row)
    problems = problems or list(_inconsistent(path, rows))
    if problems:
        raise QuestionsError(problems)
    rankings: dict[str, list[RankedCode]] = {}
    for row in sorted(rows, key=lambda row: (-row.score, row.rank)):
        rankings.setdefault(row.query, []).append(RankedCode(row.code, row.score))
    return Run(rows[0].tag, {query: tuple(found) for query, found in rankings.items()})


def write_run(path: Path, results: Iterable[QueryResult], tag: str) -> None:
    """Write what a system found."""
    lines = (line for result in results for line in _lines(result, tag))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def check_runs(runs: Mapping[Path, Run], sets: Iterable[QuerySet]) -> None:
    """See to it that every run answers some query.

    Raises:
        QuestionsError: One does not.
    """
    queries = [query for item in sets for query in item.queries]
    reason = "it has none of the queries that are asked"
    remedy = "Name the file of the queries that it answers"
    problems = [
        Problem(p, None, reason, remedy) for p, run in runs.items() if not run.knows(queries)
    ]
    if problems:
        raise QuestionsError(problems)


def write_trec(folder: Path, asked: QuerySet, systems: Mapping[str, Sequence[QueryResult]]) -> None:
    """Write the judgements of a set, and a run for each system.

    Args:
        folder: Made where it does not exist.
        asked: The set.
        systems: Results by system.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = file_name(asked.name)
    qrels = "".join(f"{line}\n" for line in trec_lines(asked.queries))
    (folder / f"{name}.qrels").write_text(qrels, encoding="utf-8")
    for system, results in systems.items():
        tag = file_name(system)
        write_run(folder / f"{name}.{tag}.run", results, tag)


def _row(line: int, text: str) -> _Row | None:
    match text.split():
        case [query, _, code, rank, score, tag]:
            try:
                row = _Row(line, query, code, int(rank), float(score), tag)
            except ValueError:
                return None
            return row if math.isfinite(row.score) else None
    return None


def _inconsistent(path: Path, rows: Sequence[_Row]) -> Iterator[Problem]:
    if not rows:
        yield Problem(path, None, "there is nothing in it", _REMEDY)
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        first = seen.setdefault((row.query, row.code), row.line)
        if first != row.line:
            reason = f"{row.query} has {row.code} on line {first} already"
            yield Problem(path, row.line, reason, "Keep the better of the two")
        if row.tag != rows[0].tag:
            reason = f'the tag is "{row.tag}", on line {rows[0].line} "{rows[0].tag}"'
            yield Problem(path, row.line, reason, "Write a file for each system")


def _lines(result: QueryResult, tag: str) -> Iterator[str]:
    before = math.inf
    for rank, hit in enumerate(result.ranking, start=1):
        before = min(hit.score, before - _STEP)
        yield f"{result.query.id} Q0 {hit.code} {rank} {before:.6f} {tag}"
