"""Settings: environment (``CODECITE_*``), ``.env``, and the flags of the command line."""

import difflib
import os
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from dotenv import dotenv_values
from platformdirs import user_data_path
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from pydantic_settings import SettingsError as NotJSONError

from bot.errors import SettingsError
from bot.origins import checked_origin, origin_list, origins_by_key

_PREFIX = "CODECITE_"
_ENV_FILE = ".env"
_ALIKE = 0.85  # of the letters: a name that differs so little is a slip, not somebody else's

Count = Annotated[int, Field(ge=1)]
Origin = Annotated[str, AfterValidator(checked_origin)]
Origins = Annotated[tuple[Origin, ...], NoDecode, BeforeValidator(origin_list)]
WidgetKeys = Annotated[
    dict[Annotated[str, Field(min_length=8, max_length=128)], Origin],
    NoDecode,
    BeforeValidator(origins_by_key),
]
Token = Annotated[SecretStr, Field(min_length=16)]


class SlackReplies(StrEnum):
    """Who sees a reply in a Slack channel."""

    PUBLIC = "public"
    PRIVATE = "private"


class Settings(BaseSettings):
    """All that can be set, each as ``CODECITE_<NAME>``."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_file=_ENV_FILE,
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
        description="Where the starter index and the gaps are kept.",
    )
    model: str | None = Field(
        None,
        description="Sentence-transformers model by name or folder; without it, the packaged one.",
    )
    host: str = Field("127.0.0.1", description="Address to serve on.")
    port: Annotated[int, Field(ge=0, le=65535)] = Field(8000, description="Port to serve on.")
    allowed_origins: Origins = Field(
        (),
        description="Web origins whose pages may use the widget and /mcp, as a JSON list or "
        "with commas.",
    )
    widget_keys: WidgetKeys = Field(
        {},
        description="Widget keys, each with the one web origin that may use it, as a JSON object.",
    )
    operator_token: Token | None = Field(
        None, description="Opens the page of gaps; without it, there is none. 16 characters."
    )
    keep_questions_days: Annotated[int, Field(ge=0, le=3650)] = Field(
        0,
        description="How many days questions that were not answered, and comments, are kept, "
        "redacted; 0 keeps counts by code and facet alone.",
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
        SettingsError: One has a value that is not allowed, or a name that is a slip; says which,
            and what is allowed. The value is not repeated: it may be a secret.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    _check_names()
    try:
        return Settings(**given)  # type: ignore[arg-type] # checked by pydantic, field by field
    except ValidationError as error:
        problems = "; ".join(_problem(item["loc"], item["msg"]) for item in error.errors())
        raise SettingsError(f"{problems}.") from error
    except NotJSONError as error:
        field = re.search(r'field "(\w+)"', str(error))
        named = field.group(1) if field else "settings"
        # Without its cause, which holds the value.
        raise SettingsError(f"{_problem((named,), 'This is not JSON')}.") from None


def _check_names() -> None:
    known = [f"{_PREFIX}{name.upper()}" for name in Settings.model_fields]
    for name in (*os.environ, *dotenv_values(_ENV_FILE)):
        slip = name.upper()
        if not slip.startswith(_PREFIX) or slip in known:
            continue
        meant = difflib.get_close_matches(slip.removeprefix(_PREFIX), _bare(known), 1, _ALIKE)
        if meant:
            raise SettingsError(
                f"{name}: there is no such setting. Did you mean {_PREFIX}{meant[0]}?"
            )


def _bare(names: list[str]) -> list[str]:
    return [name.removeprefix(_PREFIX) for name in names]


def _problem(location: tuple[int | str, ...], message: str) -> str:
    # A key of a mapping is left out: it is for its owner to know.
    name = str(location[0]).removeprefix(_PREFIX).upper() if location else "SETTINGS"
    message = message.removeprefix("Value error, ").rstrip(".")
    return f"{_PREFIX}{name}: {message[:1].lower()}{message[1:]}"
