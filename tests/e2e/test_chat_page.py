"""The chat page and the widget in a real browser, against a scripted service."""

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from bot.http.assets import asset

pytestmark = pytest.mark.browser

WIDGET = Path(__file__).parents[2] / "bot" / "widget"

# 💉 lies outside the basic plane: one code point, two UTF-16 units.
TEXT = (
    "S9460 Nurse visit 💉\n"
    "Also known as: diabetic nurse visit\n"
    "Billing & Documentation\n"
    "S9460 is used by private payers (not Medicare).\n"
    "Document the nurse's assessment."
)
SENTENCE = "S9460 is used by private payers (not Medicare)."


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def section(kind: str, heading: str, words: str) -> dict[str, Any]:
    start, end = span(words)
    return {"kind": kind, "heading": heading, "start": start, "end": end}


SOURCE = {
    "name": "RVU Edge",
    "url": "https://rvu.example/S9460",
    "release": "RVU26A",
    "authority": "scraped",
}
DOCUMENT = {
    "document_id": "S9460.rvu-edge",
    "code": "S9460",
    "title": "Nurse visit",
    "text": TEXT,
    "sections": [
        section("title", "", "S9460 Nurse visit 💉"),
        section("aliases", "Also known as:", "diabetic nurse visit"),
        section("billing", "Billing & Documentation", TEXT.split("Documentation\n")[1]),
    ],
    "source": SOURCE,
}


def quote(words: str = SENTENCE, **changes: Any) -> dict[str, Any]:
    start, end = span(words) if words in TEXT else (0, len(words))
    return {
        "text": words,
        "code": "S9460",
        "document_id": "S9460.rvu-edge",
        "section": "billing",
        "heading": "Billing & Documentation",
        "start": start,
        "end": end,
        "source": SOURCE,
    } | changes


def reply(**changes: Any) -> dict[str, Any]:
    return {
        "session_id": "session-1",
        "message_id": "message-1",
        "status": "answered",
        "verdict": "no",
        "answer": "No. S9460 is not for Medicare.",
        "codes": ["S9460"],
        "intent": "coverage",
        "quotes": [quote()],
        "conflicts": [],
        "comparison": None,
        "suggestions": ["What about Medicaid?"],
        "timings_ms": {"understand": 1, "retrieve": 1, "compose": 1, "total": 3},
    } | changes


@pytest.fixture
def chat(page: Page, mock_service: Any) -> Page:
    mock_service.always(reply())
    page.goto(mock_service.url)
    expect(page.get_by_label("Your question")).to_be_visible()  # its modules come after the page
    return page


def ask(page: Page, message: str) -> None:
    page.get_by_label("Your question").fill(message)
    page.keyboard.press("Enter")


def hear(page: Page, *names: str) -> None:
    """Let the page note these events."""
    page.evaluate(
        """names => { window.heard = [];
          for (const name of names)
            addEventListener(name, event => window.heard.push([name, event.detail]));
        }""",
        names,
    )


def heard(page: Page) -> Any:
    return page.evaluate("window.heard")


def last_reply(page: Page) -> Locator:
    return page.locator(".turn .reply").last


def test_an_answer_shows_verdict_text_and_quote_with_its_source(chat: Page) -> None:
    ask(chat, "is S9460 covered by Medicare?")

    answer = last_reply(chat)
    expect(answer.locator(".badge")).to_have_text("No")
    expect(answer.locator(".answer")).to_have_text("No. S9460 is not for Medicare.")
    expect(answer.locator("blockquote")).to_have_text(SENTENCE)
    expect(answer.locator("blockquote")).to_have_attribute("cite", SOURCE["url"])
    expect(answer.locator("figcaption")).to_contain_text("S9460, Billing & Documentation")
    expect(answer.locator("cite")).to_have_text("RVU Edge, release RVU26A")
    expect(answer.locator("figcaption")).to_contain_text("secondary source")


def test_each_verdict_is_said_in_words(chat: Page, mock_service: Any) -> None:
    for changes in (
        {"verdict": "yes"},
        {"verdict": "depends"},
        {"verdict": "unknown"},
        {"verdict": None, "status": "not_found"},
        {"verdict": None, "status": "out_of_scope"},
        {"verdict": None},
    ):
        mock_service.always(reply(**changes))
        ask(chat, "question")
        expect(chat.locator(".question").last).to_be_visible()
        expect(chat.get_by_role("button", name="Send")).to_be_visible()
    badges = ["Yes", "Depends", "Not stated", "Not found", "Out of scope"]  # none for the last
    expect(chat.locator(".turn .reply")).to_have_count(6)
    expect(chat.locator(".badge")).to_have_text(badges)


