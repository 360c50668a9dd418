"""Lexical search: BM25 by tantivy.

Chosen by measurement on the long descriptors of CMS's 2019 release (6,440 procedure codes), asked
by two thirds of a descriptor's words in lower case, and on 38,405 passages made from them (2 cores;
medians; R@5 by code):

| library          | build        | import + open | query         | size        | R@5          |
| ---------------- | ------------ | ------------- | ------------- | ----------- | ------------ |
| tantivy 0.27     | 0.06, 0.26 s | 2 ms          | 0.05, 0.11 ms | 0.2, 1.1 MB | 0.973, 0.971 |
| SQLite FTS5 3.40 | 0.03, 0.19 s | 1 ms          | 1.1, 6.3 ms   | 0.4, 4.3 MB | 0.973, 0.969 |
| bm25s 0.3        | 0.38, 0.95 s | 230, 250 ms   | 0.31, 1.4 ms  | 1.1, 5.5 MB | 0.973, 0.974 |

(first figure 6,440 passages, second 38,405). Quality is the same; tantivy is the fastest to ask by
an order of magnitude and the smallest, gives the document frequency of a word (and could weigh
fields), and lets us define the analysis of words.

Scores are BM25 (k1 1.2, b 0.75), higher is better, without an upper bound that holds for all
questions; `LexicalIndex.ideal` gives the one that holds for a question.
"""

import math
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import tantivy

from index.errors import SnapshotError
from index.words import ANALYSER, stemmer

_TEXT, _CODE, _SCOPE = "text", "code", "scope"
_PASSAGE_NUMBER, _CODE_NUMBER = "passage_number", "code_number"
_IDENTITY, _DETAIL = "identity", "detail"


class LexicalHit(NamedTuple):
    """A passage, by number, with the number of its code and its BM25 score (higher is better)."""

    passage: int
    code: int
    score: float


class LexicalWriter:
    """Writes a lexical index into an empty folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        index = tantivy.Index(_schema(), path=str(folder))
        index.register_tokenizer(ANALYSER, stemmer())
        # One thread, hence one segment: a whole release takes well under a second.
        self._writer = index.writer(heap_size=50_000_000, num_threads=1)

    def add(self, *, passage: int, code_number: int, code: str, text: str, identity: bool) -> None:
        """Add a passage; ``identity`` says that it tells what the code is."""
        self._writer.add_document(
            tantivy.Document(
                **{
                    _PASSAGE_NUMBER: passage,
                    _CODE_NUMBER: code_number,
                    _CODE: code,
                    _TEXT: text,
                    _SCOPE: _IDENTITY if identity else _DETAIL,
                }
            )
        )

    def commit(self) -> None:
        """Make what was added part of the index."""
        self._writer.commit()

    def close(self) -> None:
        """End the writer's threads, which would otherwise go on writing into the folder."""
        self._writer.wait_merging_threads()


