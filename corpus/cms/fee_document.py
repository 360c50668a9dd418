"""One code of the physician fee schedule as a document that an auditor can follow back.

Every section's heading names the file, its lines and its columns. A document has no descriptor:
that of a CPT code is not the project's to show.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from corpus import pfs
from corpus.canonical import Part
from corpus.cms.fee_columns import Heading
from corpus.cms.fee_payment import locality_payment, national_payment
from corpus.cms.fee_release import FeeRelease
from corpus.cms.fee_schedule import FeeRow, SettingFigures
from corpus.cms.gpci import Gpci
from corpus.compose import compose
from corpus.document import Document, SectionKind


class FeeDocuments:
    """Makes the documents of one file.

    What they share stands here: the release, the file, its columns, and the indices of localities
    where they are known.
    """

    def __init__(
        self, release: FeeRelease, file: str, heading: Heading, localities: Sequence[Gpci] = ()
    ) -> None:
        """From what is true of every row.

        Args:
            release: The release that the file is.
            file: Its name, as headings show it.
            heading: Its columns.
            localities: GPCI rows of the same release; none leaves payment by locality out.
        """
        self._release = release
        self._file = file
        self._names = heading.names
        self._localities = localities

    def document(self, rows: Sequence[FeeRow]) -> Document:
        """The document of one code.

        Args:
            rows: All rows of the code: first that without a modifier, where there is one.
        """
        code = rows[0].code
        return compose(
            code,
            "",
            self._parts(rows),
            self._release.source,
            id_name=self._release.id_name,
        )

    def _parts(self, rows: Sequence[FeeRow]) -> Iterator[Part]:
        # No title section: this line does not say what the code is, and must not be found by it.
        yield Part(SectionKind.RECORD, "", (f"{rows[0].code} (physician fee schedule)",))
        status = self._heading("Status", rows, "status")
        yield Part(SectionKind.COVERAGE, status, tuple(_status_lines(rows)))
        units = self._heading("Relative value units", rows, "work", "total_facility")
        yield Part(SectionKind.RVU, units, _flat(map(_rvu_lines, rows)))
        if paid := [row for row in rows if _is_paid(row)]:
            payment = self._heading("Computed Medicare payment", paid, "work", "factor")
            lines = (*_flat(map(_payment_lines, paid)), *self._notes(paid[0]))
            yield Part(SectionKind.PAYMENT, payment, lines)
        last = "endoscopic_base" if "endoscopic_base" in self._names else "team"
        billing = self._heading("Billing indicators", rows[:1], "pc_tc", last)
        yield Part(SectionKind.BILLING, billing, tuple(_indicator_lines(rows[0])))

    def _heading(self, topic: str, rows: Sequence[FeeRow], *columns: str) -> str:
        """The topic, and where in the file it is read: from the first to the last column."""
        names = " to ".join(self._names[key] for key in columns)
        unit = "columns" if len(columns) > 1 else "column"
        return f"{topic} ({self._file}, {_lines([row.line for row in rows])}, {unit} {names})"

    def _notes(self, row: FeeRow) -> Iterator[str]:
        kind = ""
        if self._release.is_qualifying:
            kind = " for qualifying participants in alternative payment models"
        yield (
            "National payment is the total RVU multiplied by the conversion factor"
            f" {row.factor}{kind}, rounded half up to cents, before the adjustment to a locality"
            " and payment policies."
        )
        if not row.modifier and self._localities:
            yield self._range(row)

    def _range(self, row: FeeRow) -> str:
        in_facility = row.non_facility.is_rare
        where = "facility" if in_facility else "non-facility"
        payments = [
            (locality_payment(row, gpci, row.factor, in_facility=in_facility), gpci)
            for gpci in self._localities
        ]
        (low, cheap), (high, dear) = (
            choose(payments, key=lambda pair: pair[0].amount) for choose in (min, max)
        )
        return (
            f"Across {len(payments)} localities, {where}: from {low} ({cheap.state},"
            f" {cheap.name}) up to {high} ({dear.state}, {dear.name})."
        )


def _is_paid(row: FeeRow) -> bool:
    is_performed = not (row.non_facility.is_rare and row.facility.is_rare)
    return pfs.STATUS_CODES[row.status].is_priced and row.has_rvus and is_performed


def _lines(numbers: Sequence[int]) -> str:
    """Line numbers in words; those of rows that stand apart are listed one by one."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) == 1:
        return f"line {first}"
    if last - first == len(numbers) - 1:
        return f"lines {first}-{last}"
    return f"lines {', '.join(map(str, numbers))}"


