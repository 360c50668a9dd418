"""The Slack app: Bolt with our listeners, for HTTP and for Socket Mode."""

import logging
import re
from collections.abc import Awaitable, Callable
from traceback import format_tb
from typing import cast

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError

from bot.settings import Settings
from bot.slack.desk import Desk
from bot.slack.listeners import Ack, Listeners
from bot.slack.web import quiet, web_client
from bot.slack.workspaces import Workspaces, workspaces_of

Authorize = Callable[..., Awaitable[AuthorizeResult]]

SHORTCUT = "look_up_codes"

_log = logging.getLogger(__name__)


def slack_app(desk: Desk, settings: Settings) -> AsyncApp:
    """The app; which workspaces it serves is known from the settings, without asking Slack.

    Raises:
        SettingsError: There is no bot token, or one that is none.
    """
    secret = settings.slack_signing_secret
    app = AsyncApp(
        name="codecite",
        logger=quiet,
        client=web_client(settings.slack_api_url),
        signing_secret=secret.get_secret_value() if secret else "",
        authorize=_authorizer(workspaces_of(settings)),
        # Made for assistant threads, which the agent view does without.
        attaching_conversation_kwargs_enabled=False,
    )
    listeners = Listeners(desk, settings)
    app.event("app_mention")(listeners.on_mention)
    app.event("message")(listeners.on_message)
    app.event("app_home_opened")(listeners.on_home_opened)
    # Slack lets whoever sets the app up name the command.
    app.command(re.compile("^/"))(listeners.on_command)
    app.message_shortcut(SHORTCUT)(listeners.on_shortcut)
    app.action(re.compile(r"^ask:\d+$"))(listeners.on_choice)
    app.action("feedback")(listeners.on_feedback)
    app.action("show_all")(listeners.on_show_all)
    # Whatever else comes is acknowledged; Bolt would log it.
    app.event(re.compile(""))(_ignore)
    app.action(re.compile(""))(_ignore)
    app.shortcut(re.compile(""))(_ignore)
    app.error(_on_error)
    return app


def _authorizer(workspaces: Workspaces) -> Authorize:
    # Bolt passes arguments by these names.
    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        token = workspaces.token(team_id, enterprise_id)
        if token is None:
            return None
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    # Bolt takes None for "not installed there", though its annotation leaves that out.
    return cast("Authorize", authorize)


async def _ignore(ack: Ack) -> None:
    await ack()


async def _on_error(error: Exception) -> None:
    """Log what failed and where; an error's own words could repeat what was asked."""
    if isinstance(error, SlackApiError):
        _log.error("Slack did not take a reply: %s", error.response.get("error"))
    else:
        where = "".join(format_tb(error.__traceback__))
        _log.error("a Slack delivery failed: %s\n%s", type(error).__name__, where)
