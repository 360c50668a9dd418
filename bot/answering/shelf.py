"""Evidence kept at hand: cutting a document into sentences takes longer than answering from it."""

import threading
from collections import OrderedDict

from bot.answering.evidence import Evidence
from bot.answering.releases import history
from corpus.document import Document
from index.code_index import CodeIndex
from index.cross_encoder import CrossEncoder


class EvidenceShelf:
    """The evidence on the codes asked about of late; safe to share between threads.

    Args:
        reader: Reads questions beside sentences; without one, only words are compared.
        limit: On how many codes; beyond it the one not asked about longest goes.
    """

    def __init__(self, reader: CrossEncoder | None = None, limit: int = 2000) -> None:
        self._reader = reader
        self._limit = limit
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, ...], Evidence] = OrderedDict()

    def warm(self) -> None:
        """Load what reads sentences."""
        if self._reader is not None:
            self._reader.read("code", ["code"])

    def of(self, index: CodeIndex, code: str, documents: tuple[Document, ...]) -> Evidence:
        """The evidence that some documents of a code in an index are."""
        key = (index.name, *(document.id for document in documents))
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        evidence = Evidence(code, documents, history(index, code), index.closeness, self._reader)
        with self._lock:
            self._kept[key] = evidence
            if len(self._kept) > self._limit:
                self._kept.popitem(last=False)
        return evidence
