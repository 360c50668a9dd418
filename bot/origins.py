"""Web origins as settings name them: ``https://clinic.example``, without a path."""

import json
import re

ANY = "*"
_ORIGIN = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?", re.IGNORECASE)
_FORM = "an origin is a scheme, a host and perhaps a port: https://clinic.example"


def checked_origin(value: str) -> str:
    """The origin as a browser sends it.

    Raises:
        ValueError: It is none.
    """
    if value != ANY and not _ORIGIN.fullmatch(value):
        raise ValueError(f"{_FORM} (no path, no / at its end)")
    return value.lower()


def origin_list(value: object) -> object:
    """A list of origins from JSON, or from text with commas.

    Raises:
        ValueError: It looks like JSON and is none.
    """
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        return _parsed(value, '["https://clinic.example"]')
    return [part.strip() for part in value.split(",") if part.strip()]


def origins_by_key(value: object) -> object:
    """Origins by widget key, from JSON.

    Raises:
        ValueError: It is not JSON.
    """
    form = '{"key-of-eight-characters-or-more": "https://clinic.example"}'
    return _parsed(value, form) if isinstance(value, str) else value


def _parsed(text: str, form: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        # The parser's own message would repeat the text.
        raise ValueError(f"this is not JSON of the form {form}") from None
