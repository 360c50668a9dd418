"""Which related code a message means by what the documents of the code in focus call it."""

import re
from collections.abc import Mapping

from bot.question import Facet, Question
from bot.understanding import references
from bot.understanding.words import subject_stems

Labels = Mapping[str, frozenset[str]]
"""Related codes with the stems of what is said of each."""

_ASKED_OF_VARIANTS = {
    Facet.COVERAGE,
    Facet.SUCCESSOR,
    Facet.REVERSE_LOOKUP,
    Facet.DEFINITION,
    Facet.OVERVIEW,
}
# What is asked of an item by itself; how two go together is asked of the one in focus.
_ASKED_OF_ITEMS = {
    Facet.COVERAGE,
    Facet.PRIOR_AUTHORISATION,
    Facet.FREQUENCY,
    Facet.UNITS,
    Facet.REVERSE_LOOKUP,
    Facet.PAYMENT,
}
_TOGETHER = re.compile(
    r"(?i)\b(?:separate\w*|apart|includ\w+|inside|comes? with|part of|with it|on top|same|together"
    r"|besides?|along|extra|addition\w*|count\w*|bundled?|part|own line|per|differ\w*|than)\b"
)
MEASURES = subject_stems(
    "mg mcg g gm gram ml cc iu liter calorie kcal mile minute min hour hr day week month year dose "
    "vial bag bottle box pack can pair pint session visit trip time class inch"
)
"""Stems of words for amounts, which name no item."""
_SAME_FOR = re.compile(r"(?i)^\W*(?:the )?same (?:for|with)\b")
_NUMBER = re.compile(r"\d")
# Of the words of a message, so many at least are what an item is called.
_LEAST_SHARE = 0.5


def variant_meant(said: Question, labels: Labels, own: frozenset[str]) -> str | None:
    """The code that a message names as a variant of the one in focus: "the group version".

    Args:
        said: The message.
        labels: The codes related to the one in focus.
        own: The stems of what the one in focus is called and described as.
    """
    if references.puts_a_question(said) and not references.names_variant(said.text):
        return None
    if set(said.facets) - _ASKED_OF_VARIANTS:
        return None
    asked = references.variant_stems(said.subject)
    if not asked or asked <= own:
        return None
    found = [code for code, label in labels.items() if asked <= label]
    return found[0] if len(found) == 1 else None


def items_meant(said: Question, labels: Labels, names: frozenset[str]) -> tuple[str, ...]:
    """The codes of the item that a message asks about by name: "how often a new mask?".

    Args:
        said: The message.
        labels: The codes related to the one in focus.
        names: The stems of what the one in focus is called.
    """
    if not _is_of_an_item(said):
        return ()
    asked = subject_stems(" ".join(said.subject)) - MEASURES
    shared = {code: len(asked & label - names) for code, label in labels.items()}
    most = max(shared.values(), default=0)
    if most <= len(asked & names) or most < _LEAST_SHARE * len(asked):
        return ()
    return tuple(code for code, count in shared.items() if count == most)


def _is_of_an_item(said: Question) -> bool:
    """Whether a message asks of an item by itself, as one asks of any."""
    if references.points_back(said.text) or _TOGETHER.search(_SAME_FOR.sub(" ", said.text)):
        return False
    if said.facets:
        return not set(said.facets) - _ASKED_OF_ITEMS
    goes_on = references.continues(said.text) or _NUMBER.search(said.text) is not None
    return goes_on and not references.puts_a_question(said)
