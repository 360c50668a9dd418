"""The title line of a code page, and the badges beside it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.headings import opening

_SYSTEM = (
    r"(?:(?:CPT|HCPCS|CDT|ICD-10-CM)(?: Level II| Category I{1,3})?[®™]?\s*"
    r"(?:codes?)?\s*[:#]?\s*)?"
)
_CODE = r"(?P<code>[A-V]\d{4}|\d{4}[0-9FTUM]|[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4})"
_TITLE = re.compile(rf"{_SYSTEM}{_CODE}(?:\s*[-\u2013—:|]\s+|\s+|$)(?P<title>.*)", re.IGNORECASE)

_BADGE = (
    r"(?:\+\s?add-?on(?: code)?|add-on(?: code)?"
    r"|global(?: period)?:?\s?(?:\d{1,3}\s?(?:d|days?)?|XXX|YYY|ZZZ|MMM)"
    r"|HCPCS(?: Level II)?|CPT®?(?: Category I{1,3})?|CDT|Category I{1,3}|[A-V][ -]codes?"
    r"|active|temporary|discontinued|deleted|new(?: \d{4})?|bilateral)"
)
_BADGES_AT_END = re.compile(r"(?:\s+\+\s?add-?on(?: code)?|\s+Global\s\d{1,3}d)+$", re.IGNORECASE)
_BADGE_LINE = re.compile(rf"{_BADGE}(?:\s*[·•|,]?\s+{_BADGE})*", re.IGNORECASE)

_LONGEST = 120
"""Characters of the longest title that is believed to stand on a line of its own."""
_LONGEST_LINE = 400
"""Characters of the longest title line with its code; CMS's long descriptors stay below."""
_FIRST_LINES = 12
"""How far down a title may stand, below a site's name or breadcrumbs."""


class TitleLine(NamedTuple):
    """Where a page says which code it is about.

    Attributes:
        start: Index of its line.
        end: Index after it, or after the next line where the title stands below the code.
        code: Normalised.
        title: Short title without code and badges; empty where the page has none.
    """

    start: int
    end: int
    code: str
    title: str


def find_title(lines: Sequence[str]) -> TitleLine | None:
    """The first of a page's upper lines that begins with a code, or None."""
    for index, line in enumerate(lines[:_FIRST_LINES]):
        if len(line) <= _LONGEST_LINE and (match := _TITLE.fullmatch(line)):
            title = _BADGES_AT_END.sub("", match["title"]).strip()
            end = index + 1
            if not title and end < len(lines) and _is_title(lines[end]):
                title, end = lines[end], end + 1
            return TitleLine(index, end, match["code"].upper(), title)
    return None


def _is_title(line: str) -> bool:
    return (
        not (is_badge_line(line) or opening(line) or line.endswith(".")) and len(line) <= _LONGEST
    )


def is_badge_line(line: str) -> bool:
    """Whether a line holds nothing but badges: "+Add-on", "Global 90d"."""
    return bool(_BADGE_LINE.fullmatch(line))
