"""The Table of Drugs as it lies on its pages: lines of cells with their places.

pdfplumber reads the PDF, not pypdf. Measured on the 2019 table (35 pages, 1,600 lines): pdfplumber
takes 3 s and gives every word its left and right edge, so that a gap of 6 points parts two cells;
pypdf takes 1.3 s and has no dependencies, but gives a line as one string. Its layout mode (1.8 s)
draws columns with spaces, at another scale on each page and with double spaces inside cells
("0.5  mg"), so that unit and name cannot be told apart in rows such as "Ceftolozane 50 mg and
tazobactam 25 mg".

A file may be hostile: what its streams inflate to and its pages are limited before it is parsed.
"""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import CorpusError, Problem

if TYPE_CHECKING:
    from pdfplumber.page import Page

MOST_PAGES = 200
"""Pages beyond which a file is refused; the 2019 table has 35."""
MOST_INFLATED = 24 * 2**20
"""Bytes that all streams together may inflate to; those of the 2019 table have 1 MiB."""

_GAP = 6.0  # points between cells; a space is 3.3
_SAME_LINE = 4.0  # points between the feet of two words of one line; lines are 13.8 apart
_CHUNK = 64 * 2**10
_STREAM = re.compile(rb"stream\r?\n")
_COMPRESSED_TWICE = re.compile(rb"(?:/(?:FlateDecode|Fl|LZWDecode|LZW)\s*){2}")
_REMEDY = "Download the table again, and give it without a password"


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that stand together on a line.

    Attributes:
        text: The words, with single spaces.
        left: Left edge, in points from the page's left.
        right: Right edge.
    """

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page.

    Attributes:
        page: 1-based number of the page in the file.
        number: 1-based number of the line on its page.
        cells: From left to right; at least one.
    """

    page: int
    number: int
    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return " ".join(cell.text for cell in self.cells)


def printed_lines(path: Path, data: bytes) -> Iterator[PrintedLine]:
    """The lines of a PDF, page by page from the top.

    Args:
        path: For messages.
        data: The file.

    Raises:
        CorpusError: It is broken, encrypted, too long, or inflates to too much.
    """
    # On first use: the import takes 0.2 s, which reading pages must not pay for.
    import pdfplumber  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
    from pdfplumber.page import Page  # noqa: PLC0415

    _check_size(path, data)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = islice(PDFPage.create_pages(pdf.doc), MOST_PAGES + 1)
            for number, page in enumerate(pages, start=1):
                if number > MOST_PAGES:
                    raise _error(path, f"of more than {MOST_PAGES} pages")
                yield from _lines(Page(pdf, page, page_number=number))
    except CorpusError:
        raise
    except Exception as error:
        # pdfminer raises whatever a broken file leads it to. Its password error has no text of its
        # own and comes wrapped.
        fault = "encrypted" if "Password" in repr(error) else "broken"
        raise _error(path, f"that is {fault}") from error


def _check_size(path: Path, data: bytes) -> None:
    if _COMPRESSED_TWICE.search(data):
        raise _error(path, "with a stream that is compressed twice")
    left = MOST_INFLATED
    for match in _STREAM.finditer(data):
        left -= _inflated_size(data, match.end(), left)
        if left < 0:
            raise _error(path, f"that inflates to more than {MOST_INFLATED // 2**20} MiB")


def _inflated_size(data: bytes, start: int, limit: int) -> int:
    """Bytes that a stream inflates to, counted until they exceed the limit; 0 if not deflated."""
    stream = zlib.decompressobj()
    size = 0
    pending = data[start : start + _CHUNK]
    while pending and size <= limit and not stream.eof:
        try:
            size += len(stream.decompress(pending, _CHUNK))
        except zlib.error:
            break
        pending = stream.unconsumed_tail
        if not pending:
            start += _CHUNK
            pending = data[start : start + _CHUNK]
    return size


def _error(path: Path, fault: str) -> CorpusError:
    return CorpusError(Problem(path, None, f"the file is a PDF {fault}", _REMEDY))


def _lines(page: "Page") -> Iterator[PrintedLine]:
    rows: list[list[dict[str, Any]]] = []
    # Words are told by the gaps between glyphs: 1.5 points part two words, and the table has
    # invisible blanks that lie across visible words.
    words = page.filter(_is_visible).extract_words(x_tolerance=1.5)
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if rows and word["bottom"] - rows[-1][0]["bottom"] < _SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    for number, row in enumerate(rows, start=1):
        yield PrintedLine(page.page_number, number, tuple(_cells(row)))


def _is_visible(glyph: dict[str, Any]) -> bool:
    return glyph["object_type"] == "char" and not glyph["text"].isspace()


def _cells(words: list[dict[str, Any]]) -> Iterator[Cell]:
    together: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda word: word["x0"]):
        if together and word["x0"] - together[-1]["x1"] >= _GAP:
            yield _cell(together)
            together = []
        together.append(word)
    yield _cell(together)


def _cell(words: list[dict[str, Any]]) -> Cell:
    return Cell(" ".join(word["text"] for word in words), words[0]["x0"], words[-1]["x1"])
