"""Limits on how often a code is covered or billed."""

import re
from collections.abc import Iterator

from corpus.document import Fact, FactKind, SectionKind
from corpus.facts.payers import named_payers
from corpus.facts.statement import Statement

_COUNT = r"(?:\d+|one|two|three|four|five|six|eight|ten|twelve|an?)"
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|ten|twelve|eighteen|twenty-four|thirty|sixty)"
_PERIOD = (
    rf"(?:(?:{_NUMBER}|calendar|benefit|rolling|single|consecutive|{_NUMBER} (?:consecutive"
    rf"|calendar|rolling))[\s-]+)?"
    r"(?:days?|weeks?|months?|quarters?|years?|periods?|lifetime|pregnancy|admission|episode"
    r"|encounter|date of service)"
)
_PER = r"(?:per|every|each|in|in an?|in any|in each|within|within any|during|during each|over)"
_THINGS = (
    r"(?:units?|times?|visits?|services?|sessions?|tests?|strips?|hours?|devices?|pairs?|items?"
    r"|doses?|claims?|walkers?|refills?|boxes|treatments?)"
)
_LIMIT = re.compile(
    rf"(?<![\w.,$-])(?:(?:no|not) more (?:often )?than |up to |(?:a )?maximum of |at most "
    rf"|limited to |only )?(?:once|twice"
    rf"|(?:{_COUNT})(?: {_THINGS})?)(?: \w+)? (?:{_PER} {_PERIOD}|an? (?:day|week|month|quarter"
    rf"|year|lifetime))\b",
    re.IGNORECASE,
)
_CAP = re.compile(r"^(?:no|not|up to|a max|max|at most|limited|only)|lifetime", re.IGNORECASE)
_OF_LIMITS = re.compile(
    r"\b(?:cover\w*|limit\w*|allow\w*|bill(?:ed|able|s)?|report(?:ed|able)?|paid|pays?|payable"
    r"|replac\w+|frequency|eligible|reimburs\w+|benefit)\b",
    re.IGNORECASE,
)
_OF_DOSES = re.compile(
    r"\b(?:dos(?:e|es|ed|ing)|given|inject(?:ed|ion|ions)?|administered|infus\w+|taken|takes?"
    r"|tak(?:e|ing)|maintenance|check\w*|changed?)\b",
    re.IGNORECASE,
)
_ABOUT_PAYING = frozenset({SectionKind.BILLING, SectionKind.COVERAGE, SectionKind.PAYMENT})


def frequency(statement: Statement) -> Iterator[Fact]:
    """Limits such as "once every 12 months"; how often a drug is given is none."""
    for match in _LIMIT.finditer(statement.text):
        if not _is_limit(statement, match) or not statement.is_about_code:
            continue
        value = " ".join(match.group().lower().split())
        for payer in named_payers(statement.text) or (None,):
            yield statement.fact(FactKind.FREQUENCY, value, payer)


def _is_limit(statement: Statement, match: re.Match[str]) -> bool:
    if _OF_LIMITS.search(statement.text):
        return True
    if _OF_DOSES.search(statement.text):
        return False
    return bool(_CAP.search(match.group())) or statement.section.kind in _ABOUT_PAYING
