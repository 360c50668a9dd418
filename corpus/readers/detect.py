"""Which reader a file needs, judged by its content."""

from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.account import ReleaseAccount
from corpus.cms.alpha_numeric import read_alpha_numeric
from corpus.cms.corrections import is_corrections, read_corrections
from corpus.cms.drug_table import looks_like_pdf, read_drug_table
from corpus.cms.fee_reader import is_fee_schedule, read_fee_schedule
from corpus.cms.noc import is_noc_list, read_noc_list
from corpus.cms.record_files import is_alpha_numeric
from corpus.document import Document
from corpus.encoding import decode_file
from corpus.errors import CorpusError, Problem
from corpus.readers.markdown import looks_like_markdown, read_markdown
from corpus.readers.page_html import looks_like_html, read_page_html
from corpus.readers.page_text import looks_like_page, read_page_text
from corpus.readers.text_file import TextFile
from corpus.source import NO_HINTS, SourceHints

Reader = Callable[[TextFile], Document]
ReleaseReader = Callable[[Path, bytes], Iterator[Document | Problem | ReleaseAccount]]

_READERS: tuple[tuple[Callable[[str], bool], Reader], ...] = (
    (looks_like_markdown, read_markdown),
    (looks_like_html, read_page_html),
    (looks_like_page, read_page_text),
)
# Official releases, told by their bytes; each is asked in turn, before the readers of pages.
_RELEASE_READERS: tuple[tuple[Callable[[Path, bytes], bool], ReleaseReader], ...] = (
    (looks_like_pdf, read_drug_table),
    (is_alpha_numeric, read_alpha_numeric),
    (is_corrections, read_corrections),
    (is_noc_list, read_noc_list),
    (is_fee_schedule, read_fee_schedule),
)
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
}
_REMEDY = "Give a code page as text or HTML, or Markdown with front matter (docs/documents.md)"


def text_of(path: Path, data: bytes) -> str:
    """The text of a file.

    Raises:
        CorpusError: It is empty, binary, or in an unreadable encoding.
    """
    if not data.strip():
        raise CorpusError(
            Problem(path, None, "the file is empty", "Write the document, or delete the file")
        )
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise CorpusError(Problem(path, None, f"the file is {name}", _REMEDY))
    text = decode_file(path, data, "Save the file as UTF-8")
    if "\0" in text:
        raise CorpusError(Problem(path, None, "the file is binary", _REMEDY))
    return text


def read_documents(
    path: Path, data: bytes, folder: SourceHints = NO_HINTS
) -> Iterator[Document | Problem | ReleaseAccount]:
    """Read a file with the reader that its content asks for.

    A page is one document; an official release is many, may have records that are problems, and
    ends with its accounts.

    Args:
        path: For messages, and for the name of a source that has none.
        data: Its bytes.
        folder: What the folder says of the source.

    Raises:
        CorpusError: The file is neither a code document nor a release, or a broken one.
    """
    for fits_release, read_release in _RELEASE_READERS:
        if fits_release(path, data):
            yield from read_release(path, data)
            return
    file = TextFile(path, text_of(path, data), folder)
    for fits, read in _READERS:
        if fits(file.text):
            yield read(file)
            return
    if file.text.lstrip().startswith("#"):
        raise file.error(
            1, "Markdown without front matter", 'Begin it with "---" and the keys code and title'
        )
    raise file.error(None, "the file is not a code document", _REMEDY)
