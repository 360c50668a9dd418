"""The record of a reply: what every channel shows."""

from dataclasses import dataclass
from enum import StrEnum

from bot.question import Intent
from bot.quote import Quote


class Status(StrEnum):
    """What became of the message."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"


class Verdict(StrEnum):
    """The fact asked about, whatever way round the question was put."""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"
    UNKNOWN = "unknown"


VERDICT_WORDS = {
    Verdict.YES: "Yes",
    Verdict.NO: "No",
    Verdict.DEPENDS: "Depends",
    Verdict.UNKNOWN: "Not stated",
}
"""What a person reads."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources that differ.

    ``quotes`` are positions in the reply's quotes, the leading one first.
    """

    about: str
    quotes: tuple[int, int]
    note: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One attribute of one code; ``quotes`` are positions in the reply's quotes."""

    text: str
    quotes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute, side by side; one cell a code, in the order of the codes."""

    attribute: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Codes side by side, the attributes in which they differ first."""

    codes: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Timings:
    """Where the time went, in milliseconds."""

    understand: float = 0.0
    retrieve: float = 0.0
    compose: float = 0.0

    @property
    def total(self) -> float:
        """The sum of the stages."""
        return self.understand + self.retrieve + self.compose


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one message.

    Attributes:
        status: What became of the message.
        intent: What the question was after.
        text: Short plain text.
        verdict: For yes/no questions; None otherwise.
        codes: What the reply is about, best first; the candidates of a clarification.
        quotes: What it rests on, best first.
        conflicts: Sources that differ.
        comparison: A table, where codes were compared.
        suggestions: Messages that the user may want to send next.
    """

    status: Status
    intent: Intent
    text: str
    verdict: Verdict | None = None
    codes: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    comparison: Comparison | None = None
    suggestions: tuple[str, ...] = ()
