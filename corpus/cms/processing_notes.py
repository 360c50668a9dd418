"""Processing notes of a release: numbered notes on coverage and payment, several lines each."""

import re
from dataclasses import dataclass

_START = re.compile(r"\s*(?P<number>\d{4})\s*--(?P<text>.*)")
_MARGIN = re.compile(r"\s+\*\s*$")
"""The star at the right margin of CMS's print."""


@dataclass(frozen=True, slots=True)
class ProcessingNote:
    """One note.

    Attributes:
        number: Four digits: "0088".
        text: Its words, white space normalised.
        first_line: 1-based line of the file on which it begins.
        last_line: Line on which it ends.
    """

    number: str
    text: str
    first_line: int
    last_line: int


def parse_processing_notes(text: str) -> dict[str, ProcessingNote]:
    """The notes of a ``proc_notes`` file by number; of two with one number the first."""
    notes: dict[str, ProcessingNote] = {}
    number: str | None = None
    words: list[str] = []
    first = last = 0
    for line_number, raw in enumerate([*text.splitlines(), "0000--"], start=1):
        line = _MARGIN.sub("", raw)
        if start := _START.match(line):
            if number and words:
                notes.setdefault(number, ProcessingNote(number, " ".join(words), first, last))
            number, words, first = start["number"], [], line_number
            line = start["text"]
        if line.strip():
            words += line.split()
            last = line_number
    return notes
