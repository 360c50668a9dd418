"""A document for each code of the Table of Drugs."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.canonical import Part
from corpus.cms.drug_rows import DrugRow
from corpus.cms.drug_unit import route_sentence, unit_sentence
from corpus.compose import compose
from corpus.document import Authority, Document, SectionKind, Source

NAME = "CMS Table of Drugs"
"""Name of the source."""

_MISPRINTS = {"IVection": "injection"}
"""Of the 2019 table, in which every "INJ" became "IV"."""


def drug_document(code: str, rows: Sequence[DrugRow], year: int) -> Document:
    """Compose what the table says of one code.

    Args:
        code: The code.
        rows: All rows that lead to it, in the table's order; at least one has the code itself.
        year: The table's.
    """
    own = [row for row in rows if code in row.codes]
    title = own[0].name
    return compose(
        code,
        title,
        _parts(code, title, own, rows, f"Table of Drugs {year}"),
        Source(
            name=NAME,
            release=str(year),
            authority=Authority.CMS_DERIVED,
            licence="public domain",
            effective=date(year, 1, 1),
        ),
    )


def _parts(
    code: str, title: str, own: Sequence[DrugRow], rows: Sequence[DrugRow], table: str
) -> Iterator[Part]:
    yield Part(SectionKind.TITLE, "", (f"{code} {title}",))
    aliases = dict.fromkeys(map(_alias, (*own, *rows)))
    yield Part(SectionKind.ALIASES, "Also known as:", (", ".join(aliases),), inline=True)
    differ = len({row.unit for row in own if row.unit}) > 1
    for page in _pages(own):
        here = [row for row in own if row.page == page]
        units = dict.fromkeys(
            unit_sentence(row.unit, row.name if differ else "") for row in here if row.unit
        )
        routes = dict.fromkeys(route_sentence(row.route) for row in here if row.route)
        yield from _section(SectionKind.BILLING, f"Unit ({table}, page {page})", units)
        yield from _section(SectionKind.BILLING, f"Route ({table}, page {page})", routes)
    for page in _pages(rows):
        printed = {f"line {row.line}: {row.printed}": None for row in rows if row.page == page}
        yield from _section(SectionKind.RECORD, f"Rows ({table}, page {page})", printed)


def _section(kind: SectionKind, heading: str, lines: dict[str, None]) -> Iterator[Part]:
    if lines:
        yield Part(kind, heading, tuple(lines))


def _pages(rows: Sequence[DrugRow]) -> list[int]:
    return sorted({row.page for row in rows})


def _alias(row: DrugRow) -> str:
    """A name as one item of a list: commas part the items, so it has none."""
    name = re.sub(r"[,;\s]+", " ", row.name).strip()
    for misprint, meant in _MISPRINTS.items():
        name = name.replace(misprint, meant)
    return name
