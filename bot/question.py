"""The record of what a message asks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.understanding.exclusion import RuledOut
from corpus.codes import CodeSystem
from corpus.document import Payer


class Intent(StrEnum):
    """What a reply says that it answers; the vocabulary of the HTTP contract."""

    COVERAGE = "coverage"
    DEFINITION = "definition"
    USAGE = "usage"
    PAYMENT = "payment"
    BILLING = "billing"
    SYNONYMS = "synonyms"
    SPECIALTIES = "specialties"
    VALIDITY = "validity"
    RELATED = "related"
    COMPARISON = "comparison"
    REVERSE_LOOKUP = "reverse_lookup"
    SMALLTALK = "smalltalk"
    OTHER = "other"


class Facet(StrEnum):
    """The one thing about a code that a question is after; finer than `Intent`."""

    COVERAGE = "coverage"
    PRIOR_AUTHORISATION = "prior_authorisation"
    DEFINITION = "definition"
    PLAIN_LANGUAGE = "plain_language"
    OVERVIEW = "overview"
    USAGE = "usage"
    PAYMENT = "payment"
    GLOBAL_DAYS = "global_days"
    UNITS = "units"
    TIME = "time"
    FREQUENCY = "frequency"
    MODIFIERS = "modifiers"
    SEPARATE_BILLING = "separate_billing"
    ADD_ON = "add_on"
    BILLING = "billing"
    SYNONYMS = "synonyms"
    SPECIALTIES = "specialties"
    STATUS = "status"
    HISTORY = "history"
    SUCCESSOR = "successor"
    RELATED = "related"
    COMPARISON = "comparison"
    REVERSE_LOOKUP = "reverse_lookup"
    OTHER = "other"


INTENT_OF: Mapping[Facet, Intent] = {
    Facet.COVERAGE: Intent.COVERAGE,
    Facet.PRIOR_AUTHORISATION: Intent.BILLING,
    Facet.DEFINITION: Intent.DEFINITION,
    Facet.PLAIN_LANGUAGE: Intent.DEFINITION,
    Facet.OVERVIEW: Intent.DEFINITION,
    Facet.USAGE: Intent.USAGE,
    Facet.PAYMENT: Intent.PAYMENT,
    Facet.GLOBAL_DAYS: Intent.PAYMENT,
    Facet.UNITS: Intent.BILLING,
    Facet.TIME: Intent.BILLING,
    Facet.FREQUENCY: Intent.BILLING,
    Facet.MODIFIERS: Intent.BILLING,
    Facet.SEPARATE_BILLING: Intent.BILLING,
    Facet.ADD_ON: Intent.BILLING,
    Facet.BILLING: Intent.BILLING,
    Facet.SYNONYMS: Intent.SYNONYMS,
    Facet.SPECIALTIES: Intent.SPECIALTIES,
    Facet.STATUS: Intent.VALIDITY,
    Facet.HISTORY: Intent.VALIDITY,
    Facet.SUCCESSOR: Intent.VALIDITY,
    Facet.RELATED: Intent.RELATED,
    Facet.COMPARISON: Intent.COMPARISON,
    Facet.REVERSE_LOOKUP: Intent.REVERSE_LOOKUP,
    Facet.OTHER: Intent.OTHER,
}


class Reading(StrEnum):
    """How a mention was read."""

    EXACT = "exact"
    SLIP = "slip"
    RANGE = "range"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CodeMention:
    """A place in a message that names a code, or tries to.

    Attributes:
        text: As typed.
        start: Where it begins in the cleaned message.
        end: Where it ends.
        reading: How it was read.
        codes: The existing codes it stands for; empty if unknown.
        nearest: For an unknown one, existing codes to offer, nearest first.
        system: The code system of its shape, if it has one.
        modifier: A modifier attached to it ("E0143-NU").
    """

    text: str
    start: int
    end: int
    reading: Reading
    codes: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    system: CodeSystem | None = None
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class AskedPayer:
    """A payer that a question names.

    Attributes:
        payer: Whose coverage is asked about.
        name: As a reply should name it: "Medicare", or the plan that was named ("Aetna").
    """

    payer: Payer
    name: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a message asks, after reading it in the light of the conversation.

    Attributes:
        text: The message, cleaned of chat mark-up.
        rest: The message with codes, payers and dates as neutral words.
        unread_date: What looks like a date of it and is none: "02/30/2019".
        subject: Its words that are neither codes nor payers nor the vocabulary of asking.
        sought: Its words that may describe an item or a service, to search for.
        ruled_out: What it says that the item sought does not have.
        codes: Existing codes it is about, in the order of the message.
        code_candidates: Tokens that look like codes and have no document, with what is near.
        modifiers: Existing modifiers that it names beside a code; by themselves they are codes.
        readings: Mentions that were read through a look-alike slip or a range: to be stated.
        payers: Payers it names, in order.
        facets: What it is after, in order; never empty once understood.
        date_of_service: First and last day of the period asked about, if any.
        refers_back: Whether something was taken over from the conversation.
        asks_yes_no: Whether a verdict is expected.
        negated: Whether it is put the other way round ("isn't it covered?").
        asks_why: Whether the reason is asked for, of what was answered before.
        changes_item: Whether it may say otherwise what the item in focus is ("sorry, it was 40").
        seeks_code: Whether all that is asked is which code its words describe.
        among: Codes that were offered, one of which its words may choose.
        follow_up: The same message read as being about the code in focus. Whether it is, or
            describes another item, only a search can tell.
    """

    text: str
    rest: str = ""
    unread_date: str | None = None
    subject: tuple[str, ...] = ()
    sought: str = ""
    ruled_out: tuple[RuledOut, ...] = ()
    codes: tuple[str, ...] = ()
    code_candidates: tuple[CodeMention, ...] = ()
    modifiers: tuple[str, ...] = ()
    readings: tuple[CodeMention, ...] = ()
    payers: tuple[AskedPayer, ...] = ()
    facets: tuple[Facet, ...] = ()
    date_of_service: tuple[date, date] | None = None
    refers_back: bool = False
    asks_yes_no: bool = False
    negated: bool = False
    asks_why: bool = False
    changes_item: bool = False
    seeks_code: bool = False
    among: tuple[str, ...] = ()
    follow_up: "Question | None" = None

    def kept(self, rest: str = "", subject: tuple[str, ...] = ()) -> "Question":
        """What was asked, as a conversation may keep it: nothing as it was typed.

        Args:
            rest: What of its words may be kept (`bot.understanding.kept`).
            subject: Of these, the words that say about what.
        """
        return replace(
            self,
            text="",
            rest=rest,
            unread_date=None,
            subject=subject,
            sought="",
            ruled_out=(),
            code_candidates=(),
            readings=(),
            asks_why=False,
            changes_item=False,
            seeks_code=False,
            among=(),
            follow_up=None,
        )

    @property
    def is_about_words(self) -> bool:
        """Whether it names no code, so that a code has to be found by its words."""
        return not self.codes and not self.code_candidates

    @property
    def intent(self) -> Intent:
        """The intent of the first facet."""
        return INTENT_OF[self.facets[0]] if self.facets else Intent.OTHER
