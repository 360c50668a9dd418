"""Whether the documents name a variant of a code."""

import pytest

from bot.answering.decision import decide
from bot.reply import Verdict

RELATED = (
    "Related codes=- G0473: group counselling, 2 to 10 people.\n- S9449: a class for children."
)


@pytest.fixture
def evidence(evidence_of, page):
    return evidence_of(page("G0447", "Description=G0447 is counselling.", RELATED))


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("is there a group version of G0447?", "G0473: group counselling, 2 to 10 people."),
        ("Is there also a kids version of G0447?", "S9449: a class for children."),
    ],
)
def test_a_line_on_another_code_names_the_variant(ask_about, evidence, message, line):
    decision = decide(ask_about(message, "G0447"), evidence)
    assert decision is not None
    assert decision.verdict is Verdict.YES
    assert decision.sentence.text == line


@pytest.mark.parametrize(
    "message", ["is there a heavy duty version of G0447?", "is there a version of G0447?"]
)
def test_what_no_line_names_is_left_open(ask_about, evidence, message):
    assert decide(ask_about(message, "G0447"), evidence) is None
