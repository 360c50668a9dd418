"""Whether a message in a running conversation is about its subject or describes another item."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.question import Facet, Question
from bot.understanding import references
from index.hits import CodeHit


class Form(StrEnum):
    """How a message puts what it is about."""

    VARIANT = "variant"
    """As another of the kind: "the group one"."""
    ITEM = "item"
    """By name: "and a quad cane?"."""
    QUESTION = "question"
    """In a question that may be asked of any item: "does Medicare cover a cane?"."""
    DETAIL = "detail"
    """In a question of detail, as one asks on: "is the seat billed separately?"."""


class _Bar(NamedTuple):
    """What another code has to reach, for a message to be about that one.

    Attributes:
        score: Its least score (`index.hits.CodeHit`).
        lead: By how much its score has to exceed that of the code in focus.
        told: Up to which share of the words may stand in the documents of the code in focus; None
            for the share that stands in what the other is called and described as.
    """

    score: float
    lead: float
    told: float | None


# Measured on the FAQ questions of the starter corpus put without their code, which are to stay, and
# on words and names for other codes, which are not: 1 in 20 of the first leaves, 1 in 50 of the
# second stays.
_BARS: Mapping[Form, _Bar] = {
    Form.VARIANT: _Bar(score=0.48, lead=0.0, told=1.0),
    Form.ITEM: _Bar(score=0.55, lead=0.15, told=None),
    Form.QUESTION: _Bar(score=0.55, lead=0.15, told=0.49),
    Form.DETAIL: _Bar(score=0.75, lead=0.3, told=0.49),
}
# One word matches by chance where several do not.
_LEAST_FOR_ONE_WORD = 0.85

_ASKED_OF_ANY_ITEM = {Facet.COVERAGE, Facet.DEFINITION, Facet.REVERSE_LOOKUP, Facet.OVERVIEW}


def form_of(message: Question) -> Form:
    """How a message puts what it is about."""
    if references.names_variant(message.text):
        return Form.VARIANT
    own = set(message.facets) - {Facet.OTHER}
    if not own - _ASKED_OF_ANY_ITEM:
        asks = message.asks_yes_no or references.has_question_word(message.text)
        if not asks:
            return Form.ITEM
        return Form.QUESTION if own else Form.DETAIL
    return Form.DETAIL


def describes_another(
    hits: Sequence[CodeHit], focus: Collection[str], form: Form, told: float, words: int
) -> bool:
    """Whether words are plainly those of a code other than the one in focus.

    Args:
        hits: What was found for the words, best first; with the codes in focus, if they match.
        focus: The codes in focus.
        form: How the message puts the words.
        told: Share of the words that stand anywhere in the documents of a code in focus.
        words: How many words there are.
    """
    other = next((hit for hit in hits if hit.code not in focus), None)
    if other is None:
        return False
    bar = _BARS[form]
    own = max((hit.score for hit in hits if hit.code in focus), default=0.0)
    # A coverage is a sum of shares, so that 1 may come out a little less.
    if told > (other.coverage + 0.01 if bar.told is None else bar.told):
        return False
    least = bar.score if words > 1 or form is Form.VARIANT else _LEAST_FOR_ONE_WORD
    return other.score >= least and other.score - own >= bar.lead
