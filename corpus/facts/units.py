"""What one billed unit is, and how long the service takes."""

import re
from collections.abc import Iterator

from corpus.document import Fact, FactKind, SectionKind
from corpus.facts.quantity import DURATION, QUANTITY, normalised
from corpus.facts.statement import Statement
from corpus.facts.subject import is_nearest

_AMOUNT = rf"(?P<amount>{QUANTITY})"
_IS = (
    r"\s*(?:=|\b(?:is|are|equals?|represents?|stands? for|means?|covers?|corresponds? to"
    r"|describes?|counts? as)\b)\s*"
)
_ONE_UNIT = (
    r"(?:one|1|each|every|a|the)\s+(?:bill\w+\s+|HCPCS\s+|dosage\s+"
    r"|service\s+)?unit(?:\s+of\s+[\w-]+)?(?:\s+billed)?"
)
_UNITS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_AMOUNT}(?:\s+of\s+[\w-]+)?\s+as\s+(?:one|1|a)\s+(?:\w+\s+)?unit\b",
        rf"\b{_ONE_UNIT}{_IS}(?:for\s+)?(?:each\s+|every\s+)?{_AMOUNT}",
        rf"(?<!as )\b{_ONE_UNIT}\s*:\s*{_AMOUNT}",
        rf"\bunits\s+of\s+(?:[A-V]\d{{4}}|service){_IS}{_AMOUNT}",
        rf"\b(?:units|increments|blocks)\s+of\s+{_AMOUNT}",
        rf"\b{_AMOUNT}[- ](?:units|increments|blocks)\b",
        rf"\b{_AMOUNT}\s+(?:(?:per|each|for each)|=|equals|makes)\s*(?:one\s+|1\s+|a\s+)?unit\b",
        rf"\b[A-V]\d{{4}}\s+(?:stands for|represents)\s+{_AMOUNT}(?!\s+or\b)",
    )
)
_RATE = re.compile(
    rf"\b(?:per|for each|for every|each(?: additional)?)\s+{_AMOUNT}(?!\s+(?:of body|per|after"
    rf"|before))",
    re.IGNORECASE,
)
"""The bare "per 10 mg", which is also how doses and rates are written."""
_IN_WORDS = re.compile(
    rf"\b(?:one|1|each|a|the)\s+unit(?:\s+of\s+[A-V]\d{{4}})?{_IS}(?P<words>(?:one|a|an"
    rf"|each)\s+[\w-]+(?:\s+(?!(?:and|or|but|in|for|so|with|not|"
    r"whatever|regardless|that|which|without|per|rented|when|as|if)\b)[\w-]+){0,3})",
    re.IGNORECASE,
)
_EACH = re.compile(r"[,(]\s*each\b\)?\W*$|\bbilled (?:as )?each\b", re.IGNORECASE)
_PER_DAY = re.compile(r"\bper diem\b", re.IGNORECASE)
_PER_ONE = re.compile(
    r"(?:,|\b(?:billed|paid|reported|priced))\s+per\s+(?:statute\s+)?(?P<thing>mile|hour|day"
    r"|visit|session|dose|test|month|encounter)\b",
    re.IGNORECASE,
)
_DESCRIPTOR_END = re.compile(
    rf"(?:,|\bper|\beach|\d\b)\s+(?P<amount>{QUANTITY})\W*$", re.IGNORECASE
)
_DESCRIBES = frozenset({SectionKind.TITLE, SectionKind.DESCRIPTION})
_TIMED = re.compile(r"minute|hour", re.IGNORECASE)
_RATE_OF_SOMETHING = re.compile(
    r"\b(?:dose|dosage|dosed|given|administered|infused|inject\w*|taken|rate|mileage|wear\w*"
    r"|monitor\w*)\b[^.;]*\b(?:per|each|every)\b"
    r"|\b(?:visits?|hours?|times?|units?|services?)\s+(?:per|each)\b",
    re.IGNORECASE,
)
_ARITHMETIC = re.compile(
    r"\bunits\b|\b(?:hours?|minutes?)\s+(?:a|per|each|every)\s+(?:day|night|week|month)"
    r"|\b(?:ml|mg|liters?|litres?|cc|miles?)\s+(?:an|per)\s+(?:hour|minute)",
    re.IGNORECASE,
)
"""Examples of counting units, hours of use and flow rates: times that are not the service's."""
_DURATION = re.compile(
    rf"\b(?:at least|about|approximately|lasts?|lasting|takes?|typically|usually|minimum(?: of)?"
    rf"|spends?|spent|first|initial|duration(?: is| of)?)\s+"
    rf"(?P<after>{DURATION})"
    rf"|\b(?P<before>{DURATION})[- ](?:or (?:more|less|longer)|sessions?|visits?|services?"
    rf"|appointments?|encounters?|classes|class|evaluations?|treatments?"
    r"|of (?:face-to-face|total|direct|one-on-one|clinical|provider|physician|individual|group"
    r"|training|therapy|counsel\w+|time))\b",
    re.IGNORECASE,
)


def unit(statement: Statement) -> Iterator[Fact]:
    """What one billed unit is: "20 mg", "15 minutes", "each", "one walker"."""
    if not statement.is_about_code:
        return
    if value := _unit(statement):
        yield statement.fact(FactKind.UNIT, value)


def _unit(statement: Statement) -> str | None:
    text = statement.text
    patterns = _UNITS if _RATE_OF_SOMETHING.search(text) else (*_UNITS, _RATE)
    for pattern in patterns:
        match = pattern.search(text)
        if match and is_nearest(statement.code, text[: match.start("amount")]):
            return normalised(match["amount"])
    if match := _IN_WORDS.search(text):
        return " ".join(match["words"].split()).lower()
    if _EACH.search(text):
        return "each"
    if (match := _PER_ONE.search(text)) and "units" not in text.lower():
        return f"1 {match['thing'].lower()}"
    if _PER_DAY.search(text):
        return "1 day"
    described = statement.section.kind is SectionKind.TITLE or statement.is_descriptor
    if described and (match := _DESCRIPTOR_END.search(text)):
        return normalised(match["amount"])
    return None


def time(statement: Statement) -> Iterator[Fact]:
    """A duration that belongs to the service: "a 60-minute session"."""
    if not _TIMED.search(statement.text) or not statement.is_about_code:
        return
    if _ARITHMETIC.search(statement.text):
        return
    for match in _DURATION.finditer(statement.text):
        yield statement.fact(FactKind.TIME, normalised(match["after"] or match["before"]))
        return
