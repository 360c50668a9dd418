"""Which words of a sentence changed."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_LEAST_ALIKE = 0.3
"""Ratio of `SequenceMatcher` below which two texts share no more than their small words, and are
shown one after the other rather than entangled. Value chosen by looking at CMS's rewordings."""


class Mark(StrEnum):
    """What became of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Words:
    """Neighbouring words that share a mark, joined by single spaces."""

    mark: Mark
    text: str


def word_diff(old: str, new: str) -> tuple[Words, ...]:
    """Mark the words that were removed from and added to a text.

    Returns:
        The words in reading order; those without `Mark.ADDED` are the old text, those without
        `Mark.REMOVED` the new one, white space aside.
    """
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _LEAST_ALIKE:
        runs = [(Mark.REMOVED, before), (Mark.ADDED, after)]
    else:
        runs = []
        for operation, i, j, k, m in matcher.get_opcodes():
            if operation == "equal":
                runs.append((Mark.KEPT, before[i:j]))
            else:
                runs += [(Mark.REMOVED, before[i:j]), (Mark.ADDED, after[k:m])]
    return tuple(Words(mark, " ".join(words)) for mark, words in runs if words)
