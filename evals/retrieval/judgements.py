"""Files that say which codes are right for which queries: TREC's qrels, and BEIR's."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import Problem
from evals.errors import QuestionsError
from evals.jsonl import read_text
from evals.retrieval.query import Query

_BEIR_HEADER = "query-id\tcorpus-id\tscore"
_REMEDY = (
    "Write `query 0 code grade` as TREC does, or `query code grade` with tabs between as BEIR does"
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The grade of a code for a query, and the 1-based line that gives it."""

    line: int
    query: str
    code: str
    grade: int


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file in either form.

    Raises:
        QuestionsError: It cannot be read, is empty, or has lines that are none.
    """
    found: list[Judgement] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    for line, text in enumerate(read_text(path).splitlines(), start=1):
        if not text.strip() or (line == 1 and text.strip() == _BEIR_HEADER):
            continue
        judgement = _judgement(line, text)
        if judgement is None:
            problems.append(Problem(path, line, "no judgement", _REMEDY))
        elif (first := seen.setdefault((judgement.query, judgement.code), line)) != line:
            reason = f"{judgement.query} and {judgement.code} were judged on line {first}"
            problems.append(Problem(path, line, reason, "Keep one of the lines"))
        else:
            found.append(judgement)
    if not found and not problems:
        problems.append(Problem(path, None, "there are no judgements in it", _REMEDY))
    if problems:
        raise QuestionsError(problems)
    return tuple(found)


def trec_lines(queries: Iterable[Query]) -> Iterator[str]:
    """The judgements of queries as lines of a TREC file."""
    for query in queries:
        yield from (f"{query.id} 0 {code} {grade}" for code, grade in query.codes.items())


def beir_lines(queries: Iterable[Query]) -> Iterator[str]:
    """The judgements of queries as lines of a BEIR file, with its header."""
    yield _BEIR_HEADER
    for query in queries:
        yield from (f"{query.id}\t{code}\t{grade}" for code, grade in query.codes.items())


def _judgement(line: int, text: str) -> Judgement | None:
    match text.split():
        case [query, _, code, grade] | [query, code, grade]:
            try:
                # TREC has negative grades for junk, which is wrong as any other is.
                return Judgement(line, query, code, max(int(grade), 0))
            except ValueError:
                return None
    return None