def _flat(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(line for group in groups for line in group)


def _status_lines(rows: Sequence[FeeRow]) -> Iterator[str]:
    """The status of the code, and of its modifiers where theirs differs."""
    for row in rows:
        if row is rows[0] or row.status != rows[0].status:
            yield _prefix(row) + pfs.STATUS_CODES[row.status].sentence


def _prefix(row: FeeRow) -> str:
    """Begins what holds with a modifier only; facts of the code itself are not read from it."""
    return f"With modifier {row.modifier}: " if row.modifier else ""


def _by_setting(row: FeeRow) -> Iterator[tuple[str, SettingFigures, SettingFigures]]:
    """Each setting: its name, its figures, those of the other one."""
    yield "non-facility", row.non_facility, row.facility
    yield "facility", row.facility, row.non_facility


def _label(name: str, setting: str, other: SettingFigures) -> str:
    """What stands before a figure. Facts are read from ", non-facility" and "(facility only)"."""
    return f"{name} ({setting} only)" if other.is_rare else f"{name}, {setting}"


def _table_row(name: str, setting: str, figure: Decimal | None, other: SettingFigures) -> str:
    return (
        f"{name}, {setting}: NA" if figure is None else f"{_label(name, setting, other)} {figure}"
    )


def _rvu_lines(row: FeeRow) -> Iterator[str]:
    if not row.has_rvus:
        yield f"{_prefix(row)}No RVUs are assigned, the total of each setting is 0.00."
    elif row.modifier:
        yield _prefix(row) + _in_one_line(row)
    else:
        yield from _table(row)


def _in_one_line(row: FeeRow) -> str:
    figures = [
        f"{setting} practice expense {figures.practice_expense} and total {figures.total}"
        for setting, figures, _ in _by_setting(row)
        if not figures.is_rare
    ]
    return f"{', '.join((f'work RVU {row.work}', f'malpractice {row.malpractice}', *figures))}."


def _table(row: FeeRow) -> Iterator[str]:
    yield f"Work RVU {row.work}"
    for setting, figures, other in _by_setting(row):
        expense = None if figures.is_rare else figures.practice_expense
        yield _table_row("Practice expense RVU", setting, expense, other)
    yield f"Malpractice RVU {row.malpractice}"
    for setting, figures, other in _by_setting(row):
        total = None if figures.is_rare else figures.total
        yield _table_row("Total RVU", setting, total, other)
    for setting, figures, _ in _by_setting(row):
        if figures.is_rare:
            yield f"NA: rarely or never performed in a {setting} setting."
    if not pfs.STATUS_CODES[row.status].is_priced:
        yield f"With status {row.status}, no payment is computed from these figures."


def _payment_lines(row: FeeRow) -> Iterator[str]:
    for setting, figures, other in _by_setting(row):
        if not figures.is_rare:
            label = _label("National payment", setting, other)
            yield f"{_prefix(row)}{label}: {national_payment(figures, row.factor)}."


def _indicator_lines(row: FeeRow) -> Iterator[str]:
    if row.global_days:
        yield f"Global period: {row.global_days} ({pfs.GLOBAL_DAYS[row.global_days]})."
    values = (
        (pfs.PC_TC, row.pc_tc),
        (pfs.MULTIPLE_PROCEDURES, row.multiple),
        (pfs.BILATERAL, row.bilateral),
        (pfs.ASSISTANT, row.assistant),
        (pfs.CO_SURGEONS, row.co_surgeons),
        (pfs.TEAM_SURGERY, row.team),
    )
    for indicator, value in values:
        if value not in ("", pfs.NO_CONCEPT):
            yield indicator.sentence(value)
    if idle := [indicator.topic for indicator, value in values if value == pfs.NO_CONCEPT]:
        yield f"Indicator {pfs.NO_CONCEPT}, the concept does not apply: {', '.join(idle)}."
    if row.endoscopic_base:
        yield f"Endoscopic base code: {row.endoscopic_base}."
