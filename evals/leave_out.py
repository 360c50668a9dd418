"""Documents without their FAQ sections, so that a pair is not answered by itself."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from corpus.document import Document, Fact, Section, SectionKind
from corpus.headings import heading_kind

Spanned = TypeVar("Spanned", Section, Fact)


class _Line(NamedTuple):
    start: int
    end: int


def without_faq(document: Document) -> Document:
    """The document with its FAQ pairs, their headings and questions without an answer cut out.

    The text keeps the form that `Document.text` promises; what remains of sections and facts has
    spans in the new text.
    """
    faq = document.sections_of(SectionKind.FAQ)
    lines = list(_lines(document.text))
    cut = [line for line in lines if _is_cut(line, document, faq)]
    if not cut:
        return document
    kept = [line for line in lines if line not in set(cut)]
    shift = _Shift(cut)
    return replace(
        document,
        text="\n".join(document.text[line.start : line.end] for line in kept),
        sections=tuple(shift.moved(section) for section in document.sections if section not in faq),
        facts=tuple(
            shift.moved(fact)
            for fact in document.facts
            if not any(line.start < fact.end and fact.start < line.end for line in cut)
        ),
    )


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        yield _Line(start, start + len(line))
        start += len(line) + 1


def _is_cut(line: _Line, document: Document, faq: Sequence[Section]) -> bool:
    """Whether a line is of an FAQ pair, or a heading or bare question that no section covers."""
    if any(pair.heading_start <= line.start < pair.end for pair in faq):
        return True
    if document.section_at(line.start) is not None:
        return False
    words = document.text[line.start : line.end]
    return heading_kind(words) is SectionKind.FAQ or words.endswith("?")


class _Shift:
    """Where positions of the old text lie in the new one."""

    def __init__(self, cut: Sequence[_Line]) -> None:
        self._starts = [line.start for line in cut]
        self._removed = [0]
        for line in cut:
            self._removed.append(self._removed[-1] + line.end - line.start + 1)

    def moved(self, item: Spanned) -> Spanned:
        return replace(item, start=self._new(item.start), end=self._new(item.end))

    def _new(self, position: int) -> int:
        return position - self._removed[bisect_left(self._starts, position)]
