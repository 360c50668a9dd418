"""The Relative Value File of the physician fee schedule (PPRRVU CSV) as records.

The column DESCRIPTION holds texts of the American Medical Association. It is dropped before
anything looks at a row: no record has it, and no message repeats what stands in a cell, since a
comma too many would shift the description into another column.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from corpus.cms.csv_lines import REMEDY, cells_of, csv_lines
from corpus.cms.fee_columns import Heading, find_heading
from corpus.codes import code_system
from corpus.errors import CorpusError, Problem
from corpus.pfs import GLOBAL_DAYS, STATUS_CODES

HEADING_LINES = 40
"""Lines among which the heading of the table must end; CMS's ends with about the tenth."""

_MODIFIER = re.compile(r"(?:[A-Z0-9]{2})?")
_FIGURE = re.compile(r"\d{1,4}(?:\.\d{1,4})?|\.\d{1,4}")
_INDICATOR = re.compile(r"[0-9A-Z]?")
_TOLERANCE = Decimal("0.02")
"""By how much a total may differ from its components, which are rounded one by one."""


@dataclass(frozen=True, slots=True)
class SettingFigures:
    """The figures of a row that depend on where the service is performed.

    Attributes:
        practice_expense: RVU of practice expense.
        total: RVU of work, practice expense and malpractice, as the file gives it.
        is_rare: The service is rarely or never performed there (the indicator NA).
    """

    practice_expense: Decimal
    total: Decimal
    is_rare: bool


@dataclass(frozen=True, slots=True)
class FeeRow:
    """What the file says of one code, or of one code with a modifier.

    Attributes:
        code: The code.
        modifier: 26, TC or 53; empty for the code itself.
        line: 1-based line in the file.
        status: One of the letters of `STATUS_CODES`.
        work: RVU of the physician's work.
        malpractice: RVU of malpractice insurance.
        non_facility: Figures outside of a facility, as in an office.
        facility: Figures in a facility, as in a hospital.
        global_days: One of `GLOBAL_DAYS`, or empty.
        pc_tc: Indicator of professional and technical component; empty, as those below, if blank.
        multiple: Multiple procedure indicator.
        bilateral: Bilateral surgery indicator.
        assistant: Assistant at surgery indicator.
        co_surgeons: Co-surgeon indicator.
        team: Team surgery indicator.
        endoscopic_base: The code on which its family of endoscopies is based.
        factor: Conversion factor: US dollars for one RVU.
    """

    code: str
    modifier: str
    line: int
    status: str
    work: Decimal
    malpractice: Decimal
    non_facility: SettingFigures
    facility: SettingFigures
    global_days: str
    pc_tc: str
    multiple: str
    bilateral: str
    assistant: str
    co_surgeons: str
    team: str
    endoscopic_base: str
    factor: Decimal

    @property
    def has_rvus(self) -> bool:
        """Whether any RVU of the row is above zero."""
        return bool(self.non_facility.total or self.facility.total)


@dataclass(frozen=True, slots=True)
class FeeTable:
    """A file that was read.

    Attributes:
        title_lines: The lines above the table, where the release is named.
        heading: Where its columns are.
        rows: In the order of the file, each code and modifier once.
        problems: One for each row that was not kept.
        row_count: Lines below the heading that are no blank lines and no footnotes; each is
            either kept or a problem.
    """

    title_lines: tuple[str, ...]
    heading: Heading
    rows: tuple[FeeRow, ...]
    problems: tuple[Problem, ...]
    row_count: int


def parse_fee_schedule(text: str, path: Path) -> FeeTable:
    """Read the rows of a PPRRVU CSV file.

    Args:
        text: The whole file.
        path: Where it comes from, for messages.

    Raises:
        CorpusError: It is not separated by commas, or needed columns are missing.
    """
    lines = csv_lines(text)
    heading = _heading(lines[:HEADING_LINES], path)
    rows: dict[tuple[str, str], FeeRow] = {}
    problems: list[Problem] = []
    row_count = 0
    for number, cells in _cells_below(lines, heading.row):
        row_count += 1
        try:
            row = _row(number, cells, heading)
            if (first := rows.get((row.code, row.modifier))) is not None:
                raise ValueError(f"a second row of {_name(row)}; the first is line {first.line}")
            rows[row.code, row.modifier] = row
        except ValueError as error:
            problems.append(Problem(path, number, str(error), REMEDY))
    titles = tuple(lines[: heading.row])
    return FeeTable(titles, heading, tuple(rows.values()), tuple(problems), row_count)


