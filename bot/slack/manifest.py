"""The manifest from which a Slack app is made."""

from importlib.resources import files
from typing import Any

import yaml

_PATH = "/slack/events"


def manifest(public_url: str | None) -> str:
    """The manifest as YAML.

    Args:
        public_url: Where Slack reaches this service; None for Socket Mode, where it need not.
    """
    text = (files("bot.slack") / "manifest.yaml").read_text(encoding="utf-8")
    if public_url is None:
        return text
    app: dict[str, Any] = yaml.safe_load(text)
    url = public_url.rstrip("/") + _PATH
    app["settings"]["socket_mode_enabled"] = False
    app["settings"]["event_subscriptions"]["request_url"] = url
    app["settings"]["interactivity"]["request_url"] = url
    for command in app["features"]["slash_commands"]:
        command["url"] = url
    return yaml.safe_dump(app, sort_keys=False, width=100)
