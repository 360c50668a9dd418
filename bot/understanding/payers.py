"""Payers in a message: programmes, insurers by name, and insurance in general."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bot.question import AskedPayer
from corpus.document import Payer

# Most specific first: "Medicare Advantage" must not be read as Medicare.
_PROGRAMMES: tuple[tuple[Payer, str], ...] = (
    (
        Payer.MEDICARE_ADVANTAGE,
        r"medicare advantage|advantage plans?|medicare (?:part )?c\b|part c|\bma plans?|mapd|ma-pd",
    ),
    (Payer.MEDICARE, r"\bmedi-?care\b(?: part [abd]\b)?|\b(?:mcare|mcr|cms|macs?|part [ab])\b"),
    (
        Payer.MEDICAID,
        r"medi-?caid|\b(?:mcaid|medi-cal|tenncare|masshealth|chip|state plans?|mco)\b",
    ),
    (Payer.TRICARE, r"tri-?care|champus|\btfl\b"),
    (Payer.VA, r"\bva\b|veterans?(?: affairs| administration)?|champva"),
)
_INSURERS = (
    "Aetna", "Anthem", "BCBS", "Blue Cross", "Blue Shield", "Centene", "Cigna", "Elevance",
    "Geisinger", "HCSC", "Highmark", "Humana", "Kaiser", "Molina", "Optum", "Oscar",
    "UHC", "United Healthcare", "UnitedHealthcare", "WellCare",
)  # fmt: skip
_COMMERCIAL = (
    r"(?:(?:commercial|private)(?:ly)? (?:insur\w+|payers?|payors?|plans?|carriers?|health plans?))"
    r"|\bcommercial\b|\bprivate\?*$|employer plans?|\b(?:ppo|hmo)\b"
)
_ANY = (
    r"\binsur(?:ance|ers?|ances)\b(?! compan)|insurance compan(?:y|ies)|"
    r"\bpay[eo]rs?\b|\bcarriers?\b|\bhealth plans?\b"
)
_PATTERNS: tuple[tuple[Payer, re.Pattern[str]], ...] = tuple(
    (payer, re.compile(f"(?i){pattern}"))
    for payer, pattern in (
        *_PROGRAMMES,
        (Payer.COMMERCIAL, "|".join(rf"\b{re.escape(name)}\b" for name in _INSURERS)),
        (Payer.COMMERCIAL, _COMMERCIAL),
        (Payer.ANY, _ANY),
    )
)
_SPELLINGS = {
    "medicare": Payer.MEDICARE,
    "medicaid": Payer.MEDICAID,
    "medicade": Payer.MEDICAID,
    "tricare": Payer.TRICARE,
    "commercial": Payer.COMMERCIAL,
    "insurance": Payer.ANY,
}
# "medicar", "medicade", "insurence" pass; "medical" and "medication" do not.
_SPELLING_CUTOFF = 84
_NEVER_A_PAYER = {
    "medical",
    "medicine",
    "medication",
    "medications",
    "insure",
    "medically",
    "medicate",
    "medicated",
}


class PayersRead(NamedTuple):
    """Payers that a message names, in its order, each once, and the message without them."""

    payers: tuple[AskedPayer, ...]
    rest: str


def find_payers(text: str) -> PayersRead:
    """The payers that a cleaned message names.

    Insurance in general counts only where no payer is named. In the rest each stands as "payer".
    """
    found: list[tuple[int, int, Payer, str]] = []
    for payer, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not _overlaps(match, found):
                found.append((*match.span(), payer, match.group()))
    found.extend(_misspelt(text, found))
    found.sort()
    rest = text
    for start, end, _, _ in reversed(found):
        rest = f"{rest[:start]}payer{rest[end:]}"
    asked = list(dict.fromkeys(AskedPayer(payer, _name(payer, word)) for *_, payer, word in found))
    if len(asked) > 1:
        asked = [item for item in asked if item.payer is not Payer.ANY]
    return PayersRead(tuple(asked), rest)


def _overlaps(match: re.Match[str], found: Sequence[tuple[int, int, Payer, str]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end, _, _ in found)


def _misspelt(
    text: str, found: Sequence[tuple[int, int, Payer, str]]
) -> Iterator[tuple[int, int, Payer, str]]:
    for match in re.finditer(r"[A-Za-z]{6,}", text):
        word = match.group().lower()
        if word in _NEVER_A_PAYER or _overlaps(match, found):
            continue
        best = process.extractOne(
            word, _SPELLINGS.keys(), scorer=fuzz.ratio, score_cutoff=_SPELLING_CUTOFF
        )
        if best is not None:
            yield *match.span(), _SPELLINGS[best[0]], match.group()


def _name(payer: Payer, word: str) -> str:
    """The payer's own name, or the insurer's where one was named."""
    for insurer in _INSURERS:
        if payer is Payer.COMMERCIAL and word.lower() == insurer.lower():
            return insurer
    return {Payer.COMMERCIAL: "commercial insurance", Payer.ANY: "insurance"}.get(
        payer, payer.value
    )
