"""What the tools return beside what the HTTP contract has: quotes instead of whole documents."""

from pydantic import BaseModel, ConfigDict, Field

from bot.quote import quote_span
from bot.wire import FactOut, QuoteOut, SourceOut
from corpus.document import Document, SectionKind
from index.code_index import CodeIndex
from index.hits import CodeHit

# What a code is; everything else is a fact, or worth a question.
_TELLING = (SectionKind.DESCRIPTION, SectionKind.PLAIN_LANGUAGE)


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DocumentCard(_Record):
    """A document without its text, which `get_document` returns."""

    document_id: str
    title: str
    source: SourceOut

    @classmethod
    def of(cls, document: Document) -> "DocumentCard":
        """From the record."""
        return cls(
            document_id=document.id, title=document.title, source=SourceOut.of(document.source)
        )


class CodeCard(_Record):
    """A code: what it is, in quotes, and the facts read from its documents."""

    code: str
    title: str
    system: str
    documents: tuple[DocumentCard, ...] = Field(description="The most authoritative first.")
    quotes: tuple[QuoteOut, ...] = Field(description="What the documents say that it is.")
    facts: tuple[FactOut, ...] = Field(description="Each with the words that it was read from.")

    @classmethod
    def of(cls, documents: tuple[Document, ...]) -> "CodeCard":
        """From a code's documents, of which there is at least one."""
        lead = documents[0]
        quotes = (
            quote_span(document, section.start, section.end)
            for document in documents
            for section in document.sections_of(*_TELLING)
        )
        return cls(
            code=lead.code,
            title=lead.title,
            system=lead.system,
            documents=tuple(map(DocumentCard.of, documents)),
            quotes=tuple(map(QuoteOut.of, quotes)),
            facts=tuple(FactOut.of(d, fact) for d in documents for fact in d.facts),
        )


class FoundCode(_Record):
    """A code that words may mean."""

    code: str
    title: str
    score: float = Field(description="Between 0 and 1; higher is better.")
    quote: QuoteOut = Field(description="The passage that speaks most for it.")


class FoundCodes(_Record):
    """Codes that words may mean, best first, one row a code."""

    hits: tuple[FoundCode, ...]

    @classmethod
    def of(cls, index: CodeIndex, hits: tuple[CodeHit, ...]) -> "FoundCodes":
        """From what a search of an index found."""
        found = []
        for hit in hits:
            document = index.document(hit.document_id)
            if document is not None:
                quote = quote_span(document, hit.passage.start, hit.passage.end)
                row = FoundCode(
                    code=hit.code,
                    title=hit.title,
                    score=round(hit.score, 4),
                    quote=QuoteOut.of(quote),
                )
                found.append(row)
        return cls(hits=tuple(found))