class LexicalIndex:
    """A lexical index, read-only; safe to search from several threads."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema = schema
        self._searcher = searcher

    @classmethod
    def open(cls, folder: Path, *, size: int) -> "LexicalIndex":
        """Open the index in a folder.

        Args:
            folder: Where `LexicalWriter` wrote it.
            size: How many passages the manifest promises.

        Raises:
            SnapshotError: It cannot be read or holds another number of passages.
        """
        try:
            lexical = cls(*_open(folder))
        except ValueError as error:
            raise SnapshotError(
                f"{folder}: not a lexical index that can be read ({error}). "
                "Build the index again with `codecite build`."
            ) from error
        if lexical.size != size:
            raise SnapshotError(
                f"{folder}: holds {lexical.size} passages, the manifest says {size}. "
                "Build the index again with `codecite build`."
            )
        return lexical

    @property
    def size(self) -> int:
        """How many passages there are."""
        return int(self._searcher.num_docs)

    def idf(self, stem: str) -> float:
        """Inverse document frequency as BM25 has it; highest for a stem that no passage has."""
        having = self._searcher.doc_freq(_TEXT, stem)
        return math.log(1 + (self.size - having + 0.5) / (having + 0.5))

    def ideal(self, stems: Mapping[str, float]) -> float:
        """Score of a passage of average length that has each of the weighted stems once."""
        return sum(weight * self.idf(stem) for stem, weight in stems.items())

    def search(
        self,
        stems: Mapping[str, float],
        limit: int,
        *,
        codes: Sequence[str] | None = None,
        identity_only: bool = False,
    ) -> list[LexicalHit]:
        """The passages that match the stems best, best first.

        Args:
            stems: Stems of the words sought, with weights; a passage need not have all.
            limit: How many passages at most.
            codes: Only passages of these codes; None for all.
            identity_only: Only passages that tell what a code is.
        """
        query = self._any_of(stems)
        return self._hits(self._within(query, codes, identity_only=identity_only), limit)

    def codes_with(self, stem: str, codes: Sequence[str]) -> frozenset[int]:
        """Numbers of those of the codes whose identity passages have a stem."""
        query = self._within(self._any_of({stem: 1.0}), codes, identity_only=True)
        return frozenset(hit.code for hit in self._hits(query, self.size))

    def _any_of(self, stems: Mapping[str, float]) -> tantivy.Query:
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(stem), weight))
                for stem, weight in stems.items()
            ]
        )

    def _term(self, stem: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, _TEXT, stem, "freq")

    def _within(
        self, query: tantivy.Query, codes: Sequence[str] | None, *, identity_only: bool
    ) -> tantivy.Query:
        filters = []
        if codes is not None:
            filters.append(tantivy.Query.term_set_query(self._schema, _CODE, list(codes)))
        if identity_only:
            filters.append(tantivy.Query.term_query(self._schema, _SCOPE, _IDENTITY, "basic"))
        # A filter must hold and adds nothing to the score.
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, query)]
            + [(tantivy.Occur.Must, tantivy.Query.const_score_query(f, 0.0)) for f in filters]
        )

    def _hits(self, query: tantivy.Query, limit: int) -> list[LexicalHit]:
        if limit < 1:
            return []
        found = self._searcher.search(query, limit, count=False).hits
        addresses = [address for _, address in found]
        passages = self._searcher.fast_field_values(_PASSAGE_NUMBER, addresses)
        codes = self._searcher.fast_field_values(_CODE_NUMBER, addresses)
        return [
            LexicalHit(int(passage or 0), int(code or 0), float(score))
            for (score, _), passage, code in zip(found, passages, codes, strict=True)
        ]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for number in (_PASSAGE_NUMBER, _CODE_NUMBER):
        builder.add_integer_field(number, indexed=False, fast=True)
    builder.add_text_field(_TEXT, tokenizer_name=ANALYSER, index_option="freq")
    for label in (_CODE, _SCOPE):
        builder.add_text_field(label, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _open(folder: Path) -> tuple[tantivy.Schema, tantivy.Searcher]:
    try:
        index = tantivy.Index.open(str(folder))
    except ValueError as error:
        if "Lockfile" not in str(error):
            raise
        # tantivy puts a lock file beside its index even to read it. Where the folder cannot be
        # written to (a read-only container, another user's files), a private copy is opened.
        return _open_copy(folder)
    return index.schema, index.searcher()


def _open_copy(folder: Path) -> tuple[tantivy.Schema, tantivy.Searcher]:
    copy = Path(tempfile.mkdtemp(prefix="codecite-"))
    try:
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        index = tantivy.Index.open(str(copy))
        return index.schema, index.searcher()
    finally:
        # Its files may go once they are mapped.
        _remove(copy)


def _remove(folder: Path) -> None:
    # A thread of tantivy's that watches the folder looks once as it starts, and may put a lock file
    # there while the others are being removed.
    for _ in range(100):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.01)
