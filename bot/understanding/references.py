"""What a message leaves to the conversation: pronouns, ellipsis, ordinals, corrections."""

import re
from collections.abc import Callable

from bot.conversation import Focus
from bot.understanding.words import content_words, subject_stems

_PRONOUN = re.compile(
    r"(?i)\b(?:it|its|it's|this|that|these|those|them|they|both|the same"
    r"|(?:the|that|this) (?:code|one|service|item|drug|procedure))\b"
)
_LEAD_IN = re.compile(
    r"(?i)^(?:(?:ok(?:ay)?|so|well|hm+|right|great|thanks|thank you|got it|yes|alright)[,.! ]+)*"
    r"(?:(?:and|or|also|but|then|with|for|under|now|plus|no|nope|sorry|actually|wait|oops"
    r"|versus|vs)\b|what about|how about|what if|same (?:for|question|with)|i meant?\b|not that"
    r"|compared? (?:it |that |this )?(?:to|with))"
)
_CORRECTION = re.compile(
    r"(?i)\b(?:i meant?|i mean|not that|sorry|wrong (?:code|one)|actually|oops|correction|typo)\b"
)
_YES = re.compile(
    r"(?i)^(?:yes|yeah|yep|yup|correct|right|exactly|sure|that'?s (?:it|right|"
    r"the one)|that one|please do|y)\b[^?]{0,25}[.! ]*$"
)
_NO = re.compile(r"(?i)^(?:no|nope|neither|none(?: of (?:them|these|those))?)[.! ]*$")
_ALL = re.compile(r"(?i)\b(?:both|all (?:of them|three|four)?|each(?: of them)?|all)\b")
_COMPARING = re.compile(r"(?i)\b(?:compare|difference|differ|versus|vs)\b")

_ORDINALS = (
    r"first|1st|number one|option (?:1|one|a)|former|top one",
    r"second|2nd|number two|option (?:2|two|b)|middle one",
    r"third|3rd|number three|option (?:3|three|c)",
    r"fourth|4th|number four|option (?:4|four|d)",
    r"fifth|5th|number five|option (?:5|five|e)",
)
_ORDINAL = tuple(re.compile(rf"(?i)\b(?:{pattern})\b") for pattern in _ORDINALS)
_LAST = re.compile(r"(?i)\b(?:last|latter|bottom)(?: one)?\b")
_BARE_NUMBER = re.compile(r"^\s*(?:#|no\.? ?|number )?([1-9])\s*[.)!]?\s*$")

Describe = Callable[[str], str]


def picked(text: str, focus: Focus, describe: Describe) -> tuple[str, ...]:
    """Codes that a message without a code chooses among those last offered, or ().

    Args:
        text: The cleaned message.
        focus: What was offered.
        describe: Words that a document uses of a code, to read "the group one".
    """
    offered = focus.candidates
    if not offered:
        return ()
    if (index := _ordinal(text, len(offered))) is not None:
        return (offered[index],)
    if _YES.match(text) and (focus.pending is not None or len(offered) == 1):
        return offered[:1]
    if focus.pending is not None and _ALL.search(text) and not content_words(text):
        return offered
    return _by_words(text, offered, describe)


def is_refusal(text: str) -> bool:
    """Whether the message only says no to what was offered."""
    return _NO.match(text) is not None


def leans_on_focus(text: str) -> bool:
    """Whether the message's wording needs what was said before."""
    return bool(_PRONOUN.search(text) or _LEAD_IN.match(text))


def continues(text: str) -> bool:
    """Whether the message asks the previous question again of something else."""
    return bool(_LEAD_IN.match(text) or _CORRECTION.search(text))


def codes_in_focus(text: str, focus: Focus) -> tuple[str, ...]:
    """The codes that "it", "them" or nothing at all stands for."""
    if _COMPARING.search(text) or re.search(
        r"(?i)\b(?:both|them|these two|those two|the two)\b", text
    ):
        # Older first: "compare them" means the order in which they came up.
        return focus.codes if len(focus.codes) > 1 else focus.history[1::-1]
    return focus.codes


def _ordinal(text: str, count: int) -> int | None:
    bare = _BARE_NUMBER.match(text)
    if bare:
        index = int(bare[1]) - 1
        return index if index < count else None
    for index, pattern in enumerate(_ORDINAL[:count]):
        if pattern.search(text):
            return index
    return count - 1 if _LAST.search(text) else None


def _by_words(text: str, offered: tuple[str, ...], describe: Describe) -> tuple[str, ...]:
    """The one candidate whose description has words of the message that no other one's has."""
    asked = subject_stems(" ".join(content_words(text)))
    if not asked:
        return ()
    overlap = {code: len(asked & subject_stems(describe(code))) for code in offered}
    best = max(overlap.values())
    leaders = [code for code in offered if overlap[code] == best]
    return (leaders[0],) if best == len(asked) and len(leaders) == 1 else ()
