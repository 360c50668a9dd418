"""A card as Slack's Block Kit, within its limits.

Texts go into `rich_text` and `raw_text`, which Slack shows as they are: it recognises no mention,
no link, no styling and no emoji in them, so a quote stays verbatim without any escaping.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack.card import Card, CardQuote
from bot.slack.markup import escaped

Block = dict[str, Any]

MOST_BLOCKS = 50
MOST_CHARS = 12_000
"""Of a whole message; Slack refuses more than about 13,000."""
MOST_CHARS_IN_TEXT = 3_000
MOST_TABLE_CHARS = 10_000
MOST_TABLE_ROWS = 100
MOST_TABLE_COLUMNS = 20

_FIRST_QUOTES = 5
# Of one quote in one message, each of the length above.
_MOST_PARTS = 3
_MOST_FALLBACK = 3_000
_MOST_LABEL = 75
_MOST_VALUE = 2_000
# For what stands below the quotes: show all, choices, feedback.
_TAIL_BLOCKS = 4


@dataclass(frozen=True, slots=True)
class SlackMessage:
    """One message: blocks, and the text that a notification shows."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SlackReply:
    """What is shown at first, and what "show all" adds."""

    first: SlackMessage
    rest: tuple[SlackMessage, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """Blocks that belong together, and how many characters they show."""

    blocks: tuple[Block, ...]
    chars: int


def slack_reply(card: Card, *, with_answer: bool = True) -> SlackReply:
    """The messages of a card.

    Args:
        card: What is to be shown.
        with_answer: False where the answer itself was streamed as text.
    """
    fixed = [*(_answer(card) if with_answer else ()), *_notes(card), *_tables(card)]
    quotes = [piece for quote in card.quotes[:_FIRST_QUOTES] for piece in _quote(quote)]
    at_first, left = _filled([*fixed, *quotes])
    left += [piece for quote in card.quotes[_FIRST_QUOTES:] for piece in _quote(quote)]
    tail = [*_show_all(card, left), *_choices(card), *_feedback(card)]
    text = fallback(card)
    first = SlackMessage(text, (*_blocks(at_first), *tail))
    rest = []
    while left:
        page, left = _filled(left)
        rest.append(SlackMessage(text, _blocks(page)))
    return SlackReply(first, tuple(rest))


def fallback(card: Card) -> str:
    """What a notification and a screen reader get: headline and answer, escaped."""
    repeats = card.text.startswith(card.headline)
    text = card.text if repeats else f"{card.headline}: {card.text}"
    return escaped(text[:_MOST_FALLBACK])


def _filled(pieces: Sequence[_Piece]) -> tuple[list[_Piece], list[_Piece]]:
    """What fits into one message, in order, and what is left; at least one piece fits."""
    chars = blocks = 0
    for position, piece in enumerate(pieces):
        chars += piece.chars
        blocks += len(piece.blocks)
        full = chars > MOST_CHARS or blocks > MOST_BLOCKS - _TAIL_BLOCKS
        if full and position:
            return list(pieces[:position]), list(pieces[position:])
    return list(pieces), []


def _blocks(pieces: Iterable[_Piece]) -> tuple[Block, ...]:
    return tuple(block for piece in pieces for block in piece.blocks)


def _answer(card: Card) -> Iterator[_Piece]:
    first = True
    for part in _parts(card.text):
        head = [_text(f"{card.headline}\n", bold=True)] if first and card.headline else []
        yield _rich(len(part), _section(*head, _text(part)))
        first = False


def _notes(card: Card) -> Iterator[_Piece]:
    for note in card.notes:
        for part in _parts(note):
            yield _rich(len(part), _section(_text("Sources differ: ", bold=True), _text(part)))


def _tables(card: Card) -> Iterator[_Piece]:
    if not card.table:
        return
    chars = sum(len(cell) for row in card.table for cell in row)
    columns = len(card.table[0])
    if (
        chars <= MOST_TABLE_CHARS
        and len(card.table) <= MOST_TABLE_ROWS
        and columns <= MOST_TABLE_COLUMNS
    ):
        # An empty cell is refused.
        rows = [[{"type": "raw_text", "text": cell or "-"} for cell in row] for row in card.table]
        wrapped = [{"is_wrapped": True}] * columns
        yield _Piece(({"type": "table", "rows": rows, "column_settings": wrapped},), chars)
        return
    heads = card.table[0]
    for attribute, *cells in card.table[1:]:
        text = "\n".join(f"{code}: {cell}" for code, cell in zip(heads[1:], cells, strict=True))
        for part in _parts(text):
            yield _rich(len(part), _section(_text(f"{attribute}\n", bold=True), _text(part)))


def _quote(quote: CardQuote) -> Iterator[_Piece]:
    """One piece, unless no message could hold it; where it stands is said at its end."""
    parts = list(_parts(quote.text))
    while len(parts) > _MOST_PARTS:
        yield _rich(sum(map(len, parts[:_MOST_PARTS])), *map(_quoted, parts[:_MOST_PARTS]))
        parts = parts[_MOST_PARTS:]
    edition = (
        {"type": "link", "url": quote.link, "text": quote.edition}
        if quote.link
        else _text(quote.edition)
    )
    caption = f"[{quote.number}] {quote.place} · "
    chars = sum(map(len, parts)) + len(caption) + len(quote.edition)
    yield _rich(chars, *map(_quoted, parts), _section(_text(caption), edition))


def _quoted(part: str) -> Block:
    return {"type": "rich_text_quote", "elements": [_text(part)]}


def _show_all(card: Card, left: Sequence[_Piece]) -> list[Block]:
    if not left:
        return []
    button = _button(f"Show all ({len(left)} more)", "show_all", card.message_id)
    return [{"type": "actions", "elements": [button]}]


def _choices(card: Card) -> list[Block]:
    buttons = [
        _button(choice, f"ask:{position}", value)
        for position, choice in enumerate(card.choices)
        if len(value := f"{card.session_id} {choice}") <= _MOST_VALUE
    ]
    return [{"type": "actions", "elements": buttons}] if buttons else []


def _feedback(card: Card) -> list[Block]:
    if not card.message_id:
        return []

    def thumb(text: str, label: str, rating: str) -> dict[str, Any]:
        return {
            "text": {"type": "plain_text", "text": text},
            "accessibility_label": label,
            "value": f"{rating} {card.message_id}",
        }

    buttons = {
        "type": "feedback_buttons",
        "action_id": "feedback",
        "positive_button": thumb("Helpful", "This reply is helpful", "up"),
        "negative_button": thumb("Not helpful", "This reply is not helpful", "down"),
    }
    return [{"type": "context_actions", "elements": [buttons]}]


def _button(label: str, action_id: str, value: str) -> Block:
    short = label if len(label) <= _MOST_LABEL else f"{label[: _MOST_LABEL - 1]}…"
    return {
        "type": "button",
        "text": {"type": "plain_text", "text": short, "emoji": False},
        "action_id": action_id,
        "value": value,
    }


def _rich(chars: int, *elements: Block) -> _Piece:
    return _Piece(({"type": "rich_text", "elements": list(elements)},), chars)


def _section(*elements: Block) -> Block:
    return {"type": "rich_text_section", "elements": list(elements)}


def _text(text: str, *, bold: bool = False) -> Block:
    element: Block = {"type": "text", "text": text}
    return {**element, "style": {"bold": True}} if bold else element


def _parts(text: str) -> Iterator[str]:
    """A long text in parts that joined are the text."""
    for start in range(0, len(text), MOST_CHARS_IN_TEXT):
        yield text[start : start + MOST_CHARS_IN_TEXT]
