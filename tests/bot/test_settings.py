from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import load_settings


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch, tmp_path):
    """No settings of the machine that the tests run on."""
    for name in ("INDEX", "DATA_DIR", "MODEL", "HOST", "PORT", "MAX_MESSAGE_CHARS"):
        monkeypatch.delenv(f"CODECITE_{name}", raising=False)
    monkeypatch.chdir(tmp_path)


def test_defaults():
    settings = load_settings()
    assert (settings.index, settings.host, settings.port) == (None, "127.0.0.1", 8000)
    assert settings.max_message_chars == 2000


def test_flags_win_over_the_environment_and_that_over_the_file(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("CODECITE_PORT=1111\nCODECITE_HOST=::1\nCODECITE_INDEX=a\n")
    monkeypatch.setenv("CODECITE_PORT", "2222")
    monkeypatch.setenv("CODECITE_INDEX", "b")
    settings = load_settings(index=Path("c"), port=None)
    assert (settings.host, settings.port, settings.index) == ("::1", 2222, Path("c"))


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "70000"), ("PORT", "none"), ("MAX_MESSAGE_CHARS", "0"), ("SESSION_LIMIT", "-1")],
)
def test_a_value_that_is_not_allowed_is_named(monkeypatch, name, value):
    monkeypatch.setenv(f"CODECITE_{name}", value)
    with pytest.raises(SettingsError, match=rf"^CODECITE_{name}: input should be .*\.$"):
        load_settings()


def test_other_variables_are_nobodys_business(monkeypatch):
    monkeypatch.setenv("CODECITE_SHARED", "somewhere")
    assert load_settings().port == 8000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_API_URL", "slack.com"),
        ("SLACK_MENTION_REPLIES", "nobody"),
        ("PUBLIC_URL", "codes.example.org"),
        ("SLACK_BOT_TOKENS", '["xoxb-secret"]'),
    ],
)
def test_a_slack_setting_that_is_not_allowed_is_named(monkeypatch, name, value):
    monkeypatch.setenv(f"CODECITE_{name}", value)
    with pytest.raises(SettingsError, match=rf"^CODECITE_{name}: ") as error:
        load_settings()
    assert "xoxb-secret" not in f"{error.value} {error.value.__cause__}"


def test_secrets_are_never_printed(monkeypatch):
    monkeypatch.setenv("CODECITE_SLACK_SIGNING_SECRET", "secret-1")
    monkeypatch.setenv("CODECITE_SLACK_BOT_TOKENS", '{"T1": "xoxb-secret-2"}')
    monkeypatch.setenv("CODECITE_MATTERMOST_TOKENS", '["secret-3"]')
    settings = load_settings()
    assert settings.slack_bot_tokens["T1"].get_secret_value() == "xoxb-secret-2"
    assert "secret-" not in f"{settings!r} {settings}"
