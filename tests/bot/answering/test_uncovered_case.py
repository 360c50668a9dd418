import pytest

from bot.answering.asked import Asked
from bot.answering.uncovered_case import of_an_uncovered_case


@pytest.fixture
def evidence(evidence_of, page):
    return evidence_of(
        page(
            "E0999",
            "Billing and documentation=Medicare covers E0999 only under conditions. Use only at "
            "school does not meet the policy. Worn in place of a brace, E0999 is outside the "
            "Medicare benefit.",
        )
    )


@pytest.mark.parametrize(
    ("question", "is_excluded"),
    [
        ("can he get E0999 just for school?", True),
        ("can he get E0999 for school?", False),
        ("can he get E0999 only for work?", False),
        ("does Medicare pay when E0999 is worn?", True),
        ("does Medicare pay when E0999 is not worn?", False),
        ("does Medicare pay for E0999?", False),
    ],
)
def test_only_the_very_case_is_excluded(evidence, ask_about, question, is_excluded):
    asked = ask_about(question, "E0999")
    decision = of_an_uncovered_case(Asked(asked, evidence, asked.rest))
    assert (decision is not None) is is_excluded
