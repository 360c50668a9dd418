"""BEIR folders: ``corpus.jsonl``, ``queries.jsonl`` and ``qrels/``; ids of documents are codes."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from corpus.document import Document
from corpus.errors import Problem
from evals.errors import QuestionsError
from evals.jsonl import Entry, read_jsonl, reasons
from evals.retrieval.judgements import Judgement, beir_lines, read_judgements
from evals.retrieval.query import Query, QuerySet, repeated

CORPUS, QUERIES, QRELS = "corpus.jsonl", "queries.jsonl", "qrels"


class _Row(BaseModel):
    """A line of ``queries.jsonl``; others write more than we need."""

    id: str = Field(alias="_id")
    text: str
    metadata: dict[str, Any] = {}


def read_beir(folder: Path) -> tuple[QuerySet, ...]:
    """The queries of a folder: a set for each file of judgements, of the queries judged there.

    Its corpus is not read: what is asked is an index of these codes.

    Raises:
        QuestionsError: A file is missing or cannot be used.
    """
    rows = {entry.record.id: entry.record for entry in read_jsonl(folder / QUERIES, _Row)}
    files = sorted(path for path in (folder / QRELS).glob("*") if path.is_file())
    if not files:
        reason = "there are no judgements in it"
        raise QuestionsError([Problem(folder / QRELS, None, reason, "Add test.tsv")])
    return tuple(
        QuerySet(
            folder.name if len(files) == 1 else f"{folder.name} ({path.stem})",
            path,
            _entries(path, rows),
        )
        for path in files
    )


def write_beir(folder: Path, sets: Sequence[QuerySet], documents: Iterable[Document]) -> None:
    """Write sets of queries and the documents that they are asked of.

    Args:
        folder: Made where it does not exist.
        sets: Each becomes a file of judgements.
        documents: Those of one code next to each other; a code becomes one row.

    Raises:
        QuestionsError: Two queries have one id.
    """
    queries = {query.id: query for item in sets for query in item.queries}
    if twice := repeated(query.id for item in sets for query in item.queries):
        reason = f'a second query "{twice[0]}"; a BEIR folder has one list of queries'
        raise QuestionsError([Problem(folder, None, reason, "Write the sets to a folder each")])
    (folder / QRELS).mkdir(parents=True, exist_ok=True)
    _write(folder / CORPUS, map(_dumped, _corpus(documents)))
    _write(
        folder / QUERIES,
        (
            _dumped({"_id": query.id, "text": query.query, "metadata": {"kind": query.kind}})
            for query in queries.values()
        ),
    )
    for item in sets:
        _write(folder / QRELS / f"{file_name(item.name)}.tsv", beir_lines(item.queries))


def file_name(name: str) -> str:
    """The name of a set or a system as a file name."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-")


def _entries(path: Path, rows: dict[str, _Row]) -> tuple[Entry[Query], ...]:
    judged: dict[str, list[Judgement]] = {}
    for judgement in read_judgements(path):
        judged.setdefault(judgement.query, []).append(judgement)
    entries: list[Entry[Query]] = []
    problems: list[Problem] = []
    for name, judgements in judged.items():
        line = judgements[0].line
        if name not in rows:
            reason = f'the query "{name}" is not in {QUERIES}'
            problems.append(Problem(path, line, reason, "Add it, or leave its judgements out"))
            continue
        try:
            entries.append(Entry(line, _query(rows[name], judgements)))
        except ValidationError as error:
            remedy = f"Correct it here or in {QUERIES}"
            problems += [Problem(path, line, f"{name}: {r}", remedy) for r in reasons(error)]
    if problems:
        raise QuestionsError(problems)
    return tuple(entries)


def _query(row: _Row, judgements: Iterable[Judgement]) -> Query:
    return Query(
        id=row.id,
        query=row.text,
        codes={judgement.code: judgement.grade for judgement in judgements},
        kind=str(row.metadata.get("kind", "")),
    )


def _corpus(documents: Iterable[Document]) -> Iterator[dict[str, str]]:
    for code, group in groupby(documents, key=lambda document: document.code):
        own = list(group)
        text = "\n".join(document.text for document in own)
        yield {"_id": code, "title": own[0].title, "text": text}


def _dumped(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
