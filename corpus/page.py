"""The layout of a code page: which lines make which section.

Text pages, HTML pages and Markdown bodies all arrive here as lines. Where mark-up says which lines
are headings it is believed; a text page's headings are known by their words.
"""

from collections.abc import Iterable, Iterator

from corpus.canonical import Part
from corpus.document import SectionKind
from corpus.faq import pairs
from corpus.headings import Opening, heading_kind, is_boilerplate, opening
from corpus.lines import Line
from corpus.titles import is_badge_line

_SECTION_LEVEL = 2
_ABOUT_OTHERS = frozenset({SectionKind.COMPARISON, SectionKind.RELATED})
_ROW_LABELS = frozenset({SectionKind.RVU, SectionKind.PAYMENT})


def page_parts(lines: Iterable[Line], *, by_words: bool = True) -> Iterator[Part]:
    """The parts of a page below its title, in order.

    Args:
        lines: Clean lines after the title.
        by_words: Also take unmarked lines for headings, labels, badges and boilerplate by what
            they say, as a text page needs it; False for Markdown, where mark-up tells.
    """
    layout = _Layout(by_words)
    for line in lines:
        yield from layout.read(line)
    yield from layout.close()


class _Layout:
    """Collects the lines of the section that is open."""

    def __init__(self, by_words: bool) -> None:
        self._by_words = by_words
        self._open = Opening(SectionKind.DESCRIPTION, "")
        self._level = _SECTION_LEVEL
        self._lines: list[Line] = []
        self._in_preamble = True

    def read(self, line: Line) -> Iterator[Part]:
        """Take a line; yields the parts that it completes."""
        opened = self._opened_by(line)
        if opened is None:
            self._lines.append(line)
            return
        yield from self.close()
        self._open = opened
        if opened.kind is not SectionKind.OTHER or opened.heading:
            self._level = line.level or _SECTION_LEVEL
        if opened.rest:
            self._lines.append(Line(opened.rest))
        if opened.rest and opened.kind is SectionKind.ALIASES:
            # The label's line is the whole section; the description follows without a heading.
            yield from self.close()
            self._open = Opening(SectionKind.DESCRIPTION, "")

    def close(self) -> Iterator[Part]:
        """The parts of the open section."""
        kind, heading, rest = self._open
        lines, self._lines = self._lines, []
        self._open = Opening(kind, "")
        texts = tuple(line.text for line in lines)
        if kind is SectionKind.FAQ:
            yield Part(kind, heading, ())
            yield from pairs(lines)
        elif heading or texts:
            yield Part(kind, heading, texts, inline=bool(rest))

    def _opened_by(self, line: Line) -> Opening | None:
        if line.level:
            self._in_preamble = False
            return self._heading(line)
        if not self._by_words:
            return None
        if self._in_preamble and (part := self._in_preamble_opened_by(line.text)):
            return part
        opened = opening(line.text)
        if opened is None or not self._may_open(opened):
            return None
        self._in_preamble = self._in_preamble and opened.kind is SectionKind.ALIASES
        return opened

    def _heading(self, line: Line) -> Opening | None:
        """A marked heading opens a section unless it is a question or stands below the open one."""
        if self._open.kind is SectionKind.FAQ and (
            line.level > self._level or line.text.endswith("?")
        ):
            return None
        if self._by_words and is_boilerplate(line.text):
            return Opening(SectionKind.BOILERPLATE, "", line.text)
        kind = heading_kind(line.text)
        if kind is None and line.level > self._level:
            return None
        return Opening(kind or SectionKind.OTHER, line.text)

    def _in_preamble_opened_by(self, line: str) -> Opening | None:
        """Badges are a part of their own, and the description goes on after them or the aliases."""
        if is_badge_line(line):
            return Opening(SectionKind.OTHER, "", line)
        after_aliases = self._open.kind is SectionKind.ALIASES and self._lines and line[-1] == "."
        if (self._open.kind is SectionKind.OTHER or after_aliases) and opening(line) is None:
            return Opening(SectionKind.DESCRIPTION, "", line)
        return None

    def _may_open(self, opened: Opening) -> bool:
        """Row labels inside a table, and footers below a footer, do not open what they name."""
        if opened.kind in _ROW_LABELS and (
            self._open.kind in _ABOUT_OTHERS or self._open.kind is opened.kind
        ):
            return False
        return not (self._open.kind is opened.kind is SectionKind.BOILERPLATE and self._lines)
