"""The indices of localities."""

from decimal import Decimal
from pathlib import Path

import pytest

from corpus.cms.gpci import Gpci, parse_gpci
from corpus.errors import CorpusError

PATH = Path("GPCI2026.csv")
TEXT = (Path(__file__).parent / "fixtures" / PATH).read_bytes().decode()


def test_a_file_with_both_indices_of_work() -> None:
    table = parse_gpci(TEXT, PATH)
    assert (table.row_count, len(table.rows), table.problems) == (6, 6, ())
    assert table.rows[0] == Gpci(
        contractor="10112",
        state="AL",
        number="00",
        name="ALABAMA",
        work=Decimal("1.000"),
        practice_expense=Decimal("0.869"),
        malpractice=Decimal("0.575"),
        work_without_floor=Decimal("0.980"),
    )
    assert [(row.state, row.number, row.name) for row in table.rows[1:]] == [
        ("AK", "01", "ALASKA"),
        ("NY", "01", "MANHATTAN"),
        ("NY", "02", "NYC SUBURBS/LONG ISLAND, NY"),
        ("PR", "20", "PUERTO RICO"),
        ("DE", "01", "DELAWARE"),
    ]


@pytest.mark.parametrize(
    "heading", ["2026 PW GPCI (with 1.0 Floor)***", "2026 PW GPCI", "2026 Work GPCI"]
)
def test_a_file_with_one_index_of_work(heading: str) -> None:
    lines = (
        "Addendum E",
        f"Contractor,State,Locality Number,Locality Name,{heading},2026 PE GPCI,2026 MP GPCI",
        "9202,PR,20,PUERTO RICO,1.000,0.869,.575",
    )
    (row,) = parse_gpci("\n".join(lines), PATH).rows
    assert (row.contractor, row.work, row.work_without_floor) == ("09202", Decimal(1), None)
    assert row.malpractice == Decimal("0.575")


@pytest.mark.parametrize(
    ("found", "broken", "reason"),
    [
        ("1.178", "high", "its index of practice expense is no figure"),
        ("1.178", "-1.178", "its index of practice expense is no figure"),
        (",01,MANHATTAN", ",A1,MANHATTAN", "its locality number is no number"),
        (",01,MANHATTAN", ",02,MANHATTAN", None),
        ("MANHATTAN,1.061,1.061,1.178,1.543", "MANHATTAN", "the row is shorter than the heading"),
        ("MANHATTAN", '"MANHATTAN', "its quotation marks are not in pairs"),
    ],
)
def test_a_broken_row_is_reported(found: str, broken: str, reason: str | None) -> None:
    table = parse_gpci(TEXT.replace(found, broken, 1), PATH)
    (problem,) = table.problems
    if reason is None:  # then the second row of the locality is the broken one
        assert (problem.line, problem.reason) == (7, "a second row of NY locality 02")
    else:
        assert (problem.line, problem.reason) == (6, reason)
    assert table.row_count == len(table.rows) + 1 == 6


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ("Locality Name", "no column is called Locality Name"),
        ("PE GPCI", "lacks these columns: practice expense"),
        ("PW GPCI", "lacks these columns: work"),
    ],
)
def test_another_layout_is_refused(found: str, reason: str) -> None:
    with pytest.raises(CorpusError, match=reason):
        parse_gpci(TEXT.replace(found, "X"), PATH)
