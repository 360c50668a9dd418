"""Our index with a part left out; each opens the same snapshot."""

from dataclasses import replace

from corpus.document import Document
from index.code_index import CodeIndex
from index.hits import CodeHit


class DenseOnly(CodeIndex):
    """Finds codes by vectors alone."""

    def search(
        self, text: str, limit: int = 10, lexical_weight: float | None = 0.0
    ) -> tuple[CodeHit, ...]:
        """The codes whose passages are nearest."""
        return super().search(text, limit, lexical_weight)


class LexicalOnly(CodeIndex):
    """Finds codes by words alone: BM25."""

    def search(
        self, text: str, limit: int = 10, lexical_weight: float | None = 1.0
    ) -> tuple[CodeHit, ...]:
        """The codes whose passages have the words."""
        return super().search(text, limit, lexical_weight)


class WithoutFacts(CodeIndex):
    """Gives documents without the facts that were read from them, as text alone."""

    def document(self, document_id: str) -> Document | None:
        """A document by its id, or None."""
        found = super().document(document_id)
        return found and replace(found, facts=())

    def documents_of(self, code: str) -> tuple[Document, ...]:
        """The documents of a code: the most authoritative first, then the newest release."""
        return tuple(replace(found, facts=()) for found in super().documents_of(code))