def _heading(lines: list[str], path: Path) -> Heading:
    heading = find_heading([cells_of(line) or [] for line in lines])
    if heading is None:
        remedy = "Give the CSV file as CMS ships it"
        raise CorpusError(
            Problem(path, None, "no row begins with HCPCS and MOD between commas", remedy)
        )
    if heading.missing:
        columns = ", ".join(heading.missing)
        reason = f"the heading lacks these columns, or has them twice: {columns}"
        remedy = "Give a PPRRVU file of 2013 or later with its heading unchanged"
        raise CorpusError(Problem(path, heading.row + 1, reason, remedy))
    return heading


def _cells_below(lines: list[str], row: int) -> Iterator[tuple[int, list[str] | None]]:
    """The rows below the heading with their line numbers; None where quotation marks are broken.

    A row is one line: what breaks a line does not swallow the next ones.
    """
    for number, line in enumerate(lines[row + 1 :], row + 2):
        cells = cells_of(line)
        if cells is None or (any(cells) and not _is_footnote(cells)):
            yield number, cells


def _is_footnote(cells: list[str]) -> bool:
    """Whether a line is one text without a code, as disclaimers below the table are."""
    return sum(map(bool, cells)) == 1 and code_system(cells[0].upper()) is None


def _row(number: int, cells: list[str] | None, heading: Heading) -> FeeRow:
    """One row.

    Raises:
        ValueError: With what is wrong, never with what a cell holds.
    """
    if cells is None:
        raise ValueError("its quotation marks are not in pairs")
    code = cells[0].upper()
    if code_system(code) is None:
        raise ValueError("its first cell is no code")
    while len(cells) > heading.width and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != heading.width:
        raise ValueError(
            f"the row of {code} has {len(cells)} cells, the heading has {heading.width}"
        )
    for index in heading.descriptions:
        cells[index] = ""
    return _Reader(cells, heading).row(code, number)


def _name(row: FeeRow) -> str:
    return f"{row.code}-{row.modifier}" if row.modifier else row.code


class _Reader:
    """Reads the cells of one row, its description blanked."""

    def __init__(self, cells: list[str], heading: Heading) -> None:
        self._cells = cells
        self._heading = heading

    def row(self, code: str, line: int) -> FeeRow:
        work, malpractice = self._figure("work"), self._figure("malpractice")
        return FeeRow(
            code=code,
            modifier=self._checked("modifier", _MODIFIER),
            line=line,
            status=self._letter("status", STATUS_CODES),
            work=work,
            malpractice=malpractice,
            non_facility=self._setting("non_facility", work + malpractice),
            facility=self._setting("facility", work + malpractice),
            global_days=self._letter("global_days", {**GLOBAL_DAYS, "": ""}),
            pc_tc=self._checked("pc_tc", _INDICATOR),
            multiple=self._checked("multiple", _INDICATOR),
            bilateral=self._checked("bilateral", _INDICATOR),
            assistant=self._checked("assistant", _INDICATOR),
            co_surgeons=self._checked("co_surgeons", _INDICATOR),
            team=self._checked("team", _INDICATOR),
            endoscopic_base=self._base(),
            factor=self._figure("factor"),
        )

    def _setting(self, setting: str, others: Decimal) -> SettingFigures:
        expense, total = self._figure(f"pe_{setting}"), self._figure(f"total_{setting}")
        if abs(others + expense - total) > _TOLERANCE:
            raise ValueError(f"its components do not add up to {self._column(f'total_{setting}')}")
        return SettingFigures(expense, total, self._cell(f"na_{setting}") == "NA")

    def _figure(self, key: str) -> Decimal:
        return Decimal(self._checked(key, _FIGURE))

    def _base(self) -> str:
        code = self._cell("endoscopic_base")
        if code and code_system(code) is None:
            raise ValueError(f"its column {self._column('endoscopic_base')} holds no code")
        return code

    def _letter(self, key: str, known: Mapping[str, object]) -> str:
        value = self._cell(key)
        if value not in known:
            raise ValueError(f"its column {self._column(key)} holds none of the known values")
        return value

    def _checked(self, key: str, form: re.Pattern[str]) -> str:
        value = self._cell(key)
        if not form.fullmatch(value):
            what = "no figure" if form is _FIGURE else "something else than an indicator"
            raise ValueError(f"its column {self._column(key)} holds {what}")
        return value

    def _cell(self, key: str) -> str:
        index = self._heading.columns.get(key)
        return "" if index is None else self._cells[index].upper()

    def _column(self, key: str) -> str:
        return self._heading.names[key]
