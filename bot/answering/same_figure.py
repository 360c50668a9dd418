"""Whether codes have a figure in common: "is its unit the same as that of G0270?"."""

import re
from collections.abc import Sequence

from bot.answering.claim import Claim
from bot.answering.evidence import Evidence
from bot.answering.terms import normalised
from bot.answering.wording import LEADS, listed
from bot.question import Facet, Question
from bot.reply import Verdict
from corpus.document import FactKind

_ALIKE = re.compile(r"(?i)\b(?:same|identical|alike|equal)\b")
_UNLIKE = re.compile(r"(?i)\b(?:differ\w*|chang\w+|var(?:y|ies)|not the same|another)\b")
_UNIT = re.compile(r"(?i)\bunits?\b|\bcounted\b|\bbilled (?:by|per)\b")
_WH = re.compile(r"(?i)\b(?:what|which|how|why|when)\b")


def answer(question: Question, evidences: Sequence[Evidence]) -> Claim | None:
    """The claim on the units of two codes, where a yes/no question sets them side by side."""
    unlike, alike = _UNLIKE.search(question.rest), _ALIKE.search(question.rest)
    is_put = question.asks_yes_no and _UNIT.search(question.rest) and not _WH.search(question.rest)
    if len(evidences) != 2 or not is_put or not (unlike or alike):
        return None
    found = [next(iter(evidence.facts(FactKind.UNIT)), None) for evidence in evidences]
    one, other = found
    if one is None or other is None:
        return None
    is_same = normalised(one.fact.value) == normalised(other.fact.value)
    verdict = Verdict.YES if is_same is (unlike is None) else Verdict.NO
    told = [
        f"one unit of {e.code} is {f.fact.value}"
        for e, f in zip(evidences, (one, other), strict=True)
    ]
    return Claim(
        facet=Facet.UNITS,
        codes=tuple(evidence.code for evidence in evidences),
        text=f"{LEADS[verdict]}{listed(told)}.",
        basis=(one.document, other.document),
        quotes=(one.quote, other.quote),
        verdict=verdict,
    )
