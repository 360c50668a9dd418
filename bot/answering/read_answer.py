"""What an answer gains from sentences that were read beside the question.

Rules come first: they say why. What they leave open, a sentence may answer in other words than the
question's, and the cross-encoder finds it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answering.claim import Claim
from bot.answering.evidence import Evidence, distinct_quotes
from bot.answering.reading import Reading, read
from bot.answering.settling import BY_FACTS
from bot.answering.wanted import parts
from bot.answering.wording import ended, led, led_by_none
from bot.question import Facet, Question
from bot.reply import Verdict
from bot.understanding.facets import asks_yes_no
from bot.understanding.words import content_words
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
_TELLS = 0.6
_SPEAKS = 0.85
_DENIES = 0.97
# "Q0162 for a pt with a stomach bug" asks whether it is for that.
_CASE = re.compile(
    r"(?i)^\W*code (?:for|on|with|in) (?!.*\b(?:what|which|how|when|who|where|why)\b)"
)
_BY_WORDS = {Facet.OTHER, Facet.USAGE, Facet.BILLING, Facet.DEFINITION}
_WORDS_OF_A_CASE = 2
_WHEN = re.compile(
    r"(?i)^\W*(?:when|under (?:what|which)|what (?:conditions|criteria|does it take)|how)\b"
)
# What stands for codes and payers where a question is read.
_NEUTRAL = {"code", "payer"}
# Facts decide these; where there is none, only a sentence that speaks of the matter answers.
_SPOKEN_OF: Mapping[Facet, re.Pattern[str]] = {
    Facet.PRIOR_AUTHORISATION: re.compile(r"(?i)authori[sz]|approv|certif|permission"),
    Facet.STATUS: re.compile(r"(?i)valid|active|discontinu|terminat|ended|replac|temporary|perman"),
}
_BY_FIGURES = {
    Facet.UNITS,
    Facet.TIME,
    Facet.FREQUENCY,
    Facet.MODIFIERS,
    Facet.PAYMENT,
    Facet.GLOBAL_DAYS,
    Facet.SPECIALTIES,
    Facet.SUCCESSOR,
    Facet.STATUS,
}
_WHOLE = {Facet.COMPARISON, Facet.HISTORY, Facet.SYNONYMS, Facet.RELATED}


def completed(claim: Claim, question: Question, evidence: Evidence) -> Claim:
    """The claim, led by the sentence that answers the question where the claim leaves it open.

    Args:
        claim: What rules made of the documents.
        question: The question; it asks for yes or no also where it only amounts to that.
        evidence: The documents.
    """
    if not may_read(question):
        return claim
    if claim.facet is Facet.COVERAGE and _tells_a_case(claim, question):
        return _with_case(claim, read(_put(question), evidence))
    doubtful = _may_be_doubted(claim, question)
    if not may_gain(claim, question) and not doubtful:
        return claim
    if question.asks_yes_no and not (doubtful or _is_open(claim, question)):
        return claim
    readings = read(_put(question), evidence)
    if doubtful:
        return _doubted(claim, question, readings)
    if not question.asks_yes_no:
        put = _decided(claim, question, readings) if _CASE.search(question.rest) else None
        return put or _told(claim, readings)
    return _decided(claim, question, readings) or claim


def _put(question: Question) -> str:
    """The question as it is read: a terse one that wants a yes or no is put as such."""
    if not question.asks_yes_no or asks_yes_no(question.rest):
        return question.text
    *told, put = parts(question.text) or [question.text]
    return " ".join((*told, f"is {put}"))


def may_read(question: Question) -> bool:
    """Whether answering may run a model, which takes tens of milliseconds.

    Facts alone decide a question on coverage, validity or prior authorisation with nothing told
    beside it; which code it is, its definition says.
    """
    if question.seeks_code:
        return False
    is_of_conditions = _WHEN.search(question.rest) is not None
    return not set(question.facets) <= BY_FACTS or _tells_more(question) or is_of_conditions


def _tells_more(question: Question) -> bool:
    return bool(set(content_words(question.rest)) - _NEUTRAL)


def _may_be_doubted(claim: Claim, question: Question) -> bool:
    """Whether a "yes" comes of a comparison of words: "the giving of a vaccine" has them too."""
    by_words = claim.verdict is Verdict.YES and claim.facet in _BY_WORDS
    return by_words and question.asks_yes_no and len(question.codes) == 1


def _doubted(claim: Claim, question: Question, readings: Sequence[Reading]) -> Claim:
    """The claim, or the "no" of a sentence that is surely read as one."""
    denying = next((item for item in readings if _may_decide(item, question)), None)
    if denying is None or denying.answers < _DENIES:
        return claim
    stance, share = _stance(denying)
    if stance is not Stance.NO or share < _DENIES:
        return claim
    return _with_verdict(claim, question, denying, Verdict.NO)


def _tells_a_case(claim: Claim, question: Question) -> bool:
    """Whether coverage under conditions is asked for a case, or under which conditions."""
    told = set(content_words(question.rest)) - _NEUTRAL
    is_open = claim.verdict is Verdict.DEPENDS and len(question.codes) == 1
    return is_open and (len(told) >= _WORDS_OF_A_CASE or _WHEN.search(question.rest) is not None)


def _with_case(claim: Claim, readings: Sequence[Reading]) -> Claim:
    """The claim with the sentence that speaks of the case, which decides nothing on coverage."""
    told = {quote.text for quote in claim.quotes}
    sure = next((r for r in readings if r.answers >= _SPEAKS and r.sentence.text not in told), None)
    if sure is None or sure.sentence.section.kind is SectionKind.RECORD:
        return claim
    quote = sure.sentence.quote
    text = f"{claim.text} {led_by_none(ended(quote.text))}"
    return replace(claim, text=text, quotes=tuple(dict.fromkeys((*claim.quotes, quote))))


def may_gain(claim: Claim, question: Question) -> bool:
    """Whether a claim leaves open what a sentence may answer."""
    if len(question.facets) > 1 and claim.quotes:
        return False
    if not claim.quotes or claim.verdict is Verdict.UNKNOWN:
        return True
    if claim.facet in _WHOLE or not _tells_more(question):
        return False
    return claim.verdict is None


def _is_open(claim: Claim, question: Question) -> bool:
    """Whether a sentence may decide.

    It may not say what a payer covers, nor what held on a day. Whether two codes go together is
    for the first one's documents to say; what they have in common, for no sentence.
    """
    if claim.facet is Facet.COVERAGE or question.date_of_service:
        return False
    if len(question.codes) > 1 and (
        Facet.COMPARISON in question.facets or claim.codes[:1] != question.codes[:1]
    ):
        return False
    if claim.verdict is not None:
        return claim.verdict is Verdict.UNKNOWN
    # What facts answer without a verdict is answered, unless plainly a yes or no is wanted.
    return asks_yes_no(question.rest) or not set(question.facets) & _BY_FIGURES


def _decided(claim: Claim, question: Question, readings: Sequence[Reading]) -> Claim | None:
    """The claim with the verdict of the surest sentence, if it has a clear one."""
    deciding = next((item for item in readings if _may_decide(item, question)), None)
    if deciding is None:
        return None
    stance, share = _stance(deciding)
    if deciding.answers < _DECIDES or stance not in _CLEAR or share < _CLEAR[stance]:
        return None
    if stance is Stance.YES and _counts(question):
        return None
    return _with_verdict(claim, question, deciding, _VERDICTS[stance])


def _may_decide(reading: Reading, question: Question) -> bool:
    """Whether a sentence may carry a verdict: those on other codes and lists of names do not."""
    kind, said = reading.sentence.section.kind, reading.sentence.text
    if any(not cue.search(said) for facet, cue in _SPOKEN_OF.items() if facet in question.facets):
        return False
    others = {mention.code for mention in mentions(said)}
    if len(question.codes) > 1 and not others & set(question.codes):
        return False
    if kind is SectionKind.SPECIALTIES:
        return Facet.SPECIALTIES in question.facets
    return kind not in _NEVER_DECIDE


def _counts(question: Question) -> bool:
    """Whether a question is about a number of units: a model that reads does not calculate."""
    return Facet.UNITS in question.facets and _NUMBER.search(question.rest) is not None


def _with_verdict(claim: Claim, question: Question, reading: Reading, verdict: Verdict) -> Claim:
    quote = reading.sentence.quote
    return replace(
        claim,
        text=led(verdict, ended(quote.text), negated=question.negated),
        basis=(reading.sentence.document,),
        quotes=claim.quotes_after(quote),
        verdict=verdict,
    )


def _told(claim: Claim, readings: Sequence[Reading]) -> Claim:
    """The claim with the sentences that answer a question without yes or no."""
    sure = [item for item in readings if item.answers >= _TELLS][:2]
    new = [item.sentence for item in sure if item.sentence.text not in claim.text]
    if not new:
        return claim
    quotes = distinct_quotes([item.sentence for item in sure], 2)
    said = " ".join(led_by_none(ended(quote.text)) for quote in quotes)
    if not claim.quotes:
        text = f"{claim.codes[0]}: {said}"
        basis = (new[0].document,)
        return replace(claim, text=text, basis=basis, quotes=quotes, verdict=None)
    return replace(
        claim,
        text=f"{said} {claim.text}" if claim.facet is not Facet.OTHER else said,
        quotes=claim.quotes_after(*quotes),
    )


def _stance(reading: Reading) -> tuple[Stance, float]:
    """The most probable stance of a sentence that answers, and its share among them.

    An FAQ answer that begins with its verdict most often has the same for another question on the
    matter; the share takes that into account.
    """
    shares = {stance: reading.stances[stance] for stance in Stance if stance in _CLEAR}
    shares[Stance.TELLS] = reading.stances[Stance.TELLS]
    begins = _BEGINS.match(reading.sentence.text)
    if begins and reading.sentence.section.kind is SectionKind.FAQ:
        shares[_SAID[begins[0].lower()]] *= _AS_SAID
    best = max(shares, key=lambda stance: shares[stance])
    return best, shares[best] / max(sum(shares.values()), 1e-6)


_BEGINS = re.compile(r"(?i)(?:yes|no|it depends)\b")
_SAID: Mapping[str, Stance] = {
    "yes": Stance.YES,
    "no": Stance.NO,
    "it depends": Stance.DEPENDS,
}
_AS_SAID = 3.0
_NUMBER = re.compile(r"(?i)\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|pair|both)\b")
_NEVER_DECIDE = {SectionKind.RELATED, SectionKind.RECORD, SectionKind.RVU}
