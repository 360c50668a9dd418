"""Replies that are seen coming: ``chat.startStream``, where the workspace has it."""

from dataclasses import dataclass

from slack_sdk.errors import SlackApiError
from slack_sdk.models.messages.chunk import MarkdownTextChunk, TaskUpdateChunk
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.blocks import slack_reply
from bot.slack.card import Card
from bot.slack.inbound import ThreadQuestion
from bot.slack.markdown import answer_markdown

_TASK = "look-up"
_PASSING = {"ratelimited", "internal_error", "fatal_error", "request_timeout"}


@dataclass(frozen=True)
class Stream:
    """A reply that has begun to show."""

    client: AsyncWebClient
    channel: str
    ts: str

    async def finish(self, card: Card) -> None:
        """Show the answer, and below it what it rests on."""
        done = TaskUpdateChunk(id=_TASK, title="Looked it up", status="complete")
        await self.client.chat_stopStream(
            channel=self.channel,
            ts=self.ts,
            chunks=[done, MarkdownTextChunk(text=answer_markdown(card))],
            blocks=slack_reply(card, with_answer=False).first.blocks or None,
        )


class Streams:
    """Begins streams; learns which workspaces have none."""

    def __init__(self) -> None:
        self._without: set[str] = set()

    async def begin(self, client: AsyncWebClient, asked: ThreadQuestion) -> Stream | None:
        """Show that a question is being looked up; None where that cannot be shown."""
        if asked.team in self._without:
            return None
        looking = TaskUpdateChunk(id=_TASK, title="Looking it up", status="in_progress")
        try:
            begun = await client.chat_startStream(
                channel=asked.channel,
                thread_ts=asked.thread,
                recipient_team_id=asked.team,
                recipient_user_id=asked.user,
                chunks=[looking],
            )
        except SlackApiError as error:
            if error.response.get("error") not in _PASSING:
                self._without.add(asked.team)
            return None
        return Stream(client, asked.channel, str(begun["ts"]))
