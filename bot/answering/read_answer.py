"""What an answer gains from sentences that were read beside the question.

Rules come first: they say why. What they leave open, a sentence may answer in other words than the
question's, and the cross-encoder finds it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.claim import Claim
from bot.answering.evidence import Evidence, distinct_quotes
from bot.answering.reading import Reading, read
from bot.answering.stance import deciding
from bot.answering.wanted import parts
from bot.answering.wording import ended, led, led_by_none
from bot.answering.worth_reading import is_open, may_gain, may_read, tells_a_case
from bot.question import Facet, Question
from bot.reply import Verdict
from bot.understanding.facets import asks_yes_no
from corpus.document import SectionKind

# Probabilities from which a sentence is said to answer, and to speak of a case.
_TELLS = 0.6
_SPEAKS = 0.85
# "Xgeva goes under the same code?" is a sentence already, "rails included?" is none.
_STATED = re.compile(
    r"(?i)\b(?:goes|go|gets?|needs?|comes?|takes?|works?|counts?|applies|has|wants?)\b"
)
# "Q0162 for a pt with a stomach bug" asks whether it is for that.
_CASE = re.compile(
    r"(?i)^\W*code (?:for|on|with|in) (?!.*\b(?:what|which|how|when|who|where|why)\b)"
)


def completed(claim: Claim, question: Question, evidence: Evidence) -> Claim:
    """The claim, led by the sentence that answers the question where the claim leaves it open.

    Args:
        claim: What rules made of the documents.
        question: The question; it asks for yes or no also where it only amounts to that.
        evidence: The documents.
    """
    if not may_read(question):
        return claim
    if tells_a_case(claim, question):
        return _with_case(claim, read(_put(question), evidence))
    if not may_gain(claim, question) or (question.asks_yes_no and not is_open(claim, question)):
        return claim
    readings = read(_put(question), evidence)
    if question.asks_yes_no or _CASE.search(question.rest):
        decision = deciding(readings, question)
        if decision is not None:
            return _decided(claim, question, *decision)
    return claim if question.asks_yes_no else _told(claim, readings)


def _put(question: Question) -> str:
    """The question as it is read: a terse one that wants a yes or no is put as such."""
    if not question.asks_yes_no or asks_yes_no(question.rest):
        return question.text
    *told, put = parts(question.text) or [question.text]
    if _STATED.search(put):
        return question.text
    return " ".join((*told, f"is {put}"))


def _decided(claim: Claim, question: Question, reading: Reading, verdict: Verdict) -> Claim:
    """The claim with the verdict of a sentence, led by that."""
    quote = reading.sentence.quote
    return replace(
        claim,
        text=led(verdict, ended(quote.text), negated=question.negated),
        basis=(reading.sentence.document,),
        quotes=claim.quotes_after(quote),
        verdict=verdict,
    )


def _with_case(claim: Claim, readings: Sequence[Reading]) -> Claim:
    """The claim with the sentence that speaks of the case, which decides nothing on coverage."""
    told = {quote.text for quote in claim.quotes}
    sure = next((r for r in readings if r.answers >= _SPEAKS and r.sentence.text not in told), None)
    if sure is None or sure.sentence.section.kind is SectionKind.RECORD:
        return claim
    quote = sure.sentence.quote
    text = f"{claim.text} {led_by_none(ended(quote.text))}"
    return replace(claim, text=text, quotes=tuple(dict.fromkeys((*claim.quotes, quote))))


def _told(claim: Claim, readings: Sequence[Reading]) -> Claim:
    """The claim with the sentences that answer a question without yes or no."""
    sure = [item for item in readings if item.answers >= _TELLS][:2]
    new = [item.sentence for item in sure if item.sentence.text not in claim.text]
    if not new:
        return claim
    quotes = distinct_quotes([item.sentence for item in sure], 2)
    unsaid = [quote for quote in quotes if quote.text not in claim.text]
    said = " ".join(led_by_none(ended(quote.text)) for quote in unsaid)
    if not claim.quotes:
        text = f"{claim.codes[0]}: {said}"
        basis = (new[0].document,)
        return replace(claim, text=text, basis=basis, quotes=quotes, verdict=None)
    return replace(
        claim,
        text=f"{said} {claim.text}" if claim.facet is not Facet.OTHER else said,
        quotes=claim.quotes_after(*quotes),
    )
