"""The real product: `codecite build`, `codecite serve`, HTTP, and the page in Chromium."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

PAGES = Path(__file__).parents[1] / "corpus" / "fixtures"
PATIENCE = 60.0  # seconds for a start on a busy machine; a test waits on conditions, not on time

pytestmark = pytest.mark.model

QUESTIONS = [
    "Is A4253 covered by Medicare?",
    "what is g2212",
    "is G2212 an add-on code?",
    "What are the RVUs of G0412?",
    "Is S9465 covered by insurance?",
    "What about Medicaid?",
    "difference between S9465 and T1017",
    "Is V5261 covered by Medicare?",
    "which code is for a folding walker with wheels",
    "Is S9461 covered?",
]


def codecite(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot.cli", *arguments]


def build(index: Path, *paths: Path) -> None:
    command = codecite("build", *map(str, paths), "--out", str(index))
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE * 3)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    build(folder, PAGES)
    return folder


@pytest.fixture(scope="module")
def service(index: Path) -> Iterator[str]:
    command = codecite("serve", "--index", str(index), "--port", "0")
    environment = {**os.environ, "COLUMNS": "200"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        address = None
        for line in process.stderr:
            if address := re.search(r"http://\S+:\d+", line):
                break
        assert address is not None, "the service ended without printing its address"
        yield address.group()
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def wait_until_ready(url: str) -> None:
    until = time.monotonic() + PATIENCE
    while httpx.get(f"{url}/readyz").status_code != httpx.codes.OK:
        assert time.monotonic() < until, "the encoder did not load in time"
        time.sleep(0.05)


def chat(url: str, message: str, session_id: str | None = None) -> dict[str, Any]:
    body = {"message": message} | ({"session_id": session_id} if session_id else {})
    response = httpx.post(f"{url}/v1/chat", json=body, timeout=PATIENCE)
    assert response.status_code == httpx.codes.OK, response.text
    reply: dict[str, Any] = response.json()
    return reply


def test_every_quote_is_verbatim_in_the_document_that_it_names(service: str) -> None:
    wait_until_ready(service)
    checked = 0
    session_id = None
    for question in QUESTIONS:
        reply = chat(service, question, session_id)
        session_id = reply["session_id"]
        for quote in reply["quotes"]:
            document = httpx.get(f"{service}/v1/documents/{quote['document_id']}").json()
            assert document["text"][quote["start"] : quote["end"]] == quote["text"]
            assert document["code"] == quote["code"]
            checked += 1
    assert checked >= len(QUESTIONS)


def test_a_streamed_reply_is_the_reply(service: str) -> None:
    message = {"message": "Is A4253 covered by Medicare?"}
    events: list[tuple[str, Any]] = []
    with httpx.stream(
        "POST", f"{service}/v1/chat", json=message, headers={"Accept": "text/event-stream"}
    ) as response:
        name = ""
        for line in response.iter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                events.append((name, json.loads(line.removeprefix("data: "))))
    reply = events[-1][1]
    assert events[-1][0] == "done"
    assert "".join(data["text"] for name, data in events if name == "answer") == reply["answer"]
    assert [data["quote"] for name, data in events if name == "quote"] == reply["quotes"]


def test_an_unknown_code_is_not_answered_from_a_neighbour(service: str) -> None:
    reply = chat(service, "Is S9466 covered by Medicare?")
    assert (reply["status"], reply["verdict"], reply["codes"]) == ("not_found", None, [])
    assert "Is S9465 covered by Medicare?" in reply["suggestions"]


def test_a_running_service_moves_to_a_newly_published_index(
    service: str, index: Path, tmp_path: Path
) -> None:
    assert chat(service, "What is S0390?")["status"] == "not_found"
    added = tmp_path / "S0390.md"
    added.write_text(
        "---\ncode: S0390\ntitle: Rout foot care\n---\n\n"
        "## Description\n\nS0390 is routine foot care in a diabetic.\n"
    )
    build(index, PAGES, added)
    until = time.monotonic() + PATIENCE
    while (reply := chat(service, "What is S0390?"))["status"] == "not_found":
        assert time.monotonic() < until, "the service stayed with the old index"
        time.sleep(0.1)
    assert reply["quotes"][0]["text"] == "S0390 is routine foot care in a diabetic."


@pytest.mark.browser
def test_the_page_answers_with_a_quote_and_shows_it_in_its_document(
    service: str, page: Page
) -> None:
    page.goto(service)
    page.get_by_role("textbox").fill("Is A4253 covered by Medicare?")
    page.keyboard.press("Enter")
    quote = page.locator("blockquote").first
    expect(quote).to_be_visible()
    reply = chat(service, "Is A4253 covered by Medicare?")
    expect(quote).to_contain_text(reply["quotes"][0]["text"])
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Show in document").first.click()
    expect(opened.value.locator("mark").first).to_have_text(reply["quotes"][0]["text"])


@pytest.mark.browser
def test_a_follow_up_on_the_page_keeps_the_code(service: str, page: Page) -> None:
    page.goto(service)
    asked = (
        ("Is A4253 covered by Medicare?", "under conditions"),
        ("What about Medicaid?", "whether Medicaid covers it"),
    )
    for message, said in asked:
        page.get_by_role("textbox").fill(message)
        page.keyboard.press("Enter")
        # The page sends one message at a time.
        expect(page.get_by_role("log")).to_contain_text(said)
