"""Files as CMS makes them, from their fields."""

import io
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import pytest

from corpus.cms.layout import COLUMNS

_FIELDS = {
    "RECID": "3", "SEQNUM": "00100", "LONG DESCRIPTION": "Widget, each",
    "SHORT DESCRIPTION": "Widget", "COV": "D", "ADD DT": "20010101", "ACT EFF DT": "20020101",
    "ACTION CD": "N",
}  # fmt: skip


def record_line(code: str, **fields: str) -> str:
    """A 320-column line of a record; fields by header, "_" for a space in it."""
    named = {name.replace("_", " "): text for name, text in fields.items()}
    values = {**_FIELDS, **{_header(name): text for name, text in named.items()}}
    line = [" "] * 320
    for header, text in {**values, "HCPC": code.rjust(5)}.items():
        start = COLUMNS[header][0] - 1
        line[start : start + len(text)] = text
    return "".join(line)


def _header(name: str) -> str:
    return name if name in COLUMNS else name.replace(" ", "_")


@pytest.fixture
def line() -> Callable[..., str]:
    """Makes a line of a record: ``line("A0001", COV="C", ADD_DT="20190101")``."""
    return record_line


@pytest.fixture
def pack() -> Callable[[dict[str, bytes]], bytes]:
    """Makes a zip of members."""

    def packed(members: dict[str, bytes]) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return buffer.getvalue()

    return packed


@pytest.fixture
def workbook(pack: Callable[[dict[str, bytes]], bytes]) -> Callable[..., bytes]:
    """Makes an XLSX of rows of cells; numbers become numbers, "" leaves a cell out."""

    def made(rows: Sequence[Sequence[str | int]], prolog: str = "", **parts: str) -> bytes:
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        strings: list[str] = []
        body = "".join(_row(i, row, strings) for i, row in enumerate(rows, 1) if row)
        items = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
        members = {
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
            '<sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="x"><Relationship Id="rId1" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/sharedStrings.xml": f'{prolog}<sst xmlns="{main}">{items}</sst>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData>'
            "</worksheet>",
        } | {name.replace("__", "/"): text for name, text in parts.items()}
        return pack({name: text.encode() for name, text in members.items()})

    return made


def _row(number: int, row: Sequence[str | int], strings: list[str]) -> str:
    cells = []
    for index, value in enumerate(row):
        letters = chr(65 + index) if index < 26 else f"A{chr(65 + index - 26)}"
        if isinstance(value, int):
            cells.append(f'<c r="{letters}{number}"><v>{value}</v></c>')
        elif value:
            strings.append(value)
            cells.append(f'<c r="{letters}{number}" t="s"><v>{len(strings) - 1}</v></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'
