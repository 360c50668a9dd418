"""A file of questions: dialogues, FAQ pairs or queries."""

import json
from dataclasses import dataclass
from pathlib import Path

from evals.dialogue import CorpusName, Dialogue, read_dialogues
from evals.faq import FaqPair, read_pairs
from evals.jsonl import Entry, read_text
from evals.retrieval.beir import read_beir
from evals.retrieval.query import QuerySet, read_queries

HELD_OUT = "held_out"
"""A file whose name begins so is the test split."""


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """What a file, or a BEIR folder, holds: either dialogues, or pairs, or queries.

    Attributes:
        path: The file.
        dialogues: By the corpus that they are about, in the order of the file.
        pairs: In the order of the file.
        queries: One set, but of a BEIR folder one for each of its files of judgements.
    """

    path: Path
    dialogues: dict[CorpusName, tuple[Entry[Dialogue], ...]]
    pairs: tuple[FaqPair, ...] = ()
    queries: tuple[QuerySet, ...] = ()

    @property
    def is_held_out(self) -> bool:
        """Whether it is the test split, whose failures nobody looks at while tuning."""
        return is_held_out(self.path)


def is_held_out(path: Path) -> bool:
    """Whether a file or folder is named as the test split."""
    return path.name.startswith(HELD_OUT)


def read_questions(path: Path) -> QuestionFile:
    """Read a file of any kind; which one, its content says.

    Raises:
        QuestionsError: The file cannot be used; says every problem.
    """
    if path.is_dir():
        return QuestionFile(path, {}, queries=read_beir(path))
    keys = _keys(path)
    if "question" in keys:
        return QuestionFile(path, {}, tuple(entry.record for entry in read_pairs(path)))
    if "query" in keys:
        return QuestionFile(path, {}, queries=(read_queries(path),))
    entries = read_dialogues(path)
    corpora = dict.fromkeys(entry.record.corpus for entry in entries)
    return QuestionFile(
        path,
        {
            name: tuple(entry for entry in entries if entry.record.corpus is name)
            for name in corpora
        },
    )


def _keys(path: Path) -> frozenset[str]:
    """The keys of the first record: ``question`` of pairs, ``query`` of queries, or ``turns``."""
    if path.suffix.lower() == ".csv":
        return frozenset({"question"})
    first = next((line for line in read_text(path).split("\n") if line.strip()), "")
    try:
        record = json.loads(first)
    except ValueError:
        return frozenset()
    return frozenset(record) if isinstance(record, dict) else frozenset()
