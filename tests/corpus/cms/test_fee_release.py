"""Which release a file says it is."""

from datetime import date

import pytest

from corpus.cms.fee_release import FeeRelease, find_release
from corpus.document import Authority

TITLE = ",,2026 National Physician Fee Schedule Relative Value File July Release,,"


@pytest.mark.parametrize(
    ("titles", "names", "release"),
    [
        ((TITLE,), ("x.csv",), "RVU26C"),
        ((TITLE.replace("July", "January"),), ("PPRRVU2026_Jul_nonQPP.csv",), "RVU26A"),
        ((), ("PPRRVU2026_Oct_nonQPP.csv",), "RVU26D"),
        ((), ("PPRRVU25_APR.csv",), "RVU25B"),
        ((), ("table.csv", "rvu24ar.zip", "downloads"), "RVU24A"),
    ],
)
def test_title_then_name(titles: tuple[str, ...], names: tuple[str, ...], release: str) -> None:
    found = find_release(titles, names)
    assert found is not None
    assert found.name == release


@pytest.mark.parametrize("name", ["table.csv", "PPRRVU.csv", "RVU26E.zip", "PRVU26A.csv"])
def test_no_release(name: str) -> None:
    assert find_release(("RELEASED 06/10/2026",), (name,)) is None


@pytest.mark.parametrize(
    ("name", "qualifying"),
    [("PPRRVU2026_Jul_QPP.csv", True), ("PPRRVU2026_Jul_nonQPP.csv", False), ("a.csv", False)],
)
def test_the_file_of_qualifying_participants_is_a_source_of_its_own(
    name: str, qualifying: bool
) -> None:
    assert find_release((TITLE,), (name,)) == FeeRelease(2026, 3, qualifying)
    names = {FeeRelease(2026, 3, flag).source.name for flag in (True, False)}
    ids = {FeeRelease(2026, 3, flag).id_name for flag in (True, False)}
    assert ids == {"cms-pfs-rvu26c", "cms-pfs-rvu26c-qpp"}
    assert len(names) == 2


@pytest.mark.parametrize(("quarter", "month"), [(1, 1), (2, 4), (3, 7), (4, 10)])
def test_a_release_holds_from_the_first_day_of_its_quarter(quarter: int, month: int) -> None:
    source = FeeRelease(2026, quarter).source
    assert source.effective == date(2026, month, 1)
    assert source.authority is Authority.CMS_RECORD
