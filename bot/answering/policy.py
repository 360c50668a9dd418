"""What the documents leave to the policy of a payer: "depends on its policy", "own rules"."""

import re

from bot.answering.evidence import Evidence, FoundSentence
from bot.understanding.payers import find_payers
from corpus.document import Payer

_LEFT_OPEN = re.compile(
    r"(?i)\b(?:depends?|var(?:y|ies)|decides?|own (?:rules|polic\w+|benefits?|limits?)|of (?:its|"
    r"their) own|some)\b"
)
_PAYING = re.compile(
    r"(?i)\b(?:benefits?|cover\w*|pa(?:y|ys|id)|takes?|taken|accept\w*|reimburs\w*)\b"
)
_AUTHORISING = re.compile(r"(?i)\bauthori[sz]\w+")


def left_to_policy(payer: Payer, evidence: Evidence) -> FoundSentence | None:
    """The sentence that leaves payment to what a payer's plans say."""
    return _of(payer, evidence, _PAYING, _AUTHORISING)


def authorisation_left_to_policy(payer: Payer, evidence: Evidence) -> FoundSentence | None:
    """The sentence that leaves prior authorisation to a payer's own rules."""
    return _of(payer, evidence, _AUTHORISING, None)


def _of(
    payer: Payer, evidence: Evidence, on: re.Pattern[str], not_on: re.Pattern[str] | None
) -> FoundSentence | None:
    for sentence in evidence.sentences():
        text = f"{sentence.section.heading} {sentence.text}"
        if not on.search(text) or (not_on is not None and not_on.search(text)):
            continue
        parts = re.split(r"(?<=[.;])\s+", sentence.text)
        if any(_LEFT_OPEN.search(part) and _names(part, payer) for part in parts):
            return sentence
        if _LEFT_OPEN.search(parts[-1]) and _names(parts[0], payer):
            return sentence
    return None


def _names(text: str, payer: Payer) -> bool:
    return payer in {asked.payer for asked in find_payers(text).payers}
