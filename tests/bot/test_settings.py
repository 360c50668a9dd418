import os
import re
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, load_settings

_REPOSITORY = Path(__file__).parents[2]
DOCS = (_REPOSITORY / "README.md", _REPOSITORY / "docs" / "slack.md")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch, tmp_path):
    """No settings of the machine that the tests run on."""
    for name in list(os.environ):
        if name.startswith("CODECITE_"):
            monkeypatch.delenv(name)
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
    "value",
    [
        '["https://clinic.example", "http://127.0.0.1:8080"]',
        "https://clinic.example,http://127.0.0.1:8080",
        "https://Clinic.example , http://127.0.0.1:8080",
    ],
)
def test_origins_as_json_or_with_commas(monkeypatch, value):
    monkeypatch.setenv("CODECITE_ALLOWED_ORIGINS", value)
    origins = ("https://clinic.example", "http://127.0.0.1:8080")
    assert load_settings().allowed_origins == origins


def test_widget_keys_are_bound_to_an_origin(monkeypatch):
    monkeypatch.setenv("CODECITE_WIDGET_KEYS", '{"key-12345": "https://clinic.example"}')
    assert load_settings().widget_keys == {"key-12345": "https://clinic.example"}


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("ALLOWED_ORIGINS", "https://clinic.example/", "no path, no / at its end"),
        ("ALLOWED_ORIGINS", "clinic.example", "scheme, a host"),
        ("ALLOWED_ORIGINS", '["https://clinic', "not JSON of the form"),
        ("WIDGET_KEYS", "hunter2-hunter2", "not JSON of the form"),
        ("WIDGET_KEYS", '{"hunter2-hunter2": "nowhere"}', "scheme, a host"),
        ("WIDGET_KEYS", '{"hunter2": "https://clinic.example"}', "at least 8 characters"),
        ("OPERATOR_TOKEN", "hunter2", "at least 16"),
        ("KEEP_QUESTIONS_DAYS", "yes", "valid integer"),
        ("KEEP_QUESTIONS_DAYS", "-1", "greater than or equal to 0"),
    ],
)
def test_what_is_wrong_is_said_and_the_value_is_not(monkeypatch, name, value, message):
    monkeypatch.setenv(f"CODECITE_{name}", value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value).startswith(f"CODECITE_{name}: ")
    assert message in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_a_secret_is_never_printed(monkeypatch):
    monkeypatch.setenv("CODECITE_OPERATOR_TOKEN", "hunter2-hunter2-hunter2")
    settings = load_settings()
    assert "hunter2" not in f"{settings} {settings!r} {settings.model_dump_json()}"


def test_a_name_that_is_a_slip_is_an_error(monkeypatch, tmp_path):
    monkeypatch.setenv("CODECITE_ALOWED_ORIGINS", "x")
    with pytest.raises(SettingsError, match=r"Did you mean CODECITE_ALLOWED_ORIGINS\?"):
        load_settings()
    monkeypatch.delenv("CODECITE_ALOWED_ORIGINS")
    (tmp_path / ".env").write_text("CODECITE_SESION_LIMIT=3\n")
    with pytest.raises(SettingsError, match=r"Did you mean CODECITE_SESSION_LIMIT\?"):
        load_settings()


def test_every_setting_is_documented():
    tables = (file.read_text().partition("## Settings")[2].partition("\n## ")[0] for file in DOCS)
    named = {
        name
        for table in tables
        for cell in re.findall(r"^\| (`.+?`) \|", table, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", cell)
    }
    assert named == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_API_URL", "slack.com"),
        ("SLACK_MENTION_REPLIES", "nobody"),
        ("PUBLIC_URL", "codes.example.org"),
        ("SLACK_BOT_TOKENS", '["xoxb-secret"]'),
        ("SLACK_BOT_TOKENS", "xoxb-secret"),
        ("MATTERMOST_TOKENS", "xoxb-secret"),
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
