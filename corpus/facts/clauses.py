"""Clauses of a sentence that may say different things of different payers."""

import re
from collections.abc import Iterator

from corpus.facts.payers import payers_in

_JOINT = re.compile(
    r";\s*|\s[—\u2013]\s|,?\s+(?:but|while|whereas|although|though|however|because|since"
    r"|so)\b,?\s*|,\s+and\s+(?=\S)"
    r"|\s+and\s+(?=(?:is|are|do|does|will|may|can|has|have|not|never|neither)\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|be|may|might|can|could|will|would|does|do|did|has|have|must|covers?|covered"
    r"|pays?|paid|payable|reimburses?"
    r"|varies|vary|uses?|used|accepts?|recogni[sz]es?|requires?|allows?|depends?|decides?"
    r"|excludes?|den(?:y|ies))\b",
    re.IGNORECASE,
)


def clauses(sentence: str) -> Iterator[str]:
    """The clauses of a sentence, in order.

    A comma, "but", "while" … divides only where both sides say something of their own: the right
    names a payer, the left has a verb. Semicolons always divide.
    """
    begin = 0
    for joint in _JOINT.finditer(sentence):
        left = sentence[begin : joint.start()]
        right = sentence[joint.end() :].partition(";")[0]
        if joint.group().startswith(";") or (
            _VERB.search(left) and payers_in(right) and _starts_anew(joint, right)
        ):
            yield left
            begin = joint.end()
    yield sentence[begin:]


def _starts_anew(joint: re.Match[str], right: str) -> bool:
    """After "and" a payer must come as a subject, or a verb, lest a list of payers be cut."""
    if "and" not in joint.group().lower() or not joint.group().startswith(","):
        return True
    payer = payers_in(right)[0]
    return payer.start <= _LONGEST_SUBJECT and bool(_VERB.match(right[payer.end :].lstrip()))


_LONGEST_SUBJECT = 24
"""Characters before a payer that still is the subject: "most of the "."""
