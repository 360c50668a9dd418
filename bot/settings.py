"""Settings: environment (``CODECITE_*``), ``.env``, and the flags of the command line."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

Count = Annotated[int, Field(ge=1)]


class SlackReplies(StrEnum):
    """Who sees a reply in a Slack channel."""

    PUBLIC = "public"
    PRIVATE = "private"


class Settings(BaseSettings):
    """All that can be set, each as ``CODECITE_<NAME>``."""

    model_config = SettingsConfigDict(
        env_prefix="CODECITE_",
        env_file=".env",
        extra="ignore",
        frozen=True,
        # A value that is not allowed may be a secret.
        hide_input_in_errors=True,
    )

    index: Path | None = Field(
        None, description="Index folder; without it, the starter index is used."
    )
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("codecite"),
        description="Where the starter index is kept.",
    )
    model: str | None = Field(
        None,
        description="Sentence-transformers model by name or folder; without it, the packaged one.",
    )
    host: str = Field("127.0.0.1", description="Address to serve on.")
    port: Annotated[int, Field(ge=0, le=65535)] = Field(8000, description="Port to serve on.")
    allowed_origins: tuple[str, ...] = Field(
        (), description="Web origins whose pages may use the widget and /mcp, as a JSON list."
    )
    max_download_mib: Count = Field(64, description="Largest file that is pulled, in MiB.")
    max_message_chars: Count = Field(2000, description="Longest message, in characters.")
    session_limit: Count = Field(10_000, description="How many conversations are kept.")
    session_idle_seconds: Count = Field(
        3600, description="How long a conversation is kept after its last message."
    )
    public_url: str | None = Field(
        None,
        pattern=r"^https?://[^\s/]",
        description="Address at which users reach this service; chats and models link to it.",
    )
    slack_signing_secret: SecretStr | None = Field(
        None, description="Signing secret of the Slack app; with it, /slack/events is served."
    )
    slack_bot_token: SecretStr | None = Field(
        None, description="Bot token (xoxb-…) of the one workspace that the Slack app is in."
    )
    slack_bot_tokens: dict[str, SecretStr] = Field(
        default_factory=dict,
        description="Bot tokens of several workspaces by team id, as a JSON object.",
    )
    slack_app_token: SecretStr | None = Field(
        None, description="App-level token (xapp-…) for Socket Mode (`codecite slack`)."
    )
    slack_mention_replies: SlackReplies = Field(
        SlackReplies.PUBLIC, description="Who sees the reply to a mention in a channel."
    )
    slack_command_replies: SlackReplies = Field(
        SlackReplies.PRIVATE, description="Who sees the reply to the slash command."
    )
    slack_streaming: bool = Field(
        True, description="Show replies as they come, where the workspace can."
    )
    slack_api_url: str = Field(
        "https://slack.com/api/",
        pattern=r"^https?://\S+/$",
        description="Slack's Web API; GovSlack has another.",
    )
    mattermost_tokens: tuple[SecretStr, ...] = Field(
        (),
        description="Tokens of Mattermost slash commands and outgoing webhooks, as a JSON list; "
        "with one, /mattermost is served.",
    )


def load_settings(**flags: object) -> Settings:
    """The settings in force; flags that are not None win over environment and ``.env``.

    Raises:
        SettingsError: One has a value that is not allowed; says which, and what is.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type] # checked by pydantic, field by field
    except ValidationError as error:
        problems = "; ".join(_problem(item["loc"], item["msg"]) for item in error.errors())
        raise SettingsError(f"{problems}.") from error


def _problem(location: tuple[int | str, ...], message: str) -> str:
    name = str(location[0]).removeprefix("CODECITE_").upper() if location else "SETTINGS"
    return f"CODECITE_{name}: {message[:1].lower()}{message[1:]}"
