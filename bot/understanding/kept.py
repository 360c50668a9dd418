"""What of a question's words a conversation may keep, to ask it again of another code (P6).

Only words that the documents of the code use too, and words of grammar and of asking: names,
numbers and whatever else tells of a person are not among them.
"""

import re
from collections.abc import Set as AbstractSet

from bot.understanding.words import is_of_asking, subject_stems

# A whole word between spaces: of "jane.roe@example.org" and "555-1234" no part is one.
_WORD = re.compile(r"(?<!\S)[(\"']?([A-Za-z]+(?:['\u2019-][A-Za-z]+)*)[)\"',.;:!]?(\??)(?!\S)")


def kept_words(rest: str, told: AbstractSet[str]) -> str:
    """The words of a question that may be kept, in order.

    Args:
        rest: The message with codes, payers and dates as neutral words.
        told: Stems of the words of the documents that answered it.
    """
    found = (f"{word if _is_kept(word, told) else ''}{mark}" for word, mark in _WORD.findall(rest))
    return " ".join(word for word in found if word)


def _is_kept(word: str, told: AbstractSet[str]) -> bool:
    stems = subject_stems(word)
    return is_of_asking(word.lower()) or (bool(stems) and stems <= told)
