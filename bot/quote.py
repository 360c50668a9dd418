"""Quotes, and the one check that each of them is verbatim (promise P1)."""

import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpus.document import Document, Fact, SectionKind, Source

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim piece of a document, with everything needed to find it again.

    Attributes:
        document_id: The document.
        code: The code that the document is about.
        section: Kind of the section that it stands in.
        heading: Heading of that section; of an FAQ pair, its question.
        start: Offset of its first character in the document's canonical text, in code points.
        end: Offset after its last character.
        text: ``document.text[start:end]``.
        source: Where the document comes from.
    """

    document_id: str
    code: str
    section: SectionKind
    heading: str
    start: int
    end: int
    text: str
    source: Source


def quote_span(document: Document, start: int, end: int) -> Quote:
    """The quote of ``document.text[start:end]``."""
    section = document.section_at(start)
    return Quote(
        document_id=document.id,
        code=document.code,
        section=section.kind if section else SectionKind.OTHER,
        heading=section.heading if section else "",
        start=start,
        end=end,
        text=document.text[start:end],
        source=document.source,
    )


_LEANS_BACK = re.compile(r"(?i)(?:they|it|these|this|those|such)\b")
_LONGEST_LEAD = 300


def quote_fact(document: Document, fact: Fact) -> Quote:
    """The quote of the span that a fact was read from.

    A sentence that says "they" is quoted with those before it in its section, which say who.
    """
    section = document.section_at(fact.start)
    if section is None or not _LEANS_BACK.match(document.text, fact.start):
        return quote_span(document, fact.start, fact.end)
    start = section.start if fact.start - section.start <= _LONGEST_LEAD else fact.start
    return quote_span(document, start, fact.end)


def is_verbatim(quote: Quote, document: Document | None) -> bool:
    """Whether the quote stands in the document at the place that it names, to the letter."""
    return (
        document is not None
        and document.id == quote.document_id
        and document.code == quote.code
        and quote.text != ""
        and document.text[quote.start : quote.end] == quote.text
    )


def verbatim_only(
    quotes: Iterable[Quote], document: Callable[[str], Document | None]
) -> tuple[Quote, ...]:
    """The quotes that are verbatim (promise P1); any other is an error of ours and is logged.

    Args:
        quotes: What is about to leave.
        document: The document of an id, as it is in the index now.
    """
    kept = []
    for quote in quotes:
        if is_verbatim(quote, document(quote.document_id)):
            kept.append(quote)
        else:
            _log.error(
                "dropped a quote that is not verbatim: %s [%d:%d]",
                quote.document_id,
                quote.start,
                quote.end,
            )
    return tuple(kept)
