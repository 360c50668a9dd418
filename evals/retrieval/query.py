"""Queries with the codes that they mean: words as a person would type them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from corpus.errors import Problem
from evals.errors import QuestionsError
from evals.jsonl import Entry, read_jsonl
from index.code_table import CodeTable

Text = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Field(pattern=r"^\S+$")]
"""Ids and codes: TREC files have spaces between them."""


class Query(BaseModel):
    """Words, and the codes that they mean.

    Attributes:
        id: Unique in its file; without white space.
        query: The words.
        codes: Grade by code: 2 is exactly what was asked, 1 is acceptable, 0 is judged and wrong.
        kind: What kind of words they are; the report counts by it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Name
    query: Text
    codes: dict[Name, Annotated[int, Field(ge=0)]]
    kind: str = ""

    @field_validator("codes")
    @classmethod
    def _has_a_right_one(cls, codes: dict[str, int]) -> dict[str, int]:
        if not any(codes.values()):
            raise ValueError("at least one code must have a grade of 1 or more")
        return codes

    @property
    def right_codes(self) -> frozenset[str]:
        """The codes of a positive grade."""
        return frozenset(code for code, grade in self.codes.items() if grade)


@dataclass(frozen=True, slots=True)
class QuerySet:
    """Queries that are reported together.

    Attributes:
        name: What the set is called.
        path: The file that says which codes are right.
        entries: The queries with their lines in that file.
    """

    name: str
    path: Path
    entries: tuple[Entry[Query], ...]

    @property
    def queries(self) -> tuple[Query, ...]:
        """The queries, in the order of the file."""
        return tuple(entry.record for entry in self.entries)


def read_queries(path: Path) -> QuerySet:
    """The queries of a file of JSON lines.

    Raises:
        QuestionsError: The file cannot be read, a line breaks the schema, or two have one id.
    """
    entries = read_jsonl(path, Query)
    if problems := list(_repeated(path, entries)):
        raise QuestionsError(problems)
    return QuerySet(path.stem, path, entries)


def unknown_codes(asked: QuerySet, codes: CodeTable) -> Iterator[Problem]:
    """The problems of queries that no search over these codes could answer."""
    for line, query in asked.entries:
        for code in query.codes:
            if code not in codes:
                reason = f"{query.id}: the code {code} is in no document"
                yield Problem(asked.path, line, reason, "Name a code that is")


def _repeated(path: Path, entries: Sequence[Entry[Query]]) -> Iterator[Problem]:
    for name in repeated(entry.record.id for entry in entries):
        lines = [entry.line for entry in entries if entry.record.id == name]
        reason = f'a second query "{name}"; the first is on line {lines[0]}'
        yield Problem(path, lines[1], reason, "Give it another id")


def repeated(names: Iterable[str]) -> list[str]:
    """The names that come more than once."""
    return [name for name, count in Counter(names).items() if count > 1]
