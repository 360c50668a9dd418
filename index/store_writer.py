"""Writes documents, passages and codes into the one SQLite file of a snapshot."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from corpus.codes import mentions
from corpus.document import Document, Source
from index.errors import BuildError
from index.passages import Passage
from index.releases import release_order
from index.words import words

SCHEMA = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL,
    authority INTEGER NOT NULL,  -- 0 is the best
    newness INTEGER NOT NULL,    -- higher is newer
    title TEXT NOT NULL,
    body BLOB NOT NULL           -- the record as JSON
);
CREATE TABLE codes (
    number INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    title TEXT                   -- that of its best document
);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL
);
CREATE TABLE passage_vectors (   -- a passage has none, one or several; a vector may be shared
    vector INTEGER NOT NULL,
    passage INTEGER NOT NULL,
    PRIMARY KEY (vector, passage)
) WITHOUT ROWID;
CREATE TABLE mentions (
    code TEXT NOT NULL,          -- named in a passage of another code's document
    passage INTEGER NOT NULL,
    PRIMARY KEY (code, passage)
) WITHOUT ROWID;
CREATE TABLE sources (
    authority INTEGER NOT NULL,
    newness INTEGER NOT NULL,
    documents INTEGER NOT NULL,  -- how many there are of this release
    body BLOB NOT NULL           -- the record as JSON
);
CREATE TABLE vectors (number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE);
CREATE TABLE words (             -- by which codes are found, for repairing misspelt ones
    word TEXT PRIMARY KEY,
    passages INTEGER NOT NULL    -- how many have it
) WITHOUT ROWID;
"""

INDEXES = """
CREATE INDEX documents_of_code ON documents (code, authority, newness DESC, id);
CREATE INDEX passages_of_document ON passages (document);
CREATE INDEX vectors_of_passage ON passage_vectors (passage);
"""

TITLES = """
UPDATE codes SET title = (
    SELECT title FROM documents WHERE documents.code = codes.code
    -- a document without a title of its own has the code for one
    ORDER BY title = documents.code, authority, newness DESC, documents.id LIMIT 1
);
"""


@cache
def document_adapter() -> TypeAdapter[Document]:
    """Reads and writes documents as JSON; made on first use, which takes 50 ms."""
    return TypeAdapter(Document)


@cache
def source_adapter() -> TypeAdapter[Source]:
    """Reads and writes sources as JSON."""
    return TypeAdapter(Source)


def vector_key(text: str) -> bytes:
    """What tells whether a text has been encoded before: 128 bits of its hash."""
    return hashlib.sha256(text.encode()).digest()[:16]


class StoreWriter:
    """Fills a new store, document by document. Numbers count from 0 in the order of arrival."""

    def __init__(self, path: Path) -> None:
        # Nobody else sees the file before it is complete, so it needs no journal.
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;" + SCHEMA
        )
        self._codes: dict[str, int] = {}
        self._hashes: list[bytes] = []
        self._sources: Counter[Source] = Counter()
        self._words: Counter[str] = Counter()
        self.passages = 0

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return len(self._hashes)

    @property
    def codes(self) -> int:
        """How many codes they have."""
        return len(self._codes)

    def add_document(self, document: Document) -> int:
        """Add a document; returns the number of its code.

        Raises:
            BuildError: Its id is taken.
        """
        body = document_adapter().dump_json(document, exclude_defaults=True)
        try:
            self._connection.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    self.documents,
                    document.id,
                    document.code,
                    document.source.authority.rank,
                    release_order(document.source.release),
                    document.title,
                    body,
                ),
            )
        except sqlite3.IntegrityError as error:
            raise BuildError(
                f"two documents have the id {document.id!r}. Give one of them another id."
            ) from error
        self._hashes.append(hashlib.sha256(body).digest())
        self._sources[document.source] += 1
        return self._codes.setdefault(document.code, len(self._codes))

    def add_passage(self, passage: Passage, text: str, vectors: Iterable[int]) -> int:
        """Add a passage of the last document, with the rows of its vectors; returns its number."""
        number = self.passages
        self._connection.execute(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?)",
            (number, self.documents - 1, passage.kind, passage.start, passage.end),
        )
        self._connection.executemany(
            "INSERT INTO passage_vectors VALUES (?, ?)", ((vector, number) for vector in vectors)
        )
        named = {mention.code for mention in mentions(text)} - {passage.code}
        self._connection.executemany(
            "INSERT INTO mentions VALUES (?, ?)", ((code, number) for code in sorted(named))
        )
        self.passages += 1
        return number

    def add_words(self, text: str) -> None:
        """Count the words of a passage that tells what its code is."""
        self._words.update({word.text for word in words(text) if word.text.isalpha()})

    def corpus_hash(self) -> str:
        """Hash of all documents so far, whatever the order in which they came."""
        return hashlib.sha256(b"".join(sorted(self._hashes))).hexdigest()

    def finish(self, vector_keys: Iterable[bytes]) -> None:
        """Add the keys of the vectors, in row order, and complete the file."""
        self._connection.executemany("INSERT INTO vectors VALUES (?, ?)", enumerate(vector_keys))
        self._connection.executemany(
            "INSERT INTO codes VALUES (?, ?, NULL)", ((n, code) for code, n in self._codes.items())
        )
        self._connection.executemany(
            "INSERT INTO sources VALUES (?, ?, ?, ?)",
            (
                (s.authority.rank, release_order(s.release), n, source_adapter().dump_json(s))
                for s, n in self._sources.items()
            ),
        )
        self._connection.executemany("INSERT INTO words VALUES (?, ?)", sorted(self._words.items()))
        # executescript commits what is open before it begins.
        self._connection.executescript(INDEXES + TITLES + "ANALYZE;")
        self.close()

    def close(self) -> None:
        """Close the file, complete or not."""
        self._connection.close()
