"""Sentences read beside a question by the cross-encoder: which answer it, and which way."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.closest import terms_of, weights
from bot.answering.evidence import Evidence, FoundSentence
from bot.answering.terms import terms
from corpus.document import SectionKind
from index.cross_encoder import Stance

MOST_READ = 12
"""Sentences read for a question. For 96 in 100 questions one that answers is among the first 12 by
shared words; each costs five milliseconds."""
_LONGEST_TITLE = 80
_THIS = "this code"


class Reading(NamedTuple):
    """A sentence with what it is to a question.

    Attributes:
        sentence: The sentence.
        stances: The probability of each `Stance`, in its order.
    """

    sentence: FoundSentence
    stances: tuple[float, ...]

    @property
    def answers(self) -> float:
        """The probability that it answers the question, in whatever way."""
        return 1.0 - self.stances[Stance.NO_ANSWER]


def asked_text(text: str, code: str) -> str:
    """A question as the cross-encoder reads it: the code says nothing, and is not learnt."""
    return re.sub(rf"(?i)\b{re.escape(code)}\b", _THIS, text)


def told_text(sentence: FoundSentence, evidence: Evidence) -> str:
    """A sentence as the cross-encoder reads it, with what it stands under."""
    section = sentence.section
    heading = section.heading if section.kind is SectionKind.FAQ else section.kind.value
    title = evidence.title[:_LONGEST_TITLE]
    return asked_text(f"{title} | {heading} | {sentence.text}", evidence.code)


def candidates(text: str, evidence: Evidence) -> list[FoundSentence]:
    """The sentences worth reading: those that share most with a question, rare words first."""
    pool = list({sentence.text: sentence for sentence in evidence.sentences()}.values())
    found = [terms_of(sentence) for sentence in pool]
    asked = terms(asked_text(text, evidence.code))
    weight = weights(asked, found)
    share = [sum(weight[term] for term in asked & those) for those in found]
    order = sorted(range(len(pool)), key=lambda place: -share[place])
    return [pool[place] for place in order[:MOST_READ]]


def read(text: str, evidence: Evidence) -> Sequence[Reading]:
    """The sentences closest to a question with what they are to it, the surest answer first."""
    if evidence.reader is None:
        return []
    near = candidates(text, evidence)
    asked = asked_text(text, evidence.code)
    stances = evidence.reader.read(asked, [told_text(sentence, evidence) for sentence in near])
    readings = [
        Reading(sentence, tuple(row)) for sentence, row in zip(near, stances.tolist(), strict=True)
    ]
    return sorted(readings, key=lambda reading: -reading.answers)
