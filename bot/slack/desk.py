"""Where a message from a chat channel becomes a card: one call of the service."""

import asyncio
import hashlib
import hmac
from collections.abc import Callable
from typing import Protocol
from weakref import WeakValueDictionary

from bot.card import Card, LinkOf, card_of
from bot.feedback import Rating
from bot.message_check import why_unreadable
from bot.permalink import permalink
from bot.quote import Quote
from bot.service import Answer, Request
from bot.settings import Settings


class Answering(Protocol):
    """What a channel needs of the bot; `bot.http.core.Core` is one."""

    async def answer(self, asked: Request) -> Answer:
        """Answer a message, away from the event loop."""
        ...

    def rate(self, message_id: str, rating: Rating) -> bool:
        """Count a rating; False if the reply is not known (any more)."""
        ...


class Desk:
    """Takes messages of a chat channel.

    Args:
        bot: Answers them.
        most_chars: The longest message that is read, in characters.
        link_of: Where a quote can be checked.
        key: Makes session ids that nobody outside can guess: whoever knew one could ask on in
            somebody else's conversation.
    """

    def __init__(self, bot: Answering, most_chars: int, link_of: LinkOf, key: str) -> None:
        self._bot = bot
        self._most_chars = most_chars
        self._link_of = link_of
        self._key = key.encode()
        self._busy: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def session_id(self, *parts: str) -> str:
        """The conversation of a place, such as workspace, channel and thread."""
        place = "\n".join(parts).encode()
        return f"chat-{hmac.new(self._key, place, hashlib.sha256).hexdigest()[:32]}"

    async def ask(self, message: str, session_id: str) -> Card:
        """The answer to a message, or what is wrong with it.

        Messages of one conversation are answered one after the other, in the order in which they
        came: a follow-up may be sent before its question is answered.
        """
        problem = why_unreadable(message, self._most_chars)
        if problem is not None:
            return Card(problem)
        async with self._busy.setdefault(session_id, asyncio.Lock()):
            answer = await self._bot.answer(Request(message, session_id))
        return card_of(answer, self._link_of)

    def rate(self, message_id: str, rating: Rating) -> bool:
        """Count a rating; False if the reply is not known (any more)."""
        return self._bot.rate(message_id, rating)


def link_maker(settings: Settings) -> Callable[[Quote], str | None]:
    """Links to our own document page where users can reach it, else to the source."""
    base = settings.public_url

    def link_of(quote: Quote) -> str | None:
        if base is not None:
            return permalink(base, quote)
        url = quote.source.url or ""
        return url if url.startswith(("https://", "http://")) else None

    return link_of