def test_pieces_show_while_they_arrive_and_are_announced_only_when_whole(
    chat: Page, mock_service: Any
) -> None:
    def script(_body: dict[str, Any], stream: Any) -> None:
        stream.event("status", {"stage": "retrieve"})
        stream.event("answer", {"text": "No. S9460 is"})
        stream.event("quote", {"index": 0, "quote": quote()})
        stream.wait_for(mock_service.gate)
        stream.event("answer", {"text": " not for Medicare."})
        stream.event("done", reply())

    mock_service.script = script
    ask(chat, "is S9460 covered by Medicare?")

    expect(chat.get_by_text("Looking in the documents…")).to_be_visible()
    expect(chat.get_by_text("No. S9460 is", exact=True)).to_be_visible()
    expect(chat.get_by_text(SENTENCE)).to_be_visible()
    log = chat.get_by_role("log")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log.locator(".answer")).to_have_count(0)

    mock_service.gate.set()
    expect(log.locator(".answer")).to_have_text("No. S9460 is not for Medicare.")
    expect(chat.get_by_text("Looking in the documents…")).to_have_count(0)
    expect(chat.locator("blockquote")).to_have_count(1)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_frames_may_be_cut_anywhere(chat: Page, mock_service: Any, line_end: str) -> None:
    def script(_body: dict[str, Any], stream: Any) -> None:
        stream.line_end = line_end
        whole = b": a comment" + line_end.encode() * 2
        whole += stream.frame("answer", {"text": "naïve "}) + stream.frame(
            "done", reply(answer="Größe 💉")
        )
        for position in range(len(whole)):  # through every CRLF and every character
            stream.raw(whole[position : position + 1])

    mock_service.script = script
    ask(chat, "question")
    expect(last_reply(chat).locator(".answer")).to_have_text("Größe 💉")


def test_stop_ends_the_stream_and_keeps_what_had_arrived(chat: Page, mock_service: Any) -> None:
    def script(_body: dict[str, Any], stream: Any) -> None:
        stream.event("answer", {"text": "No. S9460 is"})
        stream.wait_for(mock_service.gate)

    mock_service.script = script
    ask(chat, "is S9460 covered by Medicare?")
    expect(chat.get_by_text("No. S9460 is", exact=True)).to_be_visible()
    expect(chat.get_by_role("button", name="Send")).to_be_hidden()
    chat.get_by_role("button", name="Stop").click()

    expect(last_reply(chat)).to_contain_text("Stopped before the answer was complete.")
    expect(last_reply(chat).locator(".answer")).to_have_text("No. S9460 is")
    expect(chat.get_by_role("button", name="Send")).to_be_visible()
    assert mock_service.reader_left.wait(5)

    mock_service.always(reply())
    chat.get_by_role("button", name="Ask again").click()
    expect(last_reply(chat).locator(".badge")).to_have_text("No")
    assert [body["message"] for body in mock_service.requests] == [
        "is S9460 covered by Medicare?"
    ] * 2
    expect(chat.locator(".question")).to_have_count(1)


def test_a_follow_up_carries_the_session(chat: Page, mock_service: Any) -> None:
    ask(chat, "is S9460 covered by Medicare?")
    expect(last_reply(chat)).to_be_visible()
    mock_service.always(reply(answer="The documents don't say.", verdict="unknown"))
    chat.get_by_role("button", name="What about Medicaid?").click()

    expect(last_reply(chat).locator(".answer")).to_have_text("The documents don't say.")
    assert mock_service.requests == [
        {"message": "is S9460 covered by Medicare?"},
        {"message": "What about Medicaid?", "session_id": "session-1"},
    ]
    # Only the newest turn offers suggestions, and the focus is where one types on.
    expect(chat.get_by_role("button", name="What about Medicaid?")).to_have_count(1)
    expect(chat.get_by_label("Your question")).to_be_focused()


