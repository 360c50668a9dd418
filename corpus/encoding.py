"""From the bytes of a file to its text."""

import codecs
from pathlib import Path

from corpus.errors import CorpusError, Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else Windows-1252.

    Raises:
        UnicodeDecodeError: The bytes are text in neither.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # What Windows tools save. It leaves five bytes undefined, so most other bytes fail.
        return data.decode("cp1252")


def decode_file(path: Path, data: bytes, remedy: str) -> str:
    """The text of a file, as `decode` reads it.

    Args:
        path: Where it is, for the message.
        data: Its bytes.
        remedy: What to do where they are no text.

    Raises:
        CorpusError: The bytes are text in no encoding that is read; it names the line.
    """
    try:
        return decode(data)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        reason = f"the text is neither UTF-8 nor Windows-1252 (byte {error.start})"
        raise CorpusError(Problem(path, line, reason, remedy)) from None
