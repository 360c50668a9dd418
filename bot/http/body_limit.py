"""A limit on the size of request bodies."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.http.problems import problem_response

LARGEST_BODY = 64 * 1024
"""Bytes; a message of the longest allowed length is a fraction of it."""

_DETAIL = f"The request is larger than {LARGEST_BODY} bytes."
_STATUS = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class BodyLimit:
    """Refuses a larger body: before any of it is read if it is announced, else while it comes.

    The framework's own limit would answer in plain text.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 413."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _announced(scope) > LARGEST_BODY:
            await problem_response(_STATUS, _DETAIL)(scope, receive, send)
        else:
            await self._app(scope, _counting(receive), send)


def _announced(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


def _counting(receive: Receive) -> Receive:
    received = 0

    async def receive_within_limit() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > LARGEST_BODY:
            raise HTTPException(_STATUS, _DETAIL)
        return message

    return receive_within_limit
