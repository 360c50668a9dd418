"""Columns of the Alpha-Numeric file: where a field stands in a line, and its header in a table."""

from collections.abc import Mapping
from dataclasses import dataclass

COLUMNS: Mapping[str, tuple[int, int]] = {
    "HCPC": (1, 5),
    "SEQNUM": (6, 10),
    "RECID": (11, 11),
    "LONG DESCRIPTION": (12, 91),
    "SHORT DESCRIPTION": (92, 119),
    **{f"PRICE{i + 1}": (120 + 2 * i, 121 + 2 * i) for i in range(4)},
    "MULT_PI": (128, 128),
    **{f"CIM{i + 1}": (129 + 6 * i, 134 + 6 * i) for i in range(3)},
    **{f"MCM{i + 1}": (147 + 8 * i, 154 + 8 * i) for i in range(3)},
    "STATUTE": (171, 180),
    **{f"LABCERT{i + 1}": (181 + 3 * i, 183 + 3 * i) for i in range(8)},
    **{f"XREF{i + 1}": (205 + 5 * i, 209 + 5 * i) for i in range(5)},
    "COV": (230, 230),
    "ASC_GRP": (231, 232),
    "ASC_DT": (233, 240),
    "PROCNOTE": (253, 256),
    "BETOS": (257, 259),
    **{f"TOS{i + 1}": (261 + i, 261 + i) for i in range(5)},
    "ANEST_BU": (266, 268),
    "ADD DT": (269, 276),
    "ACT EFF DT": (277, 284),
    "TERM DT": (285, 292),
    "ACTION CD": (293, 293),
}
"""1-based, inclusive columns of the fixed-width text by header of the XLSX and the CSV (CMS's
record layout 2019). The hospital payment columns 241-252 are left out: CMS no longer fills them."""

REQUIRED = ("HCPC", "RECID", "LONG DESCRIPTION", "SHORT DESCRIPTION", "COV", "ACTION CD")
"""Headers without which a table is no Alpha-Numeric file."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a text, or one row of a table.

    Attributes:
        number: 1-based, in the file.
        values: Stripped text by header; a blank or missing field is the empty string.
        fault: Why nothing can be read from it, if so.
    """

    number: int
    values: Mapping[str, str]
    fault: str | None = None

    def all(self, header: str, count: int) -> tuple[str, ...]:
        """The filled ones among numbered fields: ``all("XREF", 5)``."""
        found = (self.values.get(f"{header}{i}", "") for i in range(1, count + 1))
        return tuple(value for value in found if value)
