"""The canonical text of a document, composed part by part with exact spans."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.document import Section, SectionKind

# Control and format characters that no reader of a page sees: they split words, hide text or turn
# its direction. Tab and the line breaks stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
    "\u00ad\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Part:
    """A section before it has a place in a text.

    Attributes:
        kind: What it is about.
        heading: The line above it, or the label before it; empty for none.
        lines: Its content.
        inline: The heading is a label on the first line of the content ("Also known as: …").
    """

    kind: SectionKind
    heading: str
    lines: tuple[str, ...]
    inline: bool = False


def clean_lines(text: str) -> list[str]:
    """The lines of a text as a canonical text has them: NFC, stripped, none blank.

    Every kind of line break counts as one. What stands between two words of a line is kept as it
    is, so that a quote can be found again in the file.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text))
    text = _INVISIBLE.sub("", text)
    return [line for raw in text.splitlines() if (line := raw.strip())]


def one_line(text: str) -> str:
    """The lines of a text joined by single spaces."""
    return " ".join(clean_lines(text))


class TextBuilder:
    """Composes a canonical text and the sections in it.

    Whatever is added is cleaned first, so the invariants of `Document.text` and `Section` hold by
    construction.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0
        self._sections: list[Section] = []

    def add(self, part: Part) -> None:
        """Append a part; one without content leaves only the line of its heading, no section."""
        heading = one_line(part.heading)
        lines = clean_lines("\n".join(part.lines))
        if not lines:
            self._append([heading] if heading else [])
            return
        if heading and part.inline:
            lines[0] = f"{heading} {lines[0]}"
        elif heading:
            lines.insert(0, heading)
        begin = self._append(lines)
        start = begin + len(heading) + 1 if heading else begin
        self._sections.append(Section(part.kind, heading, start, self._length))

    def add_all(self, parts: Iterable[Part]) -> None:
        """Append parts in their order."""
        for part in parts:
            self.add(part)

    def _append(self, lines: list[str]) -> int:
        begin = self._length + 1 if self._lines else 0
        for line in lines:
            self._length += len(line) + (1 if self._lines else 0)
            self._lines.append(line)
        return begin

    def finish(self) -> tuple[str, tuple[Section, ...]]:
        """The text and its sections, in text order."""
        return "\n".join(self._lines), tuple(self._sections)
