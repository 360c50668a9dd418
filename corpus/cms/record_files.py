"""The files with records in what CMS ships: a zip, or the text, workbook or CSV out of one."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus.cms.archive import SIGNATURE, Archive, open_archive
from corpus.cms.layout import REQUIRED, Row
from corpus.cms.place import Place, TextPlace
from corpus.cms.processing_notes import ProcessingNote, parse_processing_notes
from corpus.cms.tables import has_headers, read_table
from corpus.cms.text_rows import looks_like_anweb_text, text_rows
from corpus.cms.workbook import is_workbook
from corpus.encoding import decode_file

_FILES = ("*anweb*.txt", "*anweb*.xlsx", "*anweb*.csv")
"""CMS puts the same records into an archive as text and as a workbook; the text comes first."""
_NOTES = "*proc*note*.txt"
_REMEDY = "Download it again from CMS"
_HEAD = 32_768
"""Bytes that tell what a file is."""


class RecordFile(NamedTuple):
    """A file with records.

    Attributes:
        path: Where it is, for messages.
        data: Its bytes.
        notes: The processing notes that came with it.
        notes_file: Their file.
    """

    path: Path
    data: bytes
    notes: Mapping[str, ProcessingNote]
    notes_file: str = ""

    def rows(self) -> tuple[Sequence[Row], Place]:
        """Its rows, one a record, and what names places in it.

        Raises:
            CorpusError: It is damaged, or in another layout.
        """
        if is_workbook(self.data) or has_headers(self.path, self.data[:_HEAD], REQUIRED):
            table = read_table(self.path, self.data, REQUIRED)
            return table.rows, table.place
        text = decode_file(self.path, self.data, _REMEDY)
        return tuple(text_rows(text)), TextPlace(self.path.name)


def is_alpha_numeric(path: Path, data: bytes) -> bool:
    """Whether a file is an Alpha-Numeric release, or the file with the records out of one.

    Raises:
        CorpusError: It is a broken archive or workbook.
    """
    if is_workbook(data):
        return has_headers(path, data, REQUIRED)
    if data.startswith(SIGNATURE):
        return bool(_names(open_archive(path, data)))
    head = data[:_HEAD].decode("cp1252", errors="replace")
    return looks_like_anweb_text(head) or has_headers(path, data[:_HEAD], REQUIRED)


def record_files(path: Path, data: bytes) -> Iterator[RecordFile]:
    """The files with records: all of the first format that there is.

    Raises:
        CorpusError: It is a broken archive, or its notes cannot be read.
    """
    if is_workbook(data) or not data.startswith(SIGNATURE):
        yield RecordFile(path, data, {})
        return
    archive = open_archive(path, data)
    notes_name = archive.find(_NOTES)
    notes: Mapping[str, ProcessingNote] = {}
    if notes_name is not None:
        place = archive.place(notes_name)
        notes = parse_processing_notes(decode_file(place, archive.read(notes_name), _REMEDY))
    for name in _names(archive):
        yield RecordFile(
            archive.place(name), archive.read(name), notes, Path(notes_name or "").name
        )


def _names(archive: Archive) -> tuple[str, ...]:
    return next(filter(None, map(archive.matching, _FILES)), ())
