"""Modifiers that a text names."""

import re
from collections.abc import Iterator

from corpus.document import Fact, FactKind
from corpus.facts.statement import Statement

_MODIFIER = r"-?(?:[A-Z][A-Z0-9]|[1-9]\d|[1-9]P)(?![\w%]|\.\d)"
_JOIN = r"(?:\s*(?:,|/|\u2013|-|\band\b|\bor\b|\bto\b|,\s*and\b|,\s*or\b|\band/or\b)\s*)"
_LIST = rf"(?P<list>{_MODIFIER}(?:(?:\s*\([^)]*\))?{_JOIN}{_MODIFIER})*)"
_NAMED = (
    re.compile(rf"\b[Mm]odifiers?\s*:?\s+(?:such as\s+|like\s+|is\s+|are\s+)?{_LIST}"),
    re.compile(rf"(?<![\w-])(?P<list>{_MODIFIER}(?:{_JOIN}{_MODIFIER})*)\s+modifiers?\b"),
    re.compile(
        rf"\b(?:[Aa]ppend(?:ed|ing)?|[Aa]dd(?:ed|ing)?)\s+(?:the\s+)?(?P<list>-(?:[A-Z][A-Z0-9]"
        rf"|[1-9]\d)\b(?:{_JOIN}{_MODIFIER})*)"),
    re.compile(
        r"\b[Aa]ppend(?:ed|ing)?\s+(?P<list>[A-Z][A-Z0-9]|[2-9]\d)\b(?!\s*(?:%|percent|mg"
        r"|minutes))"),
    re.compile(r"\b(?:[A-V]\d{4}|\d{5})-(?P<list>[A-Z][A-Z0-9]|[2-9]\d)\b"),
)  # fmt: skip
_ALSO = re.compile(
    r"(?:\b(?:or|and)|[;,])\s+(?P<list>[A-Z][A-Z0-9])"
    r"(?=\s+(?:for|when|if|to|where|on|marks?|shows?|means?|states?|tells?|says?|signals?|indicates?|identif(?:y|ies))\b)"
)
"""A second modifier further on: "append RR for rental and NU for a new item"."""
_INTRODUCED = re.compile(r"\b[Mm]odifiers?\b[^.;:]*:")
_GLOSSED = re.compile(r"(?:[:,;]|\bor|\band)\s+(?P<list>[A-Z][A-Z0-9])(?=\s+[a-z]+)")
"""A list with what each one means: "a modifier tells the number of patients: UN two, UP three"."""
_WORDS = frozenset({"IF", "IN", "IS", "IT", "NO", "OF", "ON", "OR", "TO", "US"})
"""Capitals that are words or other abbreviations more often than modifiers."""


def modifiers(statement: Statement) -> Iterator[Fact]:
    """Every modifier named, each once, in the order of the text."""
    found: dict[str, int] = {}
    for pattern in _NAMED:
        for match in pattern.finditer(statement.text):
            listed = re.sub(r"\([^)]*\)", " ", match["list"])
            for one in re.finditer(_MODIFIER, listed):
                found.setdefault(one.group().lstrip("-"), match.start("list") + one.start())
    glossed = list(_GLOSSED.finditer(statement.text)) if _INTRODUCED.search(statement.text) else []
    if len(glossed) > 1:
        for match in glossed:
            found.setdefault(match["list"], match.start("list"))
    if found:
        for match in _ALSO.finditer(statement.text):
            found.setdefault(match["list"], match.start("list"))
    for name in sorted(found.keys() - _WORDS, key=found.__getitem__):
        yield statement.fact(FactKind.MODIFIER, name)
