from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus.account import ReleaseAccount
from corpus.cms.corrections import is_corrections, read_corrections
from corpus.document import Authority, Document, FactKind, Period
from corpus.errors import CorpusError, Problem
from corpus.hcpcs import COVERAGE_CODES

Make = Callable[..., bytes]
HEADER = ["CODE", "ACTION", "EFF DATE", "SHORT DESC", "LONG DESC", "TOS ", "BETOS", "COV", "PRICE",
          "XREF CODE", "ASC IND", "ASC DATE", "COMMENTS"]  # fmt: skip
TITLE = ["", "", "", "2019 ALPHA-NUMERIC HCPCS CORRECTIONS"]
NAME = "HCPC2019_Corrections_ALPHA.xlsx"


def read(name: str, data: bytes) -> tuple[dict[str, Document], list[Problem], list[str]]:
    assert is_corrections(Path(name), data)
    items = list(read_corrections(Path(name), data))
    return (
        {item.code: item for item in items if isinstance(item, Document)},
        [item for item in items if isinstance(item, Problem)],
        [str(item) for item in items if isinstance(item, ReleaseAccount)],
    )


def values(document: Document, kind: FactKind) -> list[str]:
    return [fact.value for fact in document.facts_of(kind)]


def test_a_row_says_what_changed_and_gives_the_facts_anew(workbook: Make) -> None:
    row = ["B4105", "Change Cov to C and Price to 39", 43466, "", "", "9,F", "", "C", "39"]
    documents, problems, accounts = read(NAME, workbook([TITLE, [], HEADER, row]))
    document = documents["B4105"]
    assert document.id == "B4105.cms-hcpcs-2019-corrections"
    assert (document.source.release, document.source.authority) == (
        "HCPCS 2019 corrections",
        Authority.CMS_RECORD,
    )
    assert document.text.splitlines() == [
        "B4105",
        f"Correction ({NAME}, row 4, column B)",
        "Change Cov to C and Price to 39",
        f"Medicare coverage ({NAME}, row 4, column H)",
        COVERAGE_CODES["C"].sentence,
        f"Pricing ({NAME}, row 4, column I)",
        "HCPCS pricing indicator 39: parenteral and enteral nutrition.",
        f"Type of service ({NAME}, row 4, column F)",
        "CMS type of service 9: other medical items or services.",
        "CMS type of service F: ambulatory surgical center (facility usage for surgical services).",
        f"Code record ({NAME}, row 4, columns B-C)",
        "Last action, effective 2019-01-01.",
    ]
    assert values(document, FactKind.COVERAGE_CODE) == ["C"]
    assert problems == []
    assert accounts == [f"{NAME}: 1 corrections read: 1 kept, 0 reported."]


@pytest.mark.parametrize(
    ("action", "valid"),
    [
        ("ADD CODE", Period(date(2019, 1, 1), None)),
        ("Discontinue", Period(None, date(2018, 12, 31))),
        ("Change Cov to C", Period()),
    ],
)
def test_a_correction_says_when_the_code_is_valid_only_where_it_begins_or_ends(
    workbook: Make, action: str, valid: Period
) -> None:
    documents, _, _ = read(NAME, workbook([TITLE, [], HEADER, ["B4105", action, 43466]]))
    assert documents["B4105"].valid == valid


def test_cross_references_of_a_column_and_of_the_words(workbook: Make) -> None:
    rows = [
        ["C9034", "Discontinue ", 43466, *[""] * 6, "J1095"],
        ["C9468", "Change xref code to J7203", 43466],
    ]
    documents, _, _ = read(NAME, workbook([HEADER, *rows]))
    assert values(documents["C9034"], FactKind.REPLACED_BY) == ["J1095"]
    assert values(documents["C9468"], FactKind.REPLACED_BY) == []
    assert values(documents["C9468"], FactKind.CROSS_REFERENCE) == ["J7203"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["Q5111", "ADD CODE", "01/0/1201"], "Q5111 has '01/0/1201' in place of a date (EFF DATE)"),
        (["Q5111", "ADD CODE"], "Q5111 has no effective date"),
        (["99213", "X", 43466], "'99213' does not have the shape of a HCPCS code or modifier"),
        (["A0001", "X", 43466, *[""] * 4, "Z"], "A0001 has the unknown coverage code 'Z'"),
    ],
)
def test_an_odd_row_is_reported(workbook: Make, row: list[str | int], reason: str) -> None:
    good = ["A5513", "Change", 43466]
    documents, problems, accounts = read(NAME, workbook([HEADER, good, row]))
    assert list(documents) == ["A5513"]
    assert [(p.line, p.reason) for p in problems] == [(3, reason)]
    assert accounts == [f"{NAME}: 2 corrections read: 1 kept, 1 reported."]


def test_lists_of_one_archive_make_one_document_a_code(workbook: Make, pack: Make) -> None:
    first = workbook([HEADER, ["C1890", "ADD CODE", 43466, "No device"]])
    second = workbook([HEADER, ["C1890", 'Add "YY"', 43466, *[""] * 7, "YY", 43466]])
    data = pack({NAME: first, "v2.xlsx": second, "v2.prn": b"C1890"})
    documents, _, accounts = read("2019-corrections.zip", data)
    assert documents["C1890"].title == "No device"
    assert values(documents["C1890"], FactKind.ASC_GROUP) == ["YY"]
    assert values(documents["C1890"], FactKind.ACTION) == ["A"]
    assert len(accounts) == 2


def test_no_release_can_be_told(workbook: Make) -> None:
    with pytest.raises(CorpusError, match="no release can be told from it"):
        list(read_corrections(Path("x.xlsx"), workbook([HEADER, ["A0001", "X", 43466]])))


@pytest.mark.shared
def test_the_corrections_of_2019(shared: Path) -> None:
    path = shared / "data" / "cms" / "2019-HCPCS-Alpha-Numeric-Corrections.zip"
    documents, problems, accounts = read(str(path), path.read_bytes())
    assert len(documents) == 12
    assert [p.reason for p in problems] == ["Q5111 has '01/0/12019' in place of a date (EFF DATE)"]
    assert [account.rpartition("read: ")[2] for account in accounts] == [
        "10 kept, 1 reported.",
        "3 kept, 0 reported.",
    ]
