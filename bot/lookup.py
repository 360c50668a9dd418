"""From words to the code that they describe, to several, or to none."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.hits import CodeHit

# Scores of `index.hits.CodeHit`, in [0, 1]. Chosen on the development half of the project's own
# questions: matters that are not ours stay below 0.45, right codes above 0.5; siblings that differ
# in one attribute come within 4 %, a code that alone has all attributes leads by 7 % or more.
_LEAST = 0.48
_CLEAR_LEAD = 0.06
_NEAR = 0.90
_MOST_CANDIDATES = 5


class Match(StrEnum):
    """How clearly words point to codes."""

    ONE = "one"
    SEVERAL = "several"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Lookup:
    """What words point to, best first; of ``ONE`` the first is meant and the rest are close."""

    match: Match
    codes: tuple[str, ...] = ()


def judge(hits: Sequence[CodeHit]) -> Lookup:
    """Whether ranked hits name one code, leave a choice, or are no match at all."""
    if not hits or hits[0].score < _LEAST:
        return Lookup(Match.NONE)
    best = hits[0].score
    near = tuple(hit.code for hit in hits if hit.score >= _NEAR * best)[:_MOST_CANDIDATES]
    if len(near) == 1 or hits[1].score <= (1 - _CLEAR_LEAD) * best:
        return Lookup(Match.ONE, near)
    return Lookup(Match.SEVERAL, near)
