"""``POST /mattermost``: slash commands and outgoing webhooks."""

import json
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request

from bot.http.core import Core
from bot.http.problems import ProblemError
from bot.slack.desk import Desk, link_maker
from bot.slack.mattermost import has_token, post_of, response

PATH = "/mattermost"


def mattermost_routes(core: Core) -> APIRouter | None:
    """The route, where the settings have a token."""
    settings = core.settings
    if not settings.mattermost_tokens:
        return None
    # Conversations are kept in memory, as long as the key lives.
    key = secrets.token_hex()
    desk = Desk(core, settings.max_message_chars, link_maker(settings), key)
    router = APIRouter(include_in_schema=False)

    @router.post(PATH)
    async def mattermost(request: Request) -> dict[str, Any]:
        fields = _fields(request.headers.get("content-type", ""), await request.body())
        if not has_token(fields, settings.mattermost_tokens):
            raise ProblemError(HTTPStatus.UNAUTHORIZED, "The token is not one of ours.")
        post = post_of(fields)
        return response(post, await desk.ask(post.text, desk.session_id(*post.place)))

    return router


def _fields(content_type: str, body: bytes) -> Mapping[str, str]:
    """What was sent: a form, or JSON where a webhook is set so."""
    try:
        if content_type.startswith("application/json"):
            read = json.loads(body)
            return {name: str(value) for name, value in read.items()}
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    except (ValueError, AttributeError) as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, "The request cannot be read.") from error
