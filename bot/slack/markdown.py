"""A card as Markdown: for Mattermost, and for the part of a Slack reply that is streamed."""

import re

from bot.slack.card import Card, CardQuote

LONGEST_POST = 16_000
"""Characters; Mattermost takes 16,383."""

_MARKS = re.compile(r"([\\`*_~\[\]#|$^])")
_LINE_MARK = re.compile(r"(?m)^(\s*)([-+=]|\d+(?=[.)]))")
# A word joiner keeps a mention or an emoji from being recognised, and cannot be seen.
_CALLED = re.compile(r"(?<!\w)@(?=\w)|:(?=[\w+-]+:)")
_WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """Markdown that shows a text as it is."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _LINE_MARK.sub(_line_mark, _MARKS.sub(r"\\\1", text))
    return _CALLED.sub(rf"\g<0>{_WORD_JOINER}", text)


def answer_markdown(card: Card) -> str:
    """The headline and the answer."""
    headline = f"**{plain(card.headline)}**\n" if card.headline else ""
    return f"{headline}{plain(card.text)}"


def card_markdown(card: Card) -> str:
    """The whole card; quotes that would make it too long are left out, and counted."""
    parts = [answer_markdown(card), *(f"**Sources differ:** {plain(note)}" for note in card.notes)]
    if card.table:
        parts.append(_table(card.table))
    left = LONGEST_POST - sum(len(part) + 2 for part in parts) - _length_of_choices(card)
    shown = []
    for quote in card.quotes:
        written = _quote(quote)
        left -= len(written) + 2
        if left < 0:
            break
        shown.append(written)
    parts += shown
    if hidden := len(card.quotes) - len(shown):
        parts.append(f"*{hidden} more quotes are not shown.*")
    if card.choices:
        parts.append(_choices(card))
    return "\n\n".join(parts)[:LONGEST_POST]


def _quote(quote: CardQuote) -> str:
    lines = "\n".join(f"> {line}" for line in plain(quote.text).split("\n"))
    edition = plain(quote.edition)
    link = f"[{edition}](<{quote.link}>)" if quote.link else edition
    return f"{lines}\n\n\\[{quote.number}\\] {plain(quote.place)} · {link}"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [f"| {' | '.join(plain(cell).replace(chr(10), ' ') for cell in row)} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]])


def _choices(card: Card) -> str:
    return "Ask next: " + " · ".join(f"`{choice}`" for choice in card.choices)


def _length_of_choices(card: Card) -> int:
    return sum(len(choice) + 5 for choice in card.choices) + 80


def _line_mark(match: re.Match[str]) -> str:
    lead, mark = match[1], match[2]
    # Behind a number it is the full stop that makes a list.
    return f"{lead}{mark}{_WORD_JOINER}" if mark.isdigit() else f"{lead}\\{mark}"
