"""The file of geographic practice cost indices (GPCI), Addendum E of the physician fee schedule.

CSV with title lines above; columns: Medicare contractor, state, locality number and name, and the
indices of work, practice expense and malpractice. While a law sets a floor of 1.0 below the work
index, CMS gives that index with the floor, and in some releases without it as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from corpus.cms.csv_lines import REMEDY, cells_of, csv_lines
from corpus.errors import CorpusError, Problem

_NEEDED = {
    "contractor": r"\(MAC\)|\bCONTRACTOR\b|\bCARRIER\b",
    "state": r"^STATE$",
    "number": r"\bLOCALITY NUMBER$",
    "name": r"\bLOCALITY NAME$",
    "practice_expense": r"\bPE GPCI\b",
    "malpractice": r"\bMP GPCI\b",
}
_WORK = r"\b(?:PW|WORK) GPCI\b"
_UNFLOORED = re.compile(r"\bWITHOUT\b.*\bFLOOR\b")
_INDEX = re.compile(r"\d(?:\.\d{1,4})?|\.\d{1,4}")
_NUMBER = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class Gpci:
    """The indices of one locality.

    Attributes:
        contractor: Number of the Medicare contractor, five digits.
        state: Two letters.
        number: Number of the locality within the contractor's area, two digits: "00".
        name: "ALABAMA", "MANHATTAN".
        work: Index of work, with the floor where the file has one.
        practice_expense: Index of practice expense.
        malpractice: Index of malpractice insurance.
        work_without_floor: Index of work without the floor; None where the file has no such column.
    """

    contractor: str
    state: str
    number: str
    name: str
    work: Decimal
    practice_expense: Decimal
    malpractice: Decimal
    work_without_floor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class GpciTable:
    """A file that was read.

    Attributes:
        rows: In the order of the file, each locality of a contractor once.
        problems: One for each row that was not kept.
        row_count: Lines below the heading that are no blank lines and no footnotes; each is
            either kept or a problem.
    """

    rows: tuple[Gpci, ...]
    problems: tuple[Problem, ...]
    row_count: int


def parse_gpci(text: str, path: Path) -> GpciTable:
    """Read the localities of a GPCI file.

    Args:
        text: The whole file.
        path: Where it comes from, for messages.

    Raises:
        CorpusError: The heading or columns in it are missing.
    """
    lines = [cells_of(line) for line in csv_lines(text)]
    first, columns = _heading(lines, path)
    rows: dict[tuple[str, str], Gpci] = {}
    problems: list[Problem] = []
    row_count = 0
    for number, cells in enumerate(lines[first:], first + 1):
        if cells is not None and sum(map(bool, cells)) < _LEAST_CELLS:
            continue
        row_count += 1
        try:
            row = _row(cells, columns)
            if (row.contractor, row.number) in rows:
                raise ValueError(f"a second row of {row.state} locality {row.number}")
            rows[row.contractor, row.number] = row
        except ValueError as error:
            problems.append(Problem(path, number, str(error), REMEDY))
    return GpciTable(tuple(rows.values()), tuple(problems), row_count)


_LEAST_CELLS = 2
"""Cells that a row fills; a line with fewer is blank or a footnote."""


def _heading(lines: Sequence[list[str] | None], path: Path) -> tuple[int, dict[str, int]]:
    """How many lines the heading ends after, and the columns by what they hold."""
    for number, cells in enumerate(lines, 1):
        names = [" ".join(cell.upper().replace("*", " ").split()) for cell in cells or []]
        if "LOCALITY NAME" in names:
            columns, missing = _columns(names)
            if missing:
                reason = f"the heading lacks these columns: {', '.join(missing)}"
                remedy = "Give a GPCI file of 2021 or later with its heading unchanged"
                raise CorpusError(Problem(path, number, reason, remedy))
            return number, columns
    remedy = "Give the CSV file of the GPCIs as CMS ships it"
    raise CorpusError(Problem(path, None, "no column is called Locality Name", remedy))


def _columns(names: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    columns, missing = {}, []
    for key, pattern in _NEEDED.items():
        found = [index for index, name in enumerate(names) if re.search(pattern, name)]
        if found:
            columns[key] = found[0]
        else:
            missing.append(key.replace("_", " "))
    work = [index for index, name in enumerate(names) if re.search(_WORK, name)]
    for index in work:
        key = "work_without_floor" if _UNFLOORED.search(names[index]) else "work"
        columns[key] = index
    if "work" not in columns:
        if work:
            columns["work"] = work[0]  # no floor is in force
        else:
            missing.append("work")
    return columns, missing


def _row(cells: list[str] | None, columns: dict[str, int]) -> Gpci:
    if cells is None:
        raise ValueError("its quotation marks are not in pairs")
    if max(columns.values()) >= len(cells):
        raise ValueError("the row is shorter than the heading")
    number = cells[columns["number"]]
    if not _NUMBER.fullmatch(number):
        raise ValueError("its locality number is no number")
    return Gpci(
        contractor=cells[columns["contractor"]].zfill(5),
        state=cells[columns["state"]].upper(),
        number=number.zfill(2),
        name=cells[columns["name"]].rstrip("* "),
        work=_index(cells, columns, "work"),
        practice_expense=_index(cells, columns, "practice_expense"),
        malpractice=_index(cells, columns, "malpractice"),
        work_without_floor=(
            _index(cells, columns, "work_without_floor")
            if "work_without_floor" in columns
            else None
        ),
    )


def _index(cells: list[str], columns: dict[str, int], key: str) -> Decimal:
    value = cells[columns[key]]
    if not _INDEX.fullmatch(value):
        raise ValueError(f"its index of {key.replace('_', ' ')} is no figure")
    return Decimal(value)
