"""Lines of the Table of Drugs put together to rows, each with its whole name.

A row may take several lines (a name or a list of codes that wraps), a line may hold the end of one
row and the beginning of the next ("Taxol, see Paclitaxel Taxotere," over "see Docetaxel"), and a
row may leave out the name that the rows above it have ("10,000 units" below "Asparaginase 1,000
units"; "Bivigam", indented, below "Immune globulin").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.cms.drug_line import SEE, DrugLine, code_list, drug_line
from corpus.cms.drug_names import key
from corpus.cms.drug_pdf import PrintedLine

_INDENT = 62.0  # points: names start at 51 to 55, what belongs to the name above at 67 and more
_LETTER = re.compile(r"[A-Z]")
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_FOOTER = re.compile(r"Last updated\b.*")
_OPEN_END = re.compile(r"(?:[,-]|\b(?:see|and|or))$")
_QUALIFIER = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class DrugRow:
    """A row of the table.

    Attributes:
        page: 1-based page on which it begins.
        line: 1-based line on that page.
        printed: The row as it is printed, its cells parted by " | ".
        name: The drug or brand; with the name above it, where the row leaves that out.
        unit: "10 mg", "per 10 mg"; empty where the table has none.
        route: "IM, IV"; likewise.
        codes: In the printed order, ranges written out.
        see: The name that the row refers to; None where it is no reference.
        is_heading: The rows below it are kinds of it; it has no codes.
    """

    page: int
    line: int
    printed: str
    name: str
    unit: str = ""
    route: str = ""
    codes: tuple[str, ...] = ()
    see: str | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """Lines that belong together, and the letter of the alphabet that they stand under."""

    cells: DrugLine
    letter: str


def drug_rows(lines: Iterable[PrintedLine]) -> list[DrugRow]:
    """The rows of the table, in its order; every line between "A" and the end is in one."""
    entries = _entries(lines)
    listed = {key(entry.cells.name) for entry in entries if entry.cells.codes}
    parts = [part for entry in entries for part in _parted(entry, listed)]
    return list(_named(parts))


def _entries(lines: Iterable[PrintedLine]) -> list[_Entry]:
    entries: list[_Entry] = []
    letter = overrun = ""
    for line in lines:
        if len(line.cells) == 1 and _LETTER.fullmatch(line.text):
            letter = line.text
        elif letter and not _is_furniture(line):
            cells = drug_line(line, overrun)
            overrun = cells.overrun
            if entries and _continues(cells, entries[-1].cells, letter):
                entries[-1] = _Entry(_joined(entries[-1].cells, cells), letter)
            else:
                entries.append(_Entry(cells, letter))
    return entries


def _is_furniture(line: PrintedLine) -> bool:
    is_number = len(line.cells) == 1 and _PAGE_NUMBER.fullmatch(line.text) is not None
    return is_number or _FOOTER.fullmatch(line.text) is not None


def _continues(new: DrugLine, old: DrugLine, letter: str) -> bool:
    """Whether a line goes on with the row above it."""
    refers = SEE.search(f"{old.name} ") is not None or old.name.endswith(" see")
    if not new.name:
        if new.unit or new.route:
            return not new.codes or not (old.codes or refers)
        return old.codes.endswith(",")
    if not old.codes and _OPEN_END.search(old.name):
        return True
    if re.match(r"(?:&|and )", new.name) and not old.codes:
        return True
    if re.match(r"[a-z]", new.name) and not new.codes:
        return True
    # The table is in alphabetical order: a reference under another letter is the end of a name.
    return refers and SEE.search(new.name) is not None and not new.name.upper().startswith(letter)


def _joined(old: DrugLine, new: DrugLine) -> DrugLine:
    # What stands below a cell of the unit column says more of the unit or, without one, the route.
    below = new.unit if not new.codes and not new.name else ""
    return replace(
        old,
        line=replace(old.line, cells=(*old.line.cells, *new.line.cells)),
        name=f"{old.name}{'' if old.name.endswith('-') else ' '}{new.name}".strip(),
        unit=" ".join(filter(None, (old.unit, new.unit))) if old.unit or not below else "",
        route=" ".join(filter(None, (old.route, new.route, below if not old.unit else ""))),
        codes=" ".join(filter(None, (old.codes, new.codes))),
    )


def _parted(entry: _Entry, listed: set[str]) -> Iterator[tuple[DrugRow, float]]:
    """The rows of an entry with their left edges; more than one where it runs on."""
    cells = entry.cells
    whole = DrugRow(
        cells.line.page,
        cells.line.number,
        " | ".join(filter(None, (cells.name, cells.unit, cells.route, cells.codes))),
        cells.name,
        cells.unit,
        cells.route,
        code_list(cells.codes),
    )
    name, *targets = SEE.split(cells.name)
    if not targets:
        yield whole, cells.left
        return
    for number, target in enumerate(targets, start=1):
        is_last = number == len(targets)
        found, following = target, ""
        if not is_last or whole.codes:
            found, following = _run_on(target, entry.letter, listed)
        printed = f"{name}, see {found}" if len(targets) > 1 or whole.codes else whole.printed
        yield (
            replace(whole, printed=printed, name=name, unit="", route="", codes=(), see=found),
            cells.left,
        )
        name = following
    if whole.codes:
        rest = (name, whole.unit, whole.route, cells.codes)
        yield replace(whole, printed=" | ".join(filter(None, rest)), name=name), cells.left


def _run_on(text: str, letter: str, listed: set[str]) -> tuple[str, str]:
    """Part "Paclitaxel Taxotere" into the name referred to and the name of the row that follows.

    At the end of the longest name that the table lists; failing that, before the first word with
    the letter under which the row stands.
    """
    words = text.split()
    for size in range(len(words), 0, -1):
        if key(" ".join(words[:size])) in listed:
            return " ".join(words[:size]), " ".join(words[size:])
    for place in range(1, len(words)):
        if words[place].startswith(letter):
            return " ".join(words[:place]), " ".join(words[place:])
    return text, ""


def _named(parts: Sequence[tuple[DrugRow, float]]) -> Iterator[DrugRow]:
    """Rows with the names that they leave out, and headings told from rows without a code."""
    above = ""
    refers = False
    for place, (row, left) in enumerate(parts):
        if above and _belongs(row, left) and (row.name or not refers):
            yield replace(row, name=_below(above, row.name))
        else:
            is_bare = not (row.codes or row.see or row.unit)
            above = row.name if is_bare else _QUALIFIER.sub("", row.name)
            heads = is_bare and place + 1 < len(parts) and _belongs(*parts[place + 1])
            yield replace(row, is_heading=heads)
        refers = row.see is not None


def _belongs(row: DrugRow, left: float) -> bool:
    is_kind = left >= _INDENT or row.name.startswith("(")
    return row.see is None and (not row.name or is_kind)


def _below(above: str, name: str) -> str:
    if not name:
        return above
    return f"{above} {name}" if name.startswith("(") else f"{above}, {name}"
