"""Relative value units, payment amounts and global days."""

import re
from collections.abc import Iterator

from corpus.document import Fact, FactKind, Payer, SectionKind
from corpus.facts.statement import Statement

_COMPONENTS = (
    (FactKind.WORK_RVU, r"(?:physician\s+)?work\s+(?:RVUs?|relative value units?)|wRVUs?"),
    (FactKind.PRACTICE_EXPENSE_RVU, r"(?:practice[- ]expense|PE)\s+RVUs?|peRVUs?"),
    (
        FactKind.MALPRACTICE_RVU,
        r"(?:malpractice|MP|professional liability(?: insurance)?)\s+RVUs?|mpRVUs?",
    ),
    (
        FactKind.TOTAL_RVU,
        r"(?:non-?facility |facility )?total\s+(?:non-?facility |facility )?RVUs?",
    ),
)
_FIGURE = r"(?P<figure>\d{1,3}(?:\.\d{1,4})?)(?![\d.]*\s*(?:%|percent|times|codes?\b|-)|\d)"
_BETWEEN = (
    r"\s*(?:values?|figures?)?(?:,\s*non-?facility)?\s*(?:[(][^)]{0,24}[)])?\s*(?:(?:for|of)\s+(?:CPT®?\s+"
    r"|HCPCS\s+)?(?:code\s+)?[A-Z\d]{5}\s+)?(?:[:|=]|\b(?:is|of|at|equals)\b)?\s*"
)
_PATTERNS = tuple(
    (
        kind,
        re.compile(rf"\b(?:{names})\b{_BETWEEN}{_FIGURE}", re.IGNORECASE),
        re.compile(rf"(?<![\d.$-])(?P<figure>\d{{1,3}}\.\d{{1,4}})\s+(?:{names})\b", re.IGNORECASE),
    )
    for kind, names in _COMPONENTS
)
_RVU = r"(?:relative value units?|w?RVUs?)"
_ANY_RVU = rf"(?:an?y?\s+|assigned\s+)*(?:[\w-]+\s+){{0,3}}?{_RVU}"
_NONE = re.compile(
    rf"\b(?:does not|doesn['\u2019]t|do not|don['\u2019]t)\s+(?:have|carry)\s+{_ANY_RVU}"
    rf"|\b(?:no|without|has not been assigned|(?:not|never)\s+(?:been\s+)?assigned)\s+{_ANY_RVU}"
    rf"|\b{_RVU}\s+(?:is|are|has been|have been)?\s*not\s+(?:been\s+)?"
    r"(?:assigned|published|established|available)",
    re.IGNORECASE,
)
_DOLLARS = re.compile(r"\$\s?(?P<dollars>\d[\d,]*(?:\.\d{2})?)(?!\d|\.\d)")
_OF_PAYMENT = re.compile(
    r"\b(?:pays?|payment|paid|reimburse\w*|allowed amount|fee schedule amount)\b", re.IGNORECASE
)
_NO_RATE = re.compile(
    r"deductible|co-?insurance|co-?pay|conversion factor|penalt|threshold|more than|up to",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"with modifier\b|[\w ]{3,30}, facility\b", re.IGNORECASE)
"""Begins a figure that stands beside the code's own: one with a modifier, or for facilities where
the row of other places comes first. A fact has one figure, that of the code outside of facilities.
"""
_GLOBAL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"\bglobal(?:\s+(?:surgery|surgical))?(?:\s+(?:period|days?|indicator|package))?\s*"
            r"(?:[:|=]|\b(?:is|of)\b)?\s*(?P<days>\d{1,3}|XXX|YYY|ZZZ|MMM)"
            r"(?:\s?d\b|[- ]?days?\b|\b(?!\s*[%.]\d))"
        ),
        r"\b(?P<days>\d{1,3}|zero|ten|ninety)[- ]day\s+(?:post-?operative\s+)?global\b",
    )
)
_DAY_WORDS = {"zero": "000", "ten": "010", "ninety": "090"}
_GLOBAL_VALUES = frozenset({"000", "010", "090", "XXX", "YYY", "ZZZ", "MMM"})


def rvu(statement: Statement) -> Iterator[Fact]:
    """The figures of the fee schedule, or the statement that there are none."""
    if "rvu" not in statement.text.lower() and "relative value" not in statement.text.lower():
        return
    if not statement.is_about_code or _BESIDE.match(statement.text):
        return
    if _NONE.search(statement.text):
        yield statement.fact(FactKind.NO_RVU, "none")
        return
    for kind, after, before in _PATTERNS:
        if match := after.search(statement.text) or before.search(statement.text):
            yield statement.fact(kind, match["figure"])


def payment(statement: Statement) -> Iterator[Fact]:
    """An amount in US dollars that is paid for the code."""
    if "$" not in statement.text or not statement.is_about_code:
        return
    if _BESIDE.match(statement.text):
        return
    in_section = statement.section.kind is SectionKind.PAYMENT
    if _NO_RATE.search(statement.text) or not (in_section or _OF_PAYMENT.search(statement.text)):
        return
    if match := _DOLLARS.search(statement.text):
        named = f"{statement.section.heading} {statement.text}" if in_section else statement.text
        payer = Payer.MEDICARE if "medicare" in named.lower() else None
        yield statement.fact(FactKind.PAYMENT, match["dollars"].replace(",", ""), payer)


def global_days(statement: Statement) -> Iterator[Fact]:
    """The global surgery indicator: "Global 90d", "90-day global period"."""
    if "global" not in statement.text.lower() or not statement.is_about_code:
        return
    for pattern in _GLOBAL:
        if match := pattern.search(statement.text):
            days = match["days"]
            value = _DAY_WORDS.get(days.lower()) or days.upper().zfill(3)
            if value in _GLOBAL_VALUES:
                yield statement.fact(FactKind.GLOBAL_DAYS, value)
                return
