"""What people say and what descriptors call it: "sugar strips" is "blood glucose test strips".

The terms are the project's own (``vocabulary/terms.tsv``): a phrase, and one or more ways in which
CMS's descriptors put it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from index.words import Word, words

_FILE = "vocabulary/terms.tsv"
_LONGEST = 4
"""Words of the longest phrase."""
_PLURAL_FROM = 4
"""Letters from which an "s" at the end is taken for the plural's."""


class Piece(NamedTuple):
    """A stretch of a text: as it was said, and how descriptors may put it, if a term says so."""

    said: tuple[Word, ...]
    official: tuple[str, ...] = ()


def pieces(text: str) -> tuple[Piece, ...]:
    """A text cut into known phrases, the longest first from the left, and single words."""
    return tuple(_pieces(words(text)))


def is_said(word: Word) -> bool:
    """Whether a word stands in any term, on either side."""
    return word.stem in _stems()


def _pieces(said: Sequence[Word]) -> Iterator[Piece]:
    start = 0
    while start < len(said):
        piece = _longest_known(said[start : start + _LONGEST]) or Piece((said[start],))
        yield piece
        start += len(piece.said)


def _longest_known(said: Sequence[Word]) -> Piece | None:
    for end in range(len(said), 0, -1):
        official = _terms().get(_key(said[:end]))
        if official:
            return Piece(tuple(said[:end]), official)
    return None


def _key(phrase: Sequence[Word]) -> tuple[str, ...]:
    """Words without the plural's "s"; by stems, "adapting" would be the brand "Adaptic"."""
    return tuple(
        w.text.removesuffix("s") if len(w.text) >= _PLURAL_FROM else w.text for w in phrase
    )


@cache
def _terms() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {_key(words(said)): official for said, official in _lines()}


@cache
def _stems() -> frozenset[str]:
    return frozenset(
        word.stem
        for said, official in _lines()
        for text in (said, *official)
        for word in words(text)
    )


def _lines() -> Iterator[tuple[str, tuple[str, ...]]]:
    _, *lines = (files("index") / _FILE).read_text(encoding="utf-8").splitlines()
    for line in lines:
        said, official = line.split("\t")
        yield said, tuple(official.split("; "))
