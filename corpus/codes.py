"""The shapes of code systems, and codes that stand in running text."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class CodeSystem(StrEnum):
    """Code systems, named as billers name them."""

    HCPCS = "HCPCS Level II"
    CPT = "CPT"
    CPT_II = "CPT Category II"
    CPT_III = "CPT Category III"
    PLA = "CPT PLA"
    MAAA = "CPT MAAA"
    CDT = "CDT"
    ICD_10_CM = "ICD-10-CM"


# First match wins. ICD-10-CM needs its dot: "S9460" alone is read as HCPCS.
_SHAPES: tuple[tuple[CodeSystem, re.Pattern[str]], ...] = (
    (CodeSystem.HCPCS, re.compile(r"[A-CE-V]\d{4}")),
    (CodeSystem.CDT, re.compile(r"D\d{4}")),
    (CodeSystem.CPT, re.compile(r"\d{5}")),
    (CodeSystem.CPT_II, re.compile(r"\d{4}F")),
    (CodeSystem.CPT_III, re.compile(r"\d{4}T")),
    (CodeSystem.PLA, re.compile(r"\d{4}U")),
    (CodeSystem.MAAA, re.compile(r"\d{4}M")),
    (CodeSystem.ICD_10_CM, re.compile(r"[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}")),
)

_MENTION = re.compile(r"(?<![\w$.-])(?:[A-V]\d{4}|\d{4}[FTUM0-9])(?![\w%]|[.,]\d)")


class Mention(NamedTuple):
    """A code that a text names, with its span."""

    code: str
    start: int
    end: int


def code_system(code: str) -> CodeSystem | None:
    """The system whose shape a normalised code has, or None where it has none."""
    for system, shape in _SHAPES:
        if shape.fullmatch(code):
            return system
    return None


def mentions(text: str) -> Iterator[Mention]:
    """Codes written in full in a document's text, left to right.

    Five-digit numbers count only with the word "CPT" or "code" close before them, since text is
    full of other five-digit numbers.
    """
    for match in _MENTION.finditer(text):
        code = match.group()
        if code.isdigit() and not re.search(
            r"(?i)\b(?:cpt|codes?)\b", text[max(0, match.start() - 24) : match.start()]
        ):
            continue
        yield Mention(code, match.start(), match.end())
