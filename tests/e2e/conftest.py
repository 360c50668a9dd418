"""A scripted stand-in for the service behind the chat page."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bot.http.assets import MEDIA_TYPES, asset

WIDGET = Path(__file__).parents[2] / "bot" / "widget"
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self' data:"
)
SCRIPTS = ("text/javascript", "text/css")


class Stream:
    """What a script writes an answer with: frames, in pieces of any shape."""

    def __init__(self, write: Callable[[bytes], object], mock: "MockService") -> None:
        self._write = write
        self._mock = mock
        self.line_end = "\n"

    def raw(self, content: bytes) -> None:
        """Send these bytes as one chunk of their own."""
        self._write(f"{len(content):x}\r\n".encode() + content + b"\r\n")

    def event(self, name: str, data: object) -> None:
        self.raw(self.frame(name, data))

    def frame(self, name: str, data: object) -> bytes:
        lines = [f"event: {name}", f"data: {json.dumps(data, ensure_ascii=False)}", "", ""]
        return self.line_end.join(lines).encode()

    def reply(self, reply: dict[str, Any]) -> None:
        """The whole sequence that the contract names."""
        for stage in ("understand", "retrieve", "compose"):
            self.event("status", {"stage": stage})
        for word in reply["answer"].split(" "):
            self.event("answer", {"text": word + " "})
        for index, quote in enumerate(reply["quotes"]):
            self.event("quote", {"index": index, "quote": quote})
        self.event("done", reply)

    def wait_for(self, gate: threading.Event) -> None:
        """Keep the connection busy until the test opens the gate or the reader has gone."""
        try:
            while not gate.wait(0.01):
                self.raw(b": still here\n\n")
        except OSError:
            self._mock.reader_left.set()
            raise


class MockService:
    """Serves the widget's own files, and replies as each test scripts it.

    Attributes:
        url: Base address.
        script: Called for each chat request with its body and the `Stream` to write.
        requests: Bodies of the chat requests so far, without their ids.
        request_ids: Those ids.
        feedback: Bodies of the feedback requests so far.
        keeps_comments: Whether feedback is answered so.
        documents: What `/v1/documents/{id}` returns.
        gate: Opened by a test that holds an answer back.
        reader_left: Set when a held answer loses its reader.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.reset()

    def reset(self) -> None:
        self.script: Callable[[dict[str, Any], Stream], None] = lambda _body, _stream: None
        self.problems: list[dict[str, Any]] = []
        self.requests: list[dict[str, Any]] = []
        self.request_ids: list[str] = []
        self.feedback: list[dict[str, Any]] = []
        self.keeps_comments = False
        self.documents: dict[str, dict[str, Any]] = {}
        self.gate = threading.Event()
        self.reader_left = threading.Event()

    def always(self, reply: dict[str, Any]) -> None:
        self.script = lambda _body, stream: stream.reply(reply)


class MockHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    mock: MockService

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path.startswith("/v1/documents/"):
            document = self.mock.documents.get(path.rsplit("/", 1)[1])
            missing = {"title": "Not found", "detail": "There is no such document.", "status": 404}
            self._send(
                json.dumps(document or missing).encode(),
                "application/json",
                200 if document else 404,
            )
            return
        if path == "/":
            path = "/widget/index.html"
        elif path.startswith("/documents/"):
            path = "/widget/document.html"
        file = WIDGET / path.removeprefix("/widget/").lstrip("/")
        if file.is_file():
            self._send(asset(file.name).content, MEDIA_TYPES[file.suffix])
        else:
            self._send(b"", "text/plain", 404)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/v1/feedback":
            self.mock.feedback.append(body)
            kept = {"Codecite-Comments": "kept"} if self.mock.keeps_comments else {}
            self._send(b"", "application/json", 204, kept)
            return
        self.mock.request_ids.append(body.pop("request_id"))
        self.mock.requests.append(body)
        if self.mock.problems:
            problem = self.mock.problems.pop(0)
            self._send(json.dumps(problem).encode(), "application/problem+json", problem["status"])
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            self.mock.script(body, Stream(self.wfile.write, self.mock))
            self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.close_connection = True

    def _send(
        self,
        content: bytes,
        media_type: str,
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "max-age=60" if media_type in SCRIPTS else "no-store")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent."""


@pytest.fixture(scope="session")
def _running_mock() -> Iterator[MockService]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), MockHandler)
    server.daemon_threads = True
    mock = MockHandler.mock = MockService(f"http://127.0.0.1:{server.server_port}/")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield mock
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def mock_service(_running_mock: MockService) -> Iterator[MockService]:
    """The scripted service, fresh for each test."""
    _running_mock.reset()
    yield _running_mock
    _running_mock.gate.set()
