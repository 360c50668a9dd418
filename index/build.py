"""Builds a snapshot from documents and publishes it."""

import hashlib
import logging
import time
from collections.abc import Iterable, Sized
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from corpus.document import Document
from index import manifest as manifests
from index.embedding import embed
from index.encoder import Encoder, Vectors
from index.errors import BuildError, SnapshotError
from index.faiss_vectors import FaissVectors
from index.lexical import LexicalWriter
from index.manifest import Manifest
from index.names import names_for
from index.passages import embedded_texts, identifies, passages_of
from index.snapshot import (
    DOCUMENTS,
    LEXICAL,
    VECTORS,
    building,
    current_name,
    publish,
    snapshot_folder,
    staged,
)
from index.store import DocumentStore
from index.store_writer import StoreWriter, vector_key

_log = logging.getLogger(__name__)

_CUTTING = ("passages.py", "words.py", "lexical.py", "store_writer.py", "vocabulary/names.tsv")
"""What else than the documents decides on the passages and what they are found by."""


class Progress(Protocol):
    """Told how far a stage is: "documents" (total unknown of a stream) or "vectors"."""

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Take note of ``done`` out of ``total``."""
        ...


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        snapshot: Name of the snapshot now in force.
        documents: Documents in it.
        passages: Passages in it.
        embedded: Texts that were encoded for it.
        reused: Texts whose vectors the snapshot before had.
        seconds: How long it took.
        published: False where the snapshot before was the same and stays in force.
    """

    snapshot: str
    documents: int
    passages: int
    embedded: int
    reused: int
    seconds: float
    published: bool


class _Previous(NamedTuple):
    """The snapshot in force before, as far as the new one can build on it."""

    name: str
    manifest: Manifest
    keys: dict[bytes, int]
    folder: Path


class _Contents(NamedTuple):
    """What was written of the documents, and the distinct texts to encode, in row order."""

    documents: int
    codes: int
    passages: int
    corpus: str
    texts: list[str]


def build(
    documents: Iterable[Document],
    out: Path,
    encoder: Encoder,
    *,
    progress: Progress | None = None,
) -> BuildReport:
    """Build a snapshot of documents and put it in force.

    Texts that the snapshot in force has encoded with the same encoder are not encoded again; where
    it was made from the same documents by the same program, it stays in force.

    Args:
        documents: Read once, one at a time.
        out: The index folder; made where it does not exist.
        encoder: Encodes the passages.
        progress: Told how far the build is.

    Raises:
        BuildError: There are no documents, or two with one id; what was in force stays so.
        BuildRunningError: Another process is building here.
    """
    begun = time.monotonic()
    report = progress or (lambda *_: None)
    with building(out):
        previous = _previous(out, encoder)
        built = datetime.now(UTC)
        name = built.strftime("%Y%m%dT%H%M%S.%fZ")
        with staged(out, name) as folder:
            contents = _write(documents, folder, report)
            if previous is not None and _is_same(previous.manifest, contents):
                return _report(previous.name, contents, 0, begun, published=False)
            vectors, embedded = _vectors(contents.texts, encoder, previous, report)
            FaissVectors.of(vectors).save(folder / VECTORS)
            manifests.write(_manifest(contents, encoder, built, folder), folder)
            publish(folder, out, name)
    return _report(name, contents, embedded, begun, published=True)


def _write(documents: Iterable[Document], folder: Path, report: Progress) -> _Contents:
    rows: dict[str, int] = {}
    with (
        closing(StoreWriter(folder / DOCUMENTS)) as store,
        closing(LexicalWriter(folder / LEXICAL)) as lexical,
    ):
        total = len(documents) if isinstance(documents, Sized) else None
        for document in documents:
            _add(document, store, lexical, rows)
            report("documents", store.documents, total)
        if not store.documents:
            raise BuildError(
                "there are no documents to index. Name files or folders that have some."
            )
        lexical.commit()
        store.finish(map(vector_key, rows))
        corpus = store.corpus_hash()
    return _Contents(store.documents, store.codes, store.passages, corpus, list(rows))


