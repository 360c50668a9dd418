"""axe-core over every state of the widget and the pages: WCAG 2.2 AA and best practices."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
SOURCE = {"name": "CMS", "url": "https://cms.example/f", "release": "2019", "authority": "scraped"}
TEXT = "S9460 Nurse visit\nBilling\nS9460 is not payable by Medicare."
SENTENCE = "S9460 is not payable by Medicare."
QUOTE = {
    "text": SENTENCE,
    "code": "S9460",
    "document_id": "S9460.cms",
    "section": "billing",
    "heading": "Billing",
    "start": TEXT.index(SENTENCE),
    "end": len(TEXT),
    "source": SOURCE,
}
CELL = {"text": "A nurse visit", "quotes": [0]}
REPLY = {
    "session_id": "s",
    "message_id": "m",
    "status": "answered",
    "verdict": "no",
    "answer": "No: Medicare does not cover S9460.",
    "codes": ["S9460"],
    "intent": "coverage",
    "quotes": [QUOTE, QUOTE],
    "conflicts": [{"about": "coverage", "quotes": [0, 1], "note": "The sources differ."}],
    "comparison": {
        "codes": ["S9460", "S9465"],
        "rows": [{"attribute": "What it is", "cells": [CELL, CELL]}],
    },
    "suggestions": ["What about Medicaid?"],
}


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result = page.evaluate("tags => axe.run({ runOnly: tags })", tags)
    assert len(result["passes"]) > 10
    return [
        f"{item['id']}: {node['html']}" for item in result["violations"] for node in item["nodes"]
    ]


def ask(page: Page) -> None:
    page.get_by_label("Your question").fill("Is S9460 covered?")
    page.keyboard.press("Enter")


def states(page: Page, mock: Any) -> Iterator[str]:
    """Brings the chat from one state to the next, and names it."""
    expect(page.get_by_label("Your question")).to_be_visible()
    yield "greeting"
    mock.script = lambda _body, stream: (
        stream.event("answer", {"text": "No: "}),
        stream.event("quote", {"index": 0, "quote": QUOTE}),
        stream.wait_for(mock.gate),
    )
    ask(page)
    expect(page.locator("blockquote")).to_be_visible()
    yield "arriving"
    page.keyboard.press("Escape")
    expect(page.get_by_text("Stopped before")).to_be_visible()
    yield "stopped"
    for verdict in ("yes", "no", "depends", "unknown"):
        mock.always(REPLY | {"verdict": verdict})
        ask(page)
        expect(page.locator(f".badge.{verdict}")).to_be_visible()
    yield "verdicts, conflict, table, suggestions"
    page.get_by_role("button", name="Not helpful").last.click()
    expect(page.get_by_label("What should we know?")).to_be_visible()
    yield "comment"
    mock.always(REPLY | {"status": "clarify", "verdict": None, "codes": ["E0143", "E0141"]})
    ask(page)
    expect(page.get_by_role("group", name="Codes to choose from")).to_be_visible()
    yield "candidates"
    mock.problems = [{"title": "Unavailable", "detail": "The index is loading.", "status": 503}]
    ask(page)
    expect(page.locator(".problem")).to_be_visible()
    yield "problem"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_the_chat_has_a_violation(page: Page, mock_service: Any, scheme: Any) -> None:
    mock_service.keeps_comments = True
    page.emulate_media(color_scheme=scheme)
    page.goto(mock_service.url)
    found = {state: violations(page) for state in states(page, mock_service)}
    assert len(found) == 7
    assert {state: list_ for state, list_ in found.items() if list_} == {}


def test_the_launcher_has_none_closed_open_and_narrow(page: Page, mock_service: Any) -> None:
    mock_service.always(REPLY)
    address = f"{mock_service.url}shop"
    html = (
        '<!doctype html><html lang="en"><title>A shop</title><main><h1>Shop</h1></main>'
        "<script src=/widget.js data-launcher=Ask data-examples='What is G0108?'></script>"
    )
    page.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(address)
    opener = page.get_by_role("button", name="Ask", exact=True)
    expect(opener).to_be_visible()
    closed = violations(page)
    opener.click()
    ask(page)
    expect(page.locator(".badge")).to_be_visible()
    opened = violations(page)
    page.set_viewport_size({"width": 320, "height": 500})
    assert (closed, opened, violations(page)) == ([], [], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_document_with_a_mark_has_none(page: Page, mock_service: Any, scheme: Any) -> None:
    span = {"kind": "billing", "heading": "Billing", "start": QUOTE["start"], "end": QUOTE["end"]}
    title = {"kind": "title", "heading": "", "start": 0, "end": TEXT.index("\n")}
    document = {"document_id": "S9460.cms", "code": "S9460", "title": "Nurse visit", "text": TEXT}
    mock_service.documents = {"S9460.cms": document | {"sections": [title, span], "source": SOURCE}}
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{mock_service.url}documents/S9460.cms?release=2019#{QUOTE['start']}-{QUOTE['end']}")
    expect(page.locator("mark")).to_be_visible()
    assert violations(page) == []


def test_the_page_of_gaps_has_none(page: Page, mock_service: Any) -> None:
    gap = {"code": "", "facet": "coverage", "reason": "not_found", "times": 2, "words": ["x"]}
    report = {"since": "2019-06-01", "keeps_words": True, "gaps": [gap]}
    page.route("**/v1/gaps?days=30", lambda route: route.fulfill(json=report))
    page.goto(f"{mock_service.url}gaps.html")
    before = violations(page)
    page.get_by_label("token").fill("anything")
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_contain_text("no code")
    assert (before, violations(page)) == ([], [])


def test_axe_would_find_one(page: Page) -> None:
    page.set_content("<html lang=en><title>x</title><main><h1>x</h1><button></button></main>")
    assert [line.split(":")[0] for line in violations(page)] == ["button-name"]
