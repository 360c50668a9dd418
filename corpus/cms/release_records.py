"""The code records of one release, as far as they can be read."""

from dataclasses import dataclass
from pathlib import Path

from corpus.cms.code_record import CodeRecord
from corpus.cms.record_files import is_alpha_numeric, record_files
from corpus.cms.records import read_records
from corpus.errors import CorpusError, Problem
from corpus.files import read_bytes


@dataclass(frozen=True, slots=True)
class ReleaseRecords:
    """What a release says.

    Attributes:
        records: By code, in the file's order.
        problems: One for each record that could not be read.
        unread: Codes of those records, as far as they can be made out.
    """

    records: dict[str, CodeRecord]
    problems: tuple[Problem, ...]
    unread: frozenset[str]


def read_code_records(path: Path) -> dict[str, CodeRecord]:
    """The records of one release by code, in the file's order.

    Raises:
        CorpusError: The file is no release, or a record in it is malformed.
    """
    release = load_release_records(path)
    for problem in release.problems:
        raise CorpusError(problem)
    return release.records


def load_release_records(path: Path) -> ReleaseRecords:
    """Read the records of an Alpha-Numeric release.

    Args:
        path: The zip as CMS ships it, or the text, workbook or CSV out of it.

    Raises:
        CorpusError: It cannot be read, or holds no records.
    """
    data = read_bytes(path)
    if not is_alpha_numeric(path, data):
        remedy = "Give the zip of CMS's Alpha-Numeric HCPCS file"
        raise CorpusError(Problem(path, None, "it holds no Alpha-Numeric HCPCS file", remedy))
    records: dict[str, CodeRecord] = {}
    problems: list[Problem] = []
    codes: set[str] = set()
    for file in record_files(path, data):
        rows, _ = file.rows()
        codes |= {row.values["HCPC"] for row in rows}
        for _, result in read_records(rows, file.path):
            if isinstance(result, Problem):
                problems.append(result)
            else:
                records[result.code] = result
    return ReleaseRecords(records, tuple(problems), frozenset(codes.difference(records)))
