"""Which quarterly release a file of the physician fee schedule is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.document import Authority, Source

URL = "https://www.cms.gov/medicare/payment/fee-schedules/physician"
_QUARTERS = ("JAN", "APR", "JUL", "OCT")
_LETTERS = "ABCD"
_TITLE = re.compile(
    r"\b(?P<year>20\d\d)\s+National\s+Physician\s+Fee\s+Schedule\b.*?\b"
    r"(?P<month>Jan|Apr|Jul|Oct)[a-z]*\s+Release",
    re.IGNORECASE,
)
_FILE = re.compile(r"PPRRVU(?:20)?(?P<year>\d\d)[_ -]?(?P<month>Jan|Apr|Jul|Oct)", re.IGNORECASE)
_NAMED = re.compile(r"(?<![A-Z])RVU(?P<year>\d\d)(?P<letter>[A-D])", re.IGNORECASE)
_QUALIFYING = re.compile(r"(?<!non)(?<!non[-_ ])QPP", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FeeRelease:
    """A quarterly release.

    Attributes:
        year: Calendar year.
        quarter: 1 to 4.
        is_qualifying: It has the conversion factor of qualifying participants in alternative
            payment models, which CMS publishes in a file of its own since 2026.
    """

    year: int
    quarter: int
    is_qualifying: bool = False

    @property
    def name(self) -> str:
        """As CMS names it: "RVU26C" for July 2026."""
        return f"RVU{self.year % 100:02}{_LETTERS[self.quarter - 1]}"

    @property
    def effective(self) -> date:
        """The first day of its quarter."""
        return date(self.year, 3 * self.quarter - 2, 1)

    @property
    def source(self) -> Source:
        """The source of its documents."""
        return Source(
            name="CMS Physician Fee Schedule" + (" (QPP)" if self.is_qualifying else ""),
            release=self.name,
            authority=Authority.CMS_RECORD,
            url=URL,
            effective=self.effective,
        )

    @property
    def id_name(self) -> str:
        """What ends the ids of its documents: "cms-pfs-rvu26c"."""
        return f"cms-pfs-{self.name.lower()}" + ("-qpp" if self.is_qualifying else "")


def find_release(title_lines: Iterable[str], names: Iterable[str]) -> FeeRelease | None:
    """The release that a file says it is, or None where it does not say.

    Args:
        title_lines: The lines above the table, believed first.
        names: The name of the file, then those of what it lies in.
    """
    names = tuple(names)
    qualifying = bool(names and _QUALIFYING.search(names[0]))
    for line in title_lines:
        if match := _TITLE.search(line):
            return FeeRelease(int(match["year"]), _quarter(match["month"]), qualifying)
    for name in names:
        if match := _FILE.search(name):
            return FeeRelease(2000 + int(match["year"]), _quarter(match["month"]), qualifying)
    for name in names:
        if match := _NAMED.search(name):
            quarter = _LETTERS.index(match["letter"].upper()) + 1
            return FeeRelease(2000 + int(match["year"]), quarter, qualifying)
    return None


def _quarter(month: str) -> int:
    return _QUARTERS.index(month.upper()) + 1
