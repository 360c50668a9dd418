"""An answer in the words of a chat channel, before any channel's mark-up."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.quote import Quote
from bot.reply import VERDICT_WORDS, Comparison, Reply, Status
from bot.service import Answer

_STATUS_WORDS = {Status.NOT_FOUND: "Not found", Status.OUT_OF_SCOPE: "Out of scope"}
_MOST_CHOICES = 10

LinkOf = Callable[[Quote], str | None]
"""The web address at which a quote can be checked, if there is one."""


@dataclass(frozen=True, slots=True)
class CardQuote:
    """A quote with where it stands.

    Attributes:
        number: As the rest of the card refers to it, from 1.
        text: The document's own words.
        place: Code and heading: "S9460, Medicare coverage".
        edition: Source and release: "CMS HCPCS file, HCPCS 2019".
        link: Where it can be checked.
    """

    number: int
    text: str
    place: str
    edition: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """What a channel shows of one answer.

    Attributes:
        session_id: The conversation; empty where nothing was asked.
        message_id: What a rating names; empty where there is nothing to rate.
        headline: Verdict or status in a word or two; empty for other answers.
        text: The answer.
        notes: What differs, a sentence each.
        table: Rows of equal length, the first one the heads; empty without a comparison.
        quotes: What the answer rests on.
        choices: Messages that one press sends.
    """

    text: str
    session_id: str = ""
    message_id: str = ""
    headline: str = ""
    notes: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    quotes: tuple[CardQuote, ...] = ()
    choices: tuple[str, ...] = ()


def card_of(answer: Answer, link_of: LinkOf) -> Card:
    """The card of an answer."""
    reply = answer.reply
    return Card(
        text=reply.text,
        session_id=answer.session_id,
        message_id=answer.message_id,
        headline=_headline(reply),
        notes=tuple(f"{conflict.note} {_numbers(conflict.quotes)}" for conflict in reply.conflicts),
        table=_table(reply.comparison) if reply.comparison else (),
        quotes=tuple(_quote(n, quote, link_of) for n, quote in enumerate(reply.quotes, 1)),
        choices=_choices(reply),
    )


def _headline(reply: Reply) -> str:
    if reply.verdict is not None:
        return VERDICT_WORDS[reply.verdict]
    return _STATUS_WORDS.get(reply.status, "")


def _quote(number: int, quote: Quote, link_of: LinkOf) -> CardQuote:
    heading = quote.heading or quote.section.value.replace("_", " ")
    return CardQuote(
        number=number,
        text=quote.text,
        place=f"{quote.code}, {heading}",
        edition=f"{quote.source.name}, {quote.source.release}",
        link=link_of(quote),
    )


def _table(comparison: Comparison) -> tuple[tuple[str, ...], ...]:
    rows = (
        (row.attribute, *(f"{cell.text} {_numbers(cell.quotes)}".strip() for cell in row.cells))
        for row in comparison.rows
    )
    return (("Compared", *comparison.codes), *rows)


def _choices(reply: Reply) -> tuple[str, ...]:
    candidates = reply.codes if reply.status is Status.CLARIFY else ()
    return tuple(dict.fromkeys((*candidates, *reply.suggestions)))[:_MOST_CHOICES]


def _numbers(positions: tuple[int, ...]) -> str:
    return "".join(f"[{position + 1}]" for position in positions)
