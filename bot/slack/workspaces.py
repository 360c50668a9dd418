"""The workspaces that the Slack app is in, each with its bot token."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import SecretStr

from bot.errors import SettingsError
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Workspaces:
    """Bot tokens: of named workspaces, and one for any other."""

    by_team: Mapping[str, SecretStr]
    otherwise: SecretStr | None = None

    def token(self, *ids: str | None) -> str | None:
        """The token of the first id (team, then organisation) that is known."""
        for known in ids:
            if known is not None and known in self.by_team:
                return self.by_team[known].get_secret_value()
        return self.otherwise.get_secret_value() if self.otherwise else None


def workspaces_of(settings: Settings) -> Workspaces:
    """The workspaces that the settings name.

    Raises:
        SettingsError: There is no bot token, or one that is none.
    """
    if not settings.slack_bot_token and not settings.slack_bot_tokens:
        raise SettingsError(
            "Slack needs a bot token: set CODECITE_SLACK_BOT_TOKEN, or CODECITE_SLACK_BOT_TOKENS "
            "for several workspaces."
        )
    named = {"SLACK_BOT_TOKEN": settings.slack_bot_token} if settings.slack_bot_token else {}
    named |= {
        f"SLACK_BOT_TOKENS, {team}": token for team, token in settings.slack_bot_tokens.items()
    }
    for name, token in named.items():
        if not token.get_secret_value().startswith("xoxb-"):
            raise SettingsError(f"CODECITE_{name}: a bot token begins with xoxb-.")
    return Workspaces(settings.slack_bot_tokens, settings.slack_bot_token)


def app_token(settings: Settings) -> str:
    """The token with which Socket Mode connects.

    Raises:
        SettingsError: There is none, or one that is none.
    """
    secret = settings.slack_app_token
    if secret is None:
        raise SettingsError("Socket Mode needs an app-level token: set CODECITE_SLACK_APP_TOKEN.")
    if not secret.get_secret_value().startswith("xapp-"):
        raise SettingsError("CODECITE_SLACK_APP_TOKEN: an app-level token begins with xapp-.")
    return secret.get_secret_value()
