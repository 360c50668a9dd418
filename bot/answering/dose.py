"""How many billing units an asked quantity is: "40 mg of J1030"."""

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.understanding.words import subject_stems

_NUMBER_WORDS = {
    word: float(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
}
_NUMBER = rf"\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{'|'.join(_NUMBER_WORDS)})\b"
_QUANTITY = re.compile(rf"(?i)(?P<number>{_NUMBER})[\s-]*(?P<measure>[a-z]+)")
# "two 8 mg tablets", "3 x 50 mg", "30 vials, 2.5 mg each": a count before the quantity.
_COUNT = re.compile(
    rf"(?i)(?P<count>{_NUMBER})\s*(?:x|times|(?:vials?|doses?|tablets?|syringes?|ampu?les?|bags?|"
    r"bottles?)(?: of)?(?: (?!and\b|or\b)[a-z]+)?)?(?:,|,? at| @)?\s*$"
)
# A concentration is no dose: "0.5 mL of 4 mg/mL".
_CONCENTRATION = re.compile(r"(?i)\s*(?:/|per)\s*(?:ml|l|cc)\b")
_SAME_MEASURE = {
    "minute": "minute",
    "min": "minute",
    "hour": "hour",
    "hr": "hour",
    "gram": "g",
    "milligram": "mg",
    "microgram": "mcg",
    "cc": "ml",
    "l": "l",
    "liter": "l",
    "litre": "l",
    "milliliter": "ml",
}
# How many of the smaller measure one of the larger is.
_SCALE = {("g", "mg"): 1000.0, ("mg", "mcg"): 1000.0, ("hour", "minute"): 60.0, ("l", "ml"): 1000.0}


class _Quantity(NamedTuple):
    text: str
    number: float
    measure: str


def units_of(text: str, code: str, unit: str) -> str:
    """A sentence that says how many units the quantity in a text is, or nothing.

    Part of a unit counts as a whole one.

    Args:
        text: The question.
        code: The code that is billed.
        unit: What one unit is: "1 mg", "up to 4 mg", "50 strips".
    """
    told = _told(text, unit)
    return _sentence(*told, code) if told else ""


def units_in(text: str, unit: str) -> int | None:
    """How many units the quantity in a text is, a part counting as a whole; None without one."""
    told = _told(text, unit)
    return _whole(told[1]) if told else None


def _told(text: str, unit: str) -> tuple[_Quantity, float] | None:
    """The quantity that a text asks about, and how many units it is exactly."""
    one = _first(unit)
    if one is None or one.number <= 0:
        return None
    fitting = [
        (asked, amount)
        for asked in _quantities(text)
        if (amount := _in_measure(asked, one.measure)) is not None
    ]
    # "Each 15 minutes, the visit lasted 53": the unit itself is not what is asked about.
    told = [pair for pair in fitting if pair[1] != one.number] or fitting
    return (told[0][0], told[0][1] / one.number) if told else None


def _whole(exact: float) -> int:
    return math.ceil(round(exact, 6))


_BARE = re.compile(
    r"(?i)^\W*(?:(?:and|or|then|what about|how about|for) )*(?P<number>[\d,.]*\d)\W*$"
)


# "60 IM": before the route of a drug, a number without a measure is its dose.
_BY_ROUTE = re.compile(
    r"(?i)(?<![\d.,])(?P<number>\d[\d,]*(?:\.\d+)?) (?:i\.?m|i\.?v\.?p?|sub-?q|sq|sc|po)\b"
)
_OF_A_DRUG = frozenset({"mg", "mcg", "g"})


def readings(text: str, unit: str) -> Iterator[tuple[str, str]]:
    """Ways to read a question and a unit: texts for `units_of`, most plain first.

    A unit may be told in two measures ("one box of 100 lancets"), and a follow-up may leave the
    measure out ("and 2,400?"), as a note of the route may ("60 IM").
    """
    for amount in _QUANTITY.finditer(unit):
        yield text, amount.group()
        by_route = _BY_ROUTE.search(text)
        if by_route and amount["measure"].lower() in _OF_A_DRUG:
            yield f"{by_route['number']} {amount['measure']}", amount.group()
        if bare := _BARE.match(text):
            yield f"{bare['number']} {amount['measure']}", amount.group()


def _sentence(asked: _Quantity, exact: float, code: str) -> str:
    # Payers differ in how they take a part of a mile; a part of a vial or an hour is a whole unit.
    units = exact if asked.measure == _MILE else _whole(exact)
    rounding = "" if math.isclose(exact, units) else f" (exactly {exact:g}, rounded up)"
    return f" So {asked.text} is {units:g} unit{'s' if units != 1 else ''} of {code}{rounding}."


_MILE = "mile"


def _first(text: str) -> _Quantity | None:
    match = _QUANTITY.search(text)
    return _quantity(match) if match else None


def _quantities(text: str) -> list[_Quantity]:
    """Quantities of a text, each with the count before it multiplied in."""
    found = []
    for match in _QUANTITY.finditer(text):
        if _CONCENTRATION.match(text, match.end()):
            continue
        quantity = _quantity(match)
        count = _COUNT.search(text, 0, match.start())
        if count:
            whole = text[count.start() : match.end()]
            number = _value(count["count"]) * quantity.number
            quantity = _Quantity(whole, number, quantity.measure)
        found.append(quantity)
    return found


def _quantity(match: re.Match[str]) -> _Quantity:
    measure = match["measure"].lower()
    stem = next(iter(subject_stems(measure)), measure)
    known = _SAME_MEASURE.get(measure) or _SAME_MEASURE.get(measure.removesuffix("s"))
    return _Quantity(match.group(), _value(match["number"]), known or stem)


def _value(number: str) -> float:
    return _NUMBER_WORDS.get(number.lower()) or float(number.replace(",", ""))


def _in_measure(asked: _Quantity, measure: str) -> float | None:
    if asked.measure == measure:
        return asked.number
    if (asked.measure, measure) in _SCALE:
        return asked.number * _SCALE[asked.measure, measure]
    if (measure, asked.measure) in _SCALE:
        return asked.number / _SCALE[measure, asked.measure]
    return None
