"""The HTML report: what is embedded, and the page in a real browser."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from bot.wire import ChatReply
from evals.check import breaches
from evals.dialogue import Expectation
from evals.report_html import _PAGE, _SCRIPTS, embedded, page_of, write_html

HOSTILE = '</script><img src=x onerror="window.pwned = true"><!-- <script> \' $policy &lt;'

NONE = "\N{EN DASH}"
MINUS = "\N{MINUS SIGN}"

SOURCE = {
    "name": "Test pages",
    "url": "https://pages.example/S9460",
    "release": "T1",
    "authority": "authored",
}


def quote(text: str = "Medicare does not cover S9460.", **changes: Any) -> dict[str, Any]:
    return {
        "text": text,
        "code": "S9460",
        "document_id": "S9460.pages",
        "section": "billing",
        "heading": "Billing and documentation",
        "start": 0,
        "end": len(text),
        "source": SOURCE,
    } | changes


def reply(**changes: Any) -> dict[str, Any]:
    return {
        "session_id": "s",
        "message_id": "m",
        "status": "answered",
        "verdict": "no",
        "answer": "No: Medicare does not cover S9460.",
        "codes": ["S9460"],
        "intent": "coverage",
        "quotes": [quote()],
        "conflicts": [],
        "comparison": None,
        "suggestions": [],
        "timings_ms": {"understand": 0.1, "retrieve": 0.2, "compose": 0.3, "total": 0.6},
    } | changes


def failure(case: str, ask: str, *problems: str, **changes: Any) -> dict[str, Any]:
    return {
        "case": case,
        "turn": 1,
        "before": [],
        "ask": ask,
        "problems": list(problems),
        "expected": {"status": "answered", "verdict": "yes"},
        "reply": reply(),
        "tags": ["coverage"],
    } | changes


def question_set(name: str = "starter", **changes: Any) -> dict[str, Any]:
    wrong = changes.get("failures") or []
    return {
        "name": name,
        "kind": "dialogues",
        "held_out": False,
        "cases": 20,
        "measures": {
            "right": {"right": 20 - len(wrong), "total": 20},
            "verdict": {"right": 9, "total": 10},
            "unknown declined": {"right": 3, "total": 3},
            "quotes verbatim": {"right": 31, "total": 31},
        },
        "tags": {"units": {"right": 4, "total": 4}, "coverage": {"right": 3, "total": 4}},
        "verdicts": [
            {"expected": "yes", "got": "yes", "count": 3},
            {"expected": "yes", "got": "none", "count": 1},
            {"expected": "no", "got": "no", "count": 6},
        ],
        "abstention": {
            "precision": {"right": 3, "total": 4},
            "recall": {"right": 3, "total": 3},
        },
        "answer_characters": {"p50": 80, "p95": 200, "max": 1400},
        "latency_ms": {
            "p50": 1.5,
            "p95": 12.0,
            "p99": 40.0,
            "histogram": [
                {"from": 0, "to": 2, "count": 12},
                {"from": 2, "to": 20, "count": 7},
                {"from": 20, "to": None, "count": 1},
            ],
        },
        "tampered": 0,
        "unknown_answered": 0,
        "recall_curve": [],
        "risk_coverage": [],
        "against_baseline": {"p": 0.5, "gained": ["cov-1", "cov-2"], "lost": ["rvu-7"]},
        "failures": wrong,
    } | changes


def query_set(**changes: Any) -> dict[str, Any]:
    return question_set(
        "lay queries",
        kind="queries",
        measures={"R@5": {"mean": 0.9, "total": 20}, "nDCG@10": {"mean": 0.8614, "total": 20}},
        tags={"lay": {"mean": 0.9, "total": 20}},
        verdicts=[],
        abstention=None,
        answer_characters=None,
        against_baseline=None,
        recall_curve=[
            {"system": "codecite", "points": [[1, 0.7], [5, 0.9], [20, 1.0]]},
            {"system": "bm25", "points": [[1, 0.5], [5, 0.7], [20, 0.99]]},
        ],
        risk_coverage=[[0.5, 0.0], [1.0, 0.2]],
        failures=[
            failure(
                "q-7",
                "folding walker",
                "E0143 is at rank 9",
                reply=None,
                tags=["lay"],
                expected={"codes": {"E0143": 2}},
            )
        ],
        **changes,
    )


def report(*sets: dict[str, Any], systems: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    made = {
        "at": "2026-11-24T10:00:00Z",
        "version": "0.1.0",
        "target": "in process",
        "encoder": None,
        "index": None,
    }
    return {"made": made, "sets": list(sets), "systems": systems or []}


FAILURES = [
    failure("cov-1", "Is S9460 covered?", "verdict is no, expected yes"),
    failure(
        "fu-2",
        "and S9455?",
        'no quote has "once a year"',
        "quote 0 is not verbatim",
        turn=2,
        before=["Is S9460 covered by Medicare?"],
        tags=["follow_up"],
    ),
    failure("down-3", "What is G0109?", "no reply: HTTP 503", reply=None, tags=["follow_up"]),
]

Open = Callable[..., Page]


@pytest.fixture
def open_report(page: Page, tmp_path: Path) -> Open:
    """Writes a report and opens it; an anchor may be given."""

    def open_it(content: dict[str, Any], anchor: str = "") -> Page:
        path = tmp_path / "report.html"
        write_html(path, content)
        page.goto(path.as_uri() + anchor)
        return page

    return open_it


class TestEmbedding:
    @given(st.dictionaries(st.text(), st.text() | st.floats(allow_nan=False, allow_infinity=False)))
    def test_says_the_same_without_an_opening_bracket(self, content: dict[str, Any]) -> None:
        text = embedded(content)

        assert json.loads(text) == content
        assert "<" not in text
        assert text.isascii()

    @pytest.mark.parametrize("text", [HOSTILE, "\ud83d alone", "\u2028", "$script ${data} $$"])
    def test_keeps_awkward_text_in_the_page(self, text: str, tmp_path: Path) -> None:
        write_html(tmp_path / "report.html", report(question_set(name=text)))

        page = (tmp_path / "report.html").read_text(encoding="utf-8")
        data = re.search(
            r'<script type="application/json" id="report">(.*?)</script>', page, re.DOTALL
        )
        assert data
        assert json.loads(data[1])["sets"][0]["name"] == text

    @pytest.mark.parametrize("figure", [float("nan"), float("inf")])
    def test_refuses_what_json_has_no_word_for(self, figure: float) -> None:
        with pytest.raises(ValueError, match="JSON compliant"):
            embedded({"p": figure})


class TestPolicy:
    def test_allows_just_the_style_and_the_script_of_the_page(self) -> None:
        page = page_of(report())
        style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
        script = re.search(r'<script type="module">(.*?)</script>', page, re.DOTALL)
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)

        assert style
        assert script
        assert policy
        rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
        assert rules["default-src"] == "'none'"
        assert rules["style-src"] == f"'{sha256(style[1])}'"
        assert rules["script-src"] == f"'{sha256(script[1])}'"

    def test_every_piece_of_the_script_is_in_the_page(self) -> None:
        assert sorted(_SCRIPTS) == sorted(path.name for path in _PAGE.glob("*.js"))

    def test_the_page_does_not_depend_on_other_files(self) -> None:
        assert re.findall(r'(?:src|href)="(?!data:,|#)', page_of(report())) == []


def sha256(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.browser
class TestFigures:
    def test_one_row_a_set_with_the_columns_that_are_used(self, open_report: Open) -> None:
        page = open_report(
            report(question_set(failures=FAILURES), question_set("held_out", held_out=True))
        )

        table = page.get_by_role("table", name="Sets", exact=True)
        assert table.get_by_role("columnheader").all_inner_texts() == [
            "Set",
            "Cases",
            "Right",
            "Verdict",
            "Quotes verbatim",
            "Abstention precision",
            "Abstention recall",
            "Median time",
            "Against baseline",
        ]
        starter, held_out = table.get_by_role("row").all()[1:]
        assert starter.get_by_role("cell").all_inner_texts() == [
            "20",
            "85.0%",
            "90.0%",
            "100.0%",
            "75.0%",
            "100.0%",
            "1.5 ms",
            "+1 case\n2 gained, 1 lost\np = 0.500",
        ]
        expect(held_out).to_contain_text("held out")

    def test_promises_kept_broken_and_not_tested_in_words(self, open_report: Open) -> None:
        measures = {
            "right": {"right": 19, "total": 20},
            "quotes verbatim": {"right": 30, "total": 31},
        }
        page = open_report(report(question_set(tampered=1, measures=measures)))

        verbatim, unknown = page.locator(".tile").all()[:2]
        expect(verbatim).to_contain_text("1✕ Promise broken, 31 quotes checked")
        expect(unknown).to_contain_text("0Not tested, 0 questions checked")

    def test_confusion_of_verdicts_as_a_table(self, open_report: Open) -> None:
        page = open_report(report(question_set()))

        table = page.get_by_role("table", name=re.compile("Verdicts"))
        assert table.get_by_role("columnheader").all_inner_texts() == [
            "Expected",
            "Given",
            "Right",
            "Yes",
            "No",
            "No reply",
        ]
        yes = table.get_by_role("row", name=re.compile("^Yes"))
        assert yes.get_by_role("cell").all_inner_texts() == ["3", "0", "1", "75.0%"]

    def test_tags_from_the_lowest_share_lead_to_their_failures(self, open_report: Open) -> None:
        page = open_report(report(question_set(failures=FAILURES)))

        tags = page.get_by_role("table", name=re.compile("by tag"))
        assert tags.get_by_role("rowheader").all_inner_texts() == ["coverage", "units"]
        tags.get_by_role("link", name="1 of 4 wrong: coverage").click()
        expect(page.get_by_role("status")).to_have_text("1 of 3 failures")
        expect(page.get_by_role("combobox", name="Tag")).to_have_value("coverage")

    def test_curves_of_queries_are_named_and_also_a_table(self, open_report: Open) -> None:
        page = open_report(report(query_set()))

        drawing = page.get_by_role(
            "img", name="Recall after 20 results: codecite 1.000, bm25 0.990"
        )
        assert drawing.locator("text.name").all_text_contents() == ["bm25", "codecite"]
        page.get_by_text("As a table").first.click()
        row = page.get_by_role("row", name=re.compile("^bm25"))
        assert row.get_by_role("cell").all_inner_texts() == ["0.500", "0.700", "0.990"]

    def test_systems_with_difference_and_p(self, open_report: Open) -> None:
        other = {
            "system": "nearest chunk",
            "set": "starter",
            "measures": {"right": {"right": 9, "total": 20}},
            "p": 0.0002,
        }
        page = open_report(report(question_set(), systems=[other]))

        rows = page.get_by_role("table", name="Systems on starter").get_by_role("row").all()[1:]
        assert [row.get_by_role("cell").all_inner_texts()[1:] for row in rows] == [
            ["100.0%", NONE, NONE],
            ["45.0%", f"{MINUS}55.0", "< 0.001"],
        ]

    def test_nothing_compared_and_nothing_wrong_is_said(self, open_report: Open) -> None:
        page = open_report(report(question_set()))

        expect(page.locator("#systems")).to_contain_text("No other system was run")
        expect(page.locator("#failures")).to_contain_text("No failures: every case is right.")

    def test_a_report_without_sets_is_a_page(self, open_report: Open) -> None:
        expect(open_report(report()).locator("#overview")).to_contain_text("No set was run.")


@pytest.mark.browser
class TestFailures:
    def test_filters_by_set_tag_problem_and_words(self, open_report: Open) -> None:
        page = open_report(report(question_set(failures=FAILURES), query_set()))
        shown = page.locator(".failures h3:visible")

        assert page.get_by_role("combobox", name="Problem").locator("option").all_inner_texts() == [
            "every problem",
            "verdict (1)",
            "quotes (1)",
            "quote not verbatim (1)",
            "no reply (1)",
            "ranking (1)",
        ]
        page.get_by_role("combobox", name="Set").select_option("lay queries")
        expect(shown).to_have_text([re.compile("q-7")])
        page.get_by_role("combobox", name="Set").select_option("")
        page.get_by_role("combobox", name="Tag").select_option("follow_up")
        expect(shown).to_have_text([re.compile("fu-2, turn 2"), re.compile("down-3")])
        page.get_by_role("combobox", name="Problem").select_option("no reply")
        expect(shown).to_have_text([re.compile("down-3")])
        page.get_by_role("searchbox", name="Words").fill("no such words")
        expect(shown).to_have_count(0)
        page.get_by_role("button", name="Clear the filters").click()
        expect(page.get_by_role("status")).to_have_text("4 failures")
        page.get_by_role("searchbox", name="Words").fill("YEAR covered")
        expect(shown).to_have_text([re.compile("fu-2")])

    def test_opens_with_the_keyboard_and_shows_the_exchange(self, open_report: Open) -> None:
        page = open_report(report(question_set(failures=FAILURES)))

        expect(page.locator(".exchange")).to_have_count(0)
        page.locator(".failures summary").nth(1).focus()
        page.keyboard.press("Enter")
        exchange = page.locator(".exchange")
        expect(exchange.get_by_role("heading")).to_have_text(
            ["Before", "Question", "Reply", "Problems", "Expected", "Tags"]
        )
        expect(exchange.locator(".before")).to_have_text("Is S9460 covered by Medicare?")
        expect(exchange.locator(".badge")).to_have_text("No")
        expect(exchange.locator("figcaption")).to_have_text(
            "✕ Not verbatim · [1] S9460, Billing and documentation · Test pages, release T1 "
            "(written for codecite)"
        )

    def test_a_link_opens_its_failure_whatever_is_filtered(self, open_report: Open) -> None:
        content = report(question_set("starter FAQ, left out", failures=FAILURES + FAILURES[:1]))
        page = open_report(content, "#starter%20FAQ%2C%20left%20out/fu-2/2")

        opened = page.locator(".failures details[open]")
        expect(opened).to_contain_text("fu-2, turn 2")
        expect(opened.locator("summary")).to_be_focused()
        link = opened.get_by_role("link", name="Link to fu-2, turn 2")
        expect(link).to_have_attribute("href", "#starter%20FAQ%2C%20left%20out/fu-2/2")
        page.get_by_role("searchbox", name="Words").fill("nothing has this")
        page.evaluate("location.hash = '#starter FAQ, left out/cov-1/1/2'")
        expect(page.locator(".failures details[open]:visible")).to_have_count(2)

    def test_a_link_to_no_failure_says_so(self, open_report: Open) -> None:
        page = open_report(report(question_set(failures=FAILURES)), "#starter/cov-9/1")

        expect(page.get_by_role("status")).to_have_text(
            "There is no failure starter/cov-9/1 in this report."
        )

    def test_those_of_a_held_out_set_are_withheld(self, open_report: Open) -> None:
        measures = {"right": {"right": 17, "total": 20}}
        change = {"p": 0.5, "gained": 1, "lost": 3}
        held_out = question_set("held_out", held_out=True, measures=measures)
        page = open_report(report(held_out | {"against_baseline": change}))

        words = "Failures are withheld: this split is not looked at while tuning."
        expect(page.locator("#set-held-out .lead")).to_contain_text(words)
        expect(page.locator("#failures")).to_contain_text(words)
        expect(page.locator("#set-held-out")).to_contain_text("1 gained, 3 lost (p = 0.500)")

    def test_an_exchange_is_built_when_it_is_opened(self, open_report: Open) -> None:
        many = [failure(f"cov-{n}", "Is S9460 covered?", "verdict is no") for n in range(600)]
        page = open_report(report(question_set(failures=many)))

        expect(page.get_by_role("status")).to_have_text("600 failures")
        expect(page.locator(".exchange")).to_have_count(0)
        page.get_by_role("searchbox", name="Words").fill("cov-59")
        expect(page.get_by_role("status")).to_have_text("11 of 600 failures")

    def test_knows_what_each_check_is_about(self, open_report: Open) -> None:
        wanted = Expectation.model_validate(
            {
                "status": "clarify",
                "verdict": "yes",
                "intent": "usage",
                "codes": ["S9455"],
                "only_codes": True,
                "quotes": ["once a year"],
                "quote_codes": ["S9455"],
                "answer_has": ["once"],
                "answer_lacks": ["Medicare"],
                "conflict": True,
                "suggests": ["S9455"],
            }
        )
        got = ChatReply.model_validate(reply())
        problems = [
            *breaches(wanted, got),
            *breaches(Expectation(no_quotes=True), got),
            *breaches(Expectation(no_quotes=False), got.model_copy(update={"quotes": ()})),
        ]
        assert len(problems) == 13
        page = open_report(report(question_set(failures=[failure("all", "Is it?", *problems)])))

        kinds = page.get_by_role("combobox", name="Problem").locator("option").all_inner_texts()
        assert not [kind for kind in kinds if kind.startswith("other")]


@pytest.mark.browser
class TestSafety:
    def test_hostile_text_is_only_ever_text(self, open_report: Open) -> None:
        hostile = failure(
            HOSTILE,
            HOSTILE,
            HOSTILE,
            before=[HOSTILE],
            tags=[HOSTILE],
            expected={HOSTILE: [HOSTILE], "codes": {HOSTILE: 1}},
            reply=reply(
                answer=HOSTILE,
                codes=[HOSTILE],
                quotes=[quote(HOSTILE, source=SOURCE | {"url": "javascript:window.pwned = true"})],
                conflicts=[{"about": HOSTILE, "quotes": [0, 0], "note": HOSTILE}],
                comparison={
                    "codes": [HOSTILE],
                    "rows": [{"attribute": HOSTILE, "cells": [{"text": HOSTILE, "quotes": [0]}]}],
                },
                suggestions=[HOSTILE],
            ),
        )
        one = question_set(HOSTILE, tags={HOSTILE: {"right": 1, "total": 2}}, failures=[hostile])
        page = open_report(report(one))

        page.locator(".failures summary").click()
        expect(page.locator(".answer")).to_have_text(HOSTILE)
        expect(page.locator("blockquote")).to_have_text(HOSTILE)
        expect(page.locator(".question")).to_have_text(HOSTILE)
        expect(page.locator("img")).to_have_count(0)
        expect(page.locator("figcaption a")).to_have_count(0)
        assert page.evaluate("window.pwned") is None

    def test_no_request_leaves_the_page(self, page: Page, open_report: Open) -> None:
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        open_report(report(question_set(failures=FAILURES), query_set()))

        for summary in page.locator("summary").all():
            summary.click()
        assert [url for url in requests if not url.startswith("data:")] == [page.url]

    @pytest.mark.parametrize("width", [360, 1400])
    def test_the_page_is_never_wider_than_the_screen(
        self, width: int, page: Page, open_report: Open
    ) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        wordy = failure("long-1", "x" * 400, "y" * 400, reply=reply(answer="z" * 400))
        open_report(report(question_set(failures=[wordy]), query_set()))

        for summary in page.locator("summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") == width
