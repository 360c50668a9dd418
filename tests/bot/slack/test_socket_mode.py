"""Socket Mode against a local stand-in that speaks Slack's protocol."""

import asyncio
import json

import pytest
from aiohttp import WSMsgType, web
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.http.core import open_core
from bot.slack.socket_mode import run_until_interrupted, serve_socket, socket_mode

ASK = "Is S9460 covered by Medicare?"


def envelope(kind, payload, number):
    return {
        "envelope_id": f"envelope-{number}",
        "type": kind,
        "payload": payload,
        "accepts_response_payload": kind == "slash_commands",
    }


class SocketSlack:
    """Web API and socket; sends what it is told and keeps what it gets."""

    def __init__(self):
        self.calls = []
        self.acknowledged = []
        self.to_send = []
        self.arrived = asyncio.Condition()

    async def api(self, request):
        method = request.match_info["method"]
        is_json = request.content_type == "application/json"
        body = await request.json() if is_json else dict(await request.post())
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        await self.note(self.calls, (method, token, body))
        if method == "apps.connections.open":
            if token != "xapp-app":
                return web.json_response({"ok": False, "error": "invalid_auth"})
            return web.json_response({"ok": True, "url": f"ws://{request.host}/link"})
        return web.json_response({"ok": True, "ts": "1.2"})

    async def link(self, request):
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        for message in self.to_send:
            await socket.send_json(message)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self.note(self.acknowledged, json.loads(message.data))
        return socket

    async def note(self, where, what):
        async with self.arrived:
            where.append(what)
            self.arrived.notify_all()

    async def until(self, reached):
        async with asyncio.timeout(5), self.arrived:
            await self.arrived.wait_for(reached)

    def of(self, method):
        return [call for call in self.calls if call[0] == method]


async def started(slack):
    app = web.Application()
    app.router.add_post("/api/{method}", slack.api)
    app.router.add_post("/response", slack.api)
    app.router.add_get("/link", slack.link)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    return runner, runner.addresses[0][1]


@pytest.fixture
def socket_settings(settings):
    return settings.model_copy(
        update={
            "slack_app_token": SecretStr("xapp-app"),
            "slack_bot_token": SecretStr("xoxb-one"),
            "slack_streaming": False,
        }
    )


def mention(event_id):
    return {
        "type": "event_callback",
        "team_id": "T1",
        "event_id": event_id,
        "event": {
            "type": "app_mention",
            "user": "U1",
            "channel": "C1",
            "ts": "1.1",
            "text": f"<@U0BOT> {ASK}",
        },
    }


def test_events_are_acknowledged_and_answered_once(index, socket_settings):
    async def scenario():
        slack = SocketSlack()
        slack.to_send = [
            envelope("events_api", mention("Ev1"), 1),
            {**envelope("events_api", mention("Ev1"), 2), "retry_attempt": 1},
            envelope("events_api", mention("Ev2"), 3),
        ]
        runner, port = await started(slack)
        settings = socket_settings.model_copy(
            update={"slack_api_url": f"http://127.0.0.1:{port}/api/"}
        )
        core = open_core(lambda: index, settings)
        serving = asyncio.create_task(serve_socket(core, settings))
        try:
            await slack.until(
                lambda: len(slack.acknowledged) == 3 and len(slack.of("chat.postMessage")) == 2
            )
        finally:
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            await runner.cleanup()
        return slack

    slack = asyncio.run(scenario())
    assert len(slack.of("apps.connections.open")) == 1
    assert sorted(ack["envelope_id"] for ack in slack.acknowledged) == [
        "envelope-1",
        "envelope-2",
        "envelope-3",
    ]
    for _, token, body in slack.of("chat.postMessage"):
        assert token == "xoxb-one"
        assert body["text"].startswith("No: Medicare does not cover S9460.")


@pytest.fixture
def refusing(slack, socket_settings):
    """Settings of an app whose token Slack does not know."""
    slack.will_answer("apps.connections.open", {"ok": False, "error": "invalid_auth"})
    return socket_settings.model_copy(update={"slack_api_url": f"{slack.url}/api/"})


def test_a_refused_app_token_is_said_clearly(index, refusing):
    core = open_core(lambda: index, refusing)
    with pytest.raises(SettingsError, match=r"refused the connection \(invalid_auth\)"):
        run_until_interrupted(core, refusing)


@pytest.mark.parametrize(
    ("update", "problem"),
    [
        ({"slack_app_token": None}, "Socket Mode needs an app-level token"),
        ({"slack_app_token": SecretStr("xoxb-mixed-up")}, "begins with xapp-"),
        ({"slack_bot_token": None}, "Slack needs a bot token"),
        ({"slack_bot_token": SecretStr("xapp-mixed-up")}, "CODECITE_SLACK_BOT_TOKEN: .*xoxb-"),
    ],
)
def test_a_token_that_is_missing_or_none_is_named_and_not_shown(socket_settings, update, problem):
    core = None
    with pytest.raises(SettingsError, match=problem) as error:
        socket_mode(core, socket_settings.model_copy(update=update))
    assert "mixed-up" not in str(error.value)
