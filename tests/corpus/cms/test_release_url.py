from datetime import date

import pytest

from corpus.cms.release_url import ReleaseError, newest_release, release_url


@pytest.mark.parametrize(
    ("release", "name"),
    [
        ("2026-01", "january-2026-alpha-numeric-hcpcs-file.zip"),
        ("2026-04", "april-2026-alpha-numeric-hcpcs-file.zip"),
        ("2025-07", "july-2025-alpha-numeric-hcpcs-file.zip"),
        ("2026-10", "october-2026-alpha-numeric-hcpcs-file.zip"),
    ],
)
def test_the_address_of_a_quarter(release: str, name: str) -> None:
    assert release_url(release) == f"https://www.cms.gov/files/zip/{name}"


@pytest.mark.parametrize("release", ["2026-11", "2026-1", "2026", "october", "../2026-10", ""])
def test_what_is_no_quarter(release: str) -> None:
    with pytest.raises(ReleaseError, match=r"is no release\. CMS publishes each January, April"):
        release_url(release)


@pytest.mark.parametrize(
    ("today", "release"),
    [
        (date(2026, 1, 1), "2026-01"),
        (date(2026, 3, 31), "2026-01"),
        (date(2026, 4, 1), "2026-04"),
        (date(2026, 9, 30), "2026-07"),
        (date(2026, 12, 31), "2026-10"),
    ],
)
def test_the_release_in_force(today: date, release: str) -> None:
    assert newest_release(today) == release
