import pytest

from bot.answering.coverage import answer
from bot.answering.policy import authorisation_left_to_policy, left_to_policy
from bot.reply import Verdict
from corpus.document import Payer


@pytest.fixture
def evidence(evidence_of, page):
    return evidence_of(
        page(
            "E0999",
            "Billing and documentation=Medicare does not pay for E0999. Whether a Medicare "
            "Advantage plan pays for it depends on that plan. Medicare requires prior "
            "authorisation for E0999; commercial plans have their own rules.",
        )
    )


def test_a_sentence_leaves_payment_to_the_plan(evidence, ask_about):
    question = ask_about("Would a Medicare Advantage plan pay for E0999?", "E0999")
    (claim,) = answer(question, evidence)
    assert claim.verdict is Verdict.DEPENDS
    assert "depends on that plan" in claim.quotes[0].text


def test_rules_on_authorisation_are_not_on_payment(evidence):
    assert left_to_policy(Payer.COMMERCIAL, evidence) is None
    found = authorisation_left_to_policy(Payer.COMMERCIAL, evidence)
    assert found is not None
    assert "own rules" in found.text
    assert authorisation_left_to_policy(Payer.MEDICAID, evidence) is None
