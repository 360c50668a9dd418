"""Which verdict a sentence gives that was read beside a question, if it gives a clear one."""

import re
from collections.abc import Mapping, Sequence

from bot.answering.reading import Reading
from bot.question import Facet, Question
from bot.reply import Verdict
from corpus.codes import mentions
from corpus.document import SectionKind
from index.cross_encoder import Stance

_VERDICTS: Mapping[Stance, Verdict] = {
    Stance.YES: Verdict.YES,
    Stance.NO: Verdict.NO,
    Stance.DEPENDS: Verdict.DEPENDS,
}
# Probabilities from which a sentence is said to answer, and its stance to be one and not another.
_DECIDES = 0.7
# A wrong "yes" costs a denied claim, a wrong "no" a second look.
_CLEAR: Mapping[Stance, float] = {Stance.YES: 0.9, Stance.NO: 0.7, Stance.DEPENDS: 0.7}
# … and another than an FAQ answer begins with.
_TURNED_ROUND = 0.97
# Facts decide these; where there is none, only a sentence that speaks of the matter answers.
_SPOKEN_OF: Mapping[Facet, re.Pattern[str]] = {
    Facet.PRIOR_AUTHORISATION: re.compile(r"(?i)authori[sz]|approv|certif|permission"),
    Facet.STATUS: re.compile(r"(?i)valid|active|discontinu|terminat|ended|replac|temporary|perman"),
}
_NEVER_DECIDE = {SectionKind.RELATED, SectionKind.RECORD, SectionKind.RVU}
_BEGINS = re.compile(r"(?i)(?:yes|no|it depends)\b")
_SAID: Mapping[str, Stance] = {
    "yes": Stance.YES,
    "no": Stance.NO,
    "it depends": Stance.DEPENDS,
}
_AS_SAID = 3.0
_NUMBER = re.compile(r"(?i)\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|pair|both)\b")


def deciding(readings: Sequence[Reading], question: Question) -> tuple[Reading, Verdict] | None:
    """The surest sentence that may carry a verdict, with its verdict if that is a clear one.

    Args:
        readings: The surest first.
        question: What they were read beside.
    """
    reading = _surest(readings, question)
    if reading is None or reading.answers - reading.stances[Stance.TELLS] < _DECIDES:
        return None
    stance, share = _stance(reading)
    if share < _CLEAR[stance]:
        return None
    said = _said(reading)
    if said is not None and stance is not said and share < _TURNED_ROUND:
        return None
    if stance is Stance.YES and _counts(question):
        return None
    return reading, _VERDICTS[stance]


def _surest(readings: Sequence[Reading], question: Question) -> Reading | None:
    return next((reading for reading in readings if _may_decide(reading, question)), None)


def _may_decide(reading: Reading, question: Question) -> bool:
    """Whether a sentence may carry a verdict: those on other codes and lists of names do not."""
    kind, said = reading.sentence.section.kind, reading.sentence.text
    if any(not cue.search(said) for facet, cue in _SPOKEN_OF.items() if facet in question.facets):
        return False
    named = {mention.code for mention in mentions(said)}
    if len(question.codes) > 1 and not named & set(question.codes):
        return False
    if kind is SectionKind.SPECIALTIES:
        return Facet.SPECIALTIES in question.facets
    return kind not in _NEVER_DECIDE


def _counts(question: Question) -> bool:
    """Whether a question is about a number of units: a model that reads does not calculate."""
    return Facet.UNITS in question.facets and _NUMBER.search(question.rest) is not None


def _stance(reading: Reading) -> tuple[Stance, float]:
    """The most probable stance of a sentence that answers, and its share among them.

    An FAQ answer that begins with its verdict most often has the same for another question on the
    matter; the share takes that into account.
    """
    shares = {stance: reading.stances[stance] for stance in Stance if stance in _CLEAR}
    said = _said(reading)
    if said is not None:
        shares[said] *= _AS_SAID
    best = max(shares, key=lambda stance: shares[stance])
    return best, shares[best] / max(sum(shares.values()), 1e-6)


def _said(reading: Reading) -> Stance | None:
    """What an FAQ answer begins with, to its own question."""
    begins = _BEGINS.match(reading.sentence.text)
    is_answer = reading.sentence.section.kind is SectionKind.FAQ
    return _SAID[begins[0].lower()] if begins and is_answer else None
