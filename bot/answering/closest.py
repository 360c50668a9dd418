"""The sentences of a code's documents that are closest to a question, in words and in meaning."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.evidence import Evidence, FoundSentence
from bot.answering.terms import terms, told_terms
from bot.question import Question
from corpus.document import SectionKind

_NEVER = frozenset({SectionKind.TITLE, SectionKind.ALIASES, SectionKind.SPECIALTIES})
_LISTS = frozenset({SectionKind.RELATED, SectionKind.PLAIN_LANGUAGE})
_ASIDE = 0.8
# Below these the terms that are shared are incidental ("visit", "management"). Found on questions
# that the documents answer and on questions that they are silent on.
_ENOUGH = 0.55
_SOME = 0.25
_NEAR = 0.5
_MOST_ENCODED = 6
# From this lead in shared words, meaning would not change which sentence is the first.
_CLEAR_LEAD = 0.6
# How much a cosine counts beside the share of words.
_MEANING = 0.8


class Close(NamedTuple):
    """A sentence with how close it is to a question.

    Attributes:
        sentence: The sentence.
        share: How much of what is asked it speaks of, 0 to 1; rare terms count more.
        cosine: How close it is in meaning, -1 to 1; 0 where that was not looked at.
    """

    sentence: FoundSentence
    share: float
    cosine: float = 0.0

    @property
    def is_about_it(self) -> bool:
        """Whether it speaks of what is asked; meaning alone is close for anything on one code."""
        return self.share >= _ENOUGH or (self.share >= _SOME and self.cosine >= _NEAR)

    @property
    def score(self) -> float:
        """Both together, higher is closer."""
        return self.share + _MEANING * self.cosine


def by_words(question: Question, evidence: Evidence) -> list[Close]:
    """Sentences that share terms with a question, the closest first; needs no encoder."""
    asked = asked_terms(question, evidence)
    if not asked:
        return []
    pool = [(sentence, terms_of(sentence)) for sentence in _quotable(evidence)]
    weight = weights(asked, [found for _, found in pool])
    total = sum(weight.values())
    ranked = [
        Close(sentence, _worth(sentence) * sum(weight[term] for term in asked & found) / total)
        for sentence, found in pool
        if asked & found
    ]
    return sorted(ranked, key=lambda close: -close.share)


def by_meaning(question: Question, evidence: Evidence) -> list[Close]:
    """Sentences that share some terms with a question, by words and meaning, the closest first.

    Runs the encoder, on few sentences: without a shared term none is an answer.
    """
    near = [close for close in by_words(question, evidence) if close.share >= _SOME][:_MOST_ENCODED]
    if len(near) < 2 or _is_clear(near):
        return near
    texts = [_readable(close.sentence) for close in near]
    cosines = evidence.closeness(question.rest.replace("code", evidence.title), texts)
    ranked = [close._replace(cosine=cosine) for close, cosine in zip(near, cosines, strict=True)]
    return sorted(ranked, key=lambda close: -close.score)


def _is_clear(near: Sequence[Close]) -> bool:
    first, second = near[:2]
    return first.is_about_it and first.share - second.share >= _CLEAR_LEAD


def asked_terms(question: Question, evidence: Evidence) -> frozenset[str]:
    """What is asked of the code: the question's terms without the code's own title."""
    asked = terms(question.rest)
    return asked - told_terms(evidence.title) or asked


def _quotable(evidence: Evidence) -> Sequence[FoundSentence]:
    return [found for found in evidence.sentences() if found.section.kind not in _NEVER]


def _worth(sentence: FoundSentence) -> float:
    """How much of an answer a sentence can be: lists of names and of other codes are none."""
    return _ASIDE if sentence.section.kind in _LISTS else 1.0


def _readable(sentence: FoundSentence) -> str:
    is_answer = sentence.section.kind is SectionKind.FAQ
    return f"{sentence.section.heading} {sentence.text}" if is_answer else sentence.text


def terms_of(sentence: FoundSentence) -> frozenset[str]:
    """What a sentence speaks of, with what it stands under."""
    return told_terms(f"{sentence.section.heading} {sentence.text}")


def weights(asked: frozenset[str], pool: Sequence[frozenset[str]]) -> dict[str, float]:
    """How much each term that is asked counts: the more, the fewer sentences speak of it."""
    count = Counter(term for found in pool for term in found)
    return {term: 1.0 + math.log((1 + len(pool)) / (1 + count[term])) for term in asked}
