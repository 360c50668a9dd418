"""Slack's mark-up ("mrkdwn"): out of a message that came, and around a text that goes."""

import re
from html import unescape

# Slack writes what it recognised in angle brackets: <@U1>, <#C1|general>, <!here>, <url|label>.
_RECOGNISED = re.compile(r"<(?P<kind>[@#!]?)(?P<target>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
_STYLE = re.compile(r"(?<!\w)[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?!\w)")


def to_plain(text: str) -> str:
    """A message as its author saw it: no mentions, links by their label, no styling marks."""
    shown = _RECOGNISED.sub(_shown, text)
    return unescape(_STYLE.sub("", shown)).strip()


def escaped(text: str) -> str:
    """A text in which Slack recognises no mention, link or entity."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shown(match: re.Match[str]) -> str:
    kind, target, label = match["kind"], match["target"], match["label"]
    if kind in {"@", "!"}:
        return " "
    if kind == "#":
        return f"#{label}" if label else " "
    return label or target
