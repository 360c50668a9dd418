"""Sentences of billing text, as exact spans.

Billing text is dense with full stops that end nothing ("Pub. 100-04, Ch. 12, Sec. 40.3", "Pt.
no. 4", "approx. 5 ml. daily"). A line break always ends a sentence, a semicolon never does. In
doubt two sentences stay together: a fragment says something else than its sentence, a pair does
not.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.abbreviations import (
    BEFORE_NUMBER,
    LABELS,
    NAME_PARTS,
    NEVER_LAST,
    REFERENCES,
    STARTERS,
    UNITS,
)


class Span(NamedTuple):
    """Half-open range of a text, in code points."""

    start: int
    end: int


_LINE = re.compile(r"[^\r\n]+")
_STOP = re.compile(r"(?P<marks>[.!?…]+)[\"'”\u2019»)\]]*\s+(?=\S)")
_TOKEN = re.compile(r"\S+$")
_OPENERS = "\"'“\u2018«([+*-\u2013—"

_NUMBERED = re.compile(r"#?\(?(?:\d|[IVXLC]{2,}\b|[B-D]\b|A\b(?! [a-z]))")
_INITIALISM = re.compile(r"(?:[A-Za-z]\.){2,}|Ph\.D\.")
_ITEM_MARK = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])\.")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences of ``text[start:end]``, in order.

    Spans have no white space at their ends, do not overlap, and together hold all that is not
    white space.

    Args:
        text: Any text, with lines as units that no sentence crosses.
        start: Where to begin.
        end: Where to stop; the end of the text by default.
    """
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        begin = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if _ends_sentence(text, begin, stop):
                yield from _stripped(text, begin, stop.end())
                begin = stop.end()
        yield from _stripped(text, begin, line.end())


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    stop = start + len(piece.rstrip())
    if begin < stop:
        yield Span(begin, stop)


def _ends_sentence(text: str, begin: int, stop: re.Match[str]) -> bool:
    follows = text[stop.end() : stop.end() + 24]
    if follows[0].islower() or follows[0] in "—\u2013,;:&/%":
        return False
    if stop["marks"] != ".":
        return True
    if text[stop.end("marks") : stop.end()].strip():
        return True  # a bracket or quotation mark closes after the full stop
    left = max(begin, stop.end("marks") - _LOOK_BACK)
    before = text[left : stop.end("marks")]
    token = _TOKEN.search(before)
    if token is None:
        return True
    if left == begin and not before[: token.start()].strip() and _is_item_mark(token.group()):
        return False
    return not _goes_on(before[: token.start()], token.group(), follows)


_LOOK_BACK = 48
"""Characters before a full stop that decide on it; more would make long lines slow."""


def _is_item_mark(token: str) -> bool:
    return bool(_ITEM_MARK.fullmatch(token.lstrip(_OPENERS)))


def _goes_on(before: str, raw: str, follows: str) -> bool:
    """Whether the full stop of a token belongs to the token alone."""
    token = raw.lstrip(_OPENERS)
    low = token.lower()
    next_word = re.split(r"[\s,.;:]", follows, maxsplit=1)[0]
    if low in NEVER_LAST:
        return True
    if low in BEFORE_NUMBER:
        return bool(_NUMBERED.match(follows)) or (
            low in REFERENCES and token[0].isupper() and _is_reference(follows)
        )
    if _INITIALISM.fullmatch(token) or low in NAME_PARTS:
        return next_word not in STARTERS
    if low in UNITS:
        return follows[0].isdigit()
    if len(token) == 2 and token[0].isupper():
        label = before.rsplit(maxsplit=1)[-1].lower() in LABELS if before.strip() else False
        return not label and next_word not in STARTERS
    return False


def _is_reference(follows: str) -> bool:
    return bool(re.match(r"(?:no|nos|sec|ch|l|pub)\.", follows, re.IGNORECASE))
