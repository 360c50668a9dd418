"""Files of the physician fee schedule: how they are told, and the documents read from them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.account import ReleaseAccount
from corpus.cms.archive import SIGNATURE, Archive, open_archive
from corpus.cms.fee_document import FeeDocuments
from corpus.cms.fee_release import find_release
from corpus.cms.fee_schedule import FeeRow, parse_fee_schedule
from corpus.cms.gpci import Gpci, parse_gpci
from corpus.document import Document
from corpus.encoding import decode_file
from corpus.errors import CorpusError, Problem

_HEAD = 16_384
"""Bytes among which the heading of the table begins."""
_HEADING = re.compile(
    r"""^[\xef\xbb\xbf\xff\xfe]*"?HCPCS"?\s*[,;\t|]\s*"?MOD"?\s*[,;\t|]""",
    re.IGNORECASE | re.MULTILINE,
)
_MEMBER = "pprrvu*.csv"
_GPCI_MEMBER = "gpci*.csv"
_REMEDY = "Save the file as UTF-8"


def is_fee_schedule(path: Path, data: bytes) -> bool:
    """Whether a file is a Relative Value File, or a zip that holds one.

    Raises:
        CorpusError: It is a zip that is not to be opened.
    """
    if data.startswith(SIGNATURE):
        return open_archive(path, data).find(_MEMBER) is not None
    # Latin-1 reads every byte; UTF-16 has a null beside each letter. Any byte order mark stands
    # before the title, or before the heading itself.
    head = data[:_HEAD].decode("latin-1").replace("\0", "").replace("\r", "\n")
    return _HEADING.search(head) is not None


def read_fee_schedule(path: Path, data: bytes) -> Iterator[Document | Problem | ReleaseAccount]:
    """Read a Relative Value File: a document for each code, then the account of its rows.

    In a zip that holds the indices of localities too, documents tell the range of payments.

    Raises:
        CorpusError: The file is not as CMS ships it.
    """
    if not data.startswith(SIGNATURE):
        yield from _documents(path, data, ())
        return
    archive = open_archive(path, data)
    localities: list[Gpci] = []
    for item in _localities(archive):
        if isinstance(item, Gpci):
            localities.append(item)
        else:
            yield item
    member = _choose(archive.matching(_MEMBER))
    yield from _documents(archive.place(member), archive.read(member), localities)


def _choose(members: tuple[str, ...]) -> str:
    """Of CMS's files with one conversion factor each, the one for most physicians."""
    return min(members, key=lambda name: "nonqpp" not in name.lower())


def _localities(archive: Archive) -> Iterator[Gpci | Problem | ReleaseAccount]:
    member = archive.find(_GPCI_MEMBER)
    if member is None:
        return
    path = archive.place(member)
    try:
        table = parse_gpci(decode_file(path, archive.read(member), _REMEDY), path)
    except CorpusError as error:  # the fee schedule beside it stands without it
        yield error.problem
        return
    yield from table.rows
    yield from table.problems
    yield ReleaseAccount(path, "localities", table.row_count, len(table.rows), len(table.problems))


def _documents(
    path: Path, data: bytes, localities: Sequence[Gpci]
) -> Iterator[Document | Problem | ReleaseAccount]:
    table = parse_fee_schedule(decode_file(path, data, _REMEDY), path)
    release = find_release(table.title_lines, (path.name, *(above.name for above in path.parents)))
    if release is None:
        remedy = "Name it as CMS does, PPRRVU2026_Jul_nonQPP.csv"
        raise CorpusError(Problem(path, None, "neither title nor name tells the release", remedy))
    by_code: dict[str, list[FeeRow]] = {}
    for row in table.rows:
        by_code.setdefault(row.code, []).append(row)
    documents = FeeDocuments(release, path.name, table.heading, localities)
    kept = 0
    for rows in by_code.values():
        kept += len(rows)
        yield documents.document(sorted(rows, key=lambda row: bool(row.modifier)))
    yield from table.problems
    yield ReleaseAccount(path, "fee schedule rows", table.row_count, kept, len(table.problems))
