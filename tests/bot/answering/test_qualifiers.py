import pytest

from bot.answering.decision import decide
from bot.answering.qualifiers import adds_qualifier
from bot.answering.terms import normalised
from bot.reply import Verdict


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("does it fit only the nose", "it covers nose and mouth"),
        ("is it a set for one ear", "a set for both ears"),
        ("is it for one ear", "one unit is one set for two ears"),
        ("is it counted before the transfer", "it is counted by transfer"),
        ("does the drive to reach the patient count", "miles with the patient on board count"),
        ("does the way back count", "the way counts"),
        ("does every plan take it", "plans take it"),
        ("is it billed without the tube", "it is billed with the tube"),
    ],
)
def test_a_question_that_a_statement_does_not_cover(asked, stated):
    assert adds_qualifier(normalised(asked), normalised(stated))


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("is it for both knees", "a pair of knee sleeves"),
        ("just checking, does it fold", "it folds"),
        ("can it be billed on the same day", "it is billed on the same day"),
        ("is it only for adults", "it is limited to adults"),
    ],
)
def test_the_same_qualifier_in_other_words(asked, stated):
    assert not adds_qualifier(normalised(asked), normalised(stated))


@pytest.fixture
def evidence(evidence_of, page):
    return evidence_of(
        page(
            "E0999",
            "Description=E0999 is the delivery of oxygen tanks with the driver's help on board.",
            "Clinical context=E0999 suits homes that need more room than narrow stairs leave.",
            "Frequently asked questions=### Are trips to the depot counted?\n\n"
            "No. E0999 counts deliveries, so the ride to the depot is left out.",
            "How this code compares=E0999 is a delivery, E0998 a pickup of old tanks.",
            title="Oxygen delivery",
        )
    )


@pytest.mark.parametrize(
    "question",
    [
        "Do we count the ride to the depot on E0999?",
        "Is E0999 a pickup of old tanks?",
        "Does E0999 have narrow stairs?",
        "Does E0999 count before the delivery?",
        "Is E0999 only for the driver's help on board?",
    ],
)
def test_no_yes_from_a_sentence_that_says_something_else(evidence, ask_about, question):
    decision = decide(ask_about(question, "E0999"), evidence)
    assert decision is None or decision.verdict is not Verdict.YES
