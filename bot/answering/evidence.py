"""What the documents of one code offer for an answer, best authority first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from bot.question import Facet, Question
from bot.quote import Quote, quote_fact, quote_span
from bot.understanding.facets import find_facets
from bot.understanding.words import subject_stems
from corpus.cms.release import CORRECTIONS
from corpus.document import Document, Fact, FactKind, Payer, Section, SectionKind
from corpus.instructions import is_steering
from corpus.sentences import sentences
from index.cross_encoder import CrossEncoder


class FoundFact(NamedTuple):
    """A fact with the document that it was read from."""

    document: Document
    fact: Fact

    @property
    def section_kind(self) -> SectionKind:
        """The kind of the section that it stands in."""
        section = self.document.section_at(self.fact.start)
        return section.kind if section else SectionKind.OTHER

    @property
    def quote(self) -> Quote:
        """The verbatim span of the fact."""
        return quote_fact(self.document, self.fact)


class FoundSentence(NamedTuple):
    """A sentence of a document, with the section that it stands in."""

    document: Document
    section: Section
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence."""
        return self.document.text[self.start : self.end]

    @property
    def quote(self) -> Quote:
        """The sentence as a quote."""
        return quote_span(self.document, self.start, self.end)


# Within a document, the section that speaks of a matter by profession comes before one that
# mentions it; general FAQ answers come last.
_SECTION_ORDER = (
    SectionKind.COVERAGE,
    SectionKind.RECORD,
    SectionKind.RVU,
    SectionKind.PAYMENT,
    SectionKind.BILLING,
    SectionKind.DESCRIPTION,
    SectionKind.CLINICAL_CONTEXT,
)


Closeness = Callable[[str, Sequence[str]], list[float]]


def nothing_is_close(_: str, others: Sequence[str]) -> list[float]:
    """The closeness of texts where there is no encoder: only shared words count."""
    return [0.0] * len(others)


@dataclass(frozen=True)
class Evidence:
    """The documents of one code.

    Attributes:
        code: The code.
        documents: Its documents in force, the most authoritative first.
        releases: For each source with several releases, its documents, the oldest first.
        closeness: Cosine of a text with each of others; may need milliseconds.
        reader: Reads questions beside sentences; None where only words are compared.
    """

    code: str
    documents: tuple[Document, ...]
    releases: tuple[tuple[Document, ...], ...] = ()
    closeness: Closeness = field(default=nothing_is_close, compare=False)
    reader: CrossEncoder | None = field(default=None, compare=False)

    @property
    def lead(self) -> Document:
        """The most authoritative document."""
        return self.documents[0]

    @property
    def title(self) -> str:
        """The title that the most authoritative document gives, if one gives any."""
        titles = (document.title for document in self.documents)
        return next((title for title in titles if title != self.code), self.code)

    @cached_property
    def _sentences(self) -> tuple[FoundSentence, ...]:
        return tuple(
            FoundSentence(document, section, start, end)
            for document in self.documents
            for section in document.sections
            for start, end in _spans(document.text, section)
            if not is_steering(document.text[start:end])
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the documents, FAQ questions included."""
        headings = {found.section.heading for found in self._sentences}
        return subject_stems(" ".join((*headings, *(found.text for found in self._sentences))))

    def sentences(self, *kinds: SectionKind) -> tuple[FoundSentence, ...]:
        """Sentences of the sections of some kinds, or of all; an FAQ answer counts as one."""
        if not kinds:
            return self._sentences
        return tuple(found for found in self._sentences if found.section.kind in kinds)

    def facts(self, *kinds: FactKind) -> tuple[FoundFact, ...]:
        """Facts of some kinds: by authority, then by section, then in text order.

        What corrects a release comes before the release, though the release names the code.
        """
        by_currency = sorted(
            self.documents, key=lambda d: (d.source.authority.rank, not _is_correction(d))
        )
        return tuple(
            FoundFact(document, fact)
            for document in by_currency
            for fact in sorted(document.facts_of(*kinds), key=lambda f: _section_rank(document, f))
        )

    def faq(self, facet: Facet) -> Iterator[FoundSentence]:
        """Answers of the FAQ pairs whose question is after a facet."""
        for found in self.sentences(SectionKind.FAQ):
            if facet in find_facets(found.section.heading.replace(self.code, "code")):
                yield found


def _is_correction(document: Document) -> bool:
    return document.source.release.endswith(CORRECTIONS)


def _spans(text: str, section: Section) -> Iterator[tuple[int, int]]:
    if section.kind is SectionKind.FAQ:
        # "No." means nothing without the sentence after it.
        yield section.start, section.end
    elif section.kind is not SectionKind.BOILERPLATE:
        for span in sentences(text, section.start, section.end):
            yield span.start, span.end


def _section_rank(document: Document, fact: Fact) -> int:
    section = document.section_at(fact.start)
    if section is None or section.kind not in _SECTION_ORDER:
        return len(_SECTION_ORDER)
    return _SECTION_ORDER.index(section.kind)


def distinct_quotes(found: Iterable[FoundFact | FoundSentence], limit: int) -> tuple[Quote, ...]:
    """The first quotes of different text."""
    quotes: dict[str, Quote] = {}
    for item in found:
        quote = item.quote
        if not any(quote.text in text for text in quotes):
            quotes[quote.text] = quote
        if len(quotes) == limit:
            break
    return tuple(quotes.values())


def of_asked_payers(found: Iterable[FoundFact], question: Question) -> list[FoundFact]:
    """Facts that hold for the payers asked about: what one payer requires, another may not."""
    asked = {item.payer for item in question.payers} - {Payer.ANY}
    general = {None, Payer.ANY}
    return [item for item in found if not asked or item.fact.payer in asked | general]
