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
    r"|doses?|claims?|walkers?|refills?|boxes|treatments?|filters?|kits?|catheters?"
    r"|masks?|caps?|inserts?|boxes)"
)
_NUMBER_OF = r"(?:\d+|one|two|three|four|five|six|eight|ten|twelve)"
_NOT_JOINED = r"(?!(?:and|or|is|are|of|in|to|for|per|a|the)\b)"
_LIMIT = re.compile(
    rf"(?<![\w.,$-])(?:(?:no|not) more (?:often )?than |up to |(?:a )?maximum of |at most "
    rf"|limited to |only )?(?:once|twice"
    rf"|(?:{_COUNT})(?: {_THINGS})?|{_NUMBER_OF} (?:{_NOT_JOINED}[\w-]+ ){{1,2}}{_THINGS})"
    rf"(?: \w+)? (?:{_PER} {_PERIOD}|an? (?:day|week|month|quarter"
    rf"|year|lifetime))\b",
    re.IGNORECASE,
)
# "Three pairs are Medicare's limit per calendar year", "the yearly limit is three pairs".
_LIMIT_PER = re.compile(
    rf"(?P<before>{_NUMBER_OF} {_THINGS})\b[^.;]{{0,60}}\b(?:is|are) (?:\w+'s |the )?(?:usual )?"
    r"(?:limit|maximum) per (?:calendar )?(?P<period>year|month|day|week)\b"
    r"|\b(?P<rhythm>yearly|annual|monthly|weekly|daily) (?:limit|maximum)\b[^.;]{0,40}? (?:is|are) "
    rf"(?P<after>{_NUMBER_OF} {_THINGS})\b",
    re.IGNORECASE,
)
_RHYTHMS = {
    "yearly": "year",
    "annual": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
}
_CAP = re.compile(r"^(?:no|not|up to|a max|max|at most|limited|only)|lifetime", re.IGNORECASE)
_OF_LIMITS = re.compile(
    r"\b(?:cover\w*|limit\w*|maximums?|allow\w*|bill(?:ed|able|s)?|report(?:ed|able)?|paid|pays?|payable"
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
    if (match := _LIMIT_PER.search(statement.text)) and statement.is_about_code:
        period = match["period"] or _RHYTHMS[match["rhythm"].lower()]
        value = f"{match['before'] or match['after']} per {period}".lower()
        for payer in named_payers(statement.text) or (None,):
            yield statement.fact(FactKind.FREQUENCY, value, payer)
        return
    for match in _LIMIT.finditer(statement.text):
        if not _is_limit(statement, match) or not statement.is_about_code:
            continue
        # Words in lower case, codes as they are.
        value = " ".join(w if w[-1].isdigit() else w.lower() for w in match.group().split())
        for payer in named_payers(statement.text) or (None,):
            yield statement.fact(FactKind.FREQUENCY, value, payer)


def _is_limit(statement: Statement, match: re.Match[str]) -> bool:
    if _OF_LIMITS.search(statement.text):
        return True
    if _OF_DOSES.search(statement.text):
        return False
    return bool(_CAP.search(match.group())) or statement.section.kind in _ABOUT_PAYING
