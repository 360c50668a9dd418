"""What changed between two releases of the Alpha-Numeric file, code by code.

The comparison is between what the two files say, and so wider than CMS's own transaction report,
which lists what was done since the last annual file: a change that CMS made in between, or without
reporting it, shows here as well.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.cms.code_record import CodeRecord


class ChangeKind(StrEnum):
    """In what way a code differs; the value is how a report says it."""

    ADDED = "added"
    DISCONTINUED = "discontinued"
    REACTIVATED = "reactivated"
    REUSED = "given a new meaning"
    MISSING = "left out without notice"
    REWORDED = "reworded"
    SHORT_DESCRIPTOR = "short description changed only"
    COVERAGE = "coverage changed"
    CROSS_REFERENCES = "cross references changed"
    PAYMENT = "payment data changed"
    CLASSIFICATION = "classification changed"
    DATES = "dates changed"
    ACTION = "action code changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a record before and after; blank where it is blank in the file."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One way in which one code differs between two releases.

    Attributes:
        kind: Which way.
        old: The record in the earlier release, None where it has none.
        new: The record in the later release.
        fields: Those that differ and belong to the kind; none for a code that only one has.
    """

    kind: ChangeKind
    old: CodeRecord | None
    new: CodeRecord | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def record(self) -> CodeRecord:
        """The record that speaks last."""
        record = self.new or self.old
        if record is None:
            raise ValueError("a change needs a record")
        return record


Value = str | int | date | tuple[str, ...] | None
Read = Callable[[CodeRecord], Value]

_LONG: tuple[str, Read] = ("long description", lambda record: record.long_descriptor)
_SHORT: tuple[str, Read] = ("short description", lambda record: record.short_descriptor)
_TERMINATED: tuple[str, Read] = ("termination date", lambda record: record.terminated)
_ADDED: tuple[str, Read] = ("date added", lambda record: record.added)
_REFERENCES: tuple[str, Read] = ("cross references", lambda record: record.cross_references)

_FIELDS: dict[ChangeKind, tuple[tuple[str, Read], ...]] = {
    ChangeKind.DISCONTINUED: (_TERMINATED, _REFERENCES),
    ChangeKind.REACTIVATED: (_TERMINATED, _REFERENCES),
    ChangeKind.REUSED: (_ADDED, _LONG, _SHORT),
    ChangeKind.REWORDED: (_LONG, _SHORT),
    ChangeKind.SHORT_DESCRIPTOR: (_SHORT,),
    ChangeKind.COVERAGE: (
        ("coverage code", lambda record: record.coverage),
        ("processing note", lambda record: record.processing_note),
        ("statute", lambda record: record.statute),
        ("coverage issues manual", lambda record: record.coverage_issues),
        ("carriers manual", lambda record: record.carriers_manual),
    ),
    ChangeKind.CROSS_REFERENCES: (_REFERENCES,),
    ChangeKind.PAYMENT: (
        ("pricing indicators", lambda record: record.pricing),
        ("multiple pricing indicator", lambda record: record.multiple_pricing),
        ("ASC payment group", lambda record: record.asc_group),
        ("ASC payment group date", lambda record: record.asc_date),
        ("anaesthesia base units", lambda record: record.anaesthesia_units),
    ),
    ChangeKind.CLASSIFICATION: (
        ("BETOS", lambda record: record.betos),
        ("types of service", lambda record: record.types_of_service),
        ("laboratory certification", lambda record: record.laboratory),
    ),
    ChangeKind.DATES: (
        _ADDED,
        ("date of last action", lambda record: record.last_action),
        _TERMINATED,
    ),
    ChangeKind.ACTION: (("action code", lambda record: record.action),),
}


def compare_releases(
    old: Mapping[str, CodeRecord],
    new: Mapping[str, CodeRecord],
    unread: Container[str] = frozenset(),
) -> tuple[Change, ...]:
    """Compare two releases.

    Args:
        old: The earlier release, by code.
        new: The later one.
        unread: Codes whose record could not be read in one of them; nothing is said of these.

    Returns:
        The changes by kind in the order of `ChangeKind`, procedures before modifiers, by code. A
        code has as many as there are kinds that fit it: one that was added and has ended since is
        both.
    """
    codes = [code for code in old.keys() | new.keys() if code not in unread]
    changes = [change for code in codes for change in _changes(old.get(code), new.get(code))]
    return tuple(sorted(changes, key=_place))


def _place(change: Change) -> tuple[int, bool, str]:
    record = change.record
    return list(ChangeKind).index(change.kind), record.is_modifier, record.code


def _changes(old: CodeRecord | None, new: CodeRecord | None) -> Iterator[Change]:
    if new is None:
        yield Change(ChangeKind.MISSING, old, new)
        return
    if old is None:
        yield Change(ChangeKind.ADDED, old, new)
        if new.terminated is not None:
            blank = CodeRecord(new.code, "", "")
            fields = _differing(_FIELDS[ChangeKind.DISCONTINUED], blank, new)
            yield Change(ChangeKind.DISCONTINUED, old, new, fields)
        return
    told: set[str] = set()
    for kind in _kinds(old, new):
        fields = tuple(
            field for field in _differing(_FIELDS[kind], old, new) if field.name not in told
        )
        if fields:
            told |= {field.name for field in fields}
            yield Change(kind, old, new, fields)


def _kinds(old: CodeRecord, new: CodeRecord) -> Iterator[ChangeKind]:
    """The kinds to look at; each field is told under the first that has it."""
    if _is_reused(old, new):
        yield ChangeKind.REUSED
    if old.terminated is None and new.terminated is not None:
        yield ChangeKind.DISCONTINUED
    if old.terminated is not None and new.terminated is None:
        yield ChangeKind.REACTIVATED
    same_words = _text(_LONG[1](old)) == _text(_LONG[1](new))
    yield ChangeKind.SHORT_DESCRIPTOR if same_words else ChangeKind.REWORDED
    yield ChangeKind.COVERAGE
    yield ChangeKind.CROSS_REFERENCES
    yield ChangeKind.PAYMENT
    yield ChangeKind.CLASSIFICATION
    yield ChangeKind.DATES
    yield ChangeKind.ACTION


def _is_reused(old: CodeRecord, new: CodeRecord) -> bool:
    """Whether CMS added the code a second time, for something else."""
    added_again = old.added is not None and new.added is not None and old.added < new.added
    return added_again and _text(old.long_descriptor) != _text(new.long_descriptor)


def _differing(
    fields: tuple[tuple[str, Read], ...], old: CodeRecord, new: CodeRecord
) -> tuple[FieldChange, ...]:
    pairs = ((name, _text(read(old)), _text(read(new))) for name, read in fields)
    return tuple(
        FieldChange(name, before, after) for name, before, after in pairs if before != after
    )


def _text(value: Value) -> str:
    """A value as it is written and compared: white space is no difference."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " ".join(value)
    return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())
