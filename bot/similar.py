"""Codes like one that cannot be billed: offered as similar, never as equivalent."""

from collections.abc import Collection
from datetime import date

from bot.offer import described
from bot.understanding.words import subject_stems
from index.code_index import CodeIndex

_PASSAGES = 40
_MOST = 3
# Siblings share most of their words, other drugs of one kind of injection not half.
_LIKE = 0.65


def similar_codes(
    index: CodeIndex, code: str, today: date, besides: Collection[str]
) -> tuple[str, ...]:
    """Codes in force whose documents share most words with a code's description.

    Args:
        index: The index; no encoder is needed.
        code: The code that cannot be billed.
        today: The day on which the others have to be valid.
        besides: Codes that are named already.
    """
    words = described(index, code)
    hits = index.search_passages(words, limit=_PASSAGES)
    found = dict.fromkeys(hit.passage.code for hit in hits if hit.passage.code != code)
    return tuple(
        other
        for other in found
        if other not in besides
        and any(today in document.valid for document in index.documents_of(other))
        and _likeness(words, described(index, other)) >= _LIKE
    )[:_MOST]


def _likeness(one: str, other: str) -> float:
    """Share of the words of the shorter description that the other has as well."""
    first, second = subject_stems(one), subject_stems(other)
    return len(first & second) / max(1, min(len(first), len(second)))
