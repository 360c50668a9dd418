"""Rows of the Alpha-Numeric file as fixed-width text: 320 columns a line."""

import re
from collections.abc import Iterator

from corpus.cms.layout import COLUMNS, Row

_RECORD = re.compile(r"(?:[A-Z0-9]{5}| {3}[A-Z0-9]{2})\d{5}[3478]")
_ALMOST = re.compile(r"(?:[A-Z0-9]{5}| {3}[A-Z0-9]{2})\s*\d{3}")
"""Begins like a record; the disclaimers above and below the records are prose."""
_LONG = 292
"""Columns that no line of prose has, and every record's first line has more."""


def looks_like_anweb_text(text: str) -> bool:
    """Whether a text has the lines of an Alpha-Numeric file."""
    lines = text[:_HEAD].splitlines()
    return sum(bool(_RECORD.match(line)) and len(line) > _LONG for line in lines) >= 1


_HEAD = 20_000
"""Characters in which the first record stands; disclaimers come before it."""


def text_rows(text: str) -> Iterator[Row]:
    """The lines that are records, or look like broken ones."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        if not _RECORD.match(line):
            if _ALMOST.match(line) or len(line.rstrip()) > _LONG:
                yield Row(number, _values(line), "the line does not begin as a record does")
            continue
        values = _values(line)
        is_last = number == len(lines)  # a whole file ends in a line break
        starts = values["RECID"] in "37"
        fault = None
        if len(line) <= _LONG and (starts or (is_last and len(lines[0]) > len(line))):
            fault = f"the line ends in column {len(line)}, within the record of {values['HCPC']}"
        yield Row(number, values, fault)


def _values(line: str) -> dict[str, str]:
    return {header: line[first - 1 : last].strip() for header, (first, last) in COLUMNS.items()}
