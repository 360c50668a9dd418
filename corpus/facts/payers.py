"""Payers that a text names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Payer

_COMPANIES = (
    r"Blue (?:Cross|Shield)(?: and Blue Shield| Blue Shield)?|BCBS|Aetna|Cigna"
    r"|United ?Health(?:care)?|UHC|Humana"
    r"|Anthem|Kaiser(?: Permanente)?"
)
_WHO_PAY = (
    r"(?:insur(?:ance|ers?)|payers?|payors?|plans?|carriers?|health plans?|policies|coverage)"
)
_PAYERS = re.compile(
    # Words that hold a payer's name without meaning it as the one who pays come first.
    r"\b(?:(?P<other>non-?\s?Medicare|beyond (?:original |traditional )?Medicare\b"
    r"|Medicare (?:Physician )?Fee Schedule|Medicare PFS"
    r"|plans? of (?:care|treatment)"
    r"|(?:care|treatment|lesson|meal) plans?|workers['\u2019] compensation"
    r"|(?:inclusion|listing)[^.]{0,40}imply coverage)"
    r"|(?P<advantage>Medicare Advantage(?: plans?| organi[sz]ations?)?|MA plans?"
    r"|(?:Medicare )?Part C\b)"
    r"|(?P<medicaid>(?:state )?Medicaid(?: programs?| programmes?| agenc(?:y|ies)| plans?)?"
    r"|Medi-Cal\b|\bCHIP\b)"
    r"|(?P<medicare>(?:Original |traditional |fee-for-service )?Medicare(?: Part [ABD]\b)?"
    r"(?: contractors?| administrative contractors?| carriers?| program(?:me)?)?|Part [ABD]\b"
    r"|\bCMS\b|\bMACs?\b)"
    r"|(?P<tricare>TRICARE)"
    r"|(?P<va>\bVA\b|CHAMPVA|Veterans (?:Affairs|Administration|Health Administration))"
    rf"|(?P<commercial>(?:commercial(?:ly)?|private(?:ly)?"
    rf"|employer(?:-sponsored)?)(?: health)?(?: {_WHO_PAY}\b|[- ]insured)"
    # "Commercial and Medicare Advantage plans" names two.
    rf"|commercial(?=(?: and|,? or) [\w ]{{0,24}}{_WHO_PAY})|third[- ]party payers?|{_COMPANIES})"
    r"|(?P<any>(?:health )?insur(?:ance|ers?)(?: (?:plans?|compan(?:y|ies)|carriers?|polic(?:y"
    r"|ies)))?|payers?|payors?"
    r"|(?:health|benefit|dental|vision) plans?|(?:most|some|many|all|other|few|several|certain|by"
    r"|between|among|individual|the) "
    r"(?:plans?|carriers?)(?! of)\b))",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"medi|insur|pay|plan|carrier|tricare|part [abcd]|chip|cms|mac|va\b|veteran|commerc|privat"
    r"|employ|blue"
    r"|bcbs|aetna|cigna|united|uhc|humana|anthem|kaiser|third",
    re.IGNORECASE,
)
"""Without any of these there is no payer; asked first, since the full pattern is slow."""
_BY_GROUP = {
    "advantage": Payer.MEDICARE_ADVANTAGE,
    "medicaid": Payer.MEDICAID,
    "medicare": Payer.MEDICARE,
    "tricare": Payer.TRICARE,
    "va": Payer.VA,
    "commercial": Payer.COMMERCIAL,
    "any": Payer.ANY,
}
_CASE_MATTERS = frozenset({"CHIP", "VA", "CMS", "MAC", "MACS", "MA PLAN", "MA PLANS"})
_SOME = re.compile(
    r"\b(?:some|many|most|certain|several|a few|few|other|selected"
    r"|a number of)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_SOME_INSIDE = re.compile(r"(?:some|many|most|certain|several|few|other)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PayerMention:
    """A payer in a text.

    Attributes:
        payer: Who.
        start: Where the name begins in the text.
        end: Where it ends.
        only_some: The text speaks of some or most of them: "many commercial plans".
    """

    payer: Payer
    start: int
    end: int
    only_some: bool


@lru_cache(maxsize=64)  # one sentence is asked about by several families and clause by clause
def payers_in(text: str) -> tuple[PayerMention, ...]:
    """The payers that a text names, in its order."""
    if not _HINT.search(text):
        return ()
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterator[PayerMention]:
    for match in _PAYERS.finditer(text):
        group = match.lastgroup
        words = match.group()
        if (
            group is None
            or group == "other"
            or (words.upper() in _CASE_MATTERS and words.islower())
        ):
            continue
        some = _SOME.search(text, 0, match.start()) or _SOME_INSIDE.match(words)
        yield PayerMention(_BY_GROUP[group], match.start(), match.end(), bool(some))


def named_payers(text: str) -> tuple[Payer, ...]:
    """The different payers that a text names; insurance in general only where it is alone."""
    found = dict.fromkeys(mention.payer for mention in payers_in(text))
    if len(found) > 1:
        found.pop(Payer.ANY, None)
    return tuple(found)
