"""What Slack sends, as questions: who asks what, and where the reply belongs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.markup import to_plain

Payload = Mapping[str, Any]

# Other subtypes are edits, deletions, joins and messages of bots.
_WRITTEN_BY_A_PERSON = {None, "file_share", "thread_broadcast"}
_SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, slots=True)
class ThreadQuestion:
    """A message to be answered in its thread.

    Attributes:
        team: The workspace.
        channel: The channel, or the direct messages with the app.
        thread: Timestamp of the message that began the thread.
        user: Who asks.
        text: What is asked, without mark-up.
        is_direct: Whether only the asker and the app are there.
    """

    team: str
    channel: str
    thread: str
    user: str
    text: str
    is_direct: bool


@dataclass(frozen=True, slots=True)
class AsideQuestion:
    """A slash command or a shortcut: outside any thread, answered to the asker alone or to all.

    Attributes:
        team: The workspace.
        channel: Where it was used.
        user: Who asks.
        text: What is asked, without mark-up.
        response_url: Where replies go, for half an hour and five times.
    """

    team: str
    channel: str
    user: str
    text: str
    response_url: str


def mention(body: Payload) -> ThreadQuestion | None:
    """The question of an ``app_mention``; None if it is not one to answer."""
    event = body["event"]
    # What is written to the app directly comes as a message, too.
    return None if event["channel"].startswith("D") else _in_thread(body, is_direct=False)


def direct_message(body: Payload) -> ThreadQuestion | None:
    """The question of a ``message``; None unless a person wrote it to the app alone."""
    event = body["event"]
    return _in_thread(body, is_direct=True) if event.get("channel_type") == "im" else None


def command(body: Payload) -> AsideQuestion:
    """The question of a slash command."""
    return AsideQuestion(
        team=body.get("team_id") or "",
        channel=body["channel_id"],
        user=body["user_id"],
        text=to_plain(body.get("text") or ""),
        response_url=body["response_url"],
    )


def shortcut(body: Payload) -> AsideQuestion:
    """The message that a shortcut was used on, as a question."""
    return AsideQuestion(
        team=_team(body),
        channel=body["channel"]["id"],
        user=body["user"]["id"],
        text=to_plain(body["message"].get("text") or ""),
        response_url=body["response_url"],
    )


def delivery_key(body: Payload) -> str | None:
    """What tells deliveries apart: the event's id, or the trigger of a command or a press."""
    return body.get("event_id") or body.get("trigger_id")


def _in_thread(body: Payload, *, is_direct: bool) -> ThreadQuestion | None:
    event = body["event"]
    is_ignored = (
        event.get("subtype") not in _WRITTEN_BY_A_PERSON
        or event.get("bot_id")
        or event.get("edited")
        or event.get("user") in {None, _SLACKBOT}
    )
    if is_ignored:
        return None
    return ThreadQuestion(
        team=_team(body),
        channel=event["channel"],
        thread=event.get("thread_ts") or event["ts"],
        user=event["user"],
        text=to_plain(event.get("text") or ""),
        is_direct=is_direct,
    )


def _team(body: Payload) -> str:
    return body.get("team_id") or (body.get("team") or {}).get("id") or ""
