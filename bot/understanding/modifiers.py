"""Modifiers in a message: attached to a code, or named as such."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.question import CodeMention, Reading
from bot.understanding.codes import CodeLookup

_NAMED = re.compile(
    r"(?i)\bmod(?:ifier)?s?\s+(?P<first>[A-Z0-9]{2})\b"
    r"(?P<more>(?:\s*(?:,|/|and|or|vs\.?|versus)\s*[A-Z0-9]{2}\b)*)"
)
_ONE = re.compile(r"\b[A-Za-z0-9]{2}\b")
_JOINING = {"or", "vs"}


def find_modifiers(
    text: str, mentions: Sequence[CodeMention], table: CodeLookup
) -> tuple[str, ...]:
    """Modifiers that a cleaned message names and the index has, each once."""
    attached = (mention.modifier for mention in mentions if mention.modifier)
    return tuple(dict.fromkeys(_existing((*attached, *_named(text)), table)))


def unknown_modifiers(text: str, table: CodeLookup) -> list[CodeMention]:
    """Modifiers that a cleaned message names and the index does not have."""
    return [
        CodeMention(f"modifier {modifier}", 0, 0, Reading.UNKNOWN)
        for modifier in dict.fromkeys(_named(text))
        if modifier not in table and not modifier.isalpha()
    ]


def _named(text: str) -> Iterator[str]:
    for match in _NAMED.finditer(text):
        yield match["first"].upper()
        for other in _ONE.findall(match["more"]):
            if other.lower() not in _JOINING:
                yield other.upper()


def _existing(modifiers: Iterable[str], table: CodeLookup) -> Iterator[str]:
    return (modifier for modifier in modifiers if modifier in table)