def _add(
    document: Document, store: StoreWriter, lexical: LexicalWriter, rows: dict[str, int]
) -> None:
    """Add a document; ``rows`` gives each distinct text its row and grows with the new ones."""
    code_number = store.add_document(document)
    for passage in passages_of(document):
        text = document.text[passage.start : passage.end]
        identity = identifies(document, passage)
        names = names_for(document, passage)
        found_by = " ".join((text, *names))
        texts = (*embedded_texts(document, passage), *names) if identity else ()
        vectors = [rows.setdefault(embedded, len(rows)) for embedded in texts]
        number = store.add_passage(passage, text, vectors)
        if identity:
            store.add_words(found_by)
        lexical.add(
            passage=number,
            code_number=code_number,
            code=document.code,
            text=found_by,
            identity=identity,
        )


def _previous(out: Path, encoder: Encoder) -> _Previous | None:
    try:
        name = current_name(out)
        folder = snapshot_folder(out, name)
        manifest = manifests.read(folder)
        manifests.check_encoder(manifest, encoder, folder)
        manifests.verify(manifest, folder, full=True)
        store = DocumentStore(folder / DOCUMENTS)
    except SnapshotError as error:
        _log.info("building without the snapshot before: %s", error)
        return None
    try:
        return _Previous(name, manifest, store.vector_keys(), folder)
    finally:
        store.close()


def _is_same(previous: Manifest, contents: _Contents) -> bool:
    return (previous.corpus, previous.builder) == (contents.corpus, _builder())


def _vectors(
    texts: list[str], encoder: Encoder, previous: _Previous | None, report: Progress
) -> tuple[Vectors, int]:
    """The texts' vectors, and how many of them had to be encoded."""
    known = previous.keys if previous is not None else {}
    old_rows = [known.get(vector_key(text)) for text in texts]
    new = [i for i, row in enumerate(old_rows) if row is None]
    vectors = np.empty((len(texts), encoder.dimension), dtype=np.float32)
    if previous is not None and len(new) < len(texts):
        stored = FaissVectors.open(
            previous.folder / VECTORS,
            size=previous.manifest.vectors,
            dimension=encoder.dimension,
        )
        reused = [(i, row) for i, row in enumerate(old_rows) if row is not None]
        vectors[[i for i, _ in reused]] = stored.rows([row for _, row in reused])
    if new:
        vectors[new] = embed([texts[i] for i in new], encoder, partial(report, "vectors"))
    return vectors, len(new)


def _manifest(contents: _Contents, encoder: Encoder, built: datetime, folder: Path) -> Manifest:
    return Manifest(
        schema=manifests.SCHEMA_VERSION,
        builder=_builder(),
        built=built.isoformat(timespec="seconds"),
        encoder=encoder.name,
        fingerprint=encoder.fingerprint,
        dimension=encoder.dimension,
        metric=manifests.METRIC,
        corpus=contents.corpus,
        documents=contents.documents,
        codes=contents.codes,
        passages=contents.passages,
        vectors=len(contents.texts),
        files=manifests.marks(folder),
    )


def _builder() -> str:
    """Program and version; an edited passage cutter gives other passages for the same documents."""
    try:
        release = version("codecite")
    except PackageNotFoundError:
        release = "unknown"
    cutting = hashlib.sha256()
    for part in _CUTTING:
        cutting.update((Path(__file__).parent / part).read_bytes())
    return f"codecite {release} ({cutting.hexdigest()[:12]})"


def _report(
    name: str, contents: _Contents, embedded: int, begun: float, *, published: bool
) -> BuildReport:
    return BuildReport(
        snapshot=name,
        documents=contents.documents,
        passages=contents.passages,
        embedded=embedded,
        reused=len(contents.texts) - embedded,
        seconds=time.monotonic() - begun,
        published=published,
    )
