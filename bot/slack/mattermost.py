"""Mattermost: what a slash command and an outgoing webhook send, and what they are answered."""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from bot.slack.card import Card
from bot.slack.markdown import card_markdown

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Post:
    """A message from Mattermost.

    Attributes:
        text: What is asked.
        place: What tells conversations apart: team, channel, and thread or author.
        is_command: Whether it is a slash command; otherwise an outgoing webhook.
    """

    text: str
    place: tuple[str, ...]
    is_command: bool


def has_token(fields: Fields, tokens: Iterable[SecretStr]) -> bool:
    """Whether the sender knows one of the tokens."""
    sent = fields.get("token", "").encode()
    # All are compared, so that the time taken tells nothing.
    matches = [hmac.compare_digest(sent, token.get_secret_value().encode()) for token in tokens]
    return any(matches)


def post_of(fields: Fields) -> Post:
    """The message that was sent."""
    is_command = bool(fields.get("command"))
    text = fields.get("text", "")
    if not is_command:
        text = text.strip().removeprefix(fields.get("trigger_word", ""))
    # An outgoing webhook does not say which thread it came from: there, the author continues.
    thread = fields.get("root_id") or f"user {fields.get('user_id', '')}"
    place = (fields.get("team_id", ""), fields.get("channel_id", ""), thread)
    return Post(text.strip(), place, is_command)


def response(post: Post, card: Card) -> dict[str, Any]:
    """What Mattermost is answered: to the command's author alone, or as a reply to the post."""
    return {
        "response_type": "ephemeral" if post.is_command else "comment",
        "text": card_markdown(card),
        # The text is Markdown already, with nothing of Slack's mark-up in it.
        "skip_slack_parsing": True,
    }
