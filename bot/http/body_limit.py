"""A limit on the size of request bodies."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.http.problems import problem_response

LARGEST_BODY = 64 * 1024
"""Bytes; a message of the longest allowed length is a fraction of it."""

LARGEST_SLACK_BODY = 1024 * 1024
"""Bytes; Slack sends a message of up to 40,000 characters twice over, escaped."""

_STATUS = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class BodyLimit:
    """Refuses a larger body: before any of it is read if it is announced, else while it comes.

    The framework's own limit would answer in plain text.

    Args:
        app: Gets what is not refused.
        larger: Limits in bytes of paths that take more than others.
    """

    def __init__(self, app: ASGIApp, larger: Mapping[str, int]) -> None:
        self._app = app
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 413."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._larger.get(scope["path"], LARGEST_BODY)
        if _announced(scope) > limit:
            await problem_response(_STATUS, _detail(limit))(scope, receive, send)
        else:
            await self._app(scope, _counting(receive, limit), send)


def _detail(limit: int) -> str:
    return f"The request is larger than {limit} bytes."


def _announced(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


def _counting(receive: Receive, limit: int) -> Receive:
    received = 0

    async def receive_within_limit() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit:
            raise HTTPException(_STATUS, _detail(limit))
        return message

    return receive_within_limit
