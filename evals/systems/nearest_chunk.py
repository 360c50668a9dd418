"""The bot that is usually built: the chunk of text nearest to the question is the answer."""

from collections.abc import Iterable
from datetime import date

from bot.question import Intent
from bot.quote import quote_span
from bot.reply import Status
from bot.wire import ChatReply, DocumentOut, QuoteOut, TimingsOut
from corpus.document import Document, SectionKind
from evals.faq import verdict_of
from index.embedding import embed
from index.encoder import Encoder
from index.faiss_vectors import FaissVectors
from index.passages import Passage, passages_of

SESSION = "nearest-chunk"


class NearestChunk:
    """A target that knows neither codes nor facts nor the conversation.

    Every passage is a chunk, encoded with its document's code and title before it; the nearest one
    is the answer and the quote, and its code is the code. There is a verdict only if the chunk, or
    the answer of an FAQ pair, begins with one.
    """

    def __init__(self, documents: Iterable[Document], encoder: Encoder) -> None:
        """Encode all passages of the documents: some minutes for a whole release."""
        self._encoder = encoder
        self._documents = {document.id: document for document in documents}
        self._chunks = [
            passage for document in self._documents.values() for passage in passages_of(document)
        ]
        self._vectors = FaissVectors.of(embed([*map(self._encoded, self._chunks)], encoder))

    def ask(self, message: str, session_id: str | None, day: date | None) -> ChatReply:  # noqa: ARG002 - it knows no dates
        """The nearest chunk, whatever is asked."""
        [hit] = self._vectors.search(self._encoder.encode([message])[0], 1)
        chunk = self._chunks[hit.row]
        document = self._documents[chunk.document_id]
        text = document.text[chunk.start : chunk.end]
        return ChatReply(
            session_id=session_id or SESSION,
            message_id=SESSION,
            status=Status.ANSWERED,
            verdict=verdict_of(_says(document, chunk)),
            answer=" ".join(text.split()),
            codes=(chunk.code,),
            intent=Intent.OTHER,
            quotes=(QuoteOut.of(quote_span(document, chunk.start, chunk.end)),),
            conflicts=(),
            comparison=None,
            suggestions=(),
            timings_ms=TimingsOut(understand=0, retrieve=0, compose=0, total=0),
        )

    def document(self, document_id: str) -> DocumentOut | None:
        """A document, or None where there is none."""
        found = self._documents.get(document_id)
        return None if found is None else DocumentOut.of(found)

    def _encoded(self, chunk: Passage) -> str:
        document = self._documents[chunk.document_id]
        text = document.text[chunk.start : chunk.end]
        return f"{document.code} {document.title}\n{text}"


def _says(document: Document, chunk: Passage) -> str:
    """What a chunk says: of an FAQ pair its answer."""
    section = document.section_at(chunk.start)
    is_pair = chunk.kind is SectionKind.FAQ and section is not None
    start = section.start if section is not None and is_pair else chunk.start
    return document.text[start : chunk.end]
