"""The JSON of the HTTP contract (v1), which the command line prints as well."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.feedback import Rating
from bot.gaps.gap import Reason
from bot.gaps.store import GapCount
from bot.question import Facet, Intent
from bot.quote import Quote
from bot.reply import Comparison, Conflict, Status, Verdict
from corpus.document import Authority, Document, Fact, Section, SectionKind, Source

if TYPE_CHECKING:  # a client reads replies without what makes them
    from bot.service import Answer


class _Wire(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ChatRequest(_Wire):
    """A message to answer."""

    message: str = Field(description="What is asked, in plain words.")
    session_id: Annotated[str, Field(min_length=1, max_length=128)] | None = Field(
        None, description="The conversation that it belongs to; leave out to begin one."
    )
    date_of_service: date | None = Field(
        None, description="The day that the question is about, unless the message names one."
    )
    request_id: Annotated[str, Field(min_length=16, max_length=64)] | None = Field(
        default=None,
        description="A random id that the client makes for this message. Sent again under it "
        "within minutes, the message is not asked twice: the reply is the first one.",
    )


class SourceOut(_Wire):
    """Where a quote comes from."""

    name: str
    url: str | None
    release: str
    authority: Authority

    @classmethod
    def of(cls, source: Source) -> "SourceOut":
        """From the record."""
        return cls(
            name=source.name, url=source.url, release=source.release, authority=source.authority
        )


class QuoteOut(_Wire):
    """A verbatim piece of a document; ``start`` and ``end`` count Unicode code points."""

    text: str
    code: str
    document_id: str
    section: SectionKind
    heading: str
    start: int
    end: int
    source: SourceOut

    @classmethod
    def of(cls, quote: Quote) -> "QuoteOut":
        """From the record."""
        return cls(
            text=quote.text,
            code=quote.code,
            document_id=quote.document_id,
            section=quote.section,
            heading=quote.heading,
            start=quote.start,
            end=quote.end,
            source=SourceOut.of(quote.source),
        )


class ConflictOut(_Wire):
    """Two sources that differ; ``quotes`` are positions in the reply's quotes."""

    about: str
    quotes: tuple[int, int]
    note: str

    @classmethod
    def of(cls, conflict: Conflict) -> "ConflictOut":
        """From the record."""
        return cls(about=conflict.about, quotes=conflict.quotes, note=conflict.note)


class CellOut(_Wire):
    """One attribute of one code."""

    text: str
    quotes: tuple[int, ...]


class RowOut(_Wire):
    """One attribute of all codes."""

    attribute: str
    cells: tuple[CellOut, ...]


class ComparisonOut(_Wire):
    """Codes side by side."""

    codes: tuple[str, ...]
    rows: tuple[RowOut, ...]

    @classmethod
    def of(cls, comparison: Comparison) -> "ComparisonOut":
        """From the record."""
        rows = tuple(
            RowOut(
                attribute=row.attribute,
                cells=tuple(CellOut(text=cell.text, quotes=cell.quotes) for cell in row.cells),
            )
            for row in comparison.rows
        )
        return cls(codes=comparison.codes, rows=rows)


class TimingsOut(_Wire):
    """Where the time went, in milliseconds."""

    understand: float
    retrieve: float
    compose: float
    total: float


class ChatReply(_Wire):
    """The answer to a message."""

    session_id: str
    message_id: str
    status: Status
    verdict: Verdict | None = Field(description="Null where the question is no yes/no question.")
    answer: str = Field(description="Short plain text, no mark-up.")
    codes: tuple[str, ...] = Field(description="What the reply is about, best first.")
    intent: Intent
    quotes: tuple[QuoteOut, ...]
    conflicts: tuple[ConflictOut, ...]
    comparison: ComparisonOut | None
    suggestions: tuple[str, ...]
    timings_ms: TimingsOut

    @classmethod
    def of(cls, answer: "Answer") -> "ChatReply":
        """From the service's answer."""
        reply, timings = answer.reply, answer.timings
        return cls(
            session_id=answer.session_id,
            message_id=answer.message_id,
            status=reply.status,
            verdict=reply.verdict,
            answer=reply.text,
            codes=reply.codes,
            intent=reply.intent,
            quotes=tuple(QuoteOut.of(quote) for quote in reply.quotes),
            conflicts=tuple(ConflictOut.of(conflict) for conflict in reply.conflicts),
            comparison=ComparisonOut.of(reply.comparison) if reply.comparison else None,
            suggestions=reply.suggestions,
            timings_ms=TimingsOut(
                understand=round(timings.understand, 3),
                retrieve=round(timings.retrieve, 3),
                compose=round(timings.compose, 3),
                total=round(timings.total, 3),
            ),
        )


