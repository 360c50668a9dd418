"""Documents, passages and codes of a snapshot: one SQLite file, read-only."""

import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from corpus.document import Document, SectionKind
from index.code_table import CodeTable
from index.errors import SnapshotError
from index.passages import Passage
from index.sources import IndexedSource
from index.store_writer import document_adapter, source_adapter

CACHED_DOCUMENTS = 2_000
"""Decoded documents kept in memory; at about 10 kB each, 20 MB."""

_PASSAGE = """
SELECT passages.number, documents.id, documents.code, kind, start, end
FROM passages JOIN documents ON documents.number = passages.document
"""
_ENCODED = """
SELECT passages.number, documents.code, vector
FROM documents JOIN passages ON passages.document = documents.number
JOIN passage_vectors ON passage_vectors.passage = passages.number
"""
_BEST_FIRST = "ORDER BY authority, newness DESC, documents.id"


class EncodedPassage(NamedTuple):
    """A passage, by number, with the row of one of its vectors."""

    number: int
    code: str
    vector: int


class DocumentStore:
    """Reads a store; one connection behind a lock, so it may be shared between threads."""

    def __init__(self, path: Path) -> None:
        """Open the file, without reading more than its header.

        Raises:
            SnapshotError: It is absent or no store.
        """
        self._path = path
        self._lock = threading.Lock()
        try:
            # A published snapshot never changes, so SQLite need not lock or look for a journal.
            self._connection = sqlite3.connect(
                f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1",
                uri=True,
                check_same_thread=False,
            )
        except sqlite3.Error as error:
            raise self._unreadable(error) from error
        # The last user of a superseded snapshot lets go of it without knowing that he is the last.
        self._finalizer = weakref.finalize(self, self._connection.close)
        # Not a decorator: it would keep the store alive for as long as the class.
        self._cached = lru_cache(CACHED_DOCUMENTS)(_document_reader(self._connection, self._lock))
        self._rows("SELECT 1 FROM documents LIMIT 1")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._finalizer()

    def document(self, document_id: str) -> Document | None:
        """A document by its id, or None."""
        try:
            return self._cached(document_id)
        except (sqlite3.Error, ValueError) as error:
            raise self._unreadable(error) from error

    def documents_of(self, code: str) -> tuple[Document, ...]:
        """The documents of a code: the most authoritative first, then the newest release."""
        rows = self._rows(f"SELECT id FROM documents WHERE code = ? {_BEST_FIRST}", (code,))  # noqa: S608 - constant
        return tuple(found for (id_,) in rows if (found := self.document(id_)) is not None)

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of a document, in text order."""
        rows = self._rows(f"{_PASSAGE} WHERE documents.id = ? ORDER BY start", (document_id,))
        return tuple(map(_passage, rows))

    def mentions_of(self, code: str) -> tuple[Passage, ...]:
        """Passages of other codes' documents that name this code, from the best source first."""
        rows = self._rows(
            f"{_PASSAGE} JOIN mentions ON mentions.passage = passages.number "
            f"WHERE mentions.code = ? {_BEST_FIRST}, start",
            (code,),
        )
        return tuple(map(_passage, rows))

    def passages(self, numbers: Sequence[int]) -> dict[int, Passage]:
        """Passages by number; a number that does not exist is left out."""
        rows = self._rows_in(f"{_PASSAGE} WHERE passages.number IN", numbers)
        return {row[0]: _passage(row) for row in rows}

    def passages_of_vectors(self, vectors: Sequence[int]) -> list[EncodedPassage]:
        """The passages that some vectors stand for."""
        rows = self._rows_in(f"{_ENCODED} WHERE vector IN", vectors)
        return [EncodedPassage(*row) for row in rows]

    def encoded_passages_of(self, codes: Sequence[str]) -> list[EncodedPassage]:
        """The passages of some codes that have vectors, once for each vector."""
        rows = self._rows_in(f"{_ENCODED} WHERE documents.code IN", codes)
        return [EncodedPassage(*row) for row in rows]

    def code_numbers(self) -> tuple[str, ...]:
        """Codes by the number under which the lexical index knows them."""
        return tuple(code for (code,) in self._rows("SELECT code FROM codes ORDER BY number"))

    def code_table(self) -> CodeTable:
        """All codes, each with the title that its best document gives it."""
        return CodeTable(dict(self._rows("SELECT code, title FROM codes")))

    def sources(self) -> tuple[IndexedSource, ...]:
        """The releases that there are: by authority, then the newest first."""
        rows = self._rows(
            "SELECT body, documents FROM sources ORDER BY authority, newness DESC, body"
        )
        adapter = source_adapter()
        return tuple(IndexedSource(adapter.validate_json(body), n) for body, n in rows)

    def vocabulary(self) -> dict[str, int]:
        """The words by which codes are found, in lower case, and how many passages have each."""
        return dict(self._rows("SELECT word, passages FROM words"))

    def vector_keys(self) -> dict[bytes, int]:
        """Rows of vectors by the key of the text that they encode."""
        return dict(self._rows("SELECT key, number FROM vectors"))

    def _rows_in(self, query: str, values: Iterable[int | str]) -> list[Any]:
        wanted = tuple(values)
        return self._rows(f"{query} ({','.join('?' * len(wanted))})", wanted)

    def _rows(self, query: str, values: tuple[int | str, ...] = ()) -> list[Any]:
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: Exception) -> SnapshotError:
        return SnapshotError(
            f"{self._path}: not a document store that can be read ({error}). "
            "Build the index again with `codecite build`."
        )


def _document_reader(
    connection: sqlite3.Connection, lock: threading.Lock
) -> Callable[[str], Document | None]:
    def read(document_id: str) -> Document | None:
        with lock:
            row = connection.execute(
                "SELECT body FROM documents WHERE id = ?", (document_id,)
            ).fetchone()
        return None if row is None else document_adapter().validate_json(row[0])

    return read


def _passage(row: tuple[int, str, str, str, int, int]) -> Passage:
    _, document_id, code, kind, start, end = row
    return Passage(document_id, code, SectionKind(kind), start, end)
