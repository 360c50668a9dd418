"""Lines of the Alpha-Numeric text become records, or problems with their line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus.cms.code_record import CodeRecord
from corpus.cms.records import Outcome, read_records
from corpus.cms.text_rows import text_rows
from corpus.errors import CorpusError, Problem

Line = Callable[..., str]
FILE = Path("x.txt")


def outcomes(*lines: str) -> list[Outcome]:
    return read_records(text_rows("\r\n".join([*lines, ""])), FILE)


def problems(*lines: str) -> list[tuple[int | None, str]]:
    found = [o.result for o in outcomes(*lines)]
    return [(p.line, p.reason) for p in found if isinstance(p, Problem)]


def test_a_procedure_with_every_field(line: Line) -> None:
    first = line(
        "Q9999", LONG_DESCRIPTION="Enteral widget, with long", SHORT_DESCRIPTION="Widget,  enteral",
        PRICE1="51", PRICE2="21", MULT_PI="A", CIM1="60-9", MCM1="2049", MCM2="2130",
        STATUTE="1862(a)(7)", LABCERT1="310", LABCERT2="400", XREF1="J1111", XREF2="99999",
        COV="D", ASC_GRP="YY", ASC_DT="20190101", PROCNOTE="0217", BETOS="O1E", TOS1="1", TOS2="P",
        ANEST_BU="  5", ADD_DT="20180701", ACT_EFF_DT="20190101", TERM_DT="20181231",
        ACTION_CD="D",
    )  # fmt: skip
    more = line("Q9999", RECID="4", SEQNUM="00200", LONG_DESCRIPTION="description, per 2 ml")
    assert outcomes("***Disclaimers\t\t", "", first, more[:91]) == [
        Outcome(
            False,
            CodeRecord(
                code="Q9999",
                short_descriptor="Widget,  enteral",
                long_descriptor="Enteral widget, with long description, per 2 ml",
                coverage="D",
                processing_note="0217",
                added=date(2018, 7, 1),
                last_action=date(2019, 1, 1),
                terminated=date(2018, 12, 31),
                action="D",
                cross_references=("J1111", "99999"),
                pricing=("51", "21"),
                multiple_pricing="A",
                coverage_issues=("60-9",),
                carriers_manual=("2049", "2130"),
                statute="1862(a)(7)",
                laboratory=("310", "400"),
                asc_group="YY",
                asc_date="2019-01-01",
                betos="O1E",
                types_of_service=("1", "P"),
                anaesthesia_units=5,
                first_line=3,
                last_line=4,
            ),
        )
    ]


def test_a_modifier_has_two_characters_and_blank_fields_are_none(line: Line) -> None:
    ((is_modifier, record),) = outcomes(line("ZZ", RECID="7", COV="", ACT_EFF_DT=""))
    assert is_modifier
    assert isinstance(record, CodeRecord)
    assert (record.code, record.coverage, record.last_action) == ("ZZ", None, None)
    assert record.is_modifier
    assert not record.is_discontinued


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts(line: Line, end: str) -> None:
    text = end.join(["Title", line("A0001"), line("A0002", COV="X"), "*Inclusion or exclusion", ""])
    good, bad = (o.result for o in read_records(text_rows(text), FILE))
    assert isinstance(good, CodeRecord)
    assert isinstance(bad, Problem)
    assert (good.first_line, bad.line) == (2, 3)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"COV": "X"}, "A0002 has the unknown coverage code 'X'"),
        ({"ACTION_CD": "?"}, "A0002 has the unknown action code '?'"),
        ({"ADD_DT": "20181301"}, "A0002 has '20181301' in place of a date (ADD DT)"),
        ({"TERM_DT": "2018123"}, "A0002 has '2018123' in place of a date (TERM DT)"),
        ({"RECID": "4"}, "a continuation of A0002 without its first line"),
        ({"RECID": "7"}, "'A0002' does not have the shape of a HCPCS modifier"),
        ({"RECID": "9"}, "the line does not begin as a record does"),
    ],
)
def test_one_faulty_record_is_left_out_with_its_line(
    line: Line, fields: dict[str, str], reason: str
) -> None:
    lines = (line("A0001"), line("A0002", **fields), line("A0003"))
    assert problems(*lines) == [(2, reason)]
    assert len(outcomes(*lines)) == 3


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("D0120", "D0120 belongs to CDT, whose descriptors are copyrighted"),
        ("99213", "99213 belongs to CPT, whose descriptors are copyrighted"),
        ("0001F", "0001F belongs to CPT Category II, whose descriptors are copyrighted"),
        ("W0001", "'W0001' does not have the shape of a HCPCS procedure"),
    ],
)
def test_descriptors_of_others_are_never_kept(line: Line, code: str, reason: str) -> None:
    secret = line(code, LONG_DESCRIPTION="SECRET", SHORT_DESCRIPTION="SECRET")
    assert problems(line("A0001"), secret) == [(2, reason)]
    assert "SECRET" not in repr(outcomes(line("A0001"), secret))


def test_the_modifiers_of_cpt_are_digits(line: Line) -> None:
    reason = "25 belongs to CPT, whose descriptors are copyrighted"
    assert problems(line("25", RECID="7")) == [(1, reason)]


def test_a_second_record_of_a_code_is_left_out_with_its_continuation(line: Line) -> None:
    again = line("A0001", LONG_DESCRIPTION="Other")
    more = line("A0001", RECID="4", SEQNUM="00200", LONG_DESCRIPTION="words")
    found = outcomes(line("A0001"), again, more)
    assert isinstance(found[0].result, CodeRecord)
    assert found[0].result.long_descriptor == "Widget, each"
    assert problems(line("A0001"), again, more) == [
        (2, "A0001 is in the file twice, first on line 1")
    ]


def test_a_lost_line_of_a_description(line: Line) -> None:
    third = line("A0001", RECID="4", SEQNUM="00300")
    reason = "a line of A0001 is missing between 00100 and 00300"
    assert problems(line("A0001"), third) == [(2, reason)]


def test_a_truncated_file(line: Line) -> None:
    text = f"{line('A0001')}\n{line('A0002')[:150]}"
    _, cut = read_records(text_rows(text), FILE)
    assert isinstance(cut.result, Problem)
    assert cut.result.reason == "the line ends in column 150, within the record of A0002"
    text = f"{line('A0001')}\n{line('A0001', RECID='4', SEQNUM='00200')[:20]}"
    ((_, record),) = read_records(text_rows(text), FILE)
    assert isinstance(record, Problem)
    assert record.line == 2


def test_a_mistyped_date_of_the_surgical_centre_loses_no_code(line: Line) -> None:
    ((_, record),) = outcomes(line("A0001", ASC_GRP="YY", ASC_DT="170401"))
    assert isinstance(record, CodeRecord)
    assert record.asc_date == "170401"


def test_columns_of_another_layout_are_one_error(line: Line) -> None:
    shifted = [line(f"A{i:04}")[:119] + "  " + line(f"A{i:04}")[119:318] for i in range(40)]
    with pytest.raises(CorpusError, match="40 of 40 records do not fit the layout") as caught:
        outcomes(*shifted)
    assert "record layout of 2019" in caught.value.problem.remedy


def test_a_file_without_records() -> None:
    with pytest.raises(CorpusError, match="it holds no records of HCPCS codes"):
        outcomes("***Disclaimers", "nothing")
