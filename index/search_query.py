"""A question as the searches need it: what is encoded, and which stems count how much."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index.spelling import Speller
from index.terms import Piece, pieces
from index.words import content_stems

TRANSLATED = 0.6
"""Weight of a stem that stands in for a word of the question, where the word itself has 1."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is searched for.

    Attributes:
        texts: The question as it was asked (but for slips), and as descriptors would put it where
            that differs.
        stems: Weight, in (0, 1], of each content stem.
    """

    texts: tuple[str, ...]
    stems: Mapping[str, float]


def search_query(text: str, speller: Speller) -> SearchQuery:
    """Read a question; one without words has no stems."""
    repaired = speller.repaired(text)
    found = pieces(repaired)
    said = dict.fromkeys(content_stems(repaired), 1.0)
    added = dict(_added(found)) if said else {}
    return SearchQuery(
        texts=tuple(dict.fromkeys((repaired, _translated(repaired, found)))),
        stems={**added, **said},
    )


def plain_query(text: str) -> SearchQuery:
    """A question just as it was typed."""
    return SearchQuery((text,), dict.fromkeys(content_stems(text), 1.0))


def _added(found: tuple[Piece, ...]) -> Iterator[tuple[str, float]]:
    for piece in found:
        for official in piece.official:
            for stem in content_stems(official):
                yield stem, TRANSLATED / len(piece.official)


def _translated(text: str, found: tuple[Piece, ...]) -> str:
    """The question with each phrase that has a term put as the first of its official ones."""
    if not any(piece.official for piece in found):
        return text
    return " ".join(
        piece.official[0] if piece.official else " ".join(word.text for word in piece.said)
        for piece in found
    )
