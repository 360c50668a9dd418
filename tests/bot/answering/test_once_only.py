"""A limit of once in a lifetime, where it is asked for again."""

import pytest

from bot.answering.decision import decide
from bot.reply import Verdict

LIMIT = "Billing=Medicare allows G0438 once in a lifetime."


@pytest.mark.parametrize(
    ("message", "verdict"),
    [
        ("can we bill G0438 again this year?", Verdict.NO),
        ("is G0438 done every year?", Verdict.NO),
    ],
)
def test_once_in_a_lifetime_is_not_again(evidence_of, page, ask_about, message, verdict):
    decision = decide(ask_about(message, "G0438"), evidence_of(page("G0438", LIMIT)))
    assert decision is not None
    assert decision.verdict is verdict
    assert decision.sentence.quote.text == "Medicare allows G0438 once in a lifetime."


def test_a_yearly_limit_says_nothing_of_a_lifetime(evidence_of, page, ask_about):
    evidence = evidence_of(page("G0439", "Billing=Medicare allows G0439 once every 12 months."))
    decision = decide(ask_about("can we bill G0439 again this year?", "G0439"), evidence)
    assert decision is None
