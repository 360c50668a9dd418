"""The sentence of a code's documents that decides a yes/no question, if one does (promise P3)."""

import re
from collections.abc import Iterator

from bot.answering.asked import Asked
from bot.answering.entailment import (
    Decision,
    as_described,
    of_an_alternative,
    of_another_code,
    of_what_is_apart,
    stated_or_denied,
)
from bot.answering.evidence import Evidence
from bot.answering.goes_with import of_what_goes_with
from bot.answering.once_only import of_what_is_once_only
from bot.answering.range_check import inside_range, outside_range
from bot.answering.same_question import decided_by_pair
from bot.answering.together import of_two_codes
from bot.answering.uncovered_case import of_an_uncovered_case
from bot.answering.unit_check import unit_as_asked
from bot.answering.variant_check import of_a_variant
from bot.answering.wanted import parts
from bot.question import Question
from bot.reply import Verdict
from bot.understanding.facets import asks_yes_no

_READINGS = (
    unit_as_asked,
    of_what_is_once_only,
    decided_by_pair,
    of_two_codes,
    of_a_variant,
    of_an_uncovered_case,
    outside_range,
    of_what_is_apart,
    of_what_goes_with,
    stated_or_denied,
    of_an_alternative,
    inside_range,
    as_described,
    of_another_code,
)


def decide(question: Question, evidence: Evidence) -> Decision | None:
    """The verdict that a sentence gives, the surest reading first, or None."""
    if _IS_A_CHOICE.search(question.rest):
        return None
    for text in readable(question.rest):
        asked = Asked(question, evidence, text)
        if asked.all or asked.other_codes or question.code_candidates:
            for reading in _READINGS:
                decision = reading(asked)
                if decision is not None and not _counts_apart(question, decision):
                    return _in_the_case_told(decision, question, evidence)
    return None


def _in_the_case_told(decision: Decision, question: Question, evidence: Evidence) -> Decision:
    """The decision, unless it is a "yes" that the case told before the question excludes."""
    if decision.verdict is Verdict.YES:
        return outside_range(Asked(question, evidence, question.rest)) or decision
    return decision


def _counts_apart(question: Question, decision: Decision) -> bool:
    """Whether a number of units is put that a sentence which says "yes" does not speak of."""
    is_yes = decision.verdict is Verdict.YES
    counted = _COUNTED.search(question.rest) is not None
    return is_yes and counted and not _UNIT.search(decision.sentence.text)


_COUNTED = re.compile(
    r"(?i)\b(?:\d+|an?|one|two|three|four|five|six|half|quarter) (?:\w+ )?units?\b|\bx ?\d+\b"
)
_UNIT = re.compile(r"(?i)\bunits?\b")


# "Is it rented or bought?" has no yes or no.
_IS_A_CHOICE = re.compile(r"(?i)\bor\b(?! (?:not|no|is|are|will|does|do|can|would|should)\b)")


# Which of several codes is meant is settled when a question is read.
_ORDINAL = re.compile(
    r"(?i)\b(?:the|that|this) (?:first|second|third|fourth|fifth|last|other|former|latter|1st|2nd|"
    r"3rd|4th) (?:one|code)\b"
)


def readable(text: str) -> Iterator[str]:
    """The question alone, if there is more in the message, then the whole message."""
    text = _ORDINAL.sub("code", text)
    said = parts(text)
    asking = [part for part in said if asks_yes_no(part)]
    if len(said) > 1 and asking:
        yield asking[-1]
    yield text
