"""When the code was added and when it ended."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from corpus.document import Fact, FactKind
from corpus.facts.statement import Statement
from corpus.facts.subject import is_subject

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<us>\d{1,2}/\d{1,2}/\d{4})"
    r"|(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4}))"
)
_LINK = (
    r"\s*[:|]?\s*(?:on\s+|in\s+|as of\s+|effective(?:\s+on)?\s+|with effect from\s+|after\s+"
    r"|at the end of\s+)*"
)
_ADDED = re.compile(
    rf"(?P<subject>.*?)\b(?:added|introduced|created|established|became effective|took effect"
    rf"|date added){_LINK}(?:to (?:the )?HCPCS{_LINK})?{_DATE}",
    re.IGNORECASE | re.DOTALL,
)
_ENDED = re.compile(
    rf"(?P<subject>.*?)\b(?:terminated|discontinued|deleted|retired|termination date|ended"
    rf"|expired){_LINK}{_DATE}",
    re.IGNORECASE | re.DOTALL,
)
_FIRST_DAY_AFTER = re.compile(
    r"(?:discontinued|deleted|retired)\b(?!.*\b(?:after|end of)\b)", re.IGNORECASE | re.DOTALL
)
_AUXILIARY = re.compile(
    r"\s*\b(?:is|was|were|has|have|been|will|be|first|discontinued;?)\s*$", re.IGNORECASE
)


def dates(statement: Statement) -> Iterator[Fact]:
    """The first and the last day of the code, where the text gives full dates."""
    if not any(char.isdigit() for char in statement.text) or not statement.is_about_code:
        return
    for kind, pattern in ((FactKind.ADDED, _ADDED), (FactKind.TERMINATED, _ENDED)):
        match = pattern.match(statement.text)
        if (
            match
            and is_subject(statement.code, _subject(match["subject"]))
            and (day := _day(match))
        ):
            if kind is FactKind.TERMINATED and _is_after_its_end(day, match):
                day -= timedelta(days=1)
            yield statement.fact(kind, day.isoformat())


def _is_after_its_end(day: date, match: re.Match[str]) -> bool:
    """Whether a day is the first without the code: codes end with a month, not at its beginning."""
    said = match.group()[match.end("subject") :]
    return day.day == 1 and _FIRST_DAY_AFTER.match(said) is not None


def _subject(words: str) -> str:
    while (shorter := _AUXILIARY.sub("", words)) != words:
        words = shorter
    return words


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["us"]:
            month, day, year = (int(part) for part in match["us"].split("/"))
            return date(year, month, day)
        return date(
            int(match["year"]), _MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"])
        )
    except ValueError:
        return None
