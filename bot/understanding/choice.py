"""Which of the codes in sight a message means: "the second one", "the one by the hour"."""

import re
from collections.abc import Mapping

from bot.conversation import Focus
from bot.understanding.exclusion import leaves_room, ruled_out, without_lacks
from bot.understanding.references import Describe
from bot.understanding.words import content_words, subject_stems

_ORDINALS = (
    r"first|1st|number one|option (?:1|one|a)|former|top one",
    r"second|2nd|number two|option (?:2|two|b)|middle one",
    r"third|3rd|number three|option (?:3|three|c)",
    r"fourth|4th|number four|option (?:4|four|d)",
    r"fifth|5th|number five|option (?:5|five|e)",
)
# "In the first year", "the last 24 months" order time and amounts, not codes.
_OF_SOMETHING_ELSE = (
    r"(?!\s+(?:\d|year|month|week|day|hour|minute|time|visit|session|unit|dose|line|mile|place"
    r"|half|few|two|three|four|claim|call|trip|pint|fill|refill|trimester|date)\w*)"
)
_ORDINAL = tuple(re.compile(rf"(?i)\b(?:{words})\b{_OF_SOMETHING_ELSE}") for words in _ORDINALS)
_LAST = re.compile(
    rf"(?i)\b(?:last one|latter|bottom one|(?:the )?(?:last|bottom)(?=\s*[,.?!]|\s*$"
    r"|\s+(?:is|does|do|code|option|please|pls|of (?:the|them|these|those))\b))"
    rf"{_OF_SOMETHING_ELSE}"
)
_BARE_NUMBER = re.compile(r"^\s*(?:#|no\.? ?|number |option )?([1-9])\s*[.)!]?\s*(?:please|pls)?$")
_OTHER = re.compile(r"(?i)\b(?:the )?other (?:one|code|option)\b|\bthe other\b(?=\s*[?.,!]|\s*$)")
_YES = re.compile(
    r"(?i)^(?:yes|yeah|yep|yup|correct|right|exactly|sure|that'?s (?:it|right|"
    r"the one)|that one|please do|y)\b[^?]{0,25}[.! ]*$"
)
_ALL = re.compile(r"(?i)\b(?:both|all (?:of them|three|four)?|each(?: of them)?|all)\b")
_POINTING = re.compile(r"(?i)\b(?:the|that) (?:\w+ ){0,3}one\b|\bone (?:with|that|for|of)\b|^with")

_NOT_THE = re.compile(
    r"(?i)^(?:no,? |nope,? )?(?:not|anything but|all but|without) the (?P<what>[\w -]+?)"
    r"(?: (?:one|version|kind|type|model))?[.! ]*$"
)


def picked(text: str, focus: Focus, describe: Describe) -> tuple[str, ...]:
    """Codes that a message without a code chooses among those in sight, or ().

    Args:
        text: The cleaned message.
        focus: What was offered, listed or compared.
        describe: Words that a document uses of a code, to read "the group one".
    """
    offered = focus.candidates
    if not offered:
        return ()
    if _YES.match(text) and (focus.pending is not None or len(offered) == 1):
        return offered[:1]
    if _OTHER.search(text):
        return _other(focus)
    if len(offered) == 1:
        # Its words are about the one in focus anyway; nothing is chosen.
        return ordinals(text, offered) if focus.pending is not None else ()
    if chosen := ordinals(text, offered):
        return chosen
    if focus.pending is None:
        return by_words(text, offered, describe)
    if _ALL.search(text) and not content_words(text):
        return offered
    left = _not_excluded(text, offered, describe)
    if len(left) == 1 and left != offered and _fits(text, describe(left[0])):
        return left
    return by_words(text, left or offered, describe)


def ordinals(text: str, offered: tuple[str, ...]) -> tuple[str, ...]:
    """The codes whose places in a list are named, in the order of the list."""
    bare = _BARE_NUMBER.match(text)
    if bare:
        return offered[int(bare[1]) - 1 : int(bare[1])]
    placed = zip(offered, _ORDINAL, strict=False)
    chosen = [code for code, pattern in placed if pattern.search(text)]
    if _LAST.search(text):
        chosen.append(offered[-1])
    return tuple(dict.fromkeys(chosen))


def _not_excluded(text: str, offered: tuple[str, ...], describe: Describe) -> tuple[str, ...]:
    """The candidates without those that a message excludes: "not the high strength one"."""
    not_the = _NOT_THE.match(text)
    if not_the:
        excluded = by_words(f"the {not_the['what']} one", offered, describe)
        return tuple(code for code in offered if code not in excluded)
    excluding = ruled_out(text)
    return tuple(code for code in offered if leaves_room(excluding, describe(code)))


def _fits(text: str, description: str) -> bool:
    """Whether all that a message says the item is stands in a description."""
    wanted = "" if _NOT_THE.match(text) else without_lacks(text)
    return subject_stems(" ".join(content_words(wanted))) <= subject_stems(description)


def by_words(text: str, offered: tuple[str, ...], describe: Describe) -> tuple[str, ...]:
    """The one candidate that has words of the message by which it differs from the others.

    A message that points ("the one with wheels") may have words that no candidate has; any other
    has to be told of one candidate alone.
    """
    asked = subject_stems(" ".join(content_words(text)))
    told = {code: asked & subject_stems(describe(code)) for code in offered}
    telling = frozenset.union(*told.values()) - frozenset.intersection(*told.values())
    leader = _leader(told, telling)
    if leader is None or not (told[leader] == asked or _POINTING.search(text)):
        return ()
    return (leader,)


def _leader(told: Mapping[str, frozenset[str]], telling: frozenset[str]) -> str | None:
    """The code that alone has the most of some stems, if it has any."""
    if not telling:
        return None
    count = {code: len(stems & telling) for code, stems in told.items()}
    best = max(count.values())
    leaders = [code for code in told if count[code] == best]
    return leaders[0] if len(leaders) == 1 else None


def _other(focus: Focus) -> tuple[str, ...]:
    """What is in sight besides the codes in focus, or the code talked about before them."""
    rest = tuple(code for code in focus.candidates if code not in focus.codes)
    earlier = tuple(code for code in focus.history if code not in focus.codes)
    return rest if len(rest) == 1 else earlier[:1]
