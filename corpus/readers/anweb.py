"""CMS's quarterly Alpha-Numeric file: every HCPCS Level II code and modifier as a record.

The file is fixed-width text (320 columns, cp1252) inside a zip; its name varies with the release
and contains "ANWEB". Columns are those of CMS's record layout 2019, 1-based and inclusive. A code
has one first line and as many continuation lines as its long description needs.
"""

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from corpus.errors import CorpusError, Problem

# Code or modifier, sequence number, record type: 3 and 7 begin a record, 4 and 8 continue it.
_RECORD_LINE = re.compile(r"(?:[A-V]\d{4}| {3}[A-Z0-9]{2})\d{5}[3478]")
_FIRST_LINES = ("3", "7")
_CROSS_REFERENCE_STARTS = (205, 210, 215, 220, 225)


@dataclass(frozen=True, slots=True)
class CodeRecord:
    """What CMS's file says about one procedure code or modifier; None where a field is blank.

    Attributes:
        code: Five characters for a procedure, two for a modifier.
        short_descriptor: At most 28 characters, often cut off.
        long_descriptor: The whole description, its lines joined by single spaces.
        coverage: Medicare coverage code: C, D, I, M or S.
        processing_note: Number of the note in the release's ``proc_notes`` file: "0088".
        added: Day on which the code was added.
        last_action: Effective day of the last action, which is not the code's start.
        terminated: Last day on which the code is valid.
        action: Letter of the last action: A, B, C, D, F, N, P, R, S or T.
        cross_references: Codes that CMS points to from it, CPT codes among them.
    """

    code: str
    short_descriptor: str
    long_descriptor: str
    coverage: str | None = None
    processing_note: str | None = None
    added: date | None = None
    last_action: date | None = None
    terminated: date | None = None
    action: str | None = None
    cross_references: tuple[str, ...] = ()


def read_anweb(release: Path) -> dict[str, CodeRecord]:
    """Read the codes and modifiers of one CMS release.

    Args:
        release: The zip as CMS publishes it.

    Returns:
        Records by code, in the file's order.

    Raises:
        CorpusError: The file is no zip, holds no ANWEB text, or a record in it is malformed.
    """
    try:
        with zipfile.ZipFile(release) as archive:
            member = _anweb_member(archive.namelist())
            text = archive.read(member).decode("cp1252") if member else None
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        reason = f"not readable as a CMS release ({error})"
        raise CorpusError(Problem(release, None, reason, "Download it again")) from error
    if text is None:
        remedy = "Give the zip of CMS's Alpha-Numeric HCPCS file"
        raise CorpusError(Problem(release, None, "holds no *ANWEB*.txt", remedy))
    return parse_anweb(text.splitlines(), release)


def parse_anweb(lines: Iterable[str], path: Path) -> dict[str, CodeRecord]:
    """Read records from the lines of an Alpha-Numeric file.

    Args:
        lines: Lines without their line ends; disclaimers and blank lines are passed over.
        path: Where they come from, for error messages.

    Returns:
        Records by code, in the order of the lines.

    Raises:
        CorpusError: A code begins twice, a continuation has no first line, or a date is no date.
    """
    records: dict[str, CodeRecord] = {}
    for number, line in enumerate(lines, start=1):
        if not _RECORD_LINE.match(line):
            continue
        try:
            _add_line(line, records)
        except ValueError as error:
            raise CorpusError(
                Problem(path, number, str(error), "Download the release again")
            ) from error
    return records


def _anweb_member(names: Iterable[str]) -> str | None:
    """The name of the fixed-width text among a zip's members."""
    wanted = re.compile(r"(?i).*anweb.*\.txt")
    return next((name for name in names if wanted.fullmatch(PurePosixPath(name).name)), None)


def _add_line(line: str, records: dict[str, CodeRecord]) -> None:
    """Add what one line of a record says."""
    code = _field(line, 1, 5)
    if line[10] not in _FIRST_LINES:
        if code not in records:
            raise ValueError(f"a continuation of {code} before its first line")
        known = records[code]
        pieces = (known.long_descriptor, _field(line, 12, 91))
        records[code] = replace(known, long_descriptor=" ".join(filter(None, pieces)))
    elif code in records:
        raise ValueError(f"a second first line of {code}")
    else:
        records[code] = _first_line(code, line)


def _first_line(code: str, line: str) -> CodeRecord:
    references = (_field(line, start, start + 4) for start in _CROSS_REFERENCE_STARTS)
    return CodeRecord(
        code=code,
        short_descriptor=_field(line, 92, 119),
        long_descriptor=_field(line, 12, 91),
        coverage=_field(line, 230, 230) or None,
        processing_note=_field(line, 253, 256) or None,
        added=_date(line, 269),
        last_action=_date(line, 277),
        terminated=_date(line, 285),
        action=_field(line, 293, 293) or None,
        cross_references=tuple(reference for reference in references if reference),
    )


def _field(line: str, first: int, last: int) -> str:
    """The text of 1-based, inclusive columns, stripped."""
    return line[first - 1 : last].strip()


def _date(line: str, first: int) -> date | None:
    """The day in the eight columns from `first` on, None where they are blank."""
    digits = _field(line, first, first + 7)
    if not digits:
        return None
    try:
        return datetime.strptime(digits, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise ValueError(
            f"columns {first}-{first + 7} hold {digits!r} in place of a date"
        ) from error
