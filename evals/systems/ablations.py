"""Our index with a part left out; each opens the same snapshot."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Document
from index.code_index import CodeIndex
from index.hits import CodeHit


class _Fixed(CodeIndex):
    """Searches in one way, whatever is asked for."""

    weight: float | None = None
    typed = False

    def search(
        self,
        text: str,
        limit: int = 10,
        also: Sequence[str] = (),
        *,
        lexical_weight: float | None = None,
        as_typed: bool = False,
    ) -> tuple[CodeHit, ...]:
        """The codes that words may mean, best first."""
        weight = lexical_weight if self.weight is None else self.weight
        return super().search(
            text, limit, also, lexical_weight=weight, as_typed=as_typed or self.typed
        )


class DenseOnly(_Fixed):
    """Finds codes by vectors alone."""

    weight = 0.0


class LexicalOnly(_Fixed):
    """Finds codes by words alone."""

    weight = 1.0


class AsTyped(_Fixed):
    """Repairs no slips and knows no other words for what was said."""

    typed = True


class PlainDense(DenseOnly):
    """Vectors alone, of the question as it was typed: the usual vector search."""

    typed = True


class PlainBm25(LexicalOnly):
    """BM25 alone, of the question as it was typed: the usual word search."""

    typed = True


class WithoutFacts(CodeIndex):
    """Gives documents without the facts that were read from them, as text alone."""

    def document(self, document_id: str) -> Document | None:
        """A document by its id, or None."""
        found = super().document(document_id)
        return found and replace(found, facts=())

    def documents_of(self, code: str) -> tuple[Document, ...]:
        """The documents of a code: the most authoritative first, then the newest release."""
        return tuple(replace(found, facts=()) for found in super().documents_of(code))
