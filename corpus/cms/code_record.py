"""What CMS says about one code, as its files give it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CodeRecord:
    """A record of CMS's Alpha-Numeric file; None or empty where a field is blank.

    Attributes:
        code: Five characters for a procedure, two for a modifier.
        short_descriptor: At most 28 characters, often cut off.
        long_descriptor: The whole description, its lines joined by single spaces.
        coverage: Medicare coverage code: C, D, I, M or S.
        processing_note: Number of the note in the release's ``proc_notes`` file: "0088".
        added: Day on which the code was added.
        last_action: Effective day of the last action, which is not the code's start.
        terminated: Last day on which the code is valid.
        action: Letter of the last action: A, B, C, D, F, N, P, R, S or T.
        cross_references: Codes that CMS points to from it, CPT codes among them.
        pricing: Pricing indicators, up to four: "51".
        multiple_pricing: Multiple pricing indicator: "A".
        coverage_issues: Sections of the Coverage Issues Manual.
        carriers_manual: Sections of the Medicare Carriers Manual.
        statute: Reference to the statute for coverage or non-coverage, as CMS writes it.
        laboratory: Laboratory certification codes: "340".
        asc_group: Payment group of ambulatory surgical centres: "YY".
        asc_date: From when that group holds: an ISO date, or what the file has in place of one.
        betos: Berenson-Eggers type of service: "O1E".
        types_of_service: Up to five letters or digits.
        anaesthesia_units: Anaesthesia base units, where there are any.
        first_line: 1-based line or row of the file on which the record begins.
        last_line: Line or row on which its description ends.
    """

    code: str
    short_descriptor: str
    long_descriptor: str
    coverage: str | None = None
    processing_note: str | None = None
    added: date | None = None
    last_action: date | None = None
    terminated: date | None = None
    action: str | None = None
    cross_references: tuple[str, ...] = ()
    pricing: tuple[str, ...] = ()
    multiple_pricing: str | None = None
    coverage_issues: tuple[str, ...] = ()
    carriers_manual: tuple[str, ...] = ()
    statute: str | None = None
    laboratory: tuple[str, ...] = ()
    asc_group: str | None = None
    asc_date: str | None = None
    betos: str | None = None
    types_of_service: tuple[str, ...] = ()
    anaesthesia_units: int | None = None
    first_line: int = 0
    last_line: int = 0

    @property
    def is_modifier(self) -> bool:
        """Whether it is a modifier, which stands behind a code."""
        return len(self.code) == 2

    @property
    def is_discontinued(self) -> bool:
        """Whether CMS has ended the code, or says when it will."""
        return self.terminated is not None or self.action == "D"
