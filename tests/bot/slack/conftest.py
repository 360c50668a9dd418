"""A local stand-in for Slack's Web API, and signed deliveries to the real application."""

import hashlib
import hmac
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from bot.http.app import create_app
from bot.settings import Settings
from index.code_index import CodeIndex

SECRET = "a-signing-secret"
PATIENCE = 5.0  # seconds
_ids = count(1)


@dataclass(frozen=True)
class Call:
    """A call of the Web API, or of a response URL (whose method is "response")."""

    method: str
    token: str
    body: dict[str, Any]


@dataclass
class Slack:
    """What the stand-in was asked, and how it is to reply."""

    url: str
    calls: list[Call] = field(default_factory=list)
    answers: dict[str, list[tuple[int, dict[str, str], dict[str, Any]]]] = field(
        default_factory=dict
    )
    changed: threading.Condition = field(default_factory=threading.Condition)

    def will_answer(self, method: str, body: Any, status: int = 200, **headers: str) -> None:
        """Answer the next call of a method like that; later ones are ok again."""
        self.answers.setdefault(method, []).append((status, headers, body))

    def take(self, call: Call) -> tuple[int, dict[str, str], Any]:
        with self.changed:
            self.calls.append(call)
            self.changed.notify_all()
        queued = self.answers.get(call.method)
        if queued:
            return queued.pop(0)
        return 200, {}, {"ok": True, "ts": "1700000000.000900", "channel": call.body.get("channel")}

    def of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def wait_for(self, method: str, number: int = 1) -> list[Call]:
        """The calls of a method, once there are that many; fails after five seconds."""
        with self.changed:
            reached = self.changed.wait_for(lambda: len(self.of(method)) >= number, PATIENCE)
        assert reached, f"{method}: {[call.method for call in self.calls]}"
        return self.of(method)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    slack: Slack

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"])).decode()
        is_json = self.headers["Content-Type"].startswith("application/json")
        body = json.loads(raw) if is_json else dict(parse_qsl(raw))
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        method = self.path.removeprefix("/api/")
        method = "response" if method.startswith("/response") else method
        status, headers, answer = self.slack.take(Call(method, token, body))
        content = b"ok" if method == "response" else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent."""


@pytest.fixture
def slack() -> Iterator[Slack]:
    """The stand-in."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {}))
    server.daemon_threads = True
    state = Slack(f"http://127.0.0.1:{server.server_port}")
    server.RequestHandlerClass.slack = state
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def slack_settings(slack: Slack, settings: Settings) -> Settings:
    """Settings of an app that is in two workspaces, without streaming."""
    return settings.model_copy(
        update={
            "slack_signing_secret": SecretStr(SECRET),
            "slack_bot_tokens": {"T1": SecretStr("xoxb-one"), "T2": SecretStr("xoxb-two")},
            "slack_api_url": f"{slack.url}/api/",
            "slack_streaming": False,
            "public_url": "https://codes.example.org",
        }
    )


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause before a call is tried again, unless Slack asked for one."""
    from slack_sdk.http_retry import builtin_interval_calculators

    monkeypatch.setattr(
        builtin_interval_calculators.BackoffRetryIntervalCalculator,
        "calculate_sleep_duration",
        lambda *_: 0.0,
    )


@dataclass
class Workspace:
    """Delivers to the application what Slack would, signed."""

    client: TestClient
    slack: Slack

    def deliver(
        self,
        body: str,
        *,
        content_type: str = "application/json",
        secret: str = SECRET,
        late: float = 0.0,
        **headers: str,
    ) -> Any:
        stamp = str(int(time.time() - late))
        signed = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256)
        return self.client.post(
            "/slack/events",
            content=body.encode(),
            headers={
                "Content-Type": content_type,
                "X-Slack-Request-Timestamp": stamp,
                "X-Slack-Signature": f"v0={signed.hexdigest()}",
                **headers,
            },
        )

    def event(self, event: dict[str, Any], *, team: str = "T1", event_id: str | None = None) -> str:
        return json.dumps(
            {
                "type": "event_callback",
                "team_id": team,
                "api_app_id": "A1",
                "event": {"event_ts": "1700000000.000100", **event},
                "event_id": event_id or f"Ev{next(_ids)}",
                "event_time": 1700000000,
                "authorizations": [{"team_id": team, "user_id": "U0BOT", "is_bot": True}],
            }
        )

    def mention(self, text: str, **more: Any) -> str:
        given = {key: more.pop(key) for key in ("team", "event_id") if key in more}
        event = {
            "type": "app_mention",
            "user": "U1",
            "text": f"<@U0BOT> {text}",
            "ts": "1700000000.000100",
            "channel": "C1",
        }
        return self.event({**event, **more}, **given)

    def direct(self, text: str, **more: Any) -> str:
        given = {key: more.pop(key) for key in ("team", "event_id") if key in more}
        event = {
            "type": "message",
            "channel_type": "im",
            "user": "U1",
            "text": text,
            "ts": "1700000000.000100",
            "channel": "D1",
        }
        return self.event({**event, **more}, **given)

    def command(self, text: str, **more: str) -> Any:
        fields = {
            "command": "/code",
            "text": text,
            "team_id": "T1",
            "channel_id": "C1",
            "user_id": "U1",
            "trigger_id": f"trigger-{next(_ids)}",
            "response_url": f"{self.slack.url}//response",
            **more,
        }
        return self.deliver(urlencode(fields), content_type="application/x-www-form-urlencoded")

    def interact(self, payload: dict[str, Any]) -> Any:
        body = {
            "team": {"id": "T1"},
            "user": {"id": "U1"},
            "channel": {"id": "C1"},
            "trigger_id": f"trigger-{next(_ids)}",
            "response_url": f"{self.slack.url}//response",
            **payload,
        }
        return self.deliver(
            urlencode({"payload": json.dumps(body)}),
            content_type="application/x-www-form-urlencoded",
        )

    def press(self, button: dict[str, Any], value: str | None = None, **more: Any) -> Any:
        """A press of a button in a message of the app."""
        message = {"ts": "1700000000.000900", "thread_ts": "1700000000.000100"}
        return self.interact(
            {
                "type": "block_actions",
                "container": {"type": "message", "message_ts": message["ts"]},
                "message": message,
                "actions": [
                    {
                        "type": button["type"],
                        "action_id": button["action_id"],
                        "value": value or button["value"],
                    }
                ],
                **more,
            }
        )


@pytest.fixture
def serve(index: CodeIndex, slack: Slack) -> Iterator[Callable[..., Workspace]]:
    """Runs the application with given settings."""
    running: list[TestClient] = []

    def start(settings: Settings, change: Callable[[FastAPI], None] = lambda _: None) -> Workspace:
        app = create_app(lambda: index, settings)
        change(app)
        client = TestClient(app)
        client.__enter__()
        running.append(client)
        return Workspace(client, slack)

    yield start
    for client in running:
        client.__exit__(None, None, None)


@pytest.fixture
def workspace(serve: Callable[..., Workspace], slack_settings: Settings) -> Workspace:
    """The application, and what delivers to it."""
    return serve(slack_settings)


def shown(blocks: list[dict[str, Any]]) -> str:
    """Every text in blocks, in order."""
    return "\n".join(re.findall(r'"text": "((?:[^"\\]|\\.)*)"', json.dumps(blocks)))


@pytest.fixture(name="shown")
def _shown() -> Callable[[list[dict[str, Any]]], str]:
    return shown


@pytest.fixture
def element() -> Callable[[list[dict[str, Any]], str], dict[str, Any]]:
    """The interactive element with an action id."""

    def find(blocks: list[dict[str, Any]], action_id: str) -> dict[str, Any]:
        for block in blocks:
            for candidate in block.get("elements", []):
                if candidate.get("action_id") == action_id:
                    return candidate
        raise AssertionError(f"no {action_id} in {blocks}")

    return find
