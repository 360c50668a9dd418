"""Where CMS puts a quarterly HCPCS release for download.

CMS names the file after the first month of the quarter, as in
``october-2026-alpha-numeric-hcpcs-file.zip``. Nothing promises that it stays so, and corrected
files have had a suffix: what is built here is a best effort, and a download that fails says how
to give the address by hand.
"""

import re
from datetime import date

from corpus.errors import CodeciteError

RELEASES_PAGE = (
    "https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system/"
    "quarterly-update"
)
"""CMS's page that links every release; for people, never fetched."""

_PATTERN = "https://www.cms.gov/files/zip/{month}-{year}-alpha-numeric-hcpcs-file.zip"
_QUARTERS = {1: "january", 4: "april", 7: "july", 10: "october"}


class ReleaseError(CodeciteError):
    """A release that CMS does not publish."""


def newest_release(today: date) -> str:
    """The release in force on a day: "2026-10" from 1 October to 31 December 2026."""
    return f"{today.year}-{(today.month - 1) // 3 * 3 + 1:02}"


def release_url(release: str) -> str:
    """The address that CMS's naming gives a quarterly release.

    Args:
        release: Year and first month of the quarter: "2026-10".

    Raises:
        ReleaseError: It names no quarter.
    """
    match = re.fullmatch(r"(?P<year>20\d\d)-(?P<month>\d\d)", release)
    month = _QUARTERS.get(int(match["month"])) if match else None
    if match is None or month is None:
        raise ReleaseError(
            f"{release!r} is no release. CMS publishes each January, April, July and October: "
            "write it as 2026-01, 2026-04, 2026-07 or 2026-10."
        )
    return _PATTERN.format(month=month, year=match["year"])
