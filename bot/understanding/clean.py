"""Chat mark-up and typography off a message, so that the readers see plain words."""

import html
import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SLACK_LINK = re.compile(r"<(?:https?://|mailto:)[^|>]*\|([^>]*)>")
_SLACK_MENTION = re.compile(r"<[@#!][^>]*>")
_EMOJI_NAME = re.compile(r"(?<!\w):[a-z0-9_+-]+:(?!\w)")
_MARKS = re.compile(r"[`*~]|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | dict.fromkeys("\u2018\u2019", "'")
    | dict.fromkeys("\u201c\u201d", '"')
)


def clean(message: str) -> str:
    """The message as plain text on one line.

    Full-width and other compatibility characters become plain ones; Slack links keep their label,
    Slack mentions, emoji and Markdown marks go.
    """
    text = html.unescape(message)
    text = _SLACK_LINK.sub(r"\1", text)
    text = _SLACK_MENTION.sub(" ", text)
    text = unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY)
    text = _INVISIBLE.sub("", text)
    text = _EMOJI_NAME.sub(" ", text)
    text = "".join(
        " " if unicodedata.category(char) in {"So", "Sk", "Cc", "Cs"} and char != "`" else char
        for char in text
    )
    text = _MARKS.sub("", text)
    return " ".join(text.split())
