"""From words to the code that they describe, to several, or to none."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.hits import CodeHit

# Scores of `index.hits.CodeHit`, in [0, 1]. Chosen on the development half of the project's own
# questions: matters that are not ours stay below 0.45, right codes above 0.5; siblings that differ
# in one attribute come within 4 %, a code that alone has all attributes leads by 7 % or more.
_LEAST = 0.48
_CLEAR_LEAD = 0.06
_NEAR = 0.90
# A code that lacks a telling word of the question is no choice beside one that has it.
_LACKING = 0.1
# … unless its meaning is closer by this much in cosine: "arms that come off" has no word in common
# with "detachable arms", and "arms" alone has one with "fixed arms".
_CLOSER = 0.08
_MOST_CANDIDATES = 5

# Shares of what is meant: from which one of several is picked, and one is meant that fits less well
# than another, which has no more than the last.
_PICKS = 0.95
_SURE, _UNMEANT = 0.9, 0.05

# Codes that were offered stay the choice while another fits the words hardly better.
_BESIDE = 0.85
# Of several that fit, one that leads by this much in cosine has the very words as a name.
_ITS_NAME = 0.95
_NAME_LEAD = 0.05


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


def judge(hits: Sequence[CodeHit], related: Collection[str] = ()) -> Lookup:
    """Whether ranked hits name one code, leave a choice, or are no match at all.

    Args:
        hits: What was found, best first.
        related: Codes that go with what is being talked about; the only one among several that
            fit is meant.
    """
    if not hits or hits[0].score < _LEAST:
        return Lookup(Match.NONE)
    best = hits[0]
    near = [hit for hit in hits if hit.score >= _NEAR * best.score]
    going_with = [hit.code for hit in near if hit.code in related]
    if len(going_with) == 1 and best.code not in going_with:
        near = sorted(near, key=lambda hit: hit.code not in going_with)
        return Lookup(Match.ONE, tuple(hit.code for hit in near)[:_MOST_CANDIDATES])
    fitting = [hit for hit in near if _has_all(hit, best)][:_MOST_CANDIDATES]
    codes = tuple(hit.code for hit in fitting)
    if len(fitting) == 1 or _leads(best, fitting[1]):
        close = (hit.code for hit in near if hit.code != best.code)
        return Lookup(Match.ONE, (best.code, *close)[:_MOST_CANDIDATES])
    return Lookup(Match.SEVERAL, codes)


def _has_all(hit: CodeHit, best: CodeHit) -> bool:
    """Whether a hit has the telling words of the best one, or is clearly closer in meaning."""
    return hit.coverage >= best.coverage - _LACKING or hit.cosine >= min(
        _ITS_NAME, best.cosine + _CLOSER
    )


def _leads(best: CodeHit, second: CodeHit) -> bool:
    """Whether the best hit is clearly ahead, or has the very words as a name."""
    if second.score <= (1 - _CLEAR_LEAD) * best.score:
        return True
    return best.cosine >= _ITS_NAME and second.cosine <= best.cosine - _NAME_LEAD


def settled(lookup: Lookup, shares: Mapping[str, float]) -> Lookup:
    """What words point to, in the light of what was read.

    Of codes that fit alike, one that was read to be meant is; another than the one that fits best
    is only if it surely is, and that one is not.

    Args:
        lookup: What the words point to.
        shares: How probably each code is meant (`bot.meant.shares`).
    """
    if lookup.match is Match.NONE or not shares:
        return lookup
    if lookup.match is Match.SEVERAL:
        offered = {code: shares.get(code, 0.0) for code in lookup.codes}
        best = max(offered, key=lambda code: offered[code])
        return _led(lookup, best) if offered[best] >= _PICKS * sum(offered.values()) > 0 else lookup
    best = max(shares, key=lambda code: shares[code])
    first = shares.get(lookup.codes[0], 0.0)
    return _led(lookup, best) if shares[best] >= _SURE and first <= _UNMEANT else lookup


def _led(lookup: Lookup, best: str) -> Lookup:
    """One code is meant, and the others are close."""
    return Lookup(Match.ONE, tuple(dict.fromkeys((best, *lookup.codes)))[:_MOST_CANDIDATES])


def judge_among(hits: Sequence[CodeHit], offered: Collection[str]) -> Lookup | None:
    """Which of the codes offered ranked hits name; None where they lead away from them."""
    inside = [hit for hit in hits if hit.code in offered]
    if not inside or inside[0].score < _BESIDE * hits[0].score:
        return None
    lookup = judge(inside)
    return lookup if lookup.match is not Match.NONE else None
