"""Codes in a message, in the spellings in which people type them.

Promise P2 lives here: a look-alike slip with exactly one existing reading is read (and the reading
is stated), everything else that looks like a code and is none stays unknown, with what is near.
"""

import re
from collections.abc import Iterator
from typing import Protocol

from bot.question import CodeMention, Reading
from corpus.codes import CodeSystem, code_system


class CodeLookup(Protocol):
    """What the code table of an index offers (`index.code_table.CodeTable`)."""

    def __contains__(self, code: str) -> bool: ...

    def readings(self, token: str) -> tuple[str, ...]:
        """Existing codes that a token reads as through look-alike slips alone."""
        ...

    def nearest(self, token: str, limit: int = 5) -> tuple[str, ...]:
        """Existing codes that are spelled most like a token, nearest first."""
        ...

    def between(self, first: str, last: str) -> tuple[str, ...]:
        """Existing codes of a range, both ends included."""
        ...


_LIMIT_OF_A_RANGE = 12

_RANGE = re.compile(
    r"(?i)(?<!\w)(?P<first>[A-V]\d{4})\s*(?:-|to|thru|through)\s*(?P<last>[A-V]?\d{4})(?!\w)"
)
# A modifier after a space could be any short word, so only ones in common use count there.
_SPACED_MODIFIERS = (
    "RT|LT|NU|RR|UE|KX|KF|KH|KI|KJ|GA|GY|GZ|GX|GT|GQ|JW|JZ|JA|JB|TC|QW|QK|XE|XP|XS|"
    "XU|25|26|50|51|52|"
    "53|57|58|59|76|77|78|79|95"
)
_MODIFIER = (
    rf"(?:-(?P<joined>(?i:[A-Z][A-Z0-9])|\d{{2}})(?:-(?i:[A-Z0-9]{{2}}))*"
    rf"|\s(?P<spaced>{_SPACED_MODIFIERS}))?(?![\w-])"
)

# Left to right, the first alternative that fits; each is a shape of the domain.
_SHAPES: tuple[re.Pattern[str], ...] = (
    re.compile(rf"(?<![\w.])(?P<code>(?i:[A-V])\d{{4}})(?:{_MODIFIER}|(?=\b))"),
    re.compile(r"(?<![\w.])(?P<code>[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4})(?!\w)"),
    re.compile(
        r"(?<![\w.,-])(?P<code>(?i:[A-V])\s?-?\s?\d{2}[\s-]?\d{2})(?![\w-]|[.,]\d|"
        r"\s?(?:mg|mcg|ml|units?)\b)"
    ),
    re.compile(r"(?<![\w.,])(?P<code>\$\d{4})(?![\w-]|[.,]\d)"),
    re.compile(
        r"(?<![\w.,$-])(?P<code>(?=[\d]*[A-Za-z$])[A-Za-z5$](?=[\dOoIlSs$]*\d[OoIlSs$]*\d)[\dOoIlSs$]{4})(?![\w$]|"
        r"[.,]\d)"
    ),
    re.compile(r"(?<![\w.,$/-])(?P<code>\d{4}(?i:[FTUM]))(?!\w)"),
    re.compile(
        rf"(?<![\w.,$/#-])(?P<code>\d{{5}}){_MODIFIER}(?![\w%]|[.,/-]\d|\s?(?:mg|mcg|ml|"
        rf"g|kg|units?|dollars?|usd|patients?|people|times)\b)"
    ),
    re.compile(r"(?<![\w.,$-])(?P<code>(?i:[A-V])(?:\d{3}|\d{5,6}|\d{4}[A-Za-z]))(?![\w%]|[.,]\d)"),
)
_NOT_A_CODE_BEFORE = re.compile(
    r"(?i)(?:\bzip(?: code)?|\bbox|\bicd|\bmrn|\bacct|\baccount|\bid|[$€£])[\s:#]*$"
)


def find_codes(text: str, table: CodeLookup) -> tuple[CodeMention, ...]:
    """All mentions of codes in a cleaned message, left to right, without overlaps."""
    found: list[CodeMention] = []
    for mention in (*_ranges(text, table), *_singles(text, table)):
        if not any(mention.start < other.end and other.start < mention.end for other in found):
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _ranges(text: str, table: CodeLookup) -> Iterator[CodeMention]:
    for match in _RANGE.finditer(text):
        first = match["first"].upper()
        last = match["last"].upper()
        last = last if last[0].isalpha() else first[0] + last
        codes = table.between(first, last)
        if first < last and codes:
            yield CodeMention(
                match.group(), match.start(), match.end(), Reading.RANGE, codes[:_LIMIT_OF_A_RANGE]
            )


def _singles(text: str, table: CodeLookup) -> Iterator[CodeMention]:
    for shape in _SHAPES:
        for match in shape.finditer(text):
            if _NOT_A_CODE_BEFORE.search(text[: match.start()]) and not match["code"][0].isalpha():
                continue
            mention = _read(match, table)
            if mention is not None:
                yield mention


def _read(match: re.Match[str], table: CodeLookup) -> CodeMention | None:
    token = match["code"]
    groups = match.groupdict()
    modifier = (groups.get("joined") or groups.get("spaced") or "").upper() or None
    span = (match.start(), match.end())
    plain = re.sub(r"[\s-]", "", token).upper()
    system = code_system(plain)
    if plain in table:
        # "S 9460" and "s9460" are spellings of the code, not slips.
        return CodeMention(token, *span, Reading.EXACT, (plain,), system=system, modifier=modifier)
    if _is_article_and_number(token) or (token.startswith("$") and not table.readings(token)):
        return None
    readings = table.readings(token)
    # "59460" is a well-formed CPT code as well: which of the two was meant is the user's to say.
    if len(readings) == 1 and system is None:
        return CodeMention(token, *span, Reading.SLIP, readings, modifier=modifier)
    nearest = readings or _offered(plain, system, table)
    return CodeMention(token, *span, Reading.UNKNOWN, nearest=nearest, system=system)


def _offered(code: str, system: CodeSystem | None, table: CodeLookup) -> tuple[str, ...]:
    """Existing codes to offer for an unknown one: of its letter, where there are any.

    A well-formed code of another system is not a slip of one of ours.
    """
    nearest = table.nearest(code)
    if system not in {None, CodeSystem.HCPCS}:
        return tuple(near for near in nearest if code_system(near) is system)
    return tuple(near for near in nearest if near[0] == code[0]) or nearest


def _is_article_and_number(token: str) -> bool:
    """Whether the token is words such as "a 2019" rather than a spaced code."""
    return token[0] in "aiAI" and token[1:2] == " "
