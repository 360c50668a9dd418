"""When sentences are read beside a question: a read takes tens of milliseconds."""

import re
from typing import Final

from bot.answering.claim import Claim
from bot.answering.settling import BY_FACTS
from bot.question import Facet, Question
from bot.reply import Verdict
from bot.understanding.facets import asks_yes_no
from bot.understanding.words import content_words

# What stands for codes and payers where a question is read.
_NEUTRAL: Final = {"code", "payer"}
_WHOLE = {Facet.COMPARISON, Facet.HISTORY, Facet.SYNONYMS, Facet.RELATED}
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
_WORDS_OF_A_CASE = 2
_WHO = re.compile(r"(?i)\bwho\b")
_UNDER_WHICH = re.compile(
    r"(?i)^\W*(?:when|under (?:what|which)|what (?:conditions|criteria|does it take)|how)\b"
)


def may_read(question: Question) -> bool:
    """Whether answering may run a model at all.

    Facts alone decide a question on coverage, validity or prior authorisation with nothing told
    beside it; which code it is, its definition says.
    """
    if question.seeks_code:
        return False
    return not set(question.facets) <= BY_FACTS or bool(_told(question)) or _asks_when(question)


def may_gain(claim: Claim, question: Question) -> bool:
    """Whether a claim leaves open what a sentence may answer."""
    if len(question.facets) > 1 and claim.quotes:
        return False
    if not claim.quotes or claim.verdict is Verdict.UNKNOWN:
        return True
    if claim.facet in _WHOLE or claim.verdict is not None:
        return False
    return bool(_told(question)) or _asks_who(question)


def is_open(claim: Claim, question: Question) -> bool:
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


def tells_a_case(claim: Claim, question: Question) -> bool:
    """Whether coverage under conditions is asked for a case, or under which conditions."""
    if claim.facet is not Facet.COVERAGE or claim.verdict is not Verdict.DEPENDS:
        return False
    told = len(_told(question)) >= _WORDS_OF_A_CASE or _asks_when(question)
    return told and len(question.codes) == 1


def _told(question: Question) -> set[str]:
    """What is told beside codes and payers."""
    return set(content_words(question.rest)) - _NEUTRAL


def _asks_who(question: Question) -> bool:
    """Whether it is asked who does what, which a list of specialties answers in part only."""
    return Facet.SPECIALTIES in question.facets and _WHO.search(question.rest) is not None


def _asks_when(question: Question) -> bool:
    return _UNDER_WHICH.search(question.rest) is not None
