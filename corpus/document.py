"""The records of the corpus: a document, its sections, and the facts read from it.

A document has one canonical text. Everything else that is said of it (sections, facts, and later
passages and quotes) is a half-open span ``[start, end)`` in that text, counted in Unicode code
points, so that any quote can be checked by slicing.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Authority(StrEnum):
    """Who speaks, from the most to the least authoritative (the order of definition)."""

    CMS_RECORD = "cms_record"
    CMS_DERIVED = "cms_derived"
    AUTHORED = "authored"
    SCRAPED = "scraped"

    @property
    def rank(self) -> int:
        """0 for the most authoritative; sorts sources best first."""
        return list(Authority).index(self)


class SectionKind(StrEnum):
    """What a section of a document is about."""

    TITLE = "title"
    ALIASES = "aliases"
    DESCRIPTION = "description"
    PLAIN_LANGUAGE = "plain_language"
    CLINICAL_CONTEXT = "clinical_context"
    RVU = "rvu"
    PAYMENT = "payment"
    BILLING = "billing"
    SPECIALTIES = "specialties"
    FAQ = "faq"
    RELATED = "related"
    COMPARISON = "comparison"
    COVERAGE = "coverage"
    RECORD = "record"
    BOILERPLATE = "boilerplate"
    OTHER = "other"


class Payer(StrEnum):
    """Who pays.

    ``ANY`` is insurance in general, where a text names no payer; ``OTHER`` a programme that may be
    asked about and of which no document speaks: workers' compensation, car insurance.
    """

    MEDICARE = "Medicare"
    MEDICARE_ADVANTAGE = "Medicare Advantage"
    MEDICAID = "Medicaid"
    TRICARE = "Tricare"
    VA = "VA"
    COMMERCIAL = "commercial"
    OTHER = "another programme"
    ANY = "any payer"


class FactKind(StrEnum):
    """What a fact tells. The comment gives the form of its ``value``."""

    COVERAGE = "coverage"  # a Coverage
    COVERAGE_CODE = "coverage_code"  # HCPCS coverage letter: C D I M S
    PRIOR_AUTHORISATION = "prior_authorisation"  # a Requirement
    WORK_RVU = "work_rvu"  # decimal figure, as are the other RVUs
    PRACTICE_EXPENSE_RVU = "practice_expense_rvu"
    MALPRACTICE_RVU = "malpractice_rvu"
    TOTAL_RVU = "total_rvu"
    NO_RVU = "no_rvu"  # "none": the text says that no RVU is assigned
    PAYMENT = "payment"  # decimal US dollars
    GLOBAL_DAYS = "global_days"  # 000, 010, 090, XXX, YYY, ZZZ, MMM
    UNIT = "unit"  # what one billed unit is: "20 mg", "15 minutes", "each"
    TIME = "time"  # a duration that belongs to the service: "30 minutes"
    FREQUENCY = "frequency"  # a limit: "once every 12 months"
    MODIFIER = "modifier"  # a two-character modifier that the text names
    SEPARATELY_BILLABLE = "separately_billable"  # an Answer
    ADD_ON = "add_on"  # an Answer
    STATUS = "status"  # a Status
    ADDED = "added"  # ISO date, the first day
    TERMINATED = "terminated"  # ISO date, the last day
    REPLACED_BY = "replaced_by"  # a code
    REPLACES = "replaces"  # a code
    CROSS_REFERENCE = "cross_reference"  # a code or modifier that CMS points to, no replacement
    ACTION = "action"  # letter of CMS's last action: A B C D F N P R S T
    LAST_ACTION = "last_action"  # ISO date from which that action holds
    PRICING_INDICATOR = "pricing_indicator"  # two digits: 51
    MULTIPLE_PRICING_INDICATOR = "multiple_pricing_indicator"  # A B C D E F G 9
    BETOS = "betos"  # Berenson-Eggers type of service: O1E
    TYPE_OF_SERVICE = "type_of_service"  # one letter or digit
    LABORATORY_CERTIFICATION = "laboratory_certification"  # three digits
    ASC_GROUP = "asc_group"  # payment group of ambulatory surgical centres: YY
    STATUTE = "statute"  # as CMS writes it: 1862(a)(7)
    MANUAL_SECTION = "manual_section"  # of a Medicare manual: 2049
    ANAESTHESIA_UNITS = "anaesthesia_units"  # whole number
    NOT_OTHERWISE_CLASSIFIED = "not_otherwise_classified"  # an Answer


class Coverage(StrEnum):
    """Value of a ``COVERAGE`` fact."""

    COVERED = "covered"
    NOT_COVERED = "not_covered"
    CONDITIONAL = "conditional"  # under conditions that the text names
    VARIES = "varies"  # the text says that it differs by payer, plan or contractor


class Requirement(StrEnum):
    """Value of a ``PRIOR_AUTHORISATION`` fact."""

    REQUIRED = "required"
    NOT_REQUIRED = "not_required"
    CONDITIONAL = "conditional"


class Answer(StrEnum):
    """Value of a plain yes/no fact."""

    YES = "yes"
    NO = "no"


class Status(StrEnum):
    """Value of a ``STATUS`` fact: the standing of the code itself, not of its coverage."""

    ACTIVE = "active"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"
    DISCONTINUED = "discontinued"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document comes from, as a reply names it.

    Attributes:
        name: "RVU Edge", "codecite starter corpus", "CMS HCPCS Alpha-Numeric file".
        release: The edition that the statements rest on, "RVU26A"; "undated" where none is given.
        authority: Who speaks.
        url: Where a person finds it, if anywhere.
        licence: SPDX expression or a short name.
        effective: First day on which the release is in force, where it has one; until the next
            release of the same source.
    """

    name: str
    release: str
    authority: Authority
    url: str | None = None
    licence: str | None = None
    effective: date | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which a document holds, both inclusive; None is open."""

    start: date | None = None
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document's text under one heading; an FAQ pair is a section of its own.

    ``text[start:end]`` is what stands below the heading (of an FAQ pair, the answer). A heading
    that the text shows stands directly before, with one separating character (a line break or,
    for "Also known as:", a space), so ``text[heading_start : start - 1] == heading``.
    """

    kind: SectionKind
    heading: str
    start: int
    end: int

    @property
    def heading_start(self) -> int:
        """Where the heading begins; `start` itself for a section without one."""
        return self.start - len(self.heading) - 1 if self.heading else self.start


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed reading of ``text[start:end]``, which is a whole sentence, line or table row.

    Attributes:
        kind: What is told.
        value: Its value, in the form that `FactKind` gives.
        payer: For whom it holds, where the text says so; None for facts that no payer decides.
        start: Start of the span it was read from.
        end: End of that span.
    """

    kind: FactKind
    value: str
    payer: Payer | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """What one source says about one code.

    Attributes:
        id: Unique in a corpus and fit for a URL path segment: "S9460.rvu-edge".
        code: Normalised code: "S9460".
        system: Code system as people name it: "HCPCS Level II", "CPT".
        title: Short title, without the code.
        text: The canonical text: NFC, lines separated by single line feeds, no blank lines, no
            white space at either end of a line.
        sections: In text order; they do not overlap.
        source: Where it comes from.
        valid: When it holds.
        facts: In text order.
    """

    id: str
    code: str
    system: str
    title: str
    text: str
    sections: tuple[Section, ...]
    source: Source
    valid: Period = Period()
    facts: tuple[Fact, ...] = ()

    def sections_of(self, *kinds: SectionKind) -> tuple[Section, ...]:
        """The sections of these kinds, in text order."""
        return tuple(section for section in self.sections if section.kind in kinds)

    def facts_of(self, *kinds: FactKind) -> tuple[Fact, ...]:
        """The facts of these kinds, in text order."""
        return tuple(fact for fact in self.facts if fact.kind in kinds)

    def section_at(self, position: int) -> Section | None:
        """The section whose heading or content covers a position of the text."""
        for section in self.sections:
            if section.heading_start <= position < section.end:
                return section
        return None
