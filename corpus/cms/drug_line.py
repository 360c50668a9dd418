"""One line of the Table of Drugs, its cells told apart: name, unit, route, codes."""

import re
from dataclasses import dataclass

from corpus.cms.drug_pdf import Cell, PrintedLine

SEE = re.compile(r"\s*,\W*(?:also )?see\b\s*")
"""What stands between a name and the name that it refers to."""

ROUTES: dict[str, str] = {
    "IA": "intra-arterial",
    "IV": "intravenous",
    "IM": "intramuscular",
    "IT": "intrathecal",
    "SC": "subcutaneous",
    "SQ": "subcutaneous",
    "INH": "by inhaled solution",
    "VAR": "various routes",
    "OTH": "other routes",
    "ORAL": "oral",
}
"""Abbreviations, with the meanings that the table's first page gives ("SQ" is printed once)."""

_CODE = r"[A-V]\d{4}"
_CODES = re.compile(rf"({_CODE}(?:\s*[,-]\s*{_CODE})*,?)(?:\s+(.+))?")
_RANGE = re.compile(r"([A-V])(\d{4})\s*-\s*[A-V](\d{4})")
_LONGEST_RANGE = 50
_ROUTE = rf"(?:{'|'.join(ROUTES)})\b"
_ROUTES = re.compile(rf"(?:other than )?{_ROUTE}(?:\s*,\s*{_ROUTE})*", re.IGNORECASE)
# In points: units are centred at 341 and routes at 449, names start at 54 and codes at 505.
_UNIT_LEFT, _ROUTE_CENTRE, _ROUTE_RIGHT = 250.0, 400.0, 500.0
# A unit that a long name runs into without a gap.
_UNIT_AT_END = re.compile(
    r"(?<=\S)\s*((?:up to |per )?\d[\d.,]* ?(?:mg|mcg|g|gm|ml)|per [a-z]+|each unit)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DrugLine:
    """The cells of one line; empty where a column is.

    Attributes:
        line: Where they are printed.
        name: "Abatacept", "Abelcet, see Amphotericin B Lipid Complex".
        unit: "10 mg", "per 10 mg".
        route: "IM, IV".
        codes: "J0129", "J7185, J7192,", "J0287-J0289".
        left: Left edge of the line, in points.
        overrun: Words right of the codes, which belong to the next line.
    """

    line: PrintedLine
    name: str = ""
    unit: str = ""
    route: str = ""
    codes: str = ""
    left: float = 0.0
    overrun: str = ""


def drug_line(line: PrintedLine, overrun: str = "") -> DrugLine:
    """Tell the cells of a line apart, by what they hold and, failing that, by where they stand.

    Args:
        line: The line.
        overrun: Words that the line before left over.
    """
    cells = list(line.cells)
    if overrun:
        cells[0] = Cell(f"{overrun} {cells[0].text}", cells[0].left, cells[0].right)
    left = cells[0].left
    codes, after = _taken_codes(cells)
    route = _taken_route(cells)
    unit = cells.pop().text if cells and cells[-1].left >= _UNIT_LEFT else ""
    if not unit and len(cells) > 1 and (codes or route):
        unit = cells.pop().text  # a line set without its tab stops
    name = " ".join(cell.text for cell in cells)
    if not unit and codes and cells and cells[-1].right > _UNIT_LEFT:
        name, unit = _split_name(name)
    return DrugLine(line, name, unit, route, codes, left, after)


def _taken_codes(cells: list[Cell]) -> tuple[str, str]:
    match = _CODES.fullmatch(cells[-1].text)
    if match is None:
        return "", ""
    cells.pop()
    return match[1], match[2] or ""


def _taken_route(cells: list[Cell]) -> str:
    if not cells:
        return ""
    last = cells[-1]
    centre = (last.left + last.right) / 2
    is_route = _ROUTES.fullmatch(last.text) or _ROUTE_CENTRE < centre < _ROUTE_RIGHT
    return cells.pop().text if is_route and last.left >= 150 else ""


def _split_name(name: str) -> tuple[str, str]:
    match = _UNIT_AT_END.search(name)
    # Amounts that a name consists of ("A 300 mg and B 0.5 mg") are no unit of it.
    if match is None or re.search(r"\d ?mg\b.*\d ?mg\b", name):
        return name, ""
    return name[: match.start()], match[1]


def code_list(printed: str) -> tuple[str, ...]:
    """The codes of a cell in their order, ranges written out: "J0287-J0289" is three."""

    def written_out(match: re.Match[str]) -> str:
        first, last = int(match[2]), int(match[3])
        numbers = range(first, min(last, first + _LONGEST_RANGE) + 1)
        return ", ".join(f"{match[1]}{number:04}" for number in numbers)

    return tuple(dict.fromkeys(re.findall(_CODE, _RANGE.sub(written_out, printed))))
