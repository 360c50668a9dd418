"""A case that coverage excludes: "used only outdoors it does not meet the policy"."""

import re

from bot.answering.asked import Asked
from bot.answering.entailment import Decision
from bot.answering.qualifiers import adds_qualifier
from bot.answering.terms import terms, told_words
from bot.reply import Verdict
from corpus.codes import mentions
from corpus.document import SectionKind

_EXCLUDES = re.compile(
    r"\boutside the (?:\w+ ){0,2}benefit\b|\bdoes not (?:meet|satisfy|qualify)\b"
    r"|\b(?:use|used) .*\b(?:is|are) (?:not|never) (?:covered|payable)\b"
)
# What such a sentence says of any case.
_OF_ANY = terms("benefit policy condition criteria rule payer meet qualify cover use code")


def of_an_uncovered_case(asked: Asked) -> Decision | None:
    """A sentence that denies coverage of the very case that the question tells."""
    if not asked.is_of_one_code:
        return None
    for sentence in asked.evidence.sentences(SectionKind.BILLING, SectionKind.COVERAGE):
        named = {mention.code for mention in mentions(sentence.text)}
        if named <= {asked.evidence.code} and _is_of_the_case(asked, told_words(sentence.text)):
            return Decision(Verdict.NO, sentence)
    return None


def _is_of_the_case(asked: Asked, stated: str) -> bool:
    """Whether a sentence excludes a case, and the question is on that case and no less."""
    excludes = _EXCLUDES.search(stated)
    if excludes is None:
        return False
    case = re.split(r"\b(?:in place|instead) of\b", stated[: excludes.start()])[0]
    points = terms(case) - _OF_ANY - {asked.evidence.code.lower()}
    is_told = bool(points) and points <= asked.words.stated
    return is_told and not adds_qualifier(case, asked.words.text)
