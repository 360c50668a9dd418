"""Whether a thing is included or billed apart."""

import pytest

from bot.answering.asked import Asked
from bot.answering.goes_with import of_what_goes_with
from bot.reply import Verdict

BILLING = (
    "Billing and documentation=Lancets are billed apart, with A4259. The vaccine is reported on a "
    "claim of its own. E0999 already includes the first battery. Pads and tips come with E0999; "
    "gauze is not billed separately from it. E0570 includes a mask. The strap is blue."
)


@pytest.fixture
def decide(evidence_of, page, ask_about):
    evidence = evidence_of(page("E0999", "Description=A device.", BILLING))

    def of(question):
        asked = ask_about(question, "E0999")
        return of_what_goes_with(Asked(asked, evidence, asked.rest))

    return of


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("are the lancets for E0999 extra?", Verdict.YES),
        ("are lancets included in E0999?", Verdict.NO),
        ("are lancets billed apart from the device E0999?", Verdict.YES),
        ("is the first battery included in E0999?", Verdict.YES),
        ("do I bill the first battery on its own line with E0999?", Verdict.NO),
        ("does E0999 come with pads?", Verdict.YES),
        ("pads extra on E0999?", Verdict.NO),
        ("is gauze billed separately from E0999?", Verdict.NO),
    ],
)
def test_the_clause_on_the_thing_has_it_one_way(decide, question, verdict):
    decision = decide(question)
    assert decision is not None
    assert decision.verdict is verdict


@pytest.mark.parametrize(
    "question",
    [
        "does E0999 come with a mask?",  # another code does
        "is the strap extra on E0999?",  # nothing says
        "is the charger included in E0999?",
        "are lancets included in E0999 or extra?",  # a choice has no yes or no
        "how are lancets for E0999 billed?",
    ],
)
def test_what_no_clause_has_one_way_is_left_open(decide, question):
    assert decide(question) is None
