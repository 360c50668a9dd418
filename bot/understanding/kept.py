"""What of a question's words a conversation may keep, to ask it again of another code (P6).

Only words that the documents of the code use too, and words of grammar and of asking: names,
numbers and whatever else tells of a person are not among them.
"""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from bot.understanding.words import is_of_asking, subject_stems

Told = Callable[[AbstractSet[str]], bool]
"""Whether documents have words of all of some stems; to take them apart costs a millisecond."""

# A whole word between spaces: of "jane.roe@example.org" and "555-1234" no part is one.
_WORD = re.compile(r"(?<!\S)[(\"']?([A-Za-z]+(?:['\u2019-][A-Za-z]+)*)[)\"',.;:!]?(\??)(?!\S)")


def kept_words(rest: str, told: Told) -> str:
    """The words of a question that may be kept, in order.

    Args:
        rest: The message with codes, payers and dates as neutral words.
        told: Of the documents that answered it.
    """
    found = (f"{word if _is_kept(word, told) else ''}{mark}" for word, mark in _WORD.findall(rest))
    return " ".join(word for word in found if word)


def _is_kept(word: str, told: Told) -> bool:
    if is_of_asking(word.lower()):
        return True
    stems = subject_stems(word)
    return bool(stems) and told(stems)
