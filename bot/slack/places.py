"""Where a reply goes: into a thread, to one person in it, or to where a command came from."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import SlackReplies
from bot.slack.blocks import SlackMessage
from bot.slack.web import response_client


class Place(Protocol):
    """Takes messages."""

    async def post(self, message: SlackMessage) -> None:
        """Post a message.

        Raises:
            SlackApiError: Slack refused it, or could not be reached after some tries.
        """
        ...


@dataclass(frozen=True)
class InThread:
    """Everybody in the thread sees it."""

    client: AsyncWebClient
    channel: str
    thread: str

    async def post(self, message: SlackMessage) -> None:
        """Post a message."""
        await self.client.chat_postMessage(
            channel=self.channel,
            thread_ts=self.thread,
            text=message.text,
            blocks=message.blocks,
            unfurl_links=False,
            unfurl_media=False,
        )


@dataclass(frozen=True)
class ToOne:
    """Only the asker sees it, until their Slack is reloaded."""

    client: AsyncWebClient
    channel: str
    thread: str
    user: str

    async def post(self, message: SlackMessage) -> None:
        """Post a message."""
        await self.client.chat_postEphemeral(
            channel=self.channel,
            thread_ts=self.thread,
            user=self.user,
            text=message.text,
            blocks=message.blocks,
        )


@dataclass(frozen=True)
class InResponse:
    """Where a command, a shortcut or a press was used; also where the app is no member."""

    url: str
    replies: SlackReplies = SlackReplies.PRIVATE

    async def post(self, message: SlackMessage) -> None:
        """Post a message."""
        response = await response_client(self.url).send(
            text=message.text,
            blocks=message.blocks,
            response_type="ephemeral" if self.replies is SlackReplies.PRIVATE else "in_channel",
            replace_original=False,
        )
        if response.status_code != HTTPStatus.OK:
            raise SlackApiError(  # type: ignore[no-untyped-call] # the SDK leaves it untyped
                "the response URL refused the message", {"error": response.body}
            )
