"""Questions that put a unit to the test: "is it billed per hour?", "is 60 mg 4 units?"."""

import re

from bot.answering.asked import Asked
from bot.answering.dose import units_in
from bot.answering.entailment import Decision
from bot.answering.evidence import FoundFact, FoundSentence
from bot.answering.terms import normalised
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
    put = _AS_ASKED.search(words)
    is_ = _AS_STATED.fullmatch(normalised(found[0].fact.value))
    if not put or not is_:
        return None
    same = _measure(put) == _measure(is_) and (put["number"] or "1") == (is_["number"] or "1")
    return _decision(same, found[0])


def _measure(match: re.Match[str]) -> str:
    return _SAME.get(match["measure"], match["measure"])


def _decision(holds: bool, found: FoundFact) -> Decision | None:
    section = found.document.section_at(found.fact.start)
    if section is None:
        return None
    sentence = FoundSentence(found.document, section, found.fact.start, found.fact.end)
    return Decision(Verdict.YES if holds else Verdict.NO, sentence)
