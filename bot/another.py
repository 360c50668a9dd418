"""Whether a message in a running conversation is about another item than the one in focus.

"Inflectra, 300 mg, next patient" names another, "is it given with a pump?" does not, and much lies
between. A logistic model weighs a few signs of it; its weights are fitted to follow-ups written for
it and to the development dialogues (`python -m evals.subjects`).
"""

import json
import math
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.known import Known
from bot.question import Facet, Question
from bot.understanding import references
from bot.understanding.related import MEASURES
from bot.understanding.words import subject_stems
from index.hits import CodeHit

WEIGHTS = Path(__file__).with_name("another.json")
"""The weight of each sign, and of none at all as ``bias``."""

_MOST_WORDS = 8
_LEAST_SHARE, _MOST_ODDS = 0.001, 6.0
# Of two that fit alike, one that the documents in focus name is meant.
_RELATED_LEAD = 0.1
_OF_ANY_ITEM = subject_stems(
    "rent rental purchase buy bought own keep allow pa order referral prescription script dx "
    "diagnosis form paper note chart file proof record doctor doc dr physician reason deductible "
    "copay coinsurance authorization age old new max home person people insurance plan still"
)
_SENTENCE_END = re.compile(r"(?<=[a-z\d])[.!] +(?=\w)")
_INCLUDED = re.compile(r"(?i)\b(?:includ\w*|separate\w*|apart|comes? with|extra|on top|part of)\b")


class Signs(NamedTuple):
    """What speaks for another item, or against it; shares and differences of shares, or 0 and 1.

    Attributes:
        closer: By how much the other code is closer in cosine than the one in focus.
        covers: By how much more of the words its identity passages contain.
        told: Share of the words that the documents in focus have.
        described: Share of the words that the code in focus is described with.
        labelled: Share of the words by which the documents in focus name the other code.
        related: Whether they name it at all.
        named: Whether it is called by a word that the code in focus is not called by; less where
            others that were found are called by that word too.
        words: How many words there are, of eight.
        points_back: Whether the message begins with a pronoun for what it is about, and not with
            a sentence that describes it.
        goes_on: Whether the message begins as one that asks the same of something else.
        has_question_word: Whether it asks what, how, when or the like.
        has_question_mark: Whether it ends in one.
        seeks_code: Whether it asks which code something is.
        asks_what_is_included: Whether it asks what goes with an item.
        asks_of_what_is_told: Whether it asks for a yes or no with words that are all told.
        read: By how much it fits other codes better than those in focus, read beside what they
            are: log odds, of six; 0 where nothing was read.
    """

    closer: float
    covers: float
    told: float
    described: float
    labelled: float
    related: float
    named: float
    words: float
    points_back: float
    goes_on: float
    has_question_word: float
    has_question_mark: float
    seeks_code: float
    asks_what_is_included: float
    asks_of_what_is_told: float
    read: float

    @property
    def probability(self) -> float:
        """Of being about the other item."""
        return self.weighed(_weights())

    def weighed(self, weights: Mapping[str, float]) -> float:
        """The probability by some weights."""
        weighed = (
            weights.get(name, 0.0) * value for name, value in zip(self._fields, self, strict=True)
        )
        return 1.0 / (1.0 + math.exp(-weights["bias"] - sum(weighed)))


def item_stems(message: Question) -> frozenset[str]:
    """The stems of a message that may name an item: neither amounts nor what is asked of any."""
    return subject_stems(" ".join(message.subject)) - MEASURES - _OF_ANY_ITEM


def best_other(
    hits: Sequence[CodeHit], focus: Collection[str], related: Collection[str]
) -> CodeHit | None:
    """The code, of those found and not in focus, that a message is about if it is about another."""

    def fit(hit: CodeHit) -> float:
        return hit.score + (_RELATED_LEAD if hit.code in related else 0.0)

    return max((hit for hit in hits if hit.code not in focus), key=fit, default=None)


def signs(
    message: Question,
    other: CodeHit,
    hits: Sequence[CodeHit],
    focus: Sequence[str],
    known: Known,
    read: Mapping[str, float],
) -> Signs:
    """What speaks for a message to be about another code.

    Args:
        message: The message by itself.
        other: What was found for its words (`best_other`).
        hits: All that was found, with the codes in focus if they match.
        focus: The codes in focus.
        known: What the documents tell.
        read: How probably each code found is meant (`bot.meant.shares`), where that was read.
    """
    asked = subject_stems(" ".join(message.subject))
    own = [hit for hit in hits if hit.code in focus]
    names = frozenset().union(*(known.names(code) for code in focus))
    described = subject_stems(" ".join(known.description(code) for code in focus))
    label = frozenset().union(*(known.labels(c).get(other.code, frozenset()) for c in focus))
    told = max((_share(asked & known.stems(code), asked) for code in focus), default=0.0)
    item = item_stems(message)
    return Signs(
        closer=other.cosine - max((hit.cosine for hit in own), default=0.0),
        covers=other.coverage - max((hit.coverage for hit in own), default=0.0),
        told=told,
        described=_share(item & described, item),
        labelled=_share(item & label, item),
        related=float(any(other.code in known.relatives(code) for code in focus)),
        named=_by_name((item & known.names(other.code)) - names, hits, known),
        words=min(len(item), _MOST_WORDS) / _MOST_WORDS,
        points_back=float(references.points_back(_SENTENCE_END.split(message.text)[0])),
        goes_on=float(references.continues(message.text)),
        has_question_word=float(references.has_question_word(message.text)),
        has_question_mark=float(message.text.rstrip().endswith("?")),
        seeks_code=float(Facet.REVERSE_LOOKUP in message.facets),
        asks_what_is_included=float(_INCLUDED.search(message.text) is not None),
        asks_of_what_is_told=float(message.asks_yes_no and told == 1.0),
        read=_lead(read, focus),
    )


def _by_name(words: frozenset[str], hits: Sequence[CodeHit], known: Known) -> float:
    """1 for a word that one of the codes found is called by, 1/n for one that n are."""
    if not words:
        return 0.0
    called = [known.names(hit.code) for hit in hits]
    return 1.0 / max(1, min(sum(word in names for names in called) for word in words))


def _lead(read: Mapping[str, float], focus: Collection[str]) -> float:
    """The log odds of the codes that are not in focus against those that are, in [-1, 1]."""
    if not read:
        return 0.0
    own = sum(share for code, share in read.items() if code in focus)
    other = sum(read.values()) - own
    odds = math.log((other + _LEAST_SHARE) / (own + _LEAST_SHARE))
    return max(-1.0, min(1.0, odds / _MOST_ODDS))


def _share(some: frozenset[str], words: frozenset[str]) -> float:
    return len(some) / max(1, len(words))


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = json.loads(WEIGHTS.read_text("utf-8"))
    return weights
