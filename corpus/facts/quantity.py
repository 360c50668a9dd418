"""Amounts with a measure, as billing text writes them: "20 mg", "15-minute", "up to 250 mg"."""

import re
from decimal import Decimal

_MEASURES = {
    "mg": r"mg|milligrams?",
    "mcg": r"mcg|µg|μg|micrograms?",
    "g": r"gm?|grams?",
    "ml": r"ml|millilit(?:er|re)s?|cc",
    "IU": r"i\.?u\.?|international units?",
    "units": r"units?",
    "mCi": r"mci|millicuries?",
    "mEq": r"meq",
    "minutes": r"min(?:ute)?s?",
    "hours": r"h(?:ou)?rs?",
    "days": r"days?",
    "months": r"months?",
    "miles": r"(?:statute )?miles?",
    "sq cm": r"sq(?:uare|\.)?\s?(?:cm|centimet(?:er|re)s?)",
    "sq in": r"sq(?:uare|\.)?\s?in(?:ch(?:es)?)?",
    "inches": r"inch(?:es)?",
    "calories": r"cal(?:ories)?",
    "strips": r"strips?",
    "tests": r"tests?",
    "doses": r"doses?",
}
_SINGULAR = {"units": "unit", "inches": "inch"}
_WORDS = {
    "a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "ten": "10", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30",
    "forty-five": "45", "sixty": "60", "ninety": "90",
}  # fmt: skip

QUANTITY = (
    rf"(?:up to\s+)?(?:\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(_WORDS)})\b)[\s-]*"
    rf"(?:{'|'.join(_MEASURES.values())})\b"
)
"""Pattern of an amount, without groups, to be searched ignoring case."""

DURATION = (
    rf"(?:\d+(?:\.\d+)?|\b(?:{'|'.join(_WORDS)})\b)[\s-]*(?:{_MEASURES['minutes']}"
    rf"|{_MEASURES['hours']})\b"
)
"""Pattern of minutes or hours, likewise."""

_NAMES = tuple((re.compile(pattern, re.IGNORECASE), name) for name, pattern in _MEASURES.items())


def normalised(amount: str) -> str:
    """One spelling for an amount that `QUANTITY` matched: "15-min" is "15 minutes"."""
    words = " ".join(amount.split())
    for word, number in _WORDS.items():
        words = re.sub(rf"(?i)^((?:up to )?){word}\b[ -]+", rf"\g<1>{number} ", words)
    match = re.fullmatch(
        r"(?i)(?P<up_to>up to )?(?P<number>\d[\d,]*(?:\.\d+)?)[ -]*(?P<measure>.+)", words
    )
    if match is None:
        return words
    number = match["number"].replace(",", "")
    name = next(
        (name for pattern, name in _NAMES if pattern.fullmatch(match["measure"])), match["measure"]
    )
    if number == "1":
        name = _SINGULAR.get(name, name.removesuffix("s"))
    return f"{'up to ' if match['up_to'] else ''}{number} {name}"


_CONVERSIONS = {
    "mcg": (Decimal("0.001"), "mg"),
    "mg": (Decimal(1), "mg"),
    "g": (Decimal(1000), "mg"),
    "hours": (Decimal(60), "minutes"),
    "hour": (Decimal(60), "minutes"),
}


def comparable(amount: str) -> str:
    """A normalised amount in one measure of its kind: "2500 mcg" and "2.5 mg" are the same.

    What is no such amount is returned as it is.
    """
    match = re.fullmatch(r"(up to )?([\d.]+) (\w+)", amount)
    if match is None or match[3] not in _CONVERSIONS:
        return amount
    factor, measure = _CONVERSIONS[match[3]]
    return f"{match[1] or ''}{(Decimal(match[2]) * factor).normalize():f} {measure}"
