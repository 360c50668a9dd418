"""From claims to a reply: one text, quotes numbered once, conflicts and table by number."""

from collections.abc import Sequence

from bot.answering.claim import Claim
from bot.answering.dispatch import joint_verdict
from bot.answering.wording import differing, sources_named
from bot.question import CodeMention, Question, Reading
from bot.quote import Quote
from bot.reply import Cell, Comparison, Conflict, Reply, Row, Status, Verdict

_NO_CLAIM = "The documents don't say."


def compose(
    question: Question,
    claims: Sequence[Claim],
    codes: tuple[str, ...],
    *,
    opening: Sequence[str] = (),
    closing: Sequence[str] = (),
    suggestions: tuple[str, ...] = (),
) -> Reply:
    """The reply that claims make.

    Args:
        question: What was asked.
        claims: What can be said, checked.
        codes: What the reply is about, best first.
        opening: Sentences before the claims (which code was taken to be meant).
        closing: Sentences after them (codes that were not found).
        suggestions: What may be asked next.
    """
    quotes = tuple(dict.fromkeys(quote for claim in claims for quote in claim.all_quotes()))
    claimed = [claim.text for claim in claims] or [_NO_CLAIM]
    disagreements = [differing(d.note) for claim in claims for d in claim.disagreements]
    said = (
        *readings_stated(question.readings),
        *opening,
        *dict.fromkeys((*claimed, *disagreements)),
        *closing,
    )
    sources = sources_named(document for claim in claims for document in claim.basis)
    return Reply(
        status=Status.ANSWERED,
        intent=question.intent,
        text="\n".join(filter(None, (" ".join(said), sources))),
        verdict=joint_verdict(claims) if claims else Verdict.UNKNOWN,
        codes=codes,
        quotes=quotes,
        conflicts=_conflicts(claims, quotes),
        comparison=_comparison(claims, quotes),
        suggestions=suggestions,
    )


def readings_stated(readings: Sequence[CodeMention]) -> list[str]:
    """How mentions were read, where that is not plain from the message (promise P2)."""
    return [
        f"Reading {mention.text} as {', '.join(mention.codes)}."
        for mention in readings
        if mention.reading is not Reading.EXACT
    ]


def _conflicts(claims: Sequence[Claim], quotes: tuple[Quote, ...]) -> tuple[Conflict, ...]:
    return tuple(
        Conflict(d.about, (quotes.index(d.leading), quotes.index(d.other)), d.note)
        for claim in claims
        for d in claim.disagreements
    )


def _comparison(claims: Sequence[Claim], quotes: tuple[Quote, ...]) -> Comparison | None:
    for claim in claims:
        if claim.rows:
            rows = tuple(
                Row(
                    row.attribute,
                    tuple(
                        Cell(cell.text, tuple(quotes.index(quote) for quote in cell.quotes))
                        for cell in row.cells
                    ),
                )
                for row in claim.rows
            )
            return Comparison(claim.codes, rows)
    return None