def test_the_conversation_survives_a_reload_and_ends_on_demand(
    chat: Page, mock_service: Any
) -> None:
    ask(chat, "is S9460 covered by Medicare?")
    expect(last_reply(chat)).to_be_visible()
    chat.reload()
    expect(chat.locator(".question")).to_have_text("is S9460 covered by Medicare?")
    expect(last_reply(chat).locator("blockquote")).to_have_text(SENTENCE)
    ask(chat, "and G0109?")
    expect(chat.locator(".turn .reply")).to_have_count(2)

    chat.get_by_role("button", name="New conversation").click()
    expect(chat.locator(".turn")).to_have_count(0)
    expect(chat.get_by_role("group", name="Example questions")).to_be_visible()
    ask(chat, "what is G0108?")
    expect(last_reply(chat)).to_be_visible()
    assert [body.get("session_id") for body in mock_service.requests] == [None, "session-1", None]


def test_a_new_conversation_in_mid_answer_drops_that_answer(chat: Page, mock_service: Any) -> None:
    mock_service.script = lambda _body, stream: stream.wait_for(mock_service.gate)
    ask(chat, "first")
    expect(chat.get_by_role("button", name="Stop")).to_be_visible()
    chat.get_by_role("button", name="New conversation").click()
    assert mock_service.reader_left.wait(5)

    mock_service.always(reply())
    ask(chat, "second")
    expect(last_reply(chat)).to_be_visible()
    expect(chat.locator(".question")).to_have_text(["second"])


def test_candidates_are_buttons_that_pick(chat: Page, mock_service: Any) -> None:
    mock_service.always(
        reply(
            status="clarify",
            verdict=None,
            answer="Which of these do you mean?",
            codes=["E0143", "E0141"],
            quotes=[],
            suggestions=["E0143"],
        )
    )
    ask(chat, "walker with wheels")
    group = chat.get_by_role("group", name="Codes to choose from")
    expect(group.get_by_role("button")).to_have_text(["E0143", "E0141"])
    expect(chat.get_by_role("button", name="E0143")).to_have_count(1)  # not suggested once more
    group.get_by_role("button", name="E0141").click()
    expect(chat.locator(".question")).to_have_text(["walker with wheels", "E0141"])
    expect(chat.locator(".turn .reply")).to_have_count(2)
    assert mock_service.requests[1]["message"] == "E0141"


PROBLEM = {"title": "Service unavailable", "detail": "The index is loading.", "status": 503}


def test_an_error_before_the_stream_is_readable_and_retry_sends_the_same(
    chat: Page, mock_service: Any
) -> None:
    mock_service.problems = [PROBLEM]
    ask(chat, "is S9460 covered?")
    expect(chat.locator(".problem")).to_contain_text("Service unavailable")
    expect(chat.locator(".problem")).to_contain_text("The index is loading.")

    chat.get_by_role("button", name="Retry").click()
    expect(last_reply(chat).locator(".badge")).to_have_text("No")
    expect(chat.locator(".problem")).to_have_count(0)
    expect(chat.locator(".question")).to_have_text(["is S9460 covered?"])
    assert mock_service.requests == [{"message": "is S9460 covered?"}] * 2


def error_event(stream: Any) -> None:
    stream.event("answer", {"text": "No. "})
    stream.event("error", PROBLEM)


@pytest.mark.parametrize(
    ("broken", "title"),
    [
        (error_event, "Service unavailable"),
        (lambda stream: stream.event("answer", {"text": "No."}), "The answer broke off"),
        (lambda stream: stream.raw(b"data: {oops\n\n"), "The answer could not be read"),
        (lambda stream: stream.raw(b"event: done\ndata: {"), "The answer broke off"),
    ],
    ids=["error event", "no done", "no JSON", "cut in a frame"],
)
def test_an_error_in_the_stream_offers_retry(
    chat: Page, mock_service: Any, broken: Callable[[Any], None], title: str
) -> None:
    mock_service.script = lambda _body, stream: broken(stream)
    ask(chat, "question")
    expect(chat.locator(".problem")).to_contain_text(title)
    expect(chat.get_by_role("button", name="Retry")).to_be_visible()
    expect(chat.get_by_role("button", name="Send")).to_be_visible()


