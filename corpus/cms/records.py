"""From rows to code records: each record is kept or reported, and none stops the others."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from corpus.cms.code_record import CodeRecord
from corpus.cms.layout import Row
from corpus.codes import CodeSystem, code_system
from corpus.errors import CorpusError, Problem
from corpus.hcpcs import ACTION_CODES, COVERAGE_CODES

_FIRST = {"3": "procedure", "7": "modifier"}
_CONTINUED = {"4": "procedure", "8": "modifier"}
_KINDS = _FIRST | _CONTINUED
"""Record types of the record layout 2019, field 6; 4 and 8 continue a description."""
_MODIFIER = re.compile(r"[A-Z][A-Z0-9]")
_REMEDY = "The record is left out; correct it in the file, or download the release again"
_FEW = 10
"""Faulty records that say nothing yet about the layout of a file."""


class Outcome(NamedTuple):
    """What became of one record.

    Attributes:
        is_modifier: It is a modifier's, as far as its code can be read.
        result: What it says, or why it is left out, with its line.
    """

    is_modifier: bool
    result: CodeRecord | Problem


def read_records(rows: Iterable[Row], path: Path) -> list[Outcome]:
    """Read the records of a file, in its order.

    Args:
        rows: Its lines or rows; what is no record is left out before.
        path: Where they come from, for messages.

    Raises:
        CorpusError: There are no records, or most do not fit the layout: the columns are others.
    """
    seen: dict[str, int] = {}
    found = [_outcome(group, seen, path) for group in _groups(rows)]
    problems = [item.result for item in found if isinstance(item.result, Problem)]
    if not found:
        reason = "it holds no records of HCPCS codes"
        raise CorpusError(Problem(path, None, reason, "Give CMS's Alpha-Numeric HCPCS file"))
    if len(problems) > max(_FEW, len(found) // 2):
        raise CorpusError(_other_layout(problems, len(found), path))
    return found


def _other_layout(problems: list[Problem], count: int, path: Path) -> Problem:
    reason = (
        f"{len(problems):,} of {count:,} records do not fit the layout, the first because "
        f"{problems[0].reason}"
    )
    remedy = "Give a release whose columns are those of CMS's record layout of 2019"
    return Problem(path, problems[0].line, reason, remedy)


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows of each record: a first line and what continues it."""
    group: list[Row] = []
    for row in rows:
        starts = row.values["RECID"] not in _CONTINUED
        if group and (starts or row.values["HCPC"] != group[0].values["HCPC"]):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _outcome(group: list[Row], seen: dict[str, int], path: Path) -> Outcome:
    is_modifier = len(group[0].values["HCPC"]) == _MODIFIER_LENGTH
    return Outcome(is_modifier, _record(group, seen, path))


_MODIFIER_LENGTH = 2


def _record(group: list[Row], seen: dict[str, int], path: Path) -> CodeRecord | Problem:
    code, number = group[0].values["HCPC"], group[0].number
    try:
        _check(group)
        if code in seen:
            raise ValueError(f"{code} is in the file twice, first on line {seen[code]}")
        record = _read(group)
    except _RowError as error:
        return Problem(path, error.number, str(error), _REMEDY)
    except ValueError as error:
        return Problem(path, number, str(error), _REMEDY)
    seen[code] = number
    return record


class _RowError(ValueError):
    """A fault of a row that is not the first of its record."""

    def __init__(self, row: Row, fault: str) -> None:
        super().__init__(fault)
        self.number = row.number


def _check(group: list[Row]) -> None:
    """Raise what keeps the rows of a record from being read."""
    for row in group:
        if row.fault is not None:
            raise _RowError(row, row.fault)
    first = group[0].values
    code, kind = first["HCPC"], first["RECID"]
    if kind not in _KINDS:
        raise ValueError(f"{code} has the record type {kind!r}, not 3, 4, 7 or 8")
    if kind not in _FIRST:
        raise ValueError(f"a continuation of {code} without its first line")
    _check_code(code, _FIRST[kind])
    for row in group[1:]:
        if _KINDS.get(row.values["RECID"]) != _FIRST[kind]:
            raise _RowError(row, f"{code} is continued by a line of another record type")
    _check_sequence(group)


