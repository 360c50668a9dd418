"""A code record as a document: one section for each field, whose heading names its place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from corpus import record_sentences as sentences
from corpus.canonical import Part
from corpus.cms import meanings
from corpus.cms.code_record import CodeRecord
from corpus.cms.place import Place, span
from corpus.cms.processing_notes import ProcessingNote
from corpus.cms.release import Release
from corpus.codes import CodeSystem
from corpus.compose import compose
from corpus.document import Authority, Document, Period, SectionKind
from corpus.hcpcs import COVERAGE_CODES

SOURCE_NAME = "CMS HCPCS Alpha-Numeric file"


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """What the records of one file have in common.

    Attributes:
        release: Which release it is.
        place: Names places in the file.
        notes: The release's processing notes by number.
        notes_file: Name of the file that they stand in.
    """

    release: Release
    place: Place
    notes: Mapping[str, ProcessingNote]
    notes_file: str = ""


def record_document(record: CodeRecord, file: ReleaseFile) -> Document:
    """Render a record of the Alpha-Numeric file."""
    return compose(
        record.code,
        record.short_descriptor,
        record_parts(record, file),
        file.release.source(SOURCE_NAME, Authority.CMS_RECORD),
        system=system_of(record.code),
        valid=Period(record.added, record.terminated),
        id_name=f"cms hcpcs {file.release.label}",
    )


def system_of(code: str) -> str:
    """The system as people name it; modifiers are no codes of their own."""
    suffix = "" if len(code) > len("JW") else " modifier"
    return f"{CodeSystem.HCPCS}{suffix}"


def record_parts(record: CodeRecord, file: ReleaseFile) -> Iterator[Part]:
    """The sections of a record in their order; fields that are blank leave none."""
    yield Part(SectionKind.TITLE, "", (f"{record.code} {record.short_descriptor}",))
    yield from field_parts(record, file)


def field_parts(record: CodeRecord, file: ReleaseFile) -> Iterator[Part]:
    """The sections below the title."""
    for field in FIELDS:
        lines = tuple(field.lines(record))
        if lines:
            yield Part(field.kind, f"{field.name} ({field.place(record, file.place)})", lines)
        if field is _COVERAGE and (note := _note(record, file)):
            yield note


def _note(record: CodeRecord, file: ReleaseFile) -> Part | None:
    """The processing note in its own words; where the release lacks it, that it does."""
    number = record.processing_note
    if number is None:
        return None
    heading = f"Processing note {number}"
    if found := file.notes.get(number):
        lines = span("line", found.first_line, found.last_line)
        heading = f"{heading} ({file.notes_file}, {lines})"
        return Part(SectionKind.COVERAGE, heading, (found.text,))
    place = file.place(record.first_line, record.first_line, "PROCNOTE")
    said = f"The text of processing note {number} is not at hand."
    return Part(SectionKind.RECORD, f"{heading} ({place})", (said,))


@dataclass(frozen=True, slots=True)
class _Field:
    """One field, or a few that belong together.

    Attributes:
        kind: Of its section.
        name: First words of the section's heading.
        headers: Where it stands: from the first header's column to the last's.
        lines: Renders it.
        whole: It stands on all lines of the record, not on the first alone.
    """

    kind: SectionKind
    name: str
    headers: tuple[str, ...]
    lines: Callable[[CodeRecord], Iterator[str]]
    whole: bool = False

    def place(self, record: CodeRecord, place: Place) -> str:
        last = record.last_line if self.whole else record.first_line
        return place(record.first_line, last, *self.headers)


def _description(record: CodeRecord) -> Iterator[str]:
    if record.long_descriptor:
        yield record.long_descriptor


def _coverage(record: CodeRecord) -> Iterator[str]:
    if record.coverage:
        yield COVERAGE_CODES[record.coverage].sentence


def _statute(record: CodeRecord) -> Iterator[str]:
    if record.statute:
        yield sentences.STATUTE.of([record.statute])


def _manuals(record: CodeRecord) -> Iterator[str]:
    if record.coverage_issues:
        yield sentences.COVERAGE_ISSUES.of(record.coverage_issues)
    if record.carriers_manual:
        yield sentences.CARRIERS_MANUAL.of(record.carriers_manual)


def _pricing(record: CodeRecord) -> Iterator[str]:
    for indicator in record.pricing:
        yield sentences.PRICING.with_meaning(indicator, meanings.PRICING_INDICATORS)
    if record.multiple_pricing:
        yield sentences.MULTIPLE_PRICING.with_meaning(
            record.multiple_pricing, meanings.MULTIPLE_PRICING_INDICATORS
        )


def _asc(record: CodeRecord) -> Iterator[str]:
    if record.asc_group:
        yield sentences.ASC_GROUP.with_meaning(
            record.asc_group, meanings.ASC_GROUPS, record.asc_date
        )


def _laboratory(record: CodeRecord) -> Iterator[str]:
    for code in record.laboratory:
        yield sentences.LABORATORY.with_meaning(code, meanings.LABORATORY_CERTIFICATIONS)


def _betos(record: CodeRecord) -> Iterator[str]:
    if record.betos:
        yield sentences.BETOS.with_meaning(record.betos, meanings.BETOS)


def _types_of_service(record: CodeRecord) -> Iterator[str]:
    for letter in record.types_of_service:
        yield sentences.TYPE_OF_SERVICE.with_meaning(letter, meanings.TYPES_OF_SERVICE)


def _anaesthesia(record: CodeRecord) -> Iterator[str]:
    if record.anaesthesia_units:
        yield sentences.ANAESTHESIA.of([str(record.anaesthesia_units)])


def _history(record: CodeRecord) -> Iterator[str]:
    if record.added:
        yield f"Added on {record.added}."
    if record.last_action or record.action:
        yield sentences.last_action(record.last_action, record.action)
    if record.terminated:
        yield f"Discontinued; terminated on {record.terminated}."


def _cross_references(record: CodeRecord) -> Iterator[str]:
    """Successors of a code that has ended; CMS also points from codes that live on."""
    if not record.cross_references:
        return
    if record.is_discontinued:
        yield f"Replaced by {', '.join(record.cross_references)} (CMS cross reference)."
    else:
        yield sentences.CROSS_REFERENCE.of(record.cross_references)


_COVERAGE = _Field(SectionKind.COVERAGE, "Medicare coverage", ("COV",), _coverage)
FIELDS = (
    _Field(
        SectionKind.DESCRIPTION,
        sentences.LONG_DESCRIPTION,
        ("LONG DESCRIPTION",),
        _description,
        whole=True,
    ),
    _COVERAGE,
    _Field(SectionKind.RECORD, "Statute", ("STATUTE",), _statute),
    _Field(SectionKind.RECORD, "Manual references", ("CIM1", "MCM3"), _manuals),
    _Field(SectionKind.PAYMENT, "Pricing", ("PRICE1", "MULT_PI"), _pricing),
    _Field(SectionKind.RECORD, "Ambulatory surgical center", ("ASC_GRP", "ASC_DT"), _asc),
    _Field(SectionKind.RECORD, "Laboratory certification", ("LABCERT1", "LABCERT8"), _laboratory),
    _Field(SectionKind.RECORD, "BETOS", ("BETOS",), _betos),
    _Field(SectionKind.RECORD, "Type of service", ("TOS1", "TOS5"), _types_of_service),
    _Field(SectionKind.RECORD, "Anesthesia base units", ("ANEST_BU",), _anaesthesia),
    _Field(SectionKind.RECORD, "Code record", ("ADD DT", "ACTION CD"), _history),
    _Field(SectionKind.RECORD, "Cross references", ("XREF1", "XREF5"), _cross_references),
)
"""In the order of a document; CMS's spelling in headings that repeat its words."""
