"""A date of service in a message: a day, a month, a quarter or a year, as a period."""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

Period = tuple[date, date]

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_MEASURE = r"(?:mg|mcg|ml|cc|g|gm|grams?|iu|units?|minutes?|hours?|strips|dollars?|codes?|%)(?!\w)"
# Words after which a bare year is a time; "S9460 2019" alone could be anything.
_IN = (
    r"\b(?:in|during|since|for|from|of|on|year|dos|back in|as of|throughout|before|after|until|by)"
)


def find_date_of_service(text: str, today: date) -> Period | None:
    """The period of the first date in a cleaned message, both days inclusive, or None.

    American order is assumed for ``3/5/2018`` (5 March), as on a claim form.
    """
    found = _first(text, today)
    return found[2] if found else None


_DATE_LIKE = re.compile(r"(?<![\d/.-])\d{1,4}([/-])\d{1,2}\1\d{1,4}(?![\d/-])")


def unread_date(text: str, today: date) -> str | None:
    """What looks like a date of a cleaned message and is none, such as ``02/30/2019``."""
    read = [found for matcher in _MATCHERS for found in matcher(text, today)]
    for match in _DATE_LIKE.finditer(text):
        if not any(start <= match.start() < end for start, end, _ in read):
            return match.group()
    return None


def without_date(text: str, today: date) -> str:
    """The message with its first date as a neutral word, so that it gives no subject."""
    found = _first(text, today)
    return f"{text[: found[0]]}date{text[found[1] :]}" if found else text


Matched = tuple[int, int, Period]


def _first(text: str, today: date) -> Matched | None:
    matches = [match for matcher in _MATCHERS for match in matcher(text, today)]
    # Of readings that begin in one place the longest is meant: "March 5, 2018", not "March".
    return min(matches, key=lambda match: (match[0], -match[1]), default=None)


def _matching(
    pattern: str, period: Callable[[re.Match[str], date], Period]
) -> Callable[[str, date], Iterator[Matched]]:
    compiled = re.compile(f"(?i){pattern}")

    def matches(text: str, today: date) -> Iterator[Matched]:
        for match in compiled.finditer(text):
            try:
                yield match.start(), match.end(), period(match, today)
            except ValueError:  # 2018-02-31 is no day
                continue

    return matches


def _day(year: str, month: int | str, day: str) -> Period:
    whole_year = int(year) + 2000 if len(year) == 2 else int(year)
    exact = date(whole_year, int(month), int(day))
    return exact, exact


def _months(year: int, first: int, last: int) -> Period:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _relative(match: re.Match[str], today: date) -> Period:
    words = match.group().lower()
    if words in {"today", "now", "currently", "right now"}:
        return today, today
    if words == "yesterday":
        return today - timedelta(days=1), today - timedelta(days=1)
    if "year" in words:
        return _months(today.year - (words.startswith("last")), 1, 12)
    first = today.replace(day=1)
    if words.startswith("last"):
        first = (first - timedelta(days=1)).replace(day=1)
    return _months(first.year, first.month, first.month)


_MATCHERS = (
    _matching(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", lambda m, _: _day(m[1], m[2], m[3])),
    _matching(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b", lambda m, _: _day(m[4], m[1], m[3])),
    _matching(
        r"(?<!\d)((?:0\d|1[0-2]))([0-3]\d)((?:19|20)\d\d)(?!\d)",
        lambda m, _: _day(m[3], m[1], m[2]),
    ),
    _matching(
        rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? ({_YEAR})\b",
        lambda m, _: _day(m[3], _MONTHS[m[1].lower()], m[2]),
    ),
    _matching(
        rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})\.?,? ({_YEAR})\b",
        lambda m, _: _day(m[3], _MONTHS[m[2].lower()], m[1]),
    ),
    _matching(
        rf"\b({_MONTH})\.?,? (?:of )?({_YEAR})\b",
        lambda m, _: _months(int(m[2]), _MONTHS[m[1].lower()], _MONTHS[m[1].lower()]),
    ),
    _matching(
        r"\b(\d{1,2})/((?:19|20)\d\d)\b", lambda m, _: _months(int(m[2]), int(m[1]), int(m[1]))
    ),
    _matching(
        rf"\bq([1-4])(?: of)? ({_YEAR})\b",
        lambda m, _: _months(int(m[2]), 3 * int(m[1]) - 2, 3 * int(m[1])),
    ),
    _matching(
        rf"(?:{_IN} (?:the year )?)?(?<![\w$.,/-])({_YEAR})\b(?![-/.,]?\d|\s*{_MEASURE})",
        lambda m, _: _months(int(m[1]), 1, 12),
    ),
    _matching(r"\b(?:(?:last|this) (?:year|month)|yesterday)\b", _relative),
)
