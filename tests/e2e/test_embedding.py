"""The real service behind pages of other origins, under a policy that allows nothing else."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Page, expect
from pydantic import SecretStr

from bot.http.app import create_app
from bot.settings import Settings
from corpus.loader import load
from index.build import build
from index.code_index import CodeIndex

pytestmark = pytest.mark.browser

CORPUS = Path(__file__).parents[1] / "bot" / "corpus"
KEY = "key-of-the-clinic"
TOKEN = "the-operator's-own-token"
QUESTION = "Is S9460 covered by Medicare?"


class HostHandler(BaseHTTPRequestHandler):
    """Serves one page of somebody else's, with a policy as strict as it can be."""

    service: str
    key: str

    def do_GET(self) -> None:
        policy = (
            f"default-src 'none'; script-src {self.service}; connect-src {self.service}; "
            "style-src 'self'"
        )
        page = (
            '<!doctype html><html lang="en"><title>Clinic</title>'
            f'<script src="{self.service}/widget.js" data-launcher="Ask about a code" '
            f'data-widget-key="{self.key}"></script><main><h1>Clinic</h1></main>'
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", policy)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent."""


@pytest.fixture(scope="module")
def index(
    make_encoder: Callable[[str], Any], tmp_path_factory: pytest.TempPathFactory
) -> CodeIndex:
    folder = tmp_path_factory.mktemp("embedded") / "index"
    encoder = make_encoder("bag-of-words-1")
    build(load([CORPUS], strict=True).documents, folder, encoder)
    return CodeIndex.open(folder, encoder)


@contextmanager
def running(index: CodeIndex, settings: Settings, port: int) -> Iterator[None]:
    config = uvicorn.Config(
        create_app(lambda: index, settings), port=port, log_level="error", access_log=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield
    server.should_exit = True
    thread.join()


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
def clinic(port: int) -> Iterator[str]:
    """The address of the page of another origin."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), HostHandler)
    server.daemon_threads = True
    HostHandler.service, HostHandler.key = f"http://127.0.0.1:{port}", KEY
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def serve(
    index: CodeIndex, clinic: str, port: int, tmp_path: Path
) -> Callable[..., AbstractContextManager[None]]:
    def start(**changes: Any) -> AbstractContextManager[None]:
        values: dict[str, Any] = {"data_dir": tmp_path, "widget_keys": {KEY: clinic}} | changes
        return running(index, Settings(_env_file=None, **values), port)  # type: ignore[call-arg]

    return start


def ask(page: Page, message: str) -> None:
    page.get_by_label("Your question").fill(message)
    page.keyboard.press("Enter")


def test_the_widget_works_on_another_origin_under_a_strict_policy(
    page: Page, clinic: str, serve: Any, port: int
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with serve():
        page.goto(clinic)
        page.get_by_role("button", name="Ask about a code").click()
        ask(page, QUESTION)
        expect(page.locator(".badge")).to_have_text("No")
        ask(page, "and commercial?")
        expect(page.locator(".badge").last).to_have_text("Depends")
        page.get_by_role("button", name="Not helpful").last.click()
        expect(page.get_by_text("Thank you.")).to_be_visible()
        expect(page.get_by_label("What should we know?")).to_have_count(0)
        with page.context.expect_page() as opened:
            page.get_by_role("link", name="Show in document").first.click()
        expect(opened.value.locator("mark").first).to_be_visible()
        assert "?release=" in opened.value.url
    # Nothing is asked of anybody else.
    ours = (f"http://127.0.0.1:{port}/", f"{clinic}/", "data:")
    assert [url for url in asked if not url.startswith(ours)] == []


@pytest.mark.parametrize("changes", [{"widget_keys": {}}, {"allowed_origins": ("https://x.org",)}])
def test_a_page_whose_origin_is_not_allowed_loads_nothing(
    context: Any, clinic: str, serve: Any, changes: dict[str, Any]
) -> None:
    page = context.new_page()  # its console complains, and is meant to
    with serve(**({"widget_keys": {}} | changes)):
        with page.expect_event("console", lambda message: "CORS" in message.text):
            page.goto(clinic)
        expect(page.locator("codecite-launcher")).to_have_count(0)
    page.close()


def test_a_key_that_was_withdrawn_is_said_so(page: Page, clinic: str, serve: Any) -> None:
    with serve(widget_keys={"another-key-here": clinic}):
        page.goto(clinic)
        page.get_by_role("button", name="Ask about a code").click()
        ask(page, QUESTION)
        expect(page.locator(".problem")).to_contain_text(
            "This widget key does not belong to this page's origin."
        )


def test_a_service_that_goes_and_comes_back_answers_on_retry(
    page: Page, clinic: str, serve: Any
) -> None:
    with serve():
        page.goto(clinic)
        page.get_by_role("button", name="Ask about a code").click()
        ask(page, QUESTION)
        expect(page.locator(".badge")).to_have_text("No")
    ask(page, "What is E0143?")
    expect(page.locator(".problem")).to_contain_text("The service could not be reached")
    with serve():
        page.get_by_role("button", name="Retry").click()
        expect(page.locator(".reply")).to_have_count(2)
        expect(page.locator(".reply").last).to_contain_text("E0143")


def test_an_answer_whose_connection_is_lost_is_not_asked_twice(
    page: Page, clinic: str, serve: Any, port: int
) -> None:
    attempts = 0

    def lose_the_first(route: Any) -> None:
        nonlocal attempts
        attempts += 1
        if attempts == 1:
            route.fetch()  # it arrives and is answered, but the answer is lost
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/v1/chat", lose_the_first)
    with serve():
        page.goto(clinic)
        page.get_by_role("button", name="Ask about a code").click()
        ask(page, QUESTION)
        expect(page.locator(".badge")).to_have_text("No")
        metrics = page.request.get(f"http://127.0.0.1:{port}/metrics").text()
    assert attempts == 2
    assert "codecite_reply_seconds_count 1.0" in metrics.splitlines()


def test_the_operator_sees_gaps_on_their_page(
    page: Page, clinic: str, serve: Any, port: int
) -> None:
    with serve(operator_token=SecretStr(TOKEN), keep_questions_days=7):
        page.goto(clinic)
        page.get_by_role("button", name="Ask about a code").click()
        ask(page, "Is S9461 <b>covered</b> for SSN 123-45-6789?")
        expect(page.locator(".badge")).to_have_text("Not found")
        page.goto(f"http://127.0.0.1:{port}/gaps")
        page.get_by_label("token").fill("wrong")
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_role("status")).to_have_text("The operator's token is needed.")
        expect(page.get_by_role("table")).to_have_count(0)
        page.get_by_label("token").fill(TOKEN)
        page.keyboard.press("Enter")
        row = page.get_by_role("row").nth(1)
        expect(row.get_by_role("rowheader")).to_have_text("S9461")
        expect(row.get_by_role("cell")).to_have_text(
            ["coverage", "not found", "1", "Is S9461 <b>covered</b> for SSN [number]?"]
        )