class SectionOut(_Wire):
    """A section of a document: ``text[start:end]`` stands below the heading."""

    kind: SectionKind
    heading: str
    start: int
    end: int

    @classmethod
    def of(cls, section: Section) -> "SectionOut":
        """From the record."""
        return cls(kind=section.kind, heading=section.heading, start=section.start, end=section.end)


class DocumentOut(_Wire):
    """A whole document, so that anybody can check a quote."""

    document_id: str
    code: str
    title: str
    text: str
    sections: tuple[SectionOut, ...]
    source: SourceOut

    @classmethod
    def of(cls, document: Document) -> "DocumentOut":
        """From the record."""
        return cls(
            document_id=document.id,
            code=document.code,
            title=document.title,
            text=document.text,
            sections=tuple(SectionOut.of(section) for section in document.sections),
            source=SourceOut.of(document.source),
        )


class FactOut(_Wire):
    """A typed reading of a span of a document."""

    kind: str
    value: str
    payer: str | None
    document_id: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, document: Document, fact: Fact) -> "FactOut":
        """From the record."""
        return cls(
            kind=fact.kind,
            value=fact.value,
            payer=fact.payer,
            document_id=document.id,
            start=fact.start,
            end=fact.end,
            text=document.text[fact.start : fact.end],
        )


class CodeOut(_Wire):
    """A code with its documents, the most authoritative first, and the facts read from them."""

    code: str
    title: str
    system: str
    documents: tuple[DocumentOut, ...]
    facts: tuple[FactOut, ...]

    @classmethod
    def of(cls, documents: tuple[Document, ...]) -> "CodeOut":
        """From a code's documents, of which there is at least one."""
        lead = documents[0]
        return cls(
            code=lead.code,
            title=lead.title,
            system=lead.system,
            documents=tuple(DocumentOut.of(document) for document in documents),
            facts=tuple(
                FactOut.of(document, fact) for document in documents for fact in document.facts
            ),
        )


class SearchHit(_Wire):
    """A code that words may mean."""

    code: str
    title: str
    score: float = Field(description="Higher is better; comparable within one search.")
    passage: str
    document_id: str


class SearchOut(_Wire):
    """Codes that words may mean, best first, one row a code."""

    hits: tuple[SearchHit, ...]


class FeedbackIn(_Wire):
    """A rating of a reply; the comment is kept, redacted, only where the operator wants that."""

    message_id: Annotated[str, Field(min_length=1, max_length=64)]
    rating: Rating
    comment: Annotated[str, Field(max_length=2000)] | None = None


class GapOut(_Wire):
    """Something asked and not answered, or voted down, and how often."""

    code: str = Field(description="Empty where the question had no code.")
    facet: Facet
    reason: Reason
    times: int
    words: tuple[str, ...] = Field(description="Redacted; empty unless the operator keeps them.")

    @classmethod
    def of(cls, counted: GapCount) -> "GapOut":
        """From the record."""
        gap = counted.gap
        return cls(
            code=gap.code,
            facet=gap.facet,
            reason=gap.reason,
            times=counted.times,
            words=counted.words,
        )


class GapsOut(_Wire):
    """Gaps since a day, the most frequent first."""

    since: date
    keeps_words: bool
    gaps: tuple[GapOut, ...]
