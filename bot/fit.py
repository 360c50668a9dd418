"""Whether a code's description leaves room for the age, size or weight that somebody names."""

import re
from collections.abc import Mapping

from bot.answering.amounts import asked_amounts, stated_range
from bot.answering.terms import normalised
from corpus.codes import mentions

# "Over 300 pounds" names a bound, not an amount.
_BOUND = re.compile(
    r"(?i)\b(?:over|above|more than|at least|under|below|less than|up to|exceeds?) [\d.]+"
)
# "sq. in." ends no clause.
_CLAUSE = re.compile(r"[;\n]|\.\s+(?=[A-Z])")


def told_amounts(text: str) -> Mapping[str, float]:
    """The age, size and weight that a message names: "for a 9 year old", "4x4"."""
    return asked_amounts(normalised(_BOUND.sub(" ", text)))


def fits(code: str, description: str, amounts: Mapping[str, float]) -> bool:
    """Whether no range that a description gives of its code leaves an amount out."""
    clauses = [
        normalised(clause)
        for clause in _CLAUSE.split(description)
        if all(mention.code == code for mention in mentions(clause))
    ]
    return all(
        amount in stated
        for dimension, amount in amounts.items()
        for clause in clauses
        if (stated := stated_range(clause, dimension)) is not None
    )
