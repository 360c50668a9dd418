"""Whether the units of two codes are the same."""

import pytest

from bot.answering import same_figure
from bot.reply import Verdict


@pytest.fixture
def evidences(evidence_of, page):
    return [
        evidence_of(page(code, f"Description={code} is a visit. One unit is {unit}."))
        for code, unit in (("G0270", "15 minutes"), ("G0271", "30 minutes"))
    ]


@pytest.mark.parametrize(
    ("message", "verdict"),
    [
        ("Is the unit of G0270 the same as that of G0271?", Verdict.NO),
        ("Does the unit change between G0270 and G0271?", Verdict.YES),
    ],
)
def test_units_that_differ(ask_about, evidences, message, verdict):
    claim = same_figure.answer(ask_about(message, "G0270", "G0271"), evidences)
    assert claim is not None
    assert claim.verdict is verdict
    assert "one unit of G0270 is 15 minutes and one unit of G0271 is 30 minutes" in claim.text
    assert [quote.text for quote in claim.quotes] == [
        "One unit is 15 minutes.",
        "One unit is 30 minutes.",
    ]


def test_units_that_are_the_same(ask_about, evidence_of, page):
    evidences = [
        evidence_of(page(code, f"Description={code} is a visit. One unit is 1 hour."))
        for code in ("G0270", "G0271")
    ]
    question = ask_about("Is the unit of G0270 the same as that of G0271?", "G0270", "G0271")
    claim = same_figure.answer(question, evidences)
    assert claim is not None
    assert claim.verdict is Verdict.YES


@pytest.mark.parametrize(
    "message",
    [
        "What is the unit of G0270 and G0271?",
        "Is G0270 the same as G0271?",
        "How do the units differ?",
    ],
)
def test_what_is_no_question_on_units_in_common(ask_about, evidences, message):
    assert same_figure.answer(ask_about(message, "G0270", "G0271"), evidences) is None
