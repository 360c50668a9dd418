"""Where in a file a field stands, in words that lead an auditor there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from corpus.cms.layout import COLUMNS


class Place(Protocol):
    """Names the place of fields in a file."""

    def __call__(self, first: int, last: int, *headers: str) -> str:
        """Words for lines or rows `first` to `last` and the columns of the headers."""
        ...


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Places in a fixed-width text: "HCPC2019_CONTR_ANWEB.txt, line 6410, column 230"."""

    file: str

    def __call__(self, first: int, last: int, *headers: str) -> str:
        """From the first header's first column to the last header's last."""
        start, end = COLUMNS[headers[0]][0], COLUMNS[headers[-1]][1]
        return f"{self.file}, {span('line', first, last)}, {span('column', start, end)}"


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Places in a table: "HCPC2019_CONTR_ANWEB.xlsx, row 6410, column AE".

    Attributes:
        file: Its name.
        columns: What a person sees above a column (of a workbook its letters), by header.
        unit: What a person counts: "row" of a workbook, "line" of a CSV.
    """

    file: str
    columns: Mapping[str, str]
    unit: str = "row"

    def __call__(self, first: int, last: int, *headers: str) -> str:
        """From the first header's column to the last header's."""
        columns = span("column", *(self.columns.get(h, h) for h in (headers[0], headers[-1])))
        return f"{self.file}, {span(self.unit, first, last)}, {columns}"


def span(unit: str, first: int | str, last: int | str) -> str:
    """One place or a range of them: "line 4", "lines 4-6"."""
    return f"{unit} {first}" if first == last else f"{unit}s {first}-{last}"
