"""Ages, sizes and weights: whether what was asked lies in the range that a statement gives."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = r"\d+(?:\.\d+)?"


class Range(NamedTuple):
    """Bounds in one dimension; None is open. A low bound may be excluded ("more than 16")."""

    dimension: str
    low: float | None = None
    high: float | None = None
    above_low: bool = False

    def __contains__(self, amount: object) -> bool:
        if not isinstance(amount, float):
            return False
        if self.low is not None and (amount < self.low or (self.above_low and amount == self.low)):
            return False
        return self.high is None or amount <= self.high


# Each dimension's unit, as it stands after a number in normalised text.
_UNITS = {
    "age": r"(?:years?|yrs?|y/?o)\b(?:[ -]olds?\b| of age\b)?",
    "area": r"(?:square|sq\.?) (?:inch(?:es)?|in)\b",
    "weight": r"(?:pounds?|lbs?)\b",
    "flow": r"(?:ml|cc)s? ?(?:an|a|per|each|/) ?(?:hour|hr|h)\b",
}
_AREA_BY_SIDES = re.compile(
    rf"(?P<one>{_NUMBER}) ?(?:in(?:ch(?:es)?)?)? by (?P<two>{_NUMBER})(?! ?(?:cm|mm))"
)
# "Aged 9", "turned 11 last week"; a number of months or of anything else is no age in years.
_AGE_ALONE = re.compile(
    rf"\b(?:age[ds]?|turn(?:s|ed|ing)?) (?P<number>{_NUMBER})\b"
    r"(?!\.\d|[ -]?(?:mo\b|mos\b|month|week|day))"
)


def asked_amounts(text: str) -> dict[str, float]:
    """The amount asked about in each dimension that a normalised text names just once."""
    found: dict[str, set[float]] = {}
    for dimension, unit in _UNITS.items():
        for match in re.finditer(rf"(?P<number>{_NUMBER})[ -]?(?:{unit})", text):
            found.setdefault(dimension, set()).add(float(match["number"]))
    for match in _AGE_ALONE.finditer(text):
        found.setdefault("age", set()).add(float(match["number"]))
    for match in _AREA_BY_SIDES.finditer(text):
        found.setdefault("area", set()).add(float(match["one"]) * float(match["two"]))
    return {key: next(iter(values)) for key, values in found.items() if len(values) == 1}


def stated_range(text: str, dimension: str) -> Range | None:
    """The range of a dimension that a normalised clause gives, or None."""
    unit = _UNITS[dimension]
    if not re.search(rf"{_NUMBER}[ -]?(?:{unit})", text):
        return None
    bounds = list(_bounds(text, unit, dimension))
    if not bounds:
        return None
    lows = [b for b in bounds if b.low is not None]
    highs = [b.high for b in bounds if b.high is not None]
    low = lows[0] if lows else Range(dimension)
    return Range(dimension, low.low, highs[0] if highs else None, low.above_low)


def _bounds(text: str, unit: str, dimension: str) -> Iterator[Range]:
    between = re.search(
        rf"(?P<low>{_NUMBER})(?: (?:to|through)|-)\s?(?P<high>{_NUMBER}) ?{unit}", text
    )
    if between:
        yield Range(dimension, float(between["low"]), float(between["high"]))
        return
    for pattern, is_low, excluded in _BOUNDS:
        match = re.search(pattern.format(n=rf"(?P<n>{_NUMBER})", u=rf"(?: ?{unit}\.?)?"), text)
        if match and is_low:
            yield Range(dimension, low=float(match["n"]), above_low=excluded)
        elif match:
            yield Range(dimension, high=float(match["n"]))


_BOUNDS = (
    (r"{n}{u} (?:or|and) (?:older|over|above|up|more|larger|greater|heavier)\b", True, False),
    (r"{n}{u} ?\+", True, False),
    (r"\b(?:at least|from|starts at|starting at|begins at|minimum of) {n}{u}", True, False),
    (
        r"(?<!no )(?<!not )\b(?:more than|larger than|greater than|over|above|exceed\w*) {n}{u}",
        True,
        True,
    ),
    (r"{n}{u} (?:or|and) (?:less|under|younger|below|fewer|smaller|lighter)\b", False, False),
    (
        (
            r"\b(?:at most|up to|no more than|not more than|ends at|through age|maximum of"
            r"|less than or equal to|(?<!not )(?<!no )(?:under|below|less than)) {n}{u}"
        ),
        False,
        False,
    ),
)
