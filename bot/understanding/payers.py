"""Payers in a message: programmes, insurers by name, and insurance in general."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bot.question import AskedPayer
from corpus.document import Payer

# Most specific first: "Medicare Advantage" must not be read as Medicare.
_PROGRAMMES: tuple[tuple[Payer, str], ...] = (
    (
        Payer.MEDICARE_ADVANTAGE,
        (
            r"medicare advantage|\badvantage plans?|medicare (?:part )?c\b|\bpart c\b"
            r"|\bma[- ]plans?|\bmapd\b|\bma-pd\b|medicare (?:replacement|hmo|ppo)(?: plans?)?"
            r"|\bmed(?:icare)? adv\b|\bmcr adv\w*"
        ),
    ),
    (
        Payer.OTHER,
        (
            r"\bwork(?:er|man|men)?'?s?'?[- ]comp(?:ensation)?\b"
            r"|\bw/?c (?:claim|carrier|adjuster|case)\b"
            r"|\b(?:auto|car|motor vehicle|liability|no-fault|pip|mva) "
            r"(?:insur\w+|polic\w+|carriers?|claims?)"
            r"|\bmedigap\b|medicare supp?l?e?ments?(?: plans?| polic\w+)?\b"
            r"|\bsupplemental (?:insur\w+|plans?)"
            r"|\b(?:ihs|indian health(?: service)?)\b|\bblack lung\b|\bfeca\b"
        ),
    ),
    (Payer.MEDICARE, r"\bmedi-?care\b(?: part [abd]\b)?|\b(?:mcare|mcr|cms|macs?|part [ab])\b"),
    (
        Payer.MEDICAID,
        r"medi-?caid|\b(?:mcaid|medi-cal|tenncare|masshealth|chip|state plans?|mco)\b",
    ),
    (Payer.TRICARE, r"tri-?care|champus|\btfl\b"),
    (Payer.VA, r"\bva\b|veterans?'?(?: affairs| administration)?|\bchampva\b"),
)
_INSURERS = (
    "AARP", "Aetna", "Ambetter", "Amerigroup", "AmeriHealth", "Anthem", "AvMed",
    "BCBS", "Blue Care Network", "Blue Cross Blue Shield", "Blue Cross", "Blue Shield",
    "Capital Blue", "CareFirst", "CareSource", "Centene", "Cigna",
    "ConnectiCare", "Devoted Health", "Elevance", "EmblemHealth", "Fidelis",
    "Florida Blue", "GEHA", "Geisinger", "HCSC", "Healthfirst", "Harvard Pilgrim", "Health Net",
    "HealthPartners",
    "Highmark", "Humana", "Kaiser Permanente", "Kaiser", "Magellan", "Molina", "Optum", "Oscar",
    "Premera", "Priority Health", "Regence", "Scan Health", "SelectHealth", "Sunshine Health",
    "Tufts", "UHC", "UMR", "UPMC", "United Healthcare", "UnitedHealthcare", "WellCare",
    "Wellmark",
)  # fmt: skip
# What goes with an insurer's name to name a plan: "Humana Gold Plus", "UHC Dual Complete".
_PLAN_WORDS = (
    r"(?:\s+(?:gold|silver|bronze|platinum|plus|choice|select|complete|dual|premier|preferred|value"
    r"|essential|secure|freedom|open access|community|national|basic|standard|federal|fep|employee"
    r"|plan|member(?=\s+plan))\b)*"
)
_COMMERCIAL = (
    r"(?:(?:commercial|private)(?:ly)? (?:insur\w+|payers?|payors?|plans?|carriers?|health plans?))"
    r"|\bcommercials?\b|\bprivate\?*$|\bemployer(?:-sponsored)? (?:plans?|insurance|coverage)"
    r"|\b(?:ppo|hmo|epo|fep|fehb)\b|\bthe blues\b|\bfederal (?:employee )?(?:plan|program|blue)\w*"
)
_ANY = (
    r"\binsur(?:ance|ers?|ances)\b(?! compan)|insurance compan(?:y|ies)|"
    r"\bpay[eo]rs?\b|\bcarriers?\b|\bhealth plans?\b"
)
_PATTERNS: tuple[tuple[Payer, re.Pattern[str]], ...] = tuple(
    (payer, re.compile(f"(?i){pattern}"))
    for payer, pattern in (
        *_PROGRAMMES,
        (Payer.COMMERCIAL, "|".join(rf"\b{re.escape(name)}\b{_PLAN_WORDS}" for name in _INSURERS)),
        (Payer.COMMERCIAL, _COMMERCIAL),
        (Payer.ANY, _ANY),
    )
)
_LEADS = {name: re.compile(rf"(?i){re.escape(name)}\b") for name in _INSURERS}
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
    asked = list(dict.fromkeys(_asked(text, found)))
    if len(asked) > 1:
        asked = [item for item in asked if item.payer is not Payer.ANY]
    return PayersRead(tuple(asked), rest)


# "Aetna Medicare" is a plan of Medicare Advantage, "Molina Medicaid" one of Medicaid.
_PLAN_OF: Mapping[Payer, Payer] = {
    Payer.MEDICARE: Payer.MEDICARE_ADVANTAGE,
    Payer.MEDICARE_ADVANTAGE: Payer.MEDICARE_ADVANTAGE,
    Payer.MEDICAID: Payer.MEDICAID,
    Payer.COMMERCIAL: Payer.COMMERCIAL,
}


def _asked(text: str, found: Sequence[tuple[int, int, Payer, str]]) -> Iterator[AskedPayer]:
    """The payers in order; an insurer and the kind of its plan, side by side, are one."""
    skipped = False
    for mention, following in zip_longest(found, found[1:]):
        if skipped:
            skipped = False
            continue
        _, end, payer, word = mention
        name = _name(payer, word)
        insures = payer is Payer.COMMERCIAL and name in _INSURERS
        between = text[end : following[0]].strip().lower() if following else None
        if insures and following and not between:
            kind = _PLAN_OF.get(following[2])
            skipped = kind is not None
            yield AskedPayer(kind or payer, name)
        elif following and between in _THROUGH and payer in _PLAN_OF and _insures(following):
            # "Medicare through Aetna" is Aetna's plan of Medicare Advantage.
            skipped = True
            yield AskedPayer(_PLAN_OF[payer], _name(following[2], following[3]))
        else:
            yield AskedPayer(payer, name)


_THROUGH = {"through", "thru", "via", "with", "from", "by"}


def _insures(mention: tuple[int, int, Payer, str]) -> bool:
    return mention[2] is Payer.COMMERCIAL and _name(mention[2], mention[3]) in _INSURERS


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
    """The payer's own name, or that of the insurer or programme that was named."""
    for insurer in _INSURERS:
        if payer is Payer.COMMERCIAL and _LEADS[insurer].match(word):
            return insurer
    if payer is Payer.OTHER:
        return "workers' compensation" if word.lower().startswith("work") else word
    return {Payer.COMMERCIAL: "commercial insurance", Payer.ANY: "insurance"}.get(
        payer, payer.value
    )
