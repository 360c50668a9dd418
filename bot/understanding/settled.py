"""What a question is after where no word of it says so."""

import re
from dataclasses import replace

from bot.question import Facet, Question
from bot.understanding.facets import asks_yes_no
from bot.understanding.words import content_words, has_dose

# A message with more content words than these tells a case.
_WORDS_OF_A_CASE = 2
_WH_QUESTION = re.compile(r"(?i)\b(?:what|which|who|when|where|why|how)\b")
_HOW_MANY = re.compile(r"(?i)\bhow (?:many|much|long|old|far|big|large|soon) \w+")


def settled(question: Question) -> Question:
    """The question with at least one facet."""
    return replace(question, facets=question.facets or _default_facets(question))


def _default_facets(question: Question) -> tuple[Facet, ...]:
    if question.payers:
        return (_asked_of_payer(question),)
    if any(mention.modifier for mention in question.readings) and not question.asks_yes_no:
        return (Facet.MODIFIERS,)
    if question.is_about_words:
        return (Facet.REVERSE_LOOKUP,)
    if has_dose(question.rest):
        return (Facet.UNITS,)
    # A stray word ("waht is L8000") does not make another question of it.
    is_other = len(question.subject) > 1 or (question.subject and question.asks_yes_no)
    is_open = puts_a_case(question.rest) or asks_how_many(question.rest)
    return (Facet.OTHER,) if is_other or is_open else (Facet.OVERVIEW,)


def asks_how_many(rest: str) -> bool:
    """Whether a number is asked for, in whatever words: "how many months at most?"."""
    return _HOW_MANY.search(rest) is not None


def puts_a_case(rest: str) -> bool:
    """Whether a case is told, and then asked about in a word: "he has flat feet. Possible?"."""
    asked = rest.rstrip().endswith("?") and not _WH_QUESTION.search(rest)
    return asked and len(content_words(rest)) > _WORDS_OF_A_CASE


def _asked_of_payer(question: Question) -> Facet:
    """Coverage, unless a question that names a payer is about something else in so many words."""
    if _WH_QUESTION.search(question.rest):
        return Facet.OTHER if question.subject else Facet.COVERAGE
    about_more = asks_yes_no(question.rest) and len(question.subject) > 1
    return Facet.OTHER if about_more else Facet.COVERAGE
