import pytest

from bot.answering.figure_asked import sentence_with_figure


@pytest.fixture
def evidence(evidence_of, page):
    return evidence_of(
        page(
            "E0999",
            "Description=E0999 is a swing seat for users of up to 220 pounds, 18 by 20 inches.",
            "Clinical context=E0999 calms children from 3 years of age.",
            "Billing and documentation=E0999 is a capped rental. E0998 holds up to 400 pounds. "
            "The usual maximum is two straps per year. Sessions of E0999 and E0998 together "
            "count towards the limit of 12 in a month.",
        )
    )


@pytest.mark.parametrize(
    ("question", "has"),
    [
        ("weight limit of E0999?", "220 pounds"),
        ("how heavy may the user of E0999 be", "220 pounds"),
        ("What size is E0999?", "18 by 20"),
        ("how old must the child be for E0999", "3 years"),
        ("is E0999 rented or bought?", "capped rental"),
        ("what is the yearly cap on straps for E0999", "two straps per year"),
        ("monthly cap for sessions, E0999?", "12 in a month"),
    ],
)
def test_the_sentence_with_the_figure(evidence, ask_about, question, has):
    found = sentence_with_figure(ask_about(question, "E0999"), evidence)
    assert found is not None
    assert has in found.text


@pytest.mark.parametrize(
    "question", ["does E0999 have a weight limit", "what is E0999?", "What BMI does E0999 need?"]
)
def test_no_figure_is_asked_or_stated(evidence, ask_about, question):
    assert sentence_with_figure(ask_about(question, "E0999"), evidence) is None
