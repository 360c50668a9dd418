"""CMS's list of codes that are not otherwise classified (NOC): names for what has no own code."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corpus.account import ReleaseAccount
from corpus.canonical import Part
from corpus.cms.layout import Row
from corpus.cms.place import TablePlace
from corpus.cms.record_document import system_of
from corpus.cms.records import day_of
from corpus.cms.release import Release, needed_release
from corpus.cms.tables import TableFile, read_table, table_files
from corpus.codes import CodeSystem, code_system
from corpus.compose import compose
from corpus.document import Authority, Document, Period, SectionKind
from corpus.errors import Problem
from corpus.record_sentences import NOT_OTHERWISE_CLASSIFIED

SOURCE_NAME = "CMS HCPCS NOC codes"
REQUIRED = ("HCPCS", "LONG DESCRIPTION", "ADD DATE", "TERM DATE")
_REMEDY = "The code is left out; see CMS's file"


def is_noc_list(path: Path, data: bytes) -> bool:
    """Whether a file is CMS's list of NOC codes, or an archive with it.

    Raises:
        CorpusError: It is a broken archive or workbook.
    """
    return any(table_files(path, data, REQUIRED))


def read_noc_list(path: Path, data: bytes) -> Iterator[Document | Problem | ReleaseAccount]:
    """Read the list: a document for each code that says only that it is on it.

    Raises:
        CorpusError: A workbook is damaged, or no release can be told from the names.
    """
    for file in table_files(path, data, REQUIRED):
        release = needed_release(file.path, (file.path.name, path.name))
        yield from _read_file(file, release)


def _read_file(file: TableFile, release: Release) -> Iterator[Document | Problem | ReleaseAccount]:
    table = read_table(file.path, file.data, REQUIRED)
    seen: dict[str, int] = {}
    reported = 0
    for row in table.rows:
        code = row.values["HCPCS"]
        try:
            if code in seen:
                raise ValueError(f"{code} is in the list twice, first on row {seen[code]}")
            document = _document(row, release, table.place)
        except ValueError as error:
            reported += 1
            yield Problem(file.path, row.number, str(error), _REMEDY)
        else:
            seen[code] = row.number
            yield document
    yield ReleaseAccount(file.path, "NOC codes", len(table.rows), len(seen), reported)


def _document(row: Row, release: Release, place: TablePlace) -> Document:
    code = row.values["HCPCS"]
    if code_system(code) is not CodeSystem.HCPCS:
        raise ValueError(f"{code!r} does not have the shape of a HCPCS code")
    # `day_of` names the code in its message, by the header of the Alpha-Numeric file.
    values = {**row.values, "HCPC": code}
    added, ended = day_of(values, "ADD DATE"), day_of(values, "TERM DATE")
    return compose(
        code,
        row.values["LONG DESCRIPTION"],
        _parts(row, place, added, ended),
        release.source(SOURCE_NAME, Authority.CMS_DERIVED),
        system=system_of(code),
        valid=Period(added, ended),
        id_name=f"cms hcpcs noc {release.label}",
    )


def _parts(row: Row, place: TablePlace, added: date | None, ended: date | None) -> Iterator[Part]:
    yield Part(SectionKind.TITLE, "", (f"{row.values['HCPCS']} {row.values['LONG DESCRIPTION']}",))
    where = place(row.number, row.number, "HCPCS")
    yield Part(SectionKind.RECORD, f"NOC code ({where})", (NOT_OTHERWISE_CLASSIFIED,))
    lines = [f"Added on {added}."] if added else []
    lines += [f"Discontinued; terminated on {ended}."] if ended else []
    if lines:
        where = place(row.number, row.number, "ADD DATE", "TERM DATE")
        yield Part(SectionKind.RECORD, f"Dates ({where})", tuple(lines))
