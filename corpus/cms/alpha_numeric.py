"""Reader of CMS's Alpha-Numeric releases: a document for each record of a release."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.account import ReleaseAccount
from corpus.cms.code_record import CodeRecord
from corpus.cms.record_document import ReleaseFile, record_document
from corpus.cms.record_files import record_files
from corpus.cms.records import Outcome, read_records
from corpus.cms.release import Release, needed_release
from corpus.document import Document
from corpus.errors import Problem


def read_alpha_numeric(path: Path, data: bytes) -> Iterator[Document | Problem | ReleaseAccount]:
    """Read an Alpha-Numeric release: a document for each record, then the accounts.

    Raises:
        CorpusError: The file is damaged, in another layout, or no release can be told from it.
    """
    for member in record_files(path, data):
        rows, place = member.rows()
        outcomes = read_records(rows, member.path)
        release = _release(member.path, path, outcomes)
        file = ReleaseFile(release, place, member.notes, member.notes_file)
        kept = [0, 0]
        reported = [0, 0]
        for is_modifier, result in outcomes:
            if isinstance(result, CodeRecord):
                kept[is_modifier] += 1
                yield record_document(result, file)
            else:
                reported[is_modifier] += 1
                yield result
        read = [sum(o.is_modifier is kind for o in outcomes) for kind in (False, True)]
        for kind, what in enumerate(("procedure codes", "modifiers")):
            yield ReleaseAccount(member.path, what, read[kind], kept[kind], reported[kind])


def _release(member: Path, file: Path, outcomes: Sequence[Outcome]) -> Release:
    actions = (o.result.last_action for o in outcomes if isinstance(o.result, CodeRecord))
    newest = max((day for day in actions if day), default=None)
    return needed_release(member, (member.name, file.name), newest)
