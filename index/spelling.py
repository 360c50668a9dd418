"""Misspelt words of a question, read as the words that documents have."""

from collections.abc import Callable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.terms import is_said
from index.words import Word, words

_SHORTEST = 5
"""Letters below which a word is left alone: "mg" must stay "mg"."""
_LONG = 8
"""Letters from which two slips are repaired rather than one."""


class Speller:
    """Repairs words that nobody uses.

    Args:
        vocabulary: How many passages have each word (lower case).
        is_english: Whether a word is known beyond the documents, and so rightly spelt.
    """

    def __init__(self, vocabulary: Mapping[str, int], is_english: Callable[[str], bool]) -> None:
        self._vocabulary = vocabulary
        self._words = [word for word in vocabulary if len(word) >= _SHORTEST - 1]
        self._stems = {word.stem for word in words(" ".join(vocabulary))}
        self._is_english = is_english

    def repaired(self, text: str) -> str:
        """The text with each unknown word as the likeliest known one, if one is near.

        Of equally near ones the most frequent; the first letter is taken to be right.
        """
        for word in words(text):
            if not self._is_known(word) and (nearest := self._nearest(word.text)):
                text = _replaced(text, word.text, nearest)
        return text

    def _is_known(self, word: Word) -> bool:
        return (
            len(word.text) < _SHORTEST
            or not word.text.isalpha()
            or word.stem in self._stems
            or is_said(word)
            or self._is_english(word.text)
        )

    def _nearest(self, word: str) -> str | None:
        slips = 2 if len(word) >= _LONG else 1
        found = process.extract(
            word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=None
        )
        near = [(slips, -self._vocabulary[w], w) for w, slips, _ in found if w[0] == word[0]]
        return min(near)[2] if near else None


def _replaced(text: str, word: str, by: str) -> str:
    start = text.lower().find(word)
    # An accent that the analysis dropped hides the word; it then stays as typed.
    return text if start < 0 else f"{text[:start]}{by}{text[start + len(word) :]}"
