"""Socket Mode: the app connects to Slack, and Slack need not reach it."""

import asyncio

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError

from bot.errors import SettingsError
from bot.settings import Settings
from bot.slack.app import slack_app
from bot.slack.desk import Answering, Desk, link_maker
from bot.slack.web import quiet, web_client
from bot.slack.workspaces import app_token


def socket_mode(bot: Answering, settings: Settings) -> AsyncSocketModeHandler:
    """The app, ready to connect; made within the event loop that it is to run in.

    Raises:
        SettingsError: A token is missing, or is none.
    """
    token = app_token(settings)
    desk = Desk(bot, settings.max_message_chars, link_maker(settings), token)
    return AsyncSocketModeHandler(
        slack_app(desk, settings),
        token,
        logger=quiet,
        web_client=web_client(settings.slack_api_url),
    )


def run_until_interrupted(bot: Answering, settings: Settings) -> None:
    """Connect, stay connected, and answer.

    Raises:
        SettingsError: A token is missing, is none, or is refused.
    """
    asyncio.run(serve_socket(bot, settings))


async def serve_socket(bot: Answering, settings: Settings) -> None:
    """The same, until cancelled."""
    handler = socket_mode(bot, settings)
    try:
        await _check_token(handler, settings)
        await handler.connect_async()  # type: ignore[no-untyped-call] # Bolt leaves it untyped
        await asyncio.Event().wait()
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call] # Bolt leaves it untyped


async def _check_token(handler: AsyncSocketModeHandler, settings: Settings) -> None:
    """Ask Slack for the socket's address once: the SDK would ask for ever with a refused token."""
    try:
        opened = await web_client(settings.slack_api_url).apps_connections_open(
            app_token=handler.app_token
        )
    except SlackApiError as error:
        raise SettingsError(
            f"Slack refused the connection ({error.response.get('error')}): "
            "check CODECITE_SLACK_APP_TOKEN, and that the app has Socket Mode on."
        ) from error
    handler.client.wss_uri = opened["url"]
