"""CSV read line by line: a broken line does not swallow the next ones."""

import csv
import re

_LINE_END = re.compile(r"\r\n|\r|\n")

REMEDY = "Compare the line with CMS's file, or download the release again"
"""What to do about a line that is left out."""


def csv_lines(text: str) -> list[str]:
    """The lines of a file, whatever ends them."""
    return _LINE_END.split(text)


def cells_of(line: str) -> list[str] | None:
    """The cells of a line, stripped; None where quotation marks are not in pairs."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], strict=True), [])]
    except csv.Error:
        return None
