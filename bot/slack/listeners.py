"""What the Slack app does with each kind of delivery.

Slack wants an acknowledgement within three seconds. Bolt acknowledges an event before its listener
runs; the other listeners acknowledge first of all. No answer is waited for before that.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.feedback import Rating
from bot.settings import Settings, SlackReplies
from bot.slack import inbound
from bot.slack.blocks import slack_reply
from bot.slack.card import Card
from bot.slack.deliveries import Deliveries
from bot.slack.desk import Desk
from bot.slack.places import InResponse, InThread, Place, ToOne
from bot.slack.streams import Streams

Ack = Callable[[], Awaitable[object]]

_FAILED = Card("Something went wrong on our side. Please ask again.")
_GONE = Card("That reply is no longer kept. Please ask again.")
_THANKS = Card("Thank you.")
_MOST_KEPT = 1_000
_MOST_PROMPTS = 4


class Listeners:
    """The listeners of one app.

    Args:
        desk: Answers messages.
        settings: The settings in force.
    """

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk = desk
        self._settings = settings
        self._deliveries = Deliveries()
        self._streams = Streams()
        # Replies that were shortened, for "show all"; they hold documents' words, not users'.
        self._shortened: OrderedDict[str, Card] = OrderedDict()

    async def on_mention(self, body: dict[str, Any], client: AsyncWebClient) -> None:
        """``app_mention``: answer in the thread."""
        asked = inbound.mention(body)
        if asked is not None:
            await self._once(body, lambda: self._answer_in_thread(asked, client))

    async def on_message(self, body: dict[str, Any], client: AsyncWebClient) -> None:
        """``message.im``: answer in the thread."""
        asked = inbound.direct_message(body)
        if asked is not None:
            await self._once(body, lambda: self._answer_in_thread(asked, client))

    async def on_command(self, ack: Ack, body: dict[str, Any]) -> None:
        """The slash command: answer where it was typed."""
        await ack()
        asked = inbound.command(body)
        await self._once(
            body, lambda: self._answer_aside(asked, self._settings.slack_command_replies)
        )

    async def on_shortcut(self, ack: Ack, body: dict[str, Any]) -> None:
        """The message shortcut: look up the codes in a message, for the asker alone."""
        await ack()
        asked = inbound.shortcut(body)
        await self._once(body, lambda: self._answer_aside(asked, SlackReplies.PRIVATE))

    async def on_choice(self, ack: Ack, body: dict[str, Any], client: AsyncWebClient) -> None:
        """A button that sends a message: a candidate, or a suggested question."""
        await ack()
        session_id, _, message = body["actions"][0]["value"].partition(" ")
        place = _place_of_press(body, client)
        await self._once(body, lambda: self._answer(message, session_id, place))

    async def on_feedback(self, ack: Ack, body: dict[str, Any]) -> None:
        """Thumbs: count the rating, and thank the rater alone."""
        await ack()
        rating, _, message_id = body["actions"][0]["value"].partition(" ")

        async def count() -> None:
            known = self._desk.rate(message_id, Rating(rating))
            await self._post(_THANKS if known else _GONE, InResponse(body["response_url"]))

        await self._once(body, count)

    async def on_show_all(self, ack: Ack, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Show all: the rest of a reply that was shortened."""
        await ack()
        card = self._shortened.get(body["actions"][0]["value"])
        place = _place_of_press(body, client)

        async def show() -> None:
            if card is None:
                await self._post(_GONE, InResponse(body["response_url"]))
                return
            for message in slack_reply(card).rest:
                await place.post(message)

        await self._once(body, show)

    async def on_home_opened(self, body: dict[str, Any], client: AsyncWebClient) -> None:
        """``app_home_opened``: suggest questions that the documents can answer."""
        event = body["event"]
        if event.get("tab") != "messages":
            return
        welcome = await self._desk.ask("hello", self._desk.session_id("welcome"))
        prompts = [{"title": text, "message": text} for text in welcome.choices[:_MOST_PROMPTS]]
        if prompts:
            await client.assistant_threads_setSuggestedPrompts(
                channel_id=event["channel"], title=welcome.text, prompts=prompts
            )

    async def _answer_in_thread(
        self, asked: inbound.ThreadQuestion, client: AsyncWebClient
    ) -> None:
        session_id = self._desk.session_id(asked.team, asked.channel, asked.thread)
        is_private = self._settings.slack_mention_replies is SlackReplies.PRIVATE
        if is_private and not asked.is_direct:
            place = ToOne(client, asked.channel, asked.thread, asked.user)
            await self._answer(asked.text, session_id, place)
            return
        wanted = self._settings.slack_streaming
        stream = await self._streams.begin(client, asked) if wanted else None
        if stream is None:
            await self._answer(
                asked.text, session_id, InThread(client, asked.channel, asked.thread)
            )
            return
        try:
            card = await self._desk.ask(asked.text, session_id)
        except Exception:
            await stream.finish(_FAILED)
            raise
        self._keep(card, with_answer=False)
        await stream.finish(card)

    async def _answer_aside(self, asked: inbound.AsideQuestion, replies: SlackReplies) -> None:
        # Nobody else's command continues it, and no thread does.
        session_id = self._desk.session_id(asked.team, asked.channel, f"user {asked.user}")
        await self._answer(asked.text, session_id, InResponse(asked.response_url, replies))

    async def _answer(self, message: str, session_id: str, place: Place) -> None:
        try:
            card = await self._desk.ask(message, session_id)
        except Exception:
            await self._post(_FAILED, place)
            raise
        self._keep(card)
        await self._post(card, place)

    async def _post(self, card: Card, place: Place) -> None:
        await place.post(slack_reply(card).first)

    def _keep(self, card: Card, *, with_answer: bool = True) -> None:
        if slack_reply(card, with_answer=with_answer).rest:
            self._shortened[card.message_id] = card
            if len(self._shortened) > _MOST_KEPT:
                self._shortened.popitem(last=False)

    async def _once(self, body: dict[str, Any], serve: Callable[[], Awaitable[None]]) -> None:
        await self._deliveries.once(inbound.delivery_key(body), serve)


def _place_of_press(body: dict[str, Any], client: AsyncWebClient) -> Place:
    """Where a pressed button stands: what only one person sees is continued for that person."""
    message = body.get("message") or {}
    if body["container"].get("is_ephemeral") or not message:
        return InResponse(body["response_url"])
    return InThread(client, body["channel"]["id"], message.get("thread_ts") or message["ts"])
