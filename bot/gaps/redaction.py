"""Identifiers of persons taken out of a text that is to be kept (promise P6).

Codes, modifiers and dates of service stay. What a bare date or number means is read from the words
before it; in doubt a long number goes, since no billing code has more than five digits in a row
(an NDC has, and is known by its hyphens).
"""

import re
from collections.abc import Callable
from datetime import date

_RECORD = (
    r"mrn|mbi|hicn|ssn|social\s+security|medical\s+record"
    r"|(?:chart|member|patient|subscriber|policy|account|beneficiary)\s*(?:id\b|no\b\.?|number\b|#)"
)
_LINK = r"(?:\s*\b(?:is|was|no|number|id)\b\.?)*\s*[:#=]?\s*"
_DATE = (
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})"
    r"|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
    r"|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+\d{4}"
)
_BIRTH = r"(?:d\.?\s?o\.?\s?b\b\.?|(?:date\s+of\s+birth|birth\s?-?(?:date|day)|born)\b)"
# Nobody is billed today for a service of an earlier year, but many patients were born before it.
_EARLIEST_SERVICE = 2000
_SERVICE = re.compile(
    r"(?:\bd\.?o\.?s\b|\bservice\b|\bbilled\b|\brelease\b)[^.?!]{0,20}$", re.IGNORECASE
)

_Replacement = str | Callable[[re.Match[str]], str]


def _ancient(match: re.Match[str]) -> str:
    years = [int(year) for year in re.findall(r"\d{4}", match.group())]
    told = _SERVICE.search(match.string[: match.start()])
    return "[date]" if years and min(years) < _EARLIEST_SERVICE and not told else match.group()


def _long_number(match: re.Match[str]) -> str:
    digits = match.group()
    if len(digits) == len("20190131") and digits.startswith("20"):
        try:
            date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        except ValueError:
            return "[number]"
        return digits
    return "[number]"


def _rule(pattern: str, replacement: _Replacement) -> tuple[re.Pattern[str], _Replacement]:
    return re.compile(pattern, re.IGNORECASE), replacement


# In this order: the sure shapes first, so that what is left over is judged by its length alone.
_RULES = (
    _rule(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "[e-mail]"),
    # A number named as an identifier. It may go on after a space, but not with five digits, which
    # are a CPT code.
    _rule(
        rf"\b({_RECORD}){_LINK}(?!\d{{1,2}}/)(?=[a-z-]*\d)[a-z0-9]+"
        r"(?:-[a-z0-9]+|\s(?!\d{5}\b)\d+\b)*",
        r"\1 [number]",
    ),
    _rule(rf"\b{_BIRTH}\s*(?:on|in|is|was|[:=#(])*\s*(?:{_DATE}|\d{{8}}|\d{{4}})\b", "[born]"),
    _rule(rf"\b(?:{_DATE})\s*\(?\s*{_BIRTH}\)?", "[born]"),
    _rule(rf"\b(?:{_DATE})\b", _ancient),
    # Medicare beneficiary identifier, CMS's format: 1EG4-TE5-MK73, hyphens left out at will.
    _rule(
        r"\b[1-9][ac-hjkmnp-rt-y][0-9ac-hjkmnp-rt-y]\d[- ]?[ac-hjkmnp-rt-y][0-9ac-hjkmnp-rt-y]\d"
        r"[- ]?[ac-hjkmnp-rt-y]{2}\d{2}\b",
        "[Medicare number]",
    ),
    _rule(r"\b\d{3}[- .]\d{2}[- .]\d{4}\b", "[SSN]"),
    _rule(r"(?<![\w-])\+\d[\d ().-]{7,}\d\b", "[phone]"),
    _rule(r"(?<![\w-])(?:1[ .-]?)?(?:\(\d{3}\)\s*|\d{3}[ .-])\d{3}[ .-]\d{4}\b", "[phone]"),
    _rule(r"(?<![\w-])\d{3}-\d{4}\b(?!-)", "[phone]"),
    _rule(r"(?<![\w.-])\d{6,}\b(?!-\d)", _long_number),
)


def redacted(text: str) -> str:
    """The text with identifiers of persons replaced by what kind they were of."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
