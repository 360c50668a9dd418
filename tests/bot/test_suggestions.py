import pytest

from bot.suggestions import suggest


@pytest.fixture
def evidence(evidence_of, page):
    return evidence_of(
        page(
            "E0143",
            "Description=A walker. One unit is one walker.",
            "Billing and documentation=Medicare covers E0143. Medicaid covers E0143.",
        )
    )


@pytest.mark.parametrize(
    ("question", "suggested"),
    [
        (
            "What is E0143?",
            (
                "Is E0143 covered by Medicare?",
                "Is E0143 covered by Medicaid?",
                "How is E0143 billed and documented?",
            ),
        ),
        (
            "Is E0143 covered by Medicare?",
            (
                "Is E0143 covered by Medicaid?",
                "How is E0143 billed and documented?",
                "What is one unit of E0143?",
            ),
        ),
        (
            "Is E0143 covered?",
            (
                "How is E0143 billed and documented?",
                "What is one unit of E0143?",
                "What is E0143?",
            ),
        ),
    ],
)
def test_what_was_not_asked_and_can_be_answered(evidence, ask_about, question, suggested):
    assert suggest(ask_about(question, "E0143"), evidence) == suggested


def test_nothing_is_suggested_that_the_documents_do_not_answer(evidence_of, page, ask_about):
    evidence = evidence_of(page("K0001", "Clinical context=Used at home."))
    assert suggest(ask_about("What is K0001?", "K0001"), evidence) == ("When is K0001 used?",)


def test_every_suggestion_is_answered_when_it_is_sent(say, index):
    for code in index.codes:
        for text in say(f"What is {code}?").suggestions:
            reply = say(text)
            assert (reply.status, reply.codes) == ("answered", (code,))
            assert reply.quotes, text
            assert reply.verdict != "unknown"