def test_a_lost_connection_is_tried_again_under_the_same_id(chat: Page, mock_service: Any) -> None:
    def script(_body: dict[str, Any], stream: Any) -> None:
        if len(mock_service.requests) == 1:
            stream.event("answer", {"text": "No. S94"})
            stream.event("quote", {"index": 0, "quote": quote()})
            return  # without `done`: the connection broke off
        stream.reply(reply())

    mock_service.script = script
    ask(chat, "is S9460 covered?")
    expect(chat.get_by_text("The connection was lost. Trying again…")).to_be_visible()
    expect(last_reply(chat).locator(".answer")).to_have_text("No. S9460 is not for Medicare.")
    expect(chat.locator("blockquote")).to_have_count(1)
    assert mock_service.requests == [{"message": "is S9460 covered?"}] * 2
    first, second = mock_service.request_ids
    assert first == second
    ask(chat, "is S9460 covered?")
    expect(chat.locator(".turn .reply")).to_have_count(2)
    assert re.fullmatch(r"[0-9a-f]{32}", mock_service.request_ids[-1])
    assert mock_service.request_ids[-1] != first


def test_what_the_service_refuses_is_not_tried_again(chat: Page, mock_service: Any) -> None:
    mock_service.problems = [PROBLEM]
    ask(chat, "is S9460 covered?")
    expect(chat.locator(".problem")).to_be_visible()
    chat.get_by_role("button", name="Retry").click()
    expect(last_reply(chat)).to_be_visible()
    assert len(set(mock_service.request_ids)) == 1
    assert len(mock_service.request_ids) == 2


def test_a_service_that_is_gone_is_said_so(chat: Page) -> None:
    chat.context.set_offline(True)
    ask(chat, "question")
    expect(chat.locator(".problem")).to_contain_text("The service could not be reached")
    chat.context.set_offline(False)
    chat.get_by_role("button", name="Retry").click()
    expect(last_reply(chat)).to_be_visible()


def test_a_refused_message_comes_back_for_editing(chat: Page, mock_service: Any) -> None:
    detail = "A message may have 2,000 characters."
    mock_service.problems = [{"title": "Message too long", "detail": detail, "status": 422}]
    ask(chat, "far too long")
    expect(chat.locator(".problem")).to_contain_text(detail)
    chat.get_by_role("button", name="Edit message").click()
    expect(chat.get_by_label("Your question")).to_have_value("far too long")
    expect(chat.get_by_label("Your question")).to_be_focused()


def test_hostile_text_is_shown_as_characters(chat: Page, mock_service: Any) -> None:
    evil = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    source = {
        "name": evil,
        "url": "javascript:document.title='owned'",
        "release": evil,
        "authority": evil,
    }
    mock_service.always(
        reply(
            answer=evil,
            quotes=[quote(evil, heading=evil, code=evil, document_id="../" + evil, source=source)],
            conflicts=[{"about": evil, "quotes": [0], "note": evil}],
            comparison={
                "codes": [evil],
                "rows": [{"attribute": evil, "cells": [{"text": evil, "quotes": [0]}]}],
            },
            suggestions=[evil],
        )
    )
    ask(chat, evil)

    answer = last_reply(chat)
    expect(chat.locator(".question")).to_have_text(evil)
    expect(answer.locator(".answer")).to_have_text(evil)
    expect(answer.locator("blockquote")).to_have_text(evil)
    expect(answer.locator("td").last).to_contain_text(evil)
    expect(answer.locator(".conflict")).to_contain_text(evil)
    expect(answer.locator(".choice")).to_have_text(evil)
    expect(answer.locator("img, script")).to_have_count(0)
    links = answer.get_by_role("link").evaluate_all("all => all.map(a => a.href)")
    assert [link.startswith(f"{mock_service.url}documents/..%2F%3Cimg") for link in links] == [True]
    expect(chat).not_to_have_title("owned")


def test_comparison_and_conflict_refer_to_their_quotes(chat: Page, mock_service: Any) -> None:
    mock_service.always(
        reply(
            quotes=[quote(), quote("Document the nurse's assessment.")],
            conflicts=[
                {"about": "coverage", "quotes": [0, 1], "note": "The sources differ: one says no."}
            ],
            comparison={
                "codes": ["S9455", "S9465"],
                "rows": [
                    {
                        "attribute": "Who",
                        "cells": [
                            {"text": "group", "quotes": [0]},
                            {"text": "dietitian", "quotes": [1]},
                        ],
                    }
                ],
            },
        )
    )
    ask(chat, "compare S9455 and S9465")
    table = chat.get_by_role("table", name="S9455 and S9465 compared")
    expect(table.get_by_role("columnheader")).to_have_text(["S9455", "S9465"])
    expect(table.get_by_role("rowheader")).to_have_text("Who")
    table.get_by_role("button", name="Go to quote 2").click()
    expect(chat.locator("figure").nth(1)).to_be_focused()
    expect(chat.locator(".conflict")).to_have_text("The sources differ: one says no. [1][2]")


