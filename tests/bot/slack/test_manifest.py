import yaml

from bot.http import slack
from bot.slack import app
from bot.slack.manifest import manifest


def addresses(value):
    """Every address in the manifest."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in {"url", "request_url"}:
                yield inner
            yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)


def test_for_socket_mode_slack_needs_no_address():
    made = yaml.safe_load(manifest(None))
    assert made["settings"]["socket_mode_enabled"] is True
    assert list(addresses(made)) == []


def test_over_http_everything_goes_to_the_one_route():
    made = yaml.safe_load(manifest("https://codes.example.org/"))
    assert made["settings"]["socket_mode_enabled"] is False
    assert set(addresses(made)) == {f"https://codes.example.org{slack.PATH}"}
    assert len(list(addresses(made))) == 3


def test_the_agent_view_and_what_the_listeners_listen_to():
    made = yaml.safe_load(manifest(None))
    features = made["features"]
    assert "assistant_view" not in features
    assert len(features["agent_view"]["agent_description"]) <= 300
    assert features["shortcuts"][0]["callback_id"] == app.SHORTCUT
    assert features["slash_commands"][0]["command"] == "/code"
    assert set(made["settings"]["event_subscriptions"]["bot_events"]) == {
        "app_home_opened",
        "app_mention",
        "message.im",
    }
    scopes = made["oauth_config"]["scopes"]["bot"]
    # https://docs.slack.dev names a scope for each event and method that is used.
    assert {"app_mentions:read", "im:history", "chat:write", "commands", "assistant:write"} == set(
        scopes
    )
