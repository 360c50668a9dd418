"""Which questions are asked on which documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from bot.opening import load_corpus
from corpus.document import Document
from corpus.errors import Problem
from evals.corpora import Corpora, documents_of
from evals.dialogue import CorpusName
from evals.errors import QuestionsError
from evals.faq import FaqPair, pairs_of
from evals.question_file import QuestionFile, read_questions
from evals.run import Case
from evals.validate import invalid


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions that are asked on one index and reported together.

    Attributes:
        name: Unique in a run; a baseline knows the set by it.
        corpus: The documents.
        cases: Dialogues or pairs.
        leaves_out_faq: Whether the documents' FAQ sections are left out of the index.
        held_out: Whether it is the test split, whose failures nobody looks at while tuning.
    """

    name: str
    corpus: CorpusName
    cases: tuple[Case, ...]
    leaves_out_faq: bool = False
    held_out: bool = False

    @property
    def is_faq(self) -> bool:
        """Whether it holds FAQ pairs."""
        return any(isinstance(case, FaqPair) for case in self.cases)


def plan_files(paths: Sequence[Path], corpora: Corpora) -> list[QuestionSet]:
    """The sets of files: dialogues, and FAQ pairs with FAQ sections in the index and left out.

    Raises:
        QuestionsError: A file cannot be used, or expects what the documents cannot give.
    """
    questions = [read_questions(path) for path in paths]
    problems = [problem for file in questions for problem in _problems(file, corpora)]
    if problems:
        raise QuestionsError(problems)
    return [item for file in questions for item in _in_both_modes(_sets_of(file))]


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
    sets = [item for path in paths or shipped_files() for item in _sets_of(read_questions(path))]
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


def _sets_of(file: QuestionFile) -> Iterator[QuestionSet]:
    stem = file.path.stem
    if file.pairs:
        yield QuestionSet(f"{stem} FAQ", CorpusName.STARTER, file.pairs, held_out=file.is_held_out)
    for corpus, entries in file.dialogues.items():
        name = stem if len(file.dialogues) == 1 else f"{stem} ({corpus})"
        cases = tuple(entry.record for entry in entries)
        yield QuestionSet(name, corpus, cases, held_out=file.is_held_out)


def _faq_set(corpus: CorpusName, documents: Iterable[Document]) -> QuestionSet:
    pairs = tuple(pair for document in documents for pair in pairs_of(document))
    return QuestionSet(f"{corpus} FAQ", corpus, pairs)


def _in_both_modes(sets: Iterable[QuestionSet]) -> Iterator[QuestionSet]:
    for item in sets:
        yield item
        if item.is_faq:
            yield replace(item, name=f"{item.name}, left out", leaves_out_faq=True)
