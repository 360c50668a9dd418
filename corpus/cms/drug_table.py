"""CMS's Table of Drugs (PDF): drug and brand names, what one unit is, the route, the codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.account import ReleaseAccount
from corpus.cms.drug_document import drug_document
from corpus.cms.drug_names import DrugNames, NamedCodes
from corpus.cms.drug_pdf import PrintedLine, printed_lines
from corpus.cms.drug_rows import DrugRow, drug_rows
from corpus.document import Document
from corpus.errors import CorpusError, Problem

_HEADING = re.compile(r"\b(?P<year>20\d\d) Table of Drugs\b", re.IGNORECASE)
_SIGNATURE = b"%PDF-"
_SIGNATURE_WITHIN = 1024  # bytes; PDF 1.7, implementation note 13
_REMEDY = "Look the drug up in CMS's Alpha-Numeric file"


@dataclass(frozen=True, slots=True)
class DrugTable:
    """The table as it was read; every row is kept or reported, never both.

    Attributes:
        year: Of its heading.
        rows: All rows read, in the table's order.
        codes: The codes that each row leads to, in the order of `rows`; none where it is a
            heading or is reported.
        problems: A row that leads to no code, each.
    """

    year: int
    rows: tuple[DrugRow, ...]
    codes: tuple[tuple[str, ...], ...]
    problems: tuple[Problem, ...]

    @property
    def kept(self) -> int:
        """Rows that lead to codes, and headings of such rows."""
        pairs = zip(self.rows, self.codes, strict=True)
        return sum(1 for row, codes in pairs if codes or row.is_heading)

    def names(self) -> dict[str, tuple[str, ...]]:
        """Drug and brand names with all the codes that they lead to."""
        names: dict[str, tuple[str, ...]] = {}
        for row, codes in zip(self.rows, self.codes, strict=True):
            if codes:
                names[row.name] = tuple(dict.fromkeys((*names.get(row.name, ()), *codes)))
        return names

    def documents(self) -> Iterator[Document]:
        """A document for each code, in the order in which the table first has them."""
        leading: dict[str, list[DrugRow]] = {}
        for row, codes in zip(self.rows, self.codes, strict=True):
            for code in codes:
                leading.setdefault(code, []).append(row)
        for code, rows in leading.items():
            yield drug_document(code, rows, self.year)


def looks_like_pdf(_path: Path, data: bytes) -> bool:
    """Whether a file is a PDF; whether it is the table shows only once it has been parsed."""
    return _SIGNATURE in data[:_SIGNATURE_WITHIN]


def read_drug_table(path: Path, data: bytes) -> Iterator[Document | Problem | ReleaseAccount]:
    """Read the table: a document for each code, then the rows that lead to none, then the account.

    Raises:
        CorpusError: The PDF is unreadable, or is not the table.
    """
    table = parse_drug_table(path, data)
    yield from table.documents()
    yield from table.problems
    yield ReleaseAccount(path, "table rows", len(table.rows), table.kept, len(table.problems))


def parse_drug_table(path: Path, data: bytes) -> DrugTable:
    """Read the rows of the table and follow its references.

    Raises:
        CorpusError: The PDF is unreadable, or is not the table.
    """
    lines = list(printed_lines(path, data))
    year = _year(path, lines)
    rows = tuple(drug_rows(lines))
    if not any(row.codes for row in rows):
        raise _not_the_table(path, "it has no rows with codes")
    named = [NamedCodes(row.name, row.codes, row.see) for row in rows]
    names = DrugNames([row for row, printed in zip(named, rows, strict=True) if _counts(printed)])
    codes = tuple(names.codes(row) if row.name else () for row in named)
    problems = (
        Problem(path, None, reason, _REMEDY)
        for row, found in zip(rows, codes, strict=True)
        if (reason := _fault(row, found))
    )
    return DrugTable(year, rows, codes, tuple(problems))


def _year(path: Path, lines: list[PrintedLine]) -> int:
    for line in lines:
        if line.page > 1:
            break
        if match := _HEADING.search(line.text):
            return int(match["year"])
    raise _not_the_table(path, 'its first page has no heading "… Table of Drugs" with a year')


def _not_the_table(path: Path, reason: str) -> CorpusError:
    remedy = "Give CMS's Table of Drugs, or a page as text or HTML (docs/documents.md)"
    return CorpusError(
        Problem(path, None, f"the file is a PDF, but not the Table of Drugs: {reason}", remedy)
    )


def _counts(row: DrugRow) -> bool:
    """Headings are no names: a reference to one means the rows below it."""
    return bool(row.name) and not row.is_heading


def _fault(row: DrugRow, codes: tuple[str, ...]) -> str:
    where = f'page {row.page}, line {row.line}: "{row.printed}"'
    if codes or row.is_heading:
        return ""
    if row.see is not None:
        return f"{where} refers to an unlisted name"
    return f"{where} has no code" if row.name else f"{where} has no name"
