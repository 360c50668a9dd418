"""CMS's corrections to an Alpha-Numeric release: a workbook with a row for each change.

A correction is a document of its own beside the record that it corrects, so that both can be
quoted. What it gives anew (coverage, price, cross reference, descriptor …) is rendered as a record
renders it, so the same facts are read from it.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from corpus.account import ReleaseAccount
from corpus.canonical import Part
from corpus.cms.code_record import CodeRecord
from corpus.cms.layout import Row
from corpus.cms.place import TablePlace
from corpus.cms.record_document import ReleaseFile, field_parts, system_of
from corpus.cms.release import CORRECTIONS, Release, needed_release
from corpus.cms.tables import Table, TableFile, read_table, table_files
from corpus.codes import CodeSystem, code_system
from corpus.compose import compose
from corpus.document import Authority, Document, Period, SectionKind
from corpus.errors import Problem
from corpus.hcpcs import COVERAGE_CODES

SOURCE_NAME = "CMS HCPCS corrections"
REQUIRED = ("CODE", "ACTION", "EFF DATE")
_REMEDY = "The correction is left out; see CMS's file"
_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of dates in a workbook."""
_MODIFIER = re.compile(r"[A-Z][A-Z0-9]")
_NEW_REFERENCE = re.compile(r"\bxref\b.*\bto (?P<code>[A-Z0-9]{5})\b", re.IGNORECASE)
_STATUTE = re.compile(r"Statute (?P<section>\S.*)")
_ACTIONS = {"add code": "A", "discontinue": "D"}
"""Actions that the Alpha-Numeric file has a letter for."""
_HEADERS = {
    "LONG DESCRIPTION": "LONG DESC",
    "COV": "COV",
    "STATUTE": "COMMENTS",
    "PRICE1": "PRICE",
    "MULT_PI": "PRICE",
    "ASC_GRP": "ASC IND",
    "ASC_DT": "ASC DATE",
    "BETOS": "BETOS",
    "TOS1": "TOS",
    "TOS5": "TOS",
    "ADD DT": "ACTION",
    "ACTION CD": "EFF DATE",
    "XREF1": "XREF CODE",
    "XREF5": "XREF CODE",
}
"""Headers of the corrections by those of the Alpha-Numeric file."""


class _Correction(NamedTuple):
    """A row that can be read, as a record of what it corrects, and where it stands."""

    action: str
    record: CodeRecord
    place: TablePlace


def is_corrections(path: Path, data: bytes) -> bool:
    """Whether a file is a list of corrections, or an archive of such lists.

    Raises:
        CorpusError: It is a broken archive or workbook.
    """
    return any(table_files(path, data, REQUIRED))


def read_corrections(path: Path, data: bytes) -> Iterator[Document | Problem | ReleaseAccount]:
    """Read the corrections of an archive or workbook: a document for each code.

    Raises:
        CorpusError: A workbook is damaged, or no release can be told from the names.
    """
    files = list(table_files(path, data, REQUIRED))
    release = needed_release(path, (*(file.path.name for file in files), path.name))
    by_code: dict[str, list[_Correction]] = {}
    for file in files:
        yield from _read_file(file, by_code)
    for corrections in by_code.values():
        yield _document(corrections, release)


def _read_file(
    file: TableFile, by_code: dict[str, list[_Correction]]
) -> Iterator[Problem | ReleaseAccount]:
    table = read_table(file.path, file.data, REQUIRED)
    place = _place(table)
    kept = reported = 0
    for row in table.rows:
        try:
            correction = _Correction(row.values["ACTION"], _record(row), place)
        except ValueError as error:
            reported += 1
            yield Problem(file.path, row.number, str(error), _REMEDY)
        else:
            kept += 1
            by_code.setdefault(correction.record.code, []).append(correction)
    yield ReleaseAccount(file.path, "corrections", len(table.rows), kept, reported)


