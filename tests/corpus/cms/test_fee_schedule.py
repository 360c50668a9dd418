"""Rows of the Relative Value File: what is kept, what is reported, what is never read.

The fixture has the layout of CMS's file of July 2026 with figures of the right size; its
descriptions are all "XXXXXXXXXX".
"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cms.fee_schedule import FeeRow, FeeTable, SettingFigures, parse_fee_schedule
from corpus.errors import CorpusError

FILE = Path(__file__).parent / "fixtures" / "PPRRVU2026_Jul_nonQPP.csv"
PATH = Path("PPRRVU2026_Jul_nonQPP.csv")
FIRST = 11
"""Line of the first row, below ten lines of heading."""


@pytest.fixture(scope="module")
def text() -> str:
    return FILE.read_bytes().decode()


@pytest.fixture(scope="module")
def table(text: str) -> FeeTable:
    return parse_fee_schedule(text, PATH)


def row_of(table: FeeTable, code: str, modifier: str = "") -> FeeRow:
    (row,) = [row for row in table.rows if (row.code, row.modifier) == (code, modifier)]
    return row


def test_a_row_with_all_its_fields(table: FeeTable) -> None:
    assert row_of(table, "20610") == FeeRow(
        code="20610",
        modifier="",
        line=20,
        status="A",
        work=Decimal("0.79"),
        malpractice=Decimal("0.13"),
        non_facility=SettingFigures(Decimal("1.15"), Decimal("2.07"), is_rare=False),
        facility=SettingFigures(Decimal("0.41"), Decimal("1.33"), is_rare=False),
        global_days="000",
        pc_tc="0",
        multiple="2",
        bilateral="1",
        assistant="1",
        co_surgeons="0",
        team="0",
        endoscopic_base="",
        factor=Decimal("33.4009"),
    )


def test_settings_in_which_a_service_is_rare(table: FeeTable) -> None:
    knee, film = row_of(table, "27447"), row_of(table, "71046")
    assert (knee.non_facility.is_rare, knee.facility.is_rare) == (True, False)
    assert (film.non_facility.is_rare, film.facility.is_rare) == (False, True)


def test_modifiers_are_rows_of_their_own(table: FeeTable) -> None:
    assert [row.modifier for row in table.rows if row.code == "71046"] == ["", "26", "TC"]
    assert row_of(table, "45378", "53").work == Decimal("1.63")


def test_the_base_of_an_endoscopy(table: FeeTable) -> None:
    assert row_of(table, "45380").endoscopic_base == "45378"


def test_every_row_of_the_file_is_kept(table: FeeTable, text: str) -> None:
    below = text.splitlines()[FIRST - 1 :]
    assert table.row_count == len(table.rows) == len(below) == 61
    assert table.problems == ()


def test_every_status_letter_in_use_and_every_kind_of_global_period(table: FeeTable) -> None:
    assert {row.status for row in table.rows} == set("ABCEIJMNPRTX")
    days = {"000", "010", "090", "MMM", "XXX", "YYY", "ZZZ"}
    assert {row.global_days for row in table.rows} == days


def test_no_description_is_kept(table: FeeTable, text: str) -> None:
    assert text.count("XXXXXXXXXX") == 61
    assert "XXXX" not in repr(table.rows)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\r\n", "\n"),
        lambda text: text.replace("\r\n", "\r"),
        lambda text: text.replace("27447,,XXXXXXXXXX,A", '"27447","","XXXXXXXXXX","A"'),
        lambda text: text.replace(",0,09,0,", ",0,09,0,"),
        lambda text: text + "\r\n,,,\r\nCPT codes are copyrighted.,,,,\r\n",
        lambda text: text.replace("\r\n", ",,\r\n"),
    ],
    ids=["LF", "CR", "quoted", "same", "footnotes", "empty columns behind"],
)
def test_other_ways_to_write_the_same(
    change: Callable[[str], str], text: str, table: FeeTable
) -> None:
    again = parse_fee_schedule(change(text), PATH)
    assert (again.rows, again.row_count) == (table.rows, table.row_count)


def test_columns_are_found_by_name(text: str, table: FeeTable) -> None:
    """The description taken out, the status last: the same rows."""
    lines = [line.split(",") for line in text.replace('"XXXXXXXXXX, XXXXX"', "X").splitlines()]
    moved = "\n".join(",".join([*cells[:2], *cells[4:], cells[3]]) for cells in lines)
    assert parse_fee_schedule(moved, PATH).rows == table.rows


def test_a_heading_of_one_line() -> None:
    heading = (
        "HCPCS,MOD,DESCRIPTION,STATUS CODE,NOT USED FOR MEDICARE PAYMENT,WORK RVU,NON-FAC PE RVU,"
        "NON-FAC NA INDICATOR,FACILITY PE RVU,FACILITY NA INDICATOR,MP RVU,NON-FACILITY TOTAL,"
        "FACILITY TOTAL,PCTC IND,GLOB DAYS,PRE OP,INTRA OP,POST OP,MULT PROC,BILAT SURG,ASST SURG,"
        "CO-SURG,TEAM SURG,ENDO BASE,CONV FACTOR"
    )
    row = "99213,,X,A,,1.30,1.25,,0.53,NA,0.10,2.65,1.93,0,XXX,0,0,0,0,0,0,0,0,,33.4009"
    (read,) = parse_fee_schedule(f"{heading}\n{row}\n", PATH).rows
    assert (read.non_facility.total, read.facility.is_rare) == (Decimal("2.65"), True)


G0101 = "G0101,,XXXXXXXXXX,A,,0.45,0.65,,0.29,,0.05,1.15,0.79,0,XXX"


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (G0101.replace("0.45", "abc"), "its column WORK RVU holds no figure"),
        (G0101.replace("0.45", ""), "its column WORK RVU holds no figure"),
        (G0101.replace("0.45", "NaN"), "its column WORK RVU holds no figure"),
        (G0101.replace("0.45", "-0.45"), "its column WORK RVU holds no figure"),
        (G0101.replace("0.45", "4e5"), "its column WORK RVU holds no figure"),
        (G0101.replace("0.65", "6.50"), "its components do not add up to NON-FACILITY TOTAL"),
        (G0101.replace(",A,", ",Z,"), "its column STATUS CODE holds none of the known values"),
        (G0101.replace("XXX", "045", 1).replace("045XXXXXXX", "X").replace(",0,XXX", ",0,045"),
         "its column GLOB DAYS holds none of the known values"),
        (G0101.replace("G0101,,", "G0101,SECRET,"),
         "its column MOD holds something else than an indicator"),
        (G0101.replace("G0101", "G01"), "its first cell is no code"),
        (G0101.replace("XXXXXXXXXX", "XXXXXXXXXX, SECRET"),
         "the row of G0101 has 32 cells, the heading has 31"),
        (G0101.replace("XXXXXXXXXX", '"XXXXXXXXXX'), "its quotation marks are not in pairs"),
        (G0101.replace("G0101", "99214"), "a second row of 99214; the first is line 55"),
    ],
)  # fmt: skip
def test_a_broken_row_is_reported_and_no_other(
    broken: str, reason: str, text: str, table: FeeTable
) -> None:
    assert G0101 in text
    again = parse_fee_schedule(text.replace(G0101, broken), PATH)
    (problem,) = again.problems
    assert (problem.line, problem.reason) == (row_of(table, "G0101").line, reason)
    assert "SECRET" not in str(problem)
    assert "XXXX" not in str(problem)
    assert again.row_count == len(again.rows) + 1 == table.row_count


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        (lambda text: text.replace(",", ";"), None, "no row begins with HCPCS and MOD"),
        (lambda text: text.replace("HCPCS,MOD", "CODE,MOD"), None, "no row begins with HCPCS"),
        (lambda text: text.replace("MP,NON-FACILITY", "XY,NON-FACILITY"), 10, "malpractice"),
        (lambda text: text.replace("WORK,NON-FAC", "WORK,WORK", 1), 10, "pe non facility"),
    ],
)
def test_a_file_in_another_layout_is_refused(
    change: Callable[[str], str], line: int | None, reason: str, text: str
) -> None:
    with pytest.raises(CorpusError, match=reason) as caught:
        parse_fee_schedule(change(text), PATH)
    assert caught.value.problem.line == line


def test_an_open_quotation_mark_does_not_swallow_the_file(text: str, table: FeeTable) -> None:
    again = parse_fee_schedule(text.replace("00100,,XXXXXXXXXX", '00100,,"XXXXXXXXXX'), PATH)
    assert [problem.line for problem in again.problems] == [FIRST]
    assert again.rows == table.rows[1:]


@given(st.text('",;\r\n\0 SECRETA0.1', max_size=6), st.integers(0, 90))
def test_whatever_stands_in_a_row_is_accounted_for_and_not_repeated(junk: str, at: int) -> None:
    lines = FILE.read_bytes().decode().splitlines()
    row = "99213,,SECRET TEXT,A,,1.30,1.25,,0.53,,0.10,2.65,1.93,0,XXX,0,0,0,0,0,0,0,0,,33.4009"
    row += ",09,0,99,0,0,0"
    changed = [*lines[: FIRST - 1], row[:at] + junk + row[at:], lines[-1]]
    table = parse_fee_schedule("\n".join(changed), PATH)
    assert table.row_count == len(table.rows) + len(table.problems) >= 2
    assert table.rows[-1].code == "S9460"
    assert "TEXT" not in repr(table.rows) + "".join(map(str, table.problems))
