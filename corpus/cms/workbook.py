"""Cells of an XLSX workbook, read without a spreadsheet library and without trusting its XML."""

import io
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from corpus.cms.archive import SIGNATURE, Archive, open_archive
from corpus.errors import CorpusError, Problem

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_WHOLE = re.compile(r"-?\d+\.0+")


class SheetRow(NamedTuple):
    """A row of a sheet.

    Attributes:
        number: 1-based, as the spreadsheet shows it.
        cells: Text of the filled cells by column letters; white space as in the file.
    """

    number: int
    cells: dict[str, str]


def is_workbook(data: bytes) -> bool:
    """Whether bytes are those of an XLSX workbook, as far as they show it."""
    return data.startswith(SIGNATURE) and _PART in data


_PART = b"xl/workbook.xml"
"""Stands in the directory of the archive, in clear."""


def sheet_rows(path: Path, data: bytes) -> Iterator[SheetRow]:
    """The rows of a workbook's first sheet that have a filled cell.

    Args:
        path: For messages.
        data: The bytes of the workbook.

    Raises:
        CorpusError: It is no workbook, damaged, or its XML declares entities.
    """
    archive = open_archive(path, data)
    strings = _shared_strings(archive)
    sheet = _first_sheet(archive)
    for row in _elements(archive, sheet, "row"):
        try:
            cells = dict(_cells(row, strings))
            number = int(row.get("r", ""))
        except (ValueError, IndexError) as error:
            raise _damaged(path, f'a row of "{sheet}" cannot be read ({error})') from error
        if cells:
            yield SheetRow(number, cells)


def _cells(row: Any, strings: list[str]) -> Iterator[tuple[str, str]]:
    for cell in row.iterchildren(f"{_MAIN}c"):
        place = _REFERENCE.fullmatch(cell.get("r", ""))
        if place is None:
            raise ValueError("a cell without a place")
        text = _text(cell, strings)
        if text.strip():
            yield place.group(1), text


def _text(cell: Any, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _joined(cell)
    value: str = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        return strings[int(value)] if value else ""
    return value.partition(".")[0] if kind == "n" and _WHOLE.fullmatch(value) else value


def _joined(element: Any) -> str:
    """The text of an item, which may be in pieces of different fonts."""
    pieces = (t for t in element.iter(f"{_MAIN}t") if t.getparent().tag != f"{_MAIN}rPh")
    return "".join(t.text or "" for t in pieces)


def _shared_strings(archive: Archive) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in archive.names:
        return []
    return [_joined(item) for item in _elements(archive, name, "si")]


def _first_sheet(archive: Archive) -> str:
    """The name of the part that holds the first sheet."""
    parts = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    if any(part not in archive.names for part in parts):
        raise _damaged(archive.path, "it is no XLSX workbook")
    sheet = next(_elements(archive, parts[0], "sheet"), None)
    wanted = sheet.get(_RELATION) if sheet is not None else None
    for relation in _elements(archive, parts[1], "Relationship", namespace="{*}"):
        if relation.get("Id") == wanted:
            target = posixpath.normpath(posixpath.join("/xl", relation.get("Target", "")))[1:]
            if target in archive.names:
                return target
    raise _damaged(archive.path, "it has no sheet")


def _elements(archive: Archive, name: str, tag: str, namespace: str = _MAIN) -> Iterator[Any]:
    """Elements of one tag, one at a time; each is emptied after its use."""
    stream = io.BytesIO(archive.read(name))
    try:
        parsed = etree.iterparse(
            stream, tag=f"{namespace}{tag}", resolve_entities=False, no_network=True
        )
        for _, element in parsed:
            if element.getroottree().docinfo.doctype:
                raise _damaged(archive.path, f'"{name}" declares a document type or entities')
            yield element
            element.clear()
    except etree.XMLSyntaxError as error:
        raise _damaged(archive.path, f'"{name}" is no well-formed XML ({error})') from error


def _damaged(path: Path, reason: str) -> CorpusError:
    return CorpusError(Problem(path, None, reason, "Download it again from CMS"))
