"""Questions that put a unit to the test: "is it billed per hour?", "is 60 mg 4 units?"."""

import re

from bot.answering.asked import Asked
from bot.answering.dose import units_in
from bot.answering.entailment import Decision
from bot.answering.evidence import FoundFact
from bot.answering.terms import normalised, terms
from bot.reply import Verdict
from corpus.document import FactKind

# fmt: off
_MEASURES = (
    "visit", "session", "hour", "minute", "day", "week", "month", "dose", "vial", "trip",
    "transport", "flight", "ride", "run", "patient", "mile", "procedure", "lens", "shoe", "pair",
    "box", "cassette", "class", "encounter", "night", "strip",
)
# fmt: on
_SAME = {"transport": "trip", "flight": "trip", "ride": "trip", "run": "trip", "encounter": "visit"}
_MEASURE = rf"(?P<measure>{'|'.join(_MEASURES)})"
_NUMBER = r"(?P<number>\d+(?:\.\d+)?)"
# "Billed per hour", "by the trip", "one unit is 15 minutes", "is a unit one shoe".
_AS_ASKED = re.compile(
    r"(?:\b(?:per|by the|each|every|by) (?:(?:single|one|1|one-way|full) )?"
    r"|\bunits?\b(?: of code)?,? (?:(?:is|are|equals?|cover|be|the|just|an?|one|1|=) ?)*)"
    rf"(?:{_NUMBER}[ -])?{_MEASURE}s?\b"
)
# "Is the pair one unit?", "is a full box just 1 unit?".
_AS_UNIT = re.compile(
    rf"\b(?:an?|the|each|every|one|1)(?: \w+)? {_MEASURE}s?\b(?: of (?:\w+ ){{0,2}}?\w+)?"
    r"(?: (?:is|be|are|counts?|as|just|only|equals?|billed|really|still))* (?:a|an|one|1) "
    r"(?:single )?units?\b"
)
# What a number of items may come in; an item counted by itself is not counted by these.
_CONTAINERS = frozenset({"box", "case", "carton", "pack", "package", "dozen", "roll"})
_ONE_ITEM = re.compile(r"(?:one|1|an?) (?P<item>[a-z-]+)")
_AS_CONTAINED = re.compile(
    r"(?:\b(?:per|by the|each|every)"
    r"|\bunits?\b[^?.;]{0,12}(?:=|\bis|\bequals?) ?(?:1|one|an?|the)?) ?"
    rf"(?P<container>{'|'.join(sorted(_CONTAINERS))}|pair)\b"
)
_COLLECTIVE = re.compile(r"(?:one|1|an?) (?:pair|set|kit|box)\b")
_PER_THING = re.compile(
    r"\b(?:billed|counted|charged|paid|unit) (?:per|by the) (?P<thing>[a-z]+)\b"
)
_AS_STATED = re.compile(rf"(?:{_NUMBER} )?(?:[\w-]+ ){{0,2}}?{_MEASURE}s?\b")
_CLAIMED = re.compile(r"\b(?P<units>\d+) units?\b(?! vials?)")
_ELSEWHERE = re.compile(r"\b(?:limit|max\w*|allow\w*|once|often|supply|up to|more than)\b")


def unit_as_asked(asked: Asked) -> Decision | None:
    """Whether one unit is what the question takes it for."""
    words = asked.words.text
    found = asked.evidence.facts(FactKind.UNIT)
    if not found or not asked.is_of_one_code or asked.is_of_facts or _ELSEWHERE.search(words):
        return None
    claimed = _CLAIMED.search(words)
    computed = units_in(words, found[0].fact.value) if claimed else None
    if claimed and computed is not None:
        return _decision(int(claimed["units"]) == computed, found[0])
    if _is_literally(words, unit := normalised(found[0].fact.value)):
        return _decision(True, found[0])
    put = _AS_ASKED.search(words) or _AS_UNIT.search(words)
    if _is_contained(words, unit) or _is_of_a_part(asked, unit):
        return _decision(False, found[0])
    is_ = _AS_STATED.fullmatch(unit)
    if not put or not is_:
        return None
    numbers = [match.groupdict().get("number") or "1" for match in (put, is_)]
    same = _measure(put) == _measure(is_) and numbers[0] == numbers[1]
    return _decision(same, found[0])


def _is_literally(words: str, unit: str) -> bool:
    """Whether a question has the very words of the unit: "one unit is one walker, right"."""
    item = re.escape(re.sub(r"^(?:one|1) ", "", unit))
    number = "" if unit[0].isdigit() else r"(?:one|1|an?|each|per) "
    is_put = rf"\b(?:one|1|an?) units?(?: of code)? (?:is|=|equals?|means?) {number}{item}(?!\w)"
    return re.search(is_put, words) is not None


def _is_of_a_part(asked: Asked, unit: str) -> bool:
    """Whether a question counts the single thing where a pair or set of it is the unit."""
    put = _PER_THING.search(asked.words.text)
    if put is None or not _COLLECTIVE.match(unit):
        return False
    thing = terms(put["thing"])
    return bool(thing) and thing <= asked.described and not thing & terms("pair set kit box")


def _is_contained(words: str, unit: str) -> bool:
    """Whether a question counts by boxes or the like what is counted item by item."""
    asked, item = _AS_CONTAINED.search(words), _ONE_ITEM.fullmatch(unit)
    if asked is None or item is None:
        return False
    return item["item"] not in {*_CONTAINERS, "unit"} and asked["container"] != item["item"]


def _measure(match: re.Match[str]) -> str:
    return _SAME.get(match["measure"], match["measure"])


def _decision(holds: bool, found: FoundFact) -> Decision | None:
    return Decision.by_fact(Verdict.YES if holds else Verdict.NO, found)
