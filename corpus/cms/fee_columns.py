"""The heading of a PPRRVU file: which column is which.

CMS spreads the names over several lines ("NON-FAC" above "PE RVU"), and their wording drifts from
year to year, so columns are found by the words above them, never by their number.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_CODE, _MODIFIER = 0, 1
_UNSTACKED = ("HCPCS", "MOD", "DESCRIPTION")
"""Columns with a name of one line; title and copyright of the file may stand above it."""

_NON_FACILITY = r"NON-?FAC(?:ILITY)?"
_FACILITY = r"(?<!NON-)(?<!NON)\bFAC(?:ILITY)?"
_NEEDED = {
    "status": r"\bSTATUS CODE$|^CODE$",
    "work": r"\bWORK RVUS?$",
    "pe_non_facility": rf"{_NON_FACILITY} PE RVUS?$",
    "pe_facility": rf"{_FACILITY} PE RVUS?$",
    "malpractice": r"\b(?:MP|MALPRACTICE) RVUS?$",
    "total_non_facility": rf"{_NON_FACILITY} TOTAL$",
    "total_facility": rf"{_FACILITY} TOTAL$",
    "pc_tc": r"\bPC/?TC IND(?:ICATOR)?$",
    "global_days": r"\bGLOB(?:AL)? DAYS$",
    "multiple": r"\bMULT PROC$",
    "bilateral": r"\bBILAT SURG$",
    "assistant": r"\bASST SURG$",
    "co_surgeons": r"\bCO-? ?SURG$",
    "team": r"\bTEAM SURG$",
    "factor": r"\bCONV FACTOR$",
}
_OPTIONAL = {"endoscopic_base": r"\bENDO BASE$"}
_INDICATOR = re.compile(r"\bINDICATOR$|\bNA$")


class Heading(NamedTuple):
    """Where the columns of a table are.

    Attributes:
        row: Index of the row that begins with HCPCS and MOD, the last of the heading.
        width: How many columns there are.
        columns: Index of each column by what it holds; "code" and "modifier" too.
        names: The file's own names of them: "NON-FAC PE RVU".
        descriptions: Indexes of columns with descriptors, which nobody may read.
        missing: Names of needed columns that are not there, or there twice.
    """

    row: int
    width: int
    columns: dict[str, int]
    names: dict[str, str]
    descriptions: tuple[int, ...]
    missing: tuple[str, ...]


def find_heading(rows: Sequence[Sequence[str]]) -> Heading | None:
    """The heading among the first rows of a file, or None where there is none.

    Args:
        rows: Cells of the first lines.
    """
    for index, cells in enumerate(rows):
        words = [cell.strip().upper() for cell in cells[:2]]
        if words == ["HCPCS", "MOD"]:
            names = [_name(rows[: index + 1], column) for column in range(len(cells))]
            return _heading(index, names)
    return None


def _name(rows: Sequence[Sequence[str]], column: int) -> str:
    """The words above a column, from top to bottom."""
    last = rows[-1][column].strip().upper()
    if last in _UNSTACKED:
        return last
    words = (row[column] for row in rows if column < len(row))
    joined = " ".join(" ".join(words).upper().split())
    return re.sub(r"-\s+", "-", joined)


def _heading(row: int, names: list[str]) -> Heading:
    columns = {"code": _CODE, "modifier": _MODIFIER}
    missing = []
    for key, pattern in (_NEEDED | _OPTIONAL).items():
        found = [index for index, name in enumerate(names) if re.search(pattern, name)]
        if len(found) == 1:
            columns[key] = found[0]
        elif key in _NEEDED:
            missing.append(key)
    for key in ("non_facility", "facility"):
        beside = columns.get(f"pe_{key}", len(names)) + 1
        if beside < len(names) and _INDICATOR.search(names[beside]):
            columns[f"na_{key}"] = beside
    return Heading(
        row,
        len(names),
        columns,
        {key: names[index] for key, index in columns.items()},
        tuple(index for index, name in enumerate(names) if "DESC" in name),
        tuple(key.replace("_", " ") for key in missing),
    )
