"""A claim: something said, with the quotes that it rests on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.question import Facet
from bot.quote import Quote, verbatim_only
from bot.reply import Verdict
from corpus.document import Document

MOST_QUOTES = 4
"""Of an answer that gains quotes from the rest of the documents."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two quotes of a claim that contradict each other; the leading one first."""

    about: str
    leading: Quote
    other: Quote
    note: str


@dataclass(frozen=True, slots=True)
class ClaimCell:
    """One attribute of one code in a comparison."""

    text: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One attribute of the codes that are compared."""

    attribute: str
    cells: tuple[ClaimCell, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said about one facet.

    Attributes:
        facet: What it answers.
        codes: The codes it is about.
        text: One or two plain sentences.
        basis: The documents that it was read from, for the reply to name with their releases.
        quotes: What it rests on; empty only where it says that the documents are silent.
        verdict: For yes/no questions.
        disagreements: Sources that differ about it.
        rows: For a comparison, its table.
    """

    facet: Facet
    codes: tuple[str, ...]
    text: str
    basis: tuple[Document, ...] = ()
    quotes: tuple[Quote, ...] = ()
    verdict: Verdict | None = None
    disagreements: tuple[Disagreement, ...] = ()
    rows: tuple[ClaimRow, ...] = ()

    def quotes_after(self, *leading: Quote) -> tuple[Quote, ...]:
        """The quotes with others before them, each once, as many as an answer may have."""
        return tuple(dict.fromkeys((*leading, *self.quotes)))[:MOST_QUOTES]

    def all_quotes(self) -> tuple[Quote, ...]:
        """Every quote that takes part, also those of disagreements and table cells."""
        return (
            *self.quotes,
            *(quote for d in self.disagreements for quote in (d.leading, d.other)),
            *(quote for row in self.rows for cell in row.cells for quote in cell.quotes),
        )


def supported(
    claims: Iterable[Claim], document: Callable[[str], Document | None]
) -> tuple[Claim, ...]:
    """The claims all of whose quotes are verbatim: what rests on any other is not said (P1).

    Args:
        claims: What was composed.
        document: The document of an id, as it is in the index now.
    """
    return tuple(
        claim
        for claim in claims
        if len(verbatim_only(claim.all_quotes(), document)) == len(claim.all_quotes())
    )
