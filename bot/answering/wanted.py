"""Whether a message wants a verdict: a yes/no question, or a terse one that amounts to it."""

import re

from bot.question import Question
from bot.understanding.facets import asks_yes_no

_REQUEST = re.compile(
    r"(?i)\b(?:can|could|would|will) (?:you|u|ya|someone|anyone|somebody)(?: please| pls)? "
    r"(?:define|describe|explain|tell|give|show|list|compare|help|walk|summari[sz]e|check|find|"
    r"look|break|clarify|remind|pull|spell|quote)\b(?!.*\b(?:if|whether)\b)"
)
_WH = re.compile(
    r"(?i)\b(?:what'?s?|which|when|where|who|whose|whom|why|how)\b|\bor\b|\b(?:define|definition|explain)\b"
)


def wants_verdict(question: Question) -> bool:
    """Whether yes or no is an answer to a question: "is it an opioid?", "one on one sessions?"."""
    if question.seeks_code or _REQUEST.search(question.text):
        return False
    if question.asks_yes_no or any(map(_is_inverted, parts(question.rest))):
        return True
    if _UNITS_ASKED.search(question.rest):
        return False
    put = [part for part in parts(question.rest) if part.endswith("?")]
    return bool(put and question.subject) and not any(map(_WH.search, put))


def parts(text: str) -> list[str]:
    """The sentences and numbered points of a message."""
    return [part.strip() for part in _PARTS.split(text) if part.strip()]


def _is_inverted(part: str) -> bool:
    part = _SUBORDINATE.sub("", part)
    return _INVERTED.search(part) is not None and not _WH.search(part)


# "25 units of insulin, code units?" asks how many.
_UNITS_ASKED = re.compile(r"(?i)\b(?:units?|qty|quantity)\W*$")
# "When I size it, do I count the edge?" does not ask when.
_SUBORDINATE = re.compile(
    r"(?i)^\W*(?:(?:and|so|ok|but) )?(?:when|where) (?=(?:i|we|you|they|he|she|it|the|my|our)\b)"
)
_PARTS = re.compile(r"(?<=[.!?;])\s+|(?:^|\s)\d\)\s|\s[\u2013\u2014-]+\s|:\s+")
_INVERTED = re.compile(
    r"(?i)\b(?:does|do|did|can|could|will|would|should|may|must) (?:an?|the|it|this|that|we|i|they|"
    r"he|she|code|our|my|his|her|someone|anyone|patients?|payer)\b"
    r"|\b(?:is|are|was) (?:it|this|that|there|code|these|those|they)\b"
)


def asks_only_yes_no(question: Question) -> bool:
    """Whether a message is a plain yes/no question, which stays open if nothing decides it."""
    return asks_yes_no(question.rest) and not _WH.search(question.text)
