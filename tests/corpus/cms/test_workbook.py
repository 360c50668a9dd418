"""XLSX workbooks, and what hostile ones do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.cms.workbook import is_workbook, sheet_rows
from corpus.errors import CorpusError

Make = Callable[..., bytes]
FILE = Path("x.xlsx")
BOMB = (
    '<!DOCTYPE sst [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def test_rows_have_numbers_and_letters(workbook: Make) -> None:
    data = workbook([["  A1 ", "", 19850101], [], ["<b>"]])
    assert is_workbook(data)
    assert [(row.number, row.cells) for row in sheet_rows(FILE, data)] == [
        (1, {"A": "  A1 ", "C": "19850101"}),
        (3, {"A": "<b>"}),
    ]


def test_texts_in_pieces_and_texts_in_cells(workbook: Make) -> None:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    strings = f"<sst {main}><si><r><t>one </t></r><r><t>two</t></r><rPh><t>x</t></rPh></si></sst>"
    sheet = (
        f'<worksheet {main}><sheetData><row r="7"><c r="A7" t="s"><v>0</v></c>'
        '<c r="B7" t="inlineStr"><is><t>three</t></is></c><c r="C7"><v>4.0</v></c></row>'
        "</sheetData></worksheet>"
    )
    data = workbook([], xl__sharedStrings_xml="", **{
        "xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": sheet,
    })  # fmt: skip
    assert [row.cells for row in sheet_rows(FILE, data)] == [
        {"A": "one two", "B": "three", "C": "4"}
    ]


@pytest.mark.parametrize(
    "prolog", [BOMB, '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "<!DOCTYPE sst>"]
)
def test_entities_are_refused(workbook: Make, prolog: str) -> None:
    with pytest.raises(CorpusError, match="declares a document type or entities"):
        list(sheet_rows(FILE, workbook([["A"]], prolog=prolog)))


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"xl/sharedStrings.xml": "<sst"}, "is no well-formed XML"),
        ({"xl/_rels/workbook.xml.rels": "<Relationships/>"}, "it has no sheet"),
    ],
)
def test_damage_is_named(workbook: Make, parts: dict[str, str], reason: str) -> None:
    with pytest.raises(CorpusError, match=reason):
        list(sheet_rows(FILE, workbook([["A"]], **parts)))


def test_a_text_that_is_not_there(workbook: Make) -> None:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    data = workbook([["A"]], **{"xl/sharedStrings.xml": f"<sst {main}></sst>"})
    with pytest.raises(CorpusError, match=r"a row of .* cannot be read"):
        list(sheet_rows(FILE, data))


def test_other_office_documents(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    data = pack({"word/document.xml": b"<x/>"})
    assert not is_workbook(data)
    with pytest.raises(CorpusError, match="it is no XLSX workbook"):
        list(sheet_rows(FILE, data))
