"""What is asked about a whole release, and when a reply to it is wrong."""

from datetime import date

import pytest

from bot.reply import Verdict
from corpus.cms.code_record import CodeRecord
from evals.official import PHRASINGS, Asked, coverage_questions, faults, succession_questions

DAY = date(2019, 6, 30)
COVERAGE = "HCPCS coverage code I: not payable by Medicare."


def record(code: str, coverage: str | None = "I", **fields) -> CodeRecord:
    return CodeRecord(code, "short", "long", coverage, added=date(2000, 1, 1), **fields)


def by_code(*records: CodeRecord) -> dict[str, CodeRecord]:
    return {item.code: item for item in records}


@pytest.mark.parametrize(
    ("letter", "verdict"),
    [("I", "no"), ("M", "no"), ("S", "no"), ("C", "depends"), ("D", "depends")],
)
def test_every_letter_has_its_verdict_in_every_phrasing(letter, verdict):
    asked = list(coverage_questions(by_code(record("S9460", letter)), DAY))
    assert [item.message for item in asked] == [p.format(code="S9460") for p in PHRASINGS]
    assert {item.verdict for item in asked} == {Verdict(verdict)}


@pytest.mark.parametrize(
    "passed_over",
    [
        record("JW"),
        record("S9460", None),
        record("S9460", terminated=date(2018, 12, 31)),
        CodeRecord("S9460", "short", "long", "I", added=date(2019, 7, 1)),
    ],
)
def test_modifiers_and_codes_not_valid_that_day_are_not_asked_about(passed_over):
    assert list(coverage_questions(by_code(passed_over), DAY)) == []


def test_only_codes_that_have_ended_and_point_somewhere_have_successors():
    ended = {"terminated": date(2018, 12, 31), "cross_references": ("J1095",)}
    asked = succession_questions(
        by_code(
            record("C9034", **ended),
            record("C9035", terminated=date(2018, 12, 31)),
            record("C9036", cross_references=("J1095",)),
        ),
        DAY,
    )
    assert [item.message for item in asked] == ["What replaced C9034?"]


@pytest.mark.parametrize(
    ("verdict", "text", "authority", "expected"),
    [
        ("no", COVERAGE, "cms_record", []),
        ("depends", COVERAGE, "cms_record", ["verdict depends, not no"]),
        ("no", "Something else.", "cms_record", ["record not quoted"]),
        ("no", COVERAGE, "scraped", ["record not quoted"]),
    ],
)
def test_what_is_wrong_with_a_reply(
    make_reply, make_quote, make_table, verdict, text, authority, expected
):
    quote = make_quote(text)
    quote |= {"source": quote["source"] | {"authority": authority}}
    reply = make_reply(quote, verdict=verdict)
    table = make_table({}, text)
    found = faults(Asked(record("S9460"), "?", Verdict.NO), reply, table)
    assert [fault for fault in found if fault != "quote not verbatim"] == expected


def test_a_successor_has_to_be_named(make_reply, make_table):
    asked = Asked(record("C9034", cross_references=("J1095",)), "?", None)
    table = make_table({}, "")
    assert faults(asked, make_reply(answer="C9034 was replaced by J1095."), table) == []
    assert faults(asked, make_reply(answer="Nothing is said."), table) == ["successor not named"]
