"""Which of two releases is newer, read from their names."""

import re
from itertools import count

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"(?i)(?<=rvu)\d\d|(?<=anweb)\d\d")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = dict(zip(_MONTH_NAMES.split(), count(1), strict=False))
_QUARTER_LETTERS = {"a": 1, "b": 4, "c": 7, "d": 10}


def release_order(release: str) -> int:
    """A number that is higher for a newer release: 100 * year + month; 0 where no year is named.

    Understands "2019", "2026-10", "July 2026", "2026 Q3", "OCT_2026" and CMS's letters of the
    physician fee schedule, "RVU26C" (A January, B April, C July, D October).
    """
    year = _YEAR.search(release)
    if year is not None:
        return int(year.group()) * 100 + _month(release[: year.start()] + release[year.end() :])
    short = _SHORT_YEAR.search(release)
    if short is None:
        return 0
    letter = release[short.end() : short.end() + 1].lower()
    return (2000 + int(short.group())) * 100 + _QUARTER_LETTERS.get(letter, 0)


def _month(rest: str) -> int:
    if named := re.search(rf"(?i)(?<![a-z])(?:{'|'.join(_MONTHS)})", rest):
        return _MONTHS[named.group().lower()]
    if quarter := re.search(r"(?i)\bq([1-4])\b", rest):
        return int(quarter.group(1)) * 3 - 2
    number = re.search(r"(?<!\d)(?:0[1-9]|1[0-2])(?!\d)", rest)
    return int(number.group()) if number else 0
