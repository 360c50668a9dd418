"""What facts are read from: one sentence, line or table row at a time, with what it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Fact, FactKind, Payer, Section, SectionKind
from corpus.facts.subject import is_about
from corpus.instructions import is_steering
from corpus.record_sentences import LONG_DESCRIPTION
from corpus.sentences import Span, sentences

_ABOUT_OTHERS = frozenset(
    {SectionKind.BOILERPLATE, SectionKind.RELATED, SectionKind.COMPARISON, SectionKind.ALIASES,
     SectionKind.SPECIALTIES, SectionKind.PLAIN_LANGUAGE}
)  # fmt: skip
"""Sections that state nothing about the code itself: other codes, other names, people, adverts."""

_LONGEST = 2_000
"""Characters beyond which a line is no sentence, and patterns on it would take too long."""
_FIGURE_ONLY = re.compile(r"[$]?\s*[\d,]*\.?\d+")
_LABEL_ONLY = re.compile(r"[^\d.!?]{2,40}:?")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, line or table row of a document.

    Attributes:
        text: Its words.
        start: Where it stands in the document's text.
        end: End of it there.
        section: Where it stands.
        code: The document's code.
        follows: The statement before it in the section, as the answer to "it" and "they".
    """

    text: str
    start: int
    end: int
    section: Section
    code: str
    follows: "Statement | None" = None

    @property
    def is_about_code(self) -> bool:
        """Whether it speaks of the document's code, as far as it names codes at all."""
        return is_about(self.code, self.text)

    @property
    def is_descriptor(self) -> bool:
        """Whether it names the service, as CMS's descriptors do, and so tells not who pays.

        "Stent, non-coated/non-covered" is one that is covered like any other.
        """
        kind, heading = self.section.kind, self.section.heading
        return kind is SectionKind.TITLE or (
            kind is SectionKind.DESCRIPTION and heading.startswith(LONG_DESCRIPTION)
        )

    @property
    def question(self) -> str:
        """The question that it helps to answer, in an FAQ pair; else empty."""
        return self.section.heading if self.section.kind is SectionKind.FAQ else ""

    def fact(self, kind: FactKind, value: str, payer: Payer | None = None) -> Fact:
        """A fact read from the whole statement."""
        return Fact(kind, value, payer, self.start, self.end)

    def fact_with_heading(self, kind: FactKind, value: str, payer: Payer | None = None) -> Fact:
        """A fact that needs the section's heading too: "Is it covered by Medicare?" "No."."""
        return Fact(kind, value, payer, self.section.heading_start, self.end)


def statements(text: str, sections: Sequence[Section], code: str) -> Iterator[Statement]:
    """The statements of a document in text order; questions and orders state nothing."""
    for section in sections:
        if section.kind in _ABOUT_OTHERS:
            continue
        before: Statement | None = None
        for start, end in _spans(text, section):
            if text[start:end].rstrip("\"'”\u2019)").endswith("?"):
                continue
            if end - start > _LONGEST or is_steering(text[start:end]):
                continue
            before = Statement(text[start:end], start, end, section, code, before)
            yield before


def _spans(text: str, section: Section) -> Iterator[Span]:
    spans = sentences(text, section.start, section.end)
    if section.kind not in (SectionKind.RVU, SectionKind.PAYMENT):
        return spans
    return _rows(text, section, spans)


def _rows(text: str, section: Section, spans: Iterator[Span]) -> Iterator[Span]:
    """Joins a label to the figure on the next line; a lone figure to its section's heading."""
    label: Span | None = None
    if section.kind is SectionKind.PAYMENT and section.heading:
        label = Span(section.heading_start, section.start - 1)
    for span in spans:
        words = text[span.start : span.end]
        if label is not None and _FIGURE_ONLY.fullmatch(words):
            yield Span(label.start, span.end)
            label = None
            continue
        if label is not None and label.start >= section.start:
            yield label
        label = span if _LABEL_ONLY.fullmatch(words) else None
        if label is None:
            yield span
    if label is not None and label.start >= section.start:
        yield label