def _check_code(code: str, kind: str) -> None:
    system = code_system(code)
    if kind == "modifier" and _MODIFIER.fullmatch(code):
        return
    if kind == "procedure" and system is CodeSystem.HCPCS:
        return
    if kind == "modifier" and re.fullmatch(r"\d[A-Z0-9]", code):
        system = CodeSystem.CPT
    if system in (None, CodeSystem.HCPCS, CodeSystem.ICD_10_CM):
        raise ValueError(f"{code!r} does not have the shape of a HCPCS {kind}")
    raise ValueError(f"{code} belongs to {system}, whose descriptors are copyrighted")


def _check_sequence(group: list[Row]) -> None:
    """Lines are numbered in steps of the first number (100, in a workbook 10); a gap is a loss."""
    numbers = [row.values.get("SEQNUM", "") for row in group]
    if not all(number.isdecimal() for number in numbers):
        return
    for row, before, number in zip(group[1:], numbers, numbers[1:], strict=False):
        if int(number) - int(before) != int(numbers[0]):
            code = row.values["HCPC"]
            raise _RowError(row, f"a line of {code} is missing between {before} and {number}")


def _read(group: list[Row]) -> CodeRecord:
    first, values = group[0], group[0].values
    texts = (row.values["LONG DESCRIPTION"] for row in group)
    units = values.get("ANEST_BU", "")
    return CodeRecord(
        code=values["HCPC"],
        short_descriptor=values["SHORT DESCRIPTION"],
        long_descriptor=" ".join(filter(None, texts)),
        coverage=_letter(values, "COV", "coverage code", COVERAGE_CODES),
        processing_note=_padded(values.get("PROCNOTE", ""), 4) or None,
        added=day_of(values, "ADD DT"),
        last_action=day_of(values, "ACT EFF DT"),
        terminated=day_of(values, "TERM DT"),
        action=_letter(values, "ACTION CD", "action code", ACTION_CODES),
        cross_references=first.all("XREF", 5),
        pricing=tuple(_padded(price, 2) for price in first.all("PRICE", 4)),
        multiple_pricing=values.get("MULT_PI") or None,
        coverage_issues=first.all("CIM", 3),
        carriers_manual=first.all("MCM", 3),
        statute=values.get("STATUTE") or None,
        laboratory=tuple(_padded(code, 3) for code in first.all("LABCERT", 8)),
        asc_group=values.get("ASC_GRP") or None,
        asc_date=_asc_date(values),
        betos=values.get("BETOS") or None,
        types_of_service=first.all("TOS", 5),
        anaesthesia_units=int(units) if units.isdecimal() and int(units) else None,
        first_line=first.number,
        last_line=group[-1].number,
    )


def _padded(number: str, width: int) -> str:
    """A number that a workbook may have robbed of its leading zeros."""
    return number.zfill(width) if number.isdecimal() else number


def _letter(values: Mapping[str, str], header: str, name: str, known: Container[str]) -> str | None:
    letter = values.get(header, "")
    if letter and letter not in known:
        raise ValueError(f"{values['HCPC']} has the unknown {name} {letter!r}")
    return letter or None


def _asc_date(values: Mapping[str, str]) -> str | None:
    """Of all dates CMS itself mistypes this one ("170701"); that is no reason to lose a code."""
    try:
        day = day_of(values, "ASC_DT")
    except ValueError:
        return values["ASC_DT"]
    return day.isoformat() if day else None


def day_of(values: Mapping[str, str], header: str) -> date | None:
    """The day in a field of the form YYYYMMDD, None where it is blank.

    Raises:
        ValueError: It holds something else.
    """
    digits = values.get(header, "")
    if not digits:
        return None
    try:
        if len(digits) != len("YYYYMMDD"):
            raise ValueError(digits)
        return datetime.strptime(digits, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise ValueError(f"{values['HCPC']} has {digits!r} in place of a date ({header})") from None
