"""Which sentences of a code's documents are about the words of a question."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.answering.evidence import Evidence, FoundSentence
from bot.question import Question
from bot.understanding.words import subject_stems


class Ranked(NamedTuple):
    """A sentence and how much of the question it speaks of, 0 to 1, higher is better."""

    sentence: FoundSentence
    share: float


def best_first(found: Sequence[FoundSentence], text: str) -> list[FoundSentence]:
    """Sentences by how many words of a text they share; equal ones keep their order."""
    asked = subject_stems(text)
    return sorted(found, key=lambda sentence: -len(asked & subject_stems(sentence.text)))


def about(question: Question, evidence: Evidence, also: str = "") -> list[Ranked]:
    """Sentences of a code's documents that share subject words with a question, best first.

    A word counts the more, the fewer sentences have it. The question of an FAQ pair counts as
    words of its answer.

    Args:
        question: The question.
        evidence: The code's documents.
        also: Further words to look for.
    """
    asked = subject_stems(f"{' '.join(question.subject)} {also}")
    if not asked:
        return []
    pool = [(sentence, _stems(sentence)) for sentence in evidence.sentences()]
    rarity = _rarity(asked, [stems for _, stems in pool])
    total = sum(rarity.values())
    ranked = [
        Ranked(sentence, sum(rarity[word] for word in asked & stems) / total)
        for sentence, stems in pool
        if asked & stems
    ]
    return sorted(ranked, key=lambda item: -item.share)


def _stems(sentence: FoundSentence) -> frozenset[str]:
    return subject_stems(f"{sentence.section.heading} {sentence.text}")


def _rarity(asked: Iterable[str], pool: Sequence[frozenset[str]]) -> dict[str, float]:
    count = Counter(word for stems in pool for word in stems)
    return {word: 1.0 + math.log((1 + len(pool)) / (1 + count[word])) for word in asked}
