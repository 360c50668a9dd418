"""Which questions are asked on which documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from bot.opening import load_corpus
from corpus.document import Document
from corpus.errors import Problem
from evals.corpora import Corpora, documents_of
from evals.dialogue import CorpusName, Dialogue
from evals.errors import QuestionsError
from evals.faq import FaqPair, pairs_of
from evals.question_file import QuestionFile, is_held_out, read_questions
from evals.retrieval.query import QuerySet, repeated, unknown_codes
from evals.validate import invalid


class SetKind(StrEnum):
    """What a set is made of."""

    DIALOGUES = "dialogues"
    PAIRS = "pairs"
    QUERIES = "queries"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions that are asked on one index and reported together.

    Attributes:
        name: Unique in a run; a baseline knows the set by it.
        corpus: The documents.
        kind: What it is made of.
        conversations: Dialogues or pairs.
        queries: Queries; None in sets of the other kinds.
        leaves_out_faq: Whether the documents' FAQ sections are left out of the index.
        held_out: Whether it is the test split, whose failures nobody looks at while tuning.
    """

    name: str
    corpus: CorpusName
    kind: SetKind
    conversations: tuple[Dialogue | FaqPair, ...] = ()
    queries: QuerySet | None = None
    leaves_out_faq: bool = False
    held_out: bool = False

    @property
    def cases(self) -> int:
        """How many there are."""
        return len(self.queries.entries if self.queries else self.conversations)


def plan_files(paths: Sequence[Path], corpora: Corpora) -> list[QuestionSet]:
    """The sets of files; pairs are asked with FAQ sections in the index and left out of it.

    Raises:
        QuestionsError: A file cannot be used, or expects what the documents cannot give.
    """
    questions = [read_questions(path) for path in paths]
    problems = [problem for file in questions for problem in _problems(file, corpora)]
    if problems:
        raise QuestionsError(problems)
    return _distinct(item for file in questions for item in _in_both_modes(_sets_of(file)))


def plan_documents(corpora: Corpora, names: Iterable[CorpusName]) -> list[QuestionSet]:
    """The FAQ pairs of the documents themselves, with FAQ sections in the index and left out."""
    sets = (_faq_set(name, documents_of(corpora.whole(name))) for name in names)
    return list(_in_both_modes(sets))


def plan_shipped(corpora: Corpora) -> list[QuestionSet]:
    """Everything that comes with codecite.

    Raises:
        QuestionsError: A file expects what the documents cannot give.
    """
    return [*plan_files(shipped_files(), corpora), *plan_documents(corpora, CorpusName)]


def plan_remote(paths: Sequence[Path]) -> list[QuestionSet]:
    """The sets of a run against a service; without files it is taken to serve the starter corpus.

    Raises:
        QuestionsError: A file cannot be used.
    """
    files = map(read_questions, paths or shipped_files())
    sets = _distinct(item for file in files for item in _sets_of(file))
    if paths:
        return sets
    starter = [item for item in sets if item.corpus is CorpusName.STARTER]
    documents = load_corpus((), strict=True).documents
    return [*starter, _faq_set(CorpusName.STARTER, documents)]


def shipped_files() -> tuple[Path, ...]:
    """The dialogues that come with codecite."""
    return tuple(sorted((Path(str(files("evals"))) / "sets").glob("*.jsonl")))


def _problems(file: QuestionFile, corpora: Corpora) -> Iterator[Problem]:
    for corpus, entries in file.dialogues.items():
        yield from invalid(file.path, entries, corpora.whole(corpus))
    for asked in file.queries:
        yield from unknown_codes(asked, corpora.whole(CorpusName.STARTER).codes)


def _sets_of(file: QuestionFile) -> Iterator[QuestionSet]:
    stem = file.path.stem
    if file.pairs:
        name, corpus = f"{stem} FAQ", CorpusName.STARTER
        yield QuestionSet(name, corpus, SetKind.PAIRS, file.pairs, held_out=file.is_held_out)
    yield from (_query_set(asked, file) for asked in file.queries)
    for corpus, entries in file.dialogues.items():
        name = stem if len(file.dialogues) == 1 else f"{stem} ({corpus})"
        cases = tuple(entry.record for entry in entries)
        yield QuestionSet(name, corpus, SetKind.DIALOGUES, cases, held_out=file.is_held_out)


def _query_set(asked: QuerySet, file: QuestionFile) -> QuestionSet:
    held_out = file.is_held_out or is_held_out(asked.path)
    return QuestionSet(
        asked.name, CorpusName.STARTER, SetKind.QUERIES, queries=asked, held_out=held_out
    )


def _faq_set(corpus: CorpusName, documents: Iterable[Document]) -> QuestionSet:
    pairs = tuple(pair for document in documents for pair in pairs_of(document))
    return QuestionSet(f"{corpus} FAQ", corpus, SetKind.PAIRS, pairs)


def _in_both_modes(sets: Iterable[QuestionSet]) -> Iterator[QuestionSet]:
    for item in sets:
        yield item
        if item.kind is SetKind.PAIRS:
            yield replace(item, name=f"{item.name}, left out", leaves_out_faq=True)


def _distinct(sets: Iterable[QuestionSet]) -> list[QuestionSet]:
    found = list(sets)
    if twice := repeated(item.name for item in found):
        reason = f'a second set "{twice[0]}"'
        raise QuestionsError([Problem(Path(twice[0]), None, reason, "Give its file another name")])
    return found
