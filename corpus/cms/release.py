"""Which release a file of CMS is, and how its documents name it as their source."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.document import Authority, Source
from corpus.errors import CorpusError, Problem

CORRECTIONS = "corrections"
"""Ends the name of a release that corrects another."""

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_MONTH = re.compile(r"(?i)(?<![a-z])(jan|apr|jul|oct)(?:uary|il|y|ober)?(?![a-z])")
_MONTHS = {"jan": 1, "apr": 4, "jul": 7, "oct": 10}
_URL = "https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system"
_LICENCE = "public domain"


@dataclass(frozen=True, slots=True)
class Release:
    """A release of CMS's HCPCS files.

    Attributes:
        effective: First day of the quarter from which it holds.
        name: "HCPCS 2019", "HCPCS 2026-10".
    """

    effective: date

    @property
    def name(self) -> str:
        """The year, with the month for a release that is not the one of January."""
        return f"HCPCS {self.label}"

    @property
    def label(self) -> str:
        """The name without its first word."""
        year = str(self.effective.year)
        return year if self.effective.month == 1 else f"{year}-{self.effective.month:02}"

    def source(self, name: str, authority: Authority, suffix: str = "") -> Source:
        """This release as the source of a document."""
        release = f"{self.name} {suffix}".rstrip()
        return Source(name, release, authority, _URL, _LICENCE, self.effective)


def release_of(names: Iterable[str], newest_action: date | None = None) -> Release | None:
    """The release that file names tell, the first with a year in it.

    Args:
        names: "HCPC2019_CONTR_ANWEB.txt", "HCPC2026_OCT_ANWEB.txt"; no folders.
        newest_action: Newest effective day in the file; its quarter where no name has a year.
    """
    for name in names:
        if year := _YEAR.search(name):
            month = _MONTH.search(name.replace("_", " "))
            number = _MONTHS[month.group(1).lower()] if month else 1
            return Release(date(int(year.group()), number, 1))
    if newest_action is None:
        return None
    return Release(newest_action.replace(month=(newest_action.month - 1) // 3 * 3 + 1, day=1))


def needed_release(path: Path, names: Iterable[str], newest_action: date | None = None) -> Release:
    """The release, as `release_of` tells it.

    Args:
        path: Where the files are, for the message.
        names: As for `release_of`.
        newest_action: Likewise.

    Raises:
        CorpusError: Nothing tells the release.
    """
    release = release_of(names, newest_action)
    if release is None:
        reason, remedy = "no release can be told from it", "Name the file as CMS does, by year"
        raise CorpusError(Problem(path, None, reason, remedy))
    return release
