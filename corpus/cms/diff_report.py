"""What changed between two releases, as Markdown for people and CSV for spreadsheets."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from corpus.cms.code_record import CodeRecord
from corpus.cms.meanings import (
    ASC_GROUPS,
    BETOS,
    LABORATORY_CERTIFICATIONS,
    MULTIPLE_PRICING_INDICATORS,
    PRICING_INDICATORS,
    TYPES_OF_SERVICE,
)
from corpus.cms.release_diff import Change, ChangeKind, FieldChange
from corpus.cms.word_diff import Mark, word_diff
from corpus.errors import Problem
from corpus.hcpcs import ACTION_CODES, COVERAGE_CODES

CSV_HEADER = ("code", "type", "change", "field", "old", "new")

_MARKS = {Mark.KEPT: "", Mark.REMOVED: "~~", Mark.ADDED: "**"}
_MARK_UP = re.compile(r"[\\`*_~<>\[\]|&]")
_BLANK = "(blank)"
_COVERAGE: Mapping[str, str] = {
    letter: code.sentence.partition(": ")[2].removesuffix(".")
    for letter, code in COVERAGE_CODES.items()
}
_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "coverage code": _COVERAGE,
    "action code": ACTION_CODES,
    "pricing indicators": PRICING_INDICATORS,
    "multiple pricing indicator": MULTIPLE_PRICING_INDICATORS,
    "ASC payment group": ASC_GROUPS,
    "BETOS": BETOS,
    "types of service": TYPES_OF_SERVICE,
    "laboratory certification": LABORATORY_CERTIFICATIONS,
}
"""By the names that `corpus.cms.release_diff` gives the fields."""


def count_changes(changes: Sequence[Change]) -> list[tuple[ChangeKind, int, int]]:
    """How many procedures and how many modifiers each kind of change has; every kind is there."""
    counts = Counter((change.kind, change.record.is_modifier) for change in changes)
    return [(kind, counts[kind, False], counts[kind, True]) for kind in ChangeKind]


def markdown_report(
    changes: Sequence[Change], old_name: str, new_name: str, problems: Sequence[Problem] = ()
) -> str:
    """The report as Markdown: counts on top, then a section for each kind that occurs.

    Args:
        changes: As `compare_releases` returns them.
        old_name: The earlier release.
        new_name: The later one.
        problems: Records that could not be read, and so were not compared.
    """
    lines = [f"# HCPCS: what changed from {_plain(old_name)} to {_plain(new_name)}", ""]
    lines += ["| change | procedures | modifiers |", "| --- | ---: | ---: |"]
    lines += [f"| {kind} | {codes} | {mods} |" for kind, codes, mods in count_changes(changes)]
    lines += ["", "In changed wording, ~~struck~~ words were removed and **bold** words are new."]
    letters = (f"{letter} {meaning}" for letter, meaning in _COVERAGE.items())
    lines += ["", f"Coverage codes: {' · '.join(letters)}."]
    if problems:
        lines += ["", f"Not compared, since not readable ({len(problems)}):", ""]
        lines += [f"- {_plain(str(problem))}" for problem in problems]
    for kind, group in groupby(changes, key=lambda change: change.kind):
        of_kind = list(group)
        lines += ["", f"## {kind.value.capitalize()} ({len(of_kind)})", ""]
        if kind is ChangeKind.ACTION:
            lines += _by_action(of_kind)
        else:
            lines += [f"- `{change.record.code}` {_told(change)}" for change in of_kind]
    return "\n".join(lines) + "\n"


def _by_action(changes: Sequence[Change]) -> Iterator[str]:
    """One line for each pair of letters: each annual release resets hundreds of them."""
    codes: dict[FieldChange, list[str]] = {}
    for change in changes:
        codes.setdefault(change.fields[0], []).append(f"`{change.record.code}`")
    for field, changed in sorted(codes.items(), key=lambda item: -len(item[1])):
        yield f"- {_replaced(field)} ({len(changed)}): {' '.join(changed)}"


def csv_report(changes: Sequence[Change]) -> str:
    """The report as CSV: a row for each field that changed, or for a code that only one has."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(CSV_HEADER)
    for change in changes:
        record = change.record
        kind = "modifier" if record.is_modifier else "procedure"
        for field in change.fields or (_whole(change),):
            writer.writerow((record.code, kind, change.kind, field.name, field.old, field.new))
    return file.getvalue()


def _whole(change: Change) -> FieldChange:
    """The description of a code that only one release has."""
    old = change.old.long_descriptor if change.old else ""
    new = change.new.long_descriptor if change.new else ""
    return FieldChange("long description", old, new)


def _told(change: Change) -> str:
    record = change.record
    match change.kind:
        case ChangeKind.ADDED | ChangeKind.MISSING:
            return f"{_plain(record.long_descriptor)} ({'; '.join(_standing(record))})"
        case ChangeKind.DISCONTINUED:
            return f"{_plain(record.long_descriptor)} ({'; '.join(_ending(record))})"
        case ChangeKind.REUSED | ChangeKind.REWORDED | ChangeKind.SHORT_DESCRIPTOR:
            return "; ".join(_reworded(field) for field in change.fields)
        case _:
            told = "; ".join(_replaced(field) for field in change.fields)
            return f"{_plain(record.short_descriptor)}: {told}"


def _standing(record: CodeRecord) -> Iterator[str]:
    if record.added:
        yield f"added {record.added}"
    if record.coverage:
        yield f"coverage {record.coverage}"


def _ending(record: CodeRecord) -> Iterator[str]:
    yield f"last day {record.terminated}"
    if record.cross_references:
        yield f"CMS's cross reference: {', '.join(record.cross_references)}"


def _reworded(field: FieldChange) -> str:
    if field.name == "long description":
        return _marked(field.old, field.new)
    if field.name == "short description":
        return f"short: {_marked(field.old, field.new)}"
    return _replaced(field)


def _marked(old: str, new: str) -> str:
    words = word_diff(old, new)
    return " ".join(f"{_MARKS[w.mark]}{_plain(w.text)}{_MARKS[w.mark]}" for w in words)


def _replaced(field: FieldChange) -> str:
    old, new = (_with_meaning(field.name, value) for value in (field.old, field.new))
    return f"{field.name} {old} → {new}"


def _with_meaning(field: str, value: str) -> str:
    """A value with what its letters or numbers mean, where they have a meaning."""
    meanings = _MEANINGS.get(field)
    if not value:
        return _BLANK
    if meanings is None:
        return _plain(value)
    return ", ".join(
        f"{_plain(code)} ({meanings[code]})" if code in meanings else _plain(code)
        for code in value.split()
    )


def _plain(text: str) -> str:
    """Text in which nothing is taken for mark-up."""
    return _MARK_UP.sub(r"\\\g<0>", text)
