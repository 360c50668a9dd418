"""An answer as the Markdown of one message, and where in it the quotes stand."""

from dataclasses import dataclass

from bot.card import Card, CardQuote
from bot.completions.markdown import block_quote, link, plain, table

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote in a message.

    Attributes:
        start: Where its block quote begins in the message, in code points.
        end: Where it ends.
        url: The page that shows it in its document.
        title: Code, heading, source and release.
    """

    start: int
    end: int
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Content:
    """A message: Markdown, and its citations in order."""

    text: str
    citations: tuple[Citation, ...]


def content_of(card: Card) -> Content:
    """The message of a card: answer, table, quotes with their sources, what may be asked next."""
    text = plain(card.text)
    if card.table:
        text += _GAP + table(card.table)
    citations = []
    for quote in card.quotes:
        text += _GAP
        start = len(text)
        text += block_quote(quote.text)
        if quote.link is not None:
            citations.append(Citation(start, len(text), quote.link, _title(quote)))
        text += _GAP + _source(quote)
    if card.choices:
        text += f"{_GAP}You can ask next:{_GAP}" + "\n".join(f"- {plain(c)}" for c in card.choices)
    return Content(text, tuple(citations))


def _title(quote: CardQuote) -> str:
    return f"{quote.place} · {quote.edition}"


def _source(quote: CardQuote) -> str:
    edition = link(quote.edition, quote.link) if quote.link else plain(quote.edition)
    return f"{plain(f'[{quote.number}] {quote.place}')} · {edition}"
