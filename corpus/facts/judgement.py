"""What one clause says about paying, whoever pays."""

import re
from dataclasses import dataclass

from corpus.document import Coverage
from corpus.facts import cues
from corpus.facts.payers import PayerMention

_SPEAKS_OF_COVERAGE = re.compile(r"cover|payable|reimburs", re.IGNORECASE)
_SPEAKS_OF_TAKING = re.compile(r"cover|\baccepts?\b", re.IGNORECASE)
_SPEAKS_OF_PAYING = re.compile(r"cover|pay|paid|reimburs|guarantee", re.IGNORECASE)
_OTHER_CODE = re.compile(r"\b(?:[A-V]\d{4}|\d{5}|\d{4}[FTUM])\b")
_ACTIVE = re.compile(r"(?:^|\s)(?:cover|pay|reimburse)s?$", re.IGNORECASE)
_ARRANGEMENT_WINDOW = 45
"""Characters after a cue in which "separately", "under the fee schedule" change its sense."""
_REACH = 60
"""Characters between a payer and the verb that it is the subject of."""
_SOMEBODY_ELSE = re.compile(
    r"\b(?:patients?|people|beneficiar(?:y|ies)|members?|you|they|providers?)"
    r"(?:\s+(?:with|on|in|under|without|who have|covered by)\s+[\w ]{1,24})?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The sense of a clause.

    Attributes:
        coverage: What it says of the payers it names.
        of_use: It speaks only of who uses or accepts the code.
        verb: Where a verb stands whose subject is the payer ("covers"); payers after it are not
            those who pay. None for other wordings.
    """

    coverage: Coverage
    of_use: bool = False
    verb: int | None = None


def judge(clause: str, code: str, payers: tuple[PayerMention, ...]) -> Judgement | None:
    """Read a clause; None where it states nothing about coverage."""
    if _is_beside_the_point(clause):
        return None
    if cues.VARIES.search(clause):
        return Judgement(Coverage.VARIES)
    if payers and cues.NOT_ALL.search(clause) and _SPEAKS_OF_PAYING.search(clause):
        return Judgement(Coverage.VARIES)
    if cues.SOFT_NEGATIVE.search(clause) and _SPEAKS_OF_PAYING.search(clause):
        return Judgement(Coverage.CONDITIONAL)
    return _paying(clause, code, payers) or _beside_paying(clause, payers)


def _is_beside_the_point(clause: str) -> bool:
    """Advice, talk of claims in general, and other rules that payers have."""
    return bool(
        cues.ADVICE.search(clause)
        or cues.ABOUT_CLAIMS.search(clause)
        or (cues.OTHER_RULES.search(clause) and not _SPEAKS_OF_TAKING.search(clause))
    )


def _paying(clause: str, code: str, payers: tuple[PayerMention, ...]) -> Judgement | None:
    """What the verbs and adjectives of paying say."""
    negative = _negative(clause, payers)
    positive = _positive(clause, code, payers, besides=negative)
    if negative and positive:
        return Judgement(Coverage.CONDITIONAL)
    if negative:
        return Judgement(_negative_sense(clause, negative), verb=_verb(negative))
    if positive:
        return Judgement(_positive_sense(clause, positive), verb=_verb(positive))
    return None


def _beside_paying(clause: str, payers: tuple[PayerMention, ...]) -> Judgement | None:
    """Conditions of coverage as such, and use of the code."""
    if cues.REQUIRES.search(clause):
        return Judgement(Coverage.CONDITIONAL)
    if (use := cues.ACCEPTANCE.search(clause)) and payers and _is_stated(clause, use):
        return Judgement(Coverage.VARIES, of_use=True)
    return None


def _negative(clause: str, payers: tuple[PayerMention, ...]) -> re.Match[str] | None:
    for cue in cues.NEGATIVE.finditer(clause):
        spoken_of = _SPEAKS_OF_COVERAGE.search(cue.group()) and _verb(cue) is None
        named = bool(payers) or bool(spoken_of)
        if named and _is_stated(clause, cue) and not _is_arrangement(clause, cue):
            return cue
    return None


def _negative_sense(clause: str, cue: re.Match[str]) -> Coverage:
    if cues.DOUBT.search(clause, 0, cue.start()) or cues.EXCEPTION.search(clause, cue.end()):
        return Coverage.CONDITIONAL
    return Coverage.NOT_COVERED


def _positive(
    clause: str,
    code: str,
    payers: tuple[PayerMention, ...],
    besides: re.Match[str] | None = None,
) -> re.Match[str] | None:
    patterns = (cues.POSITIVE_STATE, cues.POSITIVE_PAYER) if payers else (cues.POSITIVE_STATE,)
    negatives = list(cues.NEGATIVE.finditer(clause))
    found = [cue for pattern in patterns for cue in pattern.finditer(clause)]
    found += [
        cue for cue in cues.POSITIVE_ACTIVE.finditer(clause) if _has_subject(clause, cue, payers)
    ]
    for cue in found:
        overlaps = any(
            cue.start() < other.end() and other.start() < cue.end() for other in negatives
        )
        if overlaps or not _is_stated(clause, cue) or _is_arrangement(clause, cue):
            continue
        others = set(_OTHER_CODE.findall(clause[cue.end() : cue.end() + 30])) - {code}
        if besides is None or not others:
            return cue
    return None


def _positive_sense(clause: str, cue: re.Match[str]) -> Coverage:
    hedged = cues.HEDGE.search(clause, max(0, cue.start() - 22), cue.end())
    if hedged or cues.CONDITION.search(clause):
        return Coverage.CONDITIONAL
    return Coverage.COVERED


def _has_subject(clause: str, cue: re.Match[str], payers: tuple[PayerMention, ...]) -> bool:
    """Whether a payer stands before an active verb, as the one who pays."""
    if _SOMEBODY_ELSE.search(clause, 0, cue.start()):
        return False
    return any(0 <= cue.start() - payer.end <= _REACH for payer in payers)


def _verb(cue: re.Match[str]) -> int | None:
    return cue.start() if _ACTIVE.search(cue.group()) else None


def _is_stated(clause: str, cue: re.Match[str]) -> bool:
    return not cues.SUBORDINATE.search(clause, 0, cue.start())


def _is_arrangement(clause: str, cue: re.Match[str]) -> bool:
    return bool(
        cues.SEPARATELY.search(clause, max(0, cue.start() - 12), cue.end() + _ARRANGEMENT_WINDOW)
    )