def test_copy_puts_answer_and_citations_on_the_clipboard(
    context: BrowserContext, chat: Page, mock_service: Any
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(chat, "is S9460 covered by Medicare?")
    chat.get_by_role("button", name="Copy").click()
    expect(chat.get_by_text("Copied.")).to_be_visible()
    start, end = span(SENTENCE)
    assert chat.evaluate("navigator.clipboard.readText()") == (
        "No. S9460 is not for Medicare.\n\n"
        f"[1] “{SENTENCE}”\n"
        "    S9460, Billing & Documentation. RVU Edge, release RVU26A. "
        f"{mock_service.url}documents/S9460.rvu-edge?release=RVU26A#{start}-{end}\n"
    )


def test_thumbs_send_feedback_and_are_remembered(chat: Page, mock_service: Any) -> None:
    ask(chat, "is S9460 covered by Medicare?")
    chat.get_by_role("button", name="Not helpful").click()
    expect(chat.get_by_text("Thank you.")).to_be_visible()
    assert mock_service.feedback == [{"message_id": "message-1", "rating": "down"}]
    chat.reload()
    expect(chat.get_by_role("button", name="Not helpful")).to_have_attribute("aria-pressed", "true")
    expect(chat.get_by_role("button", name="Helpful", exact=True)).to_have_attribute(
        "aria-pressed", "false"
    )


def test_a_comment_can_be_added_where_comments_are_kept(chat: Page, mock_service: Any) -> None:
    mock_service.keeps_comments = True
    hear(chat, "codecite:feedback")
    ask(chat, "is S9460 covered by Medicare?")
    chat.get_by_role("button", name="Not helpful").press("Enter")
    comment = chat.get_by_label("What should we know?")
    expect(chat.get_by_text("Thank you.")).to_be_visible()
    comment.press_sequentially("Wrong\npayer ")
    chat.keyboard.press("Tab")
    expect(chat.get_by_role("button", name="Add comment")).to_be_focused()
    chat.keyboard.press("Enter")
    expect(comment).to_have_count(0)
    expect(chat.get_by_role("button", name="Not helpful")).to_be_focused()
    rating = {"message_id": "message-1", "rating": "down"}
    assert mock_service.feedback == [rating, {**rating, "comment": "Wrong\npayer"}]
    assert heard(chat) == [
        ["codecite:feedback", rating],
        ["codecite:feedback", {**rating, "comment": "Wrong\npayer"}],
    ]


def test_no_comment_is_asked_for_that_nobody_keeps(chat: Page) -> None:
    ask(chat, "is S9460 covered by Medicare?")
    chat.get_by_role("button", name="Not helpful").click()
    expect(chat.get_by_text("Thank you.")).to_be_visible()
    expect(chat.get_by_role("textbox")).to_have_count(1)


def test_everything_works_from_the_keyboard(chat: Page, mock_service: Any) -> None:
    chat.keyboard.press("Tab")  # the conversation's "New conversation"
    expect(chat.get_by_role("button", name="New conversation")).to_be_focused()
    chat.get_by_label("Your question").focus()
    chat.keyboard.type("is S9460")
    chat.keyboard.press("Shift+Enter")
    chat.keyboard.type("covered?")
    expect(chat.get_by_label("Your question")).to_have_value("is S9460\ncovered?")

    mock_service.script = lambda _body, stream: stream.wait_for(mock_service.gate)
    chat.keyboard.press("Enter")
    expect(chat.get_by_role("button", name="Stop")).to_be_visible()
    chat.keyboard.press("Escape")
    expect(last_reply(chat)).to_contain_text("Stopped")
    expect(chat.get_by_label("Your question")).to_be_focused()

    mock_service.always(reply())
    chat.keyboard.press("Shift+Tab")
    expect(chat.get_by_role("button", name="Ask again")).to_be_focused()
    chat.keyboard.press("Enter")
    expect(last_reply(chat).locator(".badge")).to_have_text("No")
    expect(chat.get_by_label("Your question")).to_be_focused()
    chat.keyboard.press("Shift+Tab")
    expect(chat.get_by_role("button", name="What about Medicaid?")).to_be_focused()
    chat.keyboard.press("Space")
    expect(chat.locator(".question").last).to_have_text("What about Medicaid?")


def test_an_empty_message_is_not_sent(chat: Page, mock_service: Any) -> None:
    ask(chat, "   ")
    ask(chat, "real")
    expect(last_reply(chat)).to_be_visible()
    assert [body["message"] for body in mock_service.requests] == ["real"]


def test_every_control_has_a_name(chat: Page) -> None:
    ask(chat, "question")
    expect(last_reply(chat)).to_be_visible()
    controls = chat.locator("button:visible, textarea, a[href]")
    assert controls.count() >= 9
    for control in controls.all():
        expect(control).to_have_accessible_name(re.compile(r"\w"))


@pytest.mark.parametrize(("width", "height"), [(320, 640), (360, 740), (640, 400)])
def test_narrow_or_zoomed_screens_do_not_scroll_sideways(
    chat: Page, mock_service: Any, width: int, height: int
) -> None:
    mock_service.keeps_comments = True
    chat.set_viewport_size({"width": width, "height": height})
    cells = [{"text": "a cell with words", "quotes": [0]}] * 3
    mock_service.always(
        reply(
            answer="word " * 60 + "x" * 200,
            quotes=[quote(SENTENCE + "y" * 200, heading="z" * 80)],
            comparison={"codes": ["S9455"] * 3, "rows": [{"attribute": "Who", "cells": cells}]},
            suggestions=["s" * 120],
        )
    )
    ask(chat, "q" * 150)
    expect(last_reply(chat)).to_be_visible()
    # An answer longer than the screen is read from its question on.
    question = chat.locator(".question").bounding_box()
    window = chat.locator(".transcript").bounding_box()
    assert question is not None
    assert window is not None
    assert 0 <= question["y"] - window["y"] <= 24

    chat.get_by_role("button", name="Not helpful").click()
    expect(chat.get_by_label("What should we know?")).to_be_visible()
    sideways = "e => e.scrollWidth - e.clientWidth"
    assert chat.locator("html").evaluate(sideways) == 0
    assert chat.locator(".transcript").evaluate(sideways) == 0
    box = chat.get_by_role("button", name="Send").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width


CONTRAST = """element => {
  const channels = colour => colour.match(/[\\d.]+/g).map(Number);
  const luminance = colour => {
    const [r, g, b] = channels(colour).slice(0, 3)
      .map(value => value / 255)
      .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let ground = element;
  const opaque = node => (channels(getComputedStyle(node).backgroundColor)[3] ?? 1) === 1;
  while (!opaque(ground)) ground = ground.parentElement ?? ground.getRootNode().host;
  const [low, high] = [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor]
    .map(luminance).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_in_both_schemes(chat: Page, mock_service: Any, scheme: Any) -> None:
    chat.emulate_media(color_scheme=scheme)
    ground = chat.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    assert (max(map(int, re.findall(r"\d+", ground))) < 64) is (scheme == "dark")

    for verdict in ("yes", "no", "depends", "unknown"):
        mock_service.always(reply(verdict=verdict))
        ask(chat, verdict)
        expect(last_reply(chat).locator(f".badge.{verdict}")).to_be_visible()
    mock_service.problems = [PROBLEM]
    ask(chat, "broken")
    expect(chat.locator(".problem")).to_be_visible()
    texts = ".badge, .answer, blockquote, figcaption, a, .tool, .hint, .question, .problem p, .fine"
    ratios = dict(
        chat.locator(texts).evaluate_all(
            f"all => all.map(e => [e.className || e.localName, ({CONTRAST})(e)])"
        )
    )
    assert len(ratios) >= 10
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


def test_a_host_page_hears_of_messages_and_replies(chat: Page) -> None:
    hear(chat, "codecite:message", "codecite:reply")
    ask(chat, "is S9460 covered by Medicare?")
    expect(last_reply(chat)).to_be_visible()
    message = "is S9460 covered by Medicare?"
    assert heard(chat) == [
        ["codecite:message", {"message": message}],
        ["codecite:reply", {"message": message, "reply": reply()}],
    ]


def test_a_page_can_drive_the_chat(chat: Page, mock_service: Any) -> None:
    chat.evaluate("document.querySelector('codecite-chat').ask('What is S9460?')")
    expect(last_reply(chat)).to_be_visible()
    chat.evaluate("document.querySelector('codecite-chat').reset()")
    expect(chat.locator(".turn")).to_have_count(0)
    mock_service.script = lambda _body, stream: stream.wait_for(mock_service.gate)
    chat.evaluate("document.querySelector('codecite-chat').ask('What is S9460?')")
    expect(chat.get_by_role("button", name="Stop")).to_be_visible()
    chat.evaluate("document.querySelector('codecite-chat').stop()")
    expect(last_reply(chat)).to_contain_text("Stopped")


HOST_PAGE = """<!doctype html><html lang="en"><title>A shop</title>
<style>html { font-size: 40px; color: red } button { display: none } h2 { margin: 9em }</style>
<p>Welcome</p>
<script src="/widget.js" data-launcher="Ask about a code"
  data-heading="Codes" data-examples="What is G0108? | Compare G0108 and G0109"></script>"""


def test_the_launcher_opens_and_closes_on_a_page_of_any_style(
    page: Page, mock_service: Any
) -> None:
    mock_service.script = lambda _body, stream: stream.wait_for(mock_service.gate)
    address = f"{mock_service.url}shop"
    page.route(address, lambda route: route.fulfill(body=HOST_PAGE, content_type="text/html"))
    page.goto(address)
    opener = page.get_by_role("button", name="Ask about a code")
    opener.click()
    expect(page.get_by_label("Your question")).to_be_focused()
    expect(page.get_by_role("heading", name="Codes")).to_have_css("font-size", "16.8px")
    page.get_by_role("button", name="What is G0108?").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()

    page.keyboard.press("Escape")  # stops
    expect(last_reply(page)).to_contain_text("Stopped")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")  # closes
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Close").click()
    expect(opener).to_be_focused()


def shop(page: Page, mock_service: Any, html: str) -> Page:
    """A page of somebody else's that includes the widget."""
    address = f"{mock_service.url}shop"
    page.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(address)
    return page


def test_a_launcher_can_be_driven_placed_coloured_and_translated(
    page: Page, mock_service: Any
) -> None:
    mock_service.always(reply())
    words = (
        '{"lang": "de", "launcher": "Code nachschlagen", "question": "Ihre Frage", "no": "Nein",'
        ' "close": "Schließen", "copy": "Kopieren"}'
    )
    html = (
        '<!doctype html><html lang="de"><title>Praxis</title>'
        "<style>html { --codecite-accent: rgb(120, 0, 90) }</style>"
        f"<script type=module src=widget.js data-position=left data-strings='{words}'></script>"
    )
    shop(page, mock_service, html)
    button = page.get_by_role("button", name="Code nachschlagen")
    expect(button).to_have_css("background-color", "rgb(120, 0, 90)")
    box = button.bounding_box()
    assert box is not None
    assert box["x"] < 40

    hear(page, "codecite:open", "codecite:close", "codecite:reply")
    page.evaluate("document.querySelector('codecite-launcher').ask('S9460 Medicare?')")
    expect(last_reply(page).locator(".badge")).to_have_text("Nein")
    expect(last_reply(page).locator(".answer")).to_have_text("No. S9460 is not for Medicare.")
    language = "e => e.closest('[lang]').lang"
    assert last_reply(page).locator(".answer").evaluate(language) == "en"
    assert page.get_by_role("button", name="Kopieren").evaluate(language) == "de"
    expect(page.get_by_label("Ihre Frage")).to_be_focused()
    panel = page.get_by_role("dialog").bounding_box()
    assert panel is not None
    assert panel["x"] < 40
    page.evaluate("document.querySelector('codecite-launcher').close()")
    expect(button).to_be_focused()
    assert [name for name, _ in heard(page)] == [
        "codecite:open",
        "codecite:reply",
        "codecite:close",
    ]


def test_a_script_without_options_adds_no_button(page: Page, mock_service: Any) -> None:
    html = "<!doctype html><title>Shop</title><script src=widget.js></script><codecite-chat>"
    shop(page, mock_service, html)
    expect(page.get_by_label("Your question")).to_be_visible()
    expect(page.locator("codecite-launcher")).to_have_count(0)


def test_a_quote_opens_in_its_document_and_is_marked(
    context: BrowserContext, chat: Page, mock_service: Any
) -> None:
    mock_service.documents = {"S9460.rvu-edge": DOCUMENT}
    ask(chat, "is S9460 covered by Medicare?")
    with context.expect_page() as opened:
        chat.get_by_role("link", name="Show in document").click()
    document = opened.value
    expect(document.locator("mark")).to_have_text(SENTENCE)
    expect(document.locator("mark")).to_be_in_viewport()
    expect(document).to_have_title("S9460 Nurse visit · codecite")
    expect(document.get_by_role("heading")).to_have_text(
        ["S9460 Nurse visit 💉", "Also known as:", "Billing & Documentation"]
    )
    # Nothing of the text is lost or doubled.
    expect(document.get_by_role("link", name="Permalink")).to_have_attribute(
        "href", re.compile(r"\?release=RVU26A#\d+-\d+$")
    )
    shown = document.locator("article > :nth-child(n+2)").all_inner_texts()
    assert "".join(shown) == re.sub(r"\n|(?<=as:) ", "", TEXT)


def test_a_span_may_run_over_lines_and_headings(page: Page, mock_service: Any) -> None:
    mock_service.documents = {"S9460.rvu-edge": DOCUMENT}
    start, end = span("visit\nBilling & Documentation\nS9460")
    page.goto(f"{mock_service.url}documents/S9460.rvu-edge#{start}-{end}")
    expect(page.locator("mark")).to_have_text(["visit", "Billing & Documentation", "S9460"])


@pytest.mark.parametrize(
    ("fragment", "note"),
    [("#0-9999", "not in this document"), ("#x", "not in this document"), ("", "^$")],
)
def test_a_span_that_is_not_there_is_said_so(
    page: Page, mock_service: Any, fragment: str, note: str
) -> None:
    mock_service.documents = {"S9460.rvu-edge": DOCUMENT}
    page.goto(f"{mock_service.url}documents/S9460.rvu-edge{fragment}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(re.compile(note))
    expect(page.locator("mark")).to_have_count(0)


def test_a_permalink_of_another_release_marks_nothing_and_says_why(
    page: Page, mock_service: Any
) -> None:
    mock_service.documents = {"S9460.rvu-edge": DOCUMENT}
    start, end = span(SENTENCE)
    address = f"{mock_service.url}documents/S9460.rvu-edge?release="
    page.goto(f"{address}RVU25C#{start}-{end}")
    expect(page.get_by_role("status")).to_contain_text(
        "The link names release RVU25C. This document is now of release RVU26A"
    )
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("mark")).to_have_count(0)
    page.goto(f"{address}RVU26A#{start}-{end}")
    expect(page.locator("mark")).to_have_text(SENTENCE)
    expect(page.get_by_role("status")).to_have_text("")


def test_a_missing_document_is_said_so(page: Page, mock_service: Any) -> None:
    page.goto(f"{mock_service.url}documents/X.y#0-1")
    expect(page.get_by_role("status")).to_contain_text("There is no such document.")


def test_hostile_documents_are_shown_as_characters(page: Page, mock_service: Any) -> None:
    evil = "<img src=x onerror=\"document.title='owned'\">"
    hostile = copy.deepcopy(DOCUMENT) | {"text": evil, "sections": [], "title": evil, "code": evil}
    hostile["source"] = SOURCE | {"name": evil, "url": "javascript:alert(1)"}
    mock_service.documents = {"evil": hostile}
    page.goto(f"{mock_service.url}documents/evil")
    expect(page.locator("article p").last).to_have_text(evil)
    expect(page.locator("article cite")).to_contain_text(evil)
    expect(page.locator("article img, article cite a")).to_have_count(0)


def test_no_code_builds_mark_up_from_strings() -> None:
    sinks = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|DOMParser")
    assert [path.name for path in WIDGET.glob("*.js") if sinks.search(path.read_text())] == []


def test_the_widget_is_small() -> None:
    files: set[str] = set()
    waiting = ["widget.js"]
    while waiting:  # the launcher and what it alone loads included
        name = waiting.pop()
        files.add(name)
        named = re.findall(r'"(?:\./|widget/)([\w-]+\.js)"', (WIDGET / name).read_text())
        waiting += set(named) - files
    assert {"chat.js", "styles.js", "launcher.js"} <= files
    assert sum(len(asset(name).packed) for name in files) < 15 * 1024