def _place(table: Table) -> TablePlace:
    """Names places by the headers of the Alpha-Numeric file."""
    known = table.place.columns
    columns = {ours: known.get(theirs, theirs) for ours, theirs in _HEADERS.items()}
    return TablePlace(table.place.file, columns, table.place.unit)


def _record(row: Row) -> CodeRecord:
    """What a row gives anew.

    Raises:
        ValueError: It corrects no HCPCS code, or a field of it cannot be read.
    """
    values = row.values
    code = values["CODE"]
    if code_system(code) is not CodeSystem.HCPCS and not _MODIFIER.fullmatch(code):
        raise ValueError(f"{code!r} does not have the shape of a HCPCS code or modifier")
    coverage = values.get("COV") or None
    if coverage is not None and coverage not in COVERAGE_CODES:
        raise ValueError(f"{code} has the unknown coverage code {coverage!r}")
    statute = _STATUTE.fullmatch(values.get("COMMENTS", ""))
    effective = _day(values, "EFF DATE")
    if effective is None:
        raise ValueError(f"{code} has no effective date")
    return CodeRecord(
        code=code,
        short_descriptor=values.get("SHORT DESC", ""),
        long_descriptor=values.get("LONG DESC", ""),
        coverage=coverage,
        last_action=effective,
        action=_ACTIONS.get(values["ACTION"].lower()),
        cross_references=_references(values),
        pricing=_list(values, "PRICE"),
        statute=statute["section"] if statute else None,
        asc_group=values.get("ASC IND") or None,
        asc_date=str(_day(values, "ASC DATE") or "") or None,
        betos=values.get("BETOS") or None,
        types_of_service=_list(values, "TOS"),
        first_line=row.number,
        last_line=row.number,
    )


def _references(values: Mapping[str, str]) -> tuple[str, ...]:
    """Cross references of their own column, or named by the action."""
    in_words = _NEW_REFERENCE.search(values["ACTION"])
    return _list(values, "XREF CODE") or ((in_words["code"],) if in_words else ())


def _list(values: Mapping[str, str], header: str) -> tuple[str, ...]:
    return tuple(piece for piece in re.split(r"[,\s]+", values.get(header, "")) if piece)


def _day(values: Mapping[str, str], header: str) -> date | None:
    """A date as a workbook has it: a number of days, or text."""
    written = values.get(header, "")
    if not written:
        return None
    if written.isdecimal() and len(written) == len("43466"):
        return _DAY_ZERO + timedelta(days=int(written))
    for form in ("%m/%d/%Y", "%Y%m%d", "%Y-%m-%d"):
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise ValueError(f"{values['CODE']} has {written!r} in place of a date ({header})")


def _document(corrections: list[_Correction], release: Release) -> Document:
    records = [correction.record for correction in corrections]
    code = records[0].code
    title = next(filter(None, (record.short_descriptor for record in records)), "")
    parts = [Part(SectionKind.TITLE, "", (f"{code} {title}",))]
    parts += [part for correction in corrections for part in _parts(correction, release)]
    return compose(
        code,
        title,
        parts,
        release.source(SOURCE_NAME, Authority.CMS_RECORD, CORRECTIONS),
        system=system_of(code),
        valid=_validity(records),
        id_name=f"cms hcpcs {release.label} corrections",
    )


def _validity(records: list[CodeRecord]) -> Period:
    """When the code is valid, as far as its corrections say: from its addition, to its end."""
    start = end = None
    for record in records:
        if record.last_action and record.action == "A":
            start = record.last_action
        if record.last_action and record.action == "D":
            end = record.last_action - timedelta(days=1)
    return Period(start, end)


def _parts(correction: _Correction, release: Release) -> Iterator[Part]:
    """CMS's own words for the change, then the fields that the row fills."""
    action, record, place = correction
    where = place(record.first_line, record.last_line, "ADD DT")
    yield Part(SectionKind.RECORD, f"Correction ({where})", (action,))
    yield from field_parts(record, ReleaseFile(release, place, {}))
