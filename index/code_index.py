"""An open snapshot: look up codes, read documents, find codes by words."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from corpus.document import Document
from index import manifest as manifests
from index.closeness import Closeness
from index.code_search import CodeSearch
from index.code_table import CodeTable
from index.encoder import Encoder
from index.faiss_vectors import FaissVectors
from index.hits import CodeHit, PassageHit
from index.lazily import Lazily
from index.lexical import LexicalIndex
from index.manifest import Manifest
from index.passages import Passage
from index.snapshot import DOCUMENTS, LEXICAL, VECTORS, current_name, snapshot_folder
from index.sources import IndexedSource
from index.store import DocumentStore
from index.vectors import VectorStore
from index.words import content_stems


class CodeIndex:
    """Everything that one snapshot can be asked; safe to share between threads.

    Only `search` needs the encoder and FAISS; both are loaded by its first call (or `warm`).
    """

    def __init__(self, name: str, folder: Path, manifest: Manifest, encoder: Encoder) -> None:
        """Use `open`, which checks the snapshot first."""
        self.name = name
        self.manifest = manifest
        self._folder = folder
        self._encoder = encoder
        self._store = DocumentStore(folder / DOCUMENTS)
        self._lexical = LexicalIndex.open(folder / LEXICAL, size=manifest.passages)
        self._code_search = Lazily(self._load_search)
        self.closeness = Closeness(encoder)

    @classmethod
    def open(cls, index: Path, encoder: Encoder) -> "CodeIndex":
        """Open the snapshot in force in an index folder.

        Raises:
            SnapshotError: There is none, or it is damaged, or another encoder made it.
        """
        name = current_name(index)
        folder = snapshot_folder(index, name)
        manifest = manifests.read(folder)
        manifests.check_encoder(manifest, encoder, folder)
        manifests.verify(manifest, folder)
        return cls(name, folder, manifest, encoder)

    def verify(self) -> None:
        """Compare every file with its checksum, whatever its size.

        Raises:
            SnapshotError: A file is missing, truncated or changed.
        """
        manifests.verify(self.manifest, self._folder, full=True)

    def close(self) -> None:
        """Let go of the files; an index that is dropped does so by itself."""
        self._store.close()

    @cached_property
    def codes(self) -> CodeTable:
        """The existing codes."""
        return self._store.code_table()

    @cached_property
    def sources(self) -> tuple[IndexedSource, ...]:
        """The releases that it holds: by authority, then the newest first."""
        return self._store.sources()

    def document(self, document_id: str) -> Document | None:
        """A document by its id, or None."""
        return self._store.document(document_id)

    def documents_of(self, code: str) -> tuple[Document, ...]:
        """The documents of a code: the most authoritative first, then the newest release."""
        return self._store.documents_of(code)

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of a document, in text order."""
        return self._store.passages_of(document_id)

    def mentions_of(self, code: str) -> tuple[Passage, ...]:
        """Passages of other codes' documents that name this code."""
        return self._store.mentions_of(code)

    def search(
        self,
        text: str,
        limit: int = 10,
        also: Sequence[str] = (),
        *,
        lexical_weight: float | None = None,
        as_typed: bool = False,
    ) -> tuple[CodeHit, ...]:
        """The codes that words may mean, best first; see `CodeSearch.search`."""
        return self._code_search().search(
            text, limit, also, lexical_weight=lexical_weight, as_typed=as_typed
        )

    def search_passages(
        self, text: str, codes: str | Sequence[str] | None = None, limit: int = 10
    ) -> tuple[PassageHit, ...]:
        """Passages that share words with a text, best first; needs no encoder.

        Args:
            text: A question or its words.
            codes: Only passages of this code or these codes; None for all.
            limit: How many at most.
        """
        among = [codes] if isinstance(codes, str) else codes
        hits = self._lexical.search(dict.fromkeys(content_stems(text), 1.0), limit, codes=among)
        passages = self._store.passages([hit.passage for hit in hits])
        return tuple(PassageHit(passages[hit.passage], hit.score) for hit in hits)

    def warm(self) -> None:
        """Load what the first `search` would load: the encoder and FAISS, some seconds."""
        self._encoder.encode([""])
        self._code_search()

    def _load_search(self) -> CodeSearch:
        vectors: VectorStore = FaissVectors.open(
            self._folder / VECTORS,
            size=self.manifest.vectors,
            dimension=self.manifest.dimension,
        )
        return CodeSearch(self._encoder, vectors, self._lexical, self._store, self.codes)
