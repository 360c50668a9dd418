"""``POST /slack/events``: everything that Slack sends to the app."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bot.errors import MissingExtraError
from bot.http.core import Core
from bot.http.problems import ProblemError
from bot.slack.desk import Desk, link_maker

PATH = "/slack/events"


def slack_routes(core: Core) -> APIRouter | None:
    """The route, where the settings have the app's signing secret.

    Raises:
        MissingExtraError: Slack's packages are not installed.
        SettingsError: There is no bot token, or one that is none.
    """
    settings = core.settings
    secret = settings.slack_signing_secret
    if secret is None:
        return None
    try:
        from slack_bolt.adapter.fastapi.async_handler import (  # noqa: PLC0415
            AsyncSlackRequestHandler,
        )
        from slack_sdk.signature import SignatureVerifier  # noqa: PLC0415

        from bot.slack.app import slack_app  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("Slack", "slack") from error
    key = secret.get_secret_value()
    desk = Desk(core, settings.max_message_chars, link_maker(settings), key)
    handler = AsyncSlackRequestHandler(slack_app(desk, settings))
    verifier = SignatureVerifier(key)
    router = APIRouter(include_in_schema=False)

    @router.post(PATH)
    async def slack_events(request: Request) -> Response:
        # Bolt reads a body before it verifies it, and stumbles over one that nobody could sign.
        try:
            is_signed = verifier.is_valid_request(await request.body(), dict(request.headers))
        except ValueError:
            is_signed = False
        if not is_signed:
            raise ProblemError(HTTPStatus.UNAUTHORIZED, "Slack did not sign this just now.")
        return await handler.handle(request)

    return router
