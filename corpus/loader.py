"""From paths to documents: every file that can be read, and a problem for every other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from bs4.exceptions import ParserRejectedMarkup

from corpus.account import ReleaseAccount
from corpus.document import Document
from corpus.errors import CorpusError, Problem
from corpus.files import read_bytes, walk
from corpus.readers.detect import read_documents, text_of
from corpus.readers.front_matter import read_source_keys
from corpus.readers.text_file import TextFile
from corpus.source import NO_HINTS, SourceHints

SOURCE_FILE = "source.yaml"
"""What all documents of a folder share."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was loaded.

    Attributes:
        documents: In path order, each id once.
        problems: In the order in which they were met.
        accounts: How many records each official release has, and what became of them.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    accounts: tuple[ReleaseAccount, ...] = ()


def load(paths: Iterable[Path], *, strict: bool = False) -> Corpus:
    """Load files and folders as a whole.

    Args:
        paths: Files, and folders that are searched through.
        strict: Make the first problem fatal.

    Raises:
        CorpusError: With `strict`, the first problem.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    accounts: list[ReleaseAccount] = []
    for item in read(paths):
        if isinstance(item, Document):
            documents.append(item)
        elif isinstance(item, ReleaseAccount):
            accounts.append(item)
        elif strict:
            raise CorpusError(item)
        else:
            problems.append(item)
    return Corpus(tuple(documents), tuple(problems), tuple(accounts))


def read(paths: Iterable[Path]) -> Iterator[Document | Problem | ReleaseAccount]:
    """Read documents one by one, in a fixed order; one broken file never stops the others.

    The accounts of a release come after its documents.

    Of two documents with one id the first is kept and the second is a problem.
    """
    first_with: dict[str, Path] = {}
    folders: dict[Path, SourceHints] = {}
    for path in walk(paths):
        if isinstance(path, Problem):
            yield path
            continue
        if path.parent not in folders:
            try:
                folders[path.parent] = _folder_source(path.parent)
            except CorpusError as error:
                folders[path.parent] = NO_HINTS
                yield error.problem
        for item in _read_file(path, folders[path.parent]):
            if isinstance(item, Document) and item.id in first_with:
                yield _duplicate(path, item.id, first_with[item.id])
                continue
            if isinstance(item, Document):
                first_with[item.id] = path
            yield item


def starter_paths() -> tuple[Path, ...]:
    """Where the packaged starter corpus is."""
    return (Path(str(resources.files("corpus.starter"))),)


def _folder_source(folder: Path) -> SourceHints:
    path = folder / SOURCE_FILE
    if not path.is_file():
        return NO_HINTS
    return read_source_keys(TextFile(path, text_of(path, read_bytes(path))))


def _read_file(path: Path, folder: SourceHints) -> Iterator[Document | Problem | ReleaseAccount]:
    remedy = "Save the page again, or give it as text"
    try:
        yield from read_documents(path, read_bytes(path), folder)
    except CorpusError as error:
        yield error.problem
    except RecursionError:
        yield Problem(path, None, "the mark-up is nested too deeply", remedy)
    except ParserRejectedMarkup:
        yield Problem(path, None, "the HTML is broken beyond repair", remedy)


def _duplicate(path: Path, document_id: str, first: Path) -> Problem:
    return Problem(
        path,
        None,
        f'a second document "{document_id}"; the first is {first}',
        "Delete one, or give them different source names",
    )
