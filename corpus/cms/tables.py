"""Tables with a header row, from a workbook or a CSV, as rows by header."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from corpus.cms.archive import SIGNATURE, open_archive
from corpus.cms.layout import Row
from corpus.cms.place import TablePlace
from corpus.cms.workbook import is_workbook, sheet_rows
from corpus.encoding import decode
from corpus.errors import CorpusError, Problem

_HEAD = 40
"""Rows among which the header stands; titles and disclaimers come before it."""
_HEAD_BYTES = 4_000
"""Bytes in which a CSV has its first comma."""


class TableFile(NamedTuple):
    """A workbook or a CSV, by itself or in an archive.

    Attributes:
        path: The file, or ``release.zip/member``.
        data: Its bytes.
    """

    path: Path
    data: bytes


@dataclass(frozen=True, slots=True)
class Table:
    """A table below its header row.

    Attributes:
        place: Names places in it.
        rows: Those with a filled cell, by header.
    """

    place: TablePlace
    rows: tuple[Row, ...]


def table_files(path: Path, data: bytes, required: Sequence[str]) -> Iterator[TableFile]:
    """The file itself, or the members of an archive, that have a table with certain headers.

    Raises:
        CorpusError: An archive or a workbook is damaged.
    """
    if is_workbook(data) or not data.startswith(SIGNATURE):
        files = iter((TableFile(path, data),))
    else:
        archive = open_archive(path, data)
        names = (name for suffix in _SUFFIXES for name in archive.matching(f"*{suffix}"))
        files = (TableFile(archive.place(name), archive.read(name)) for name in names)
    return (file for file in files if has_headers(file.path, file.data, required))


_SUFFIXES = (".xlsx", ".csv")


def has_headers(path: Path, data: bytes, required: Sequence[str]) -> bool:
    """Whether a workbook or a CSV has a header row with these headers; reads no further.

    Raises:
        CorpusError: A workbook is damaged.
    """
    if not (is_workbook(data) or b"," in data[:_HEAD_BYTES]):
        return False
    try:
        for _, cells in islice(_raw_rows(path, data), _HEAD):
            if set(required) <= set(_names(cells).values()):
                return True
    except _NoTableError:
        pass
    return False


def read_table(path: Path, data: bytes, required: Sequence[str]) -> Table:
    """Read the first table of a workbook or a CSV.

    Args:
        path: The file; its name is part of the places.
        data: Its bytes.
        required: Headers, in capitals; the row that has them is the header row.

    Raises:
        CorpusError: The file is damaged, or no row among the first has these headers.
    """
    headers: dict[str, str] = {}
    rows = []
    try:
        for count, (number, cells) in enumerate(_raw_rows(path, data)):
            if headers:
                rows.append(Row(number, _by_header(cells, headers)))
            elif set(required) <= set(_names(cells).values()):
                headers = _names(cells)
            elif count > _HEAD:
                break
    except _NoTableError as error:
        reason = f"it is no readable CSV ({error})"
        raise CorpusError(Problem(path, None, reason, "Save it as CSV in UTF-8 again")) from error
    if not headers:
        reason = f"it has no header row with {', '.join(required)}"
        raise CorpusError(Problem(path, None, reason, "Give the file as CMS publishes it"))
    if is_workbook(data):
        letters = {header: column for column, header in headers.items()}
        return Table(TablePlace(path.name, letters), tuple(rows))
    return Table(TablePlace(path.name, {}, "line"), tuple(rows))


class _NoTableError(Exception):
    """A text that is no CSV."""


def _raw_rows(path: Path, data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    return sheet_rows(path, data) if is_workbook(data) else _csv_rows(data)


def _names(cells: dict[str, str]) -> dict[str, str]:
    return {column: " ".join(text.split()).upper() for column, text in cells.items()}


def _by_header(cells: dict[str, str], headers: dict[str, str]) -> dict[str, str]:
    values = dict.fromkeys(headers.values(), "")
    for column, text in cells.items():
        if column in headers:
            values[headers[column]] = " ".join(text.split())
    return values


def _csv_rows(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        reader = csv.reader(io.StringIO(decode(data), newline=""), strict=True)
        begins = 1
        for cells in reader:
            filled = {str(i): cell for i, cell in enumerate(cells) if cell.strip()}
            if filled:
                yield begins, filled
            begins = reader.line_num + 1
    except (UnicodeDecodeError, csv.Error) as error:
        raise _NoTableError(str(error)) from error
