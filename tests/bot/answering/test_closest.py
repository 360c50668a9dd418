import pytest

from bot.answering.closest import by_meaning, by_words
from bot.answering.evidence import Evidence


@pytest.fixture
def documents(read, page):
    return read(
        page(
            "S9460",
            "Description=A visit with a nurse. The nurse checks injection technique.",
            "Billing and documentation=Injection supplies have their own codes.",
            "Related codes=- S9455: injection class.",
        )
    )


def test_the_sentence_with_the_most_of_what_is_asked_comes_first(documents, ask_about):
    question = ask_about("who checks injection technique in S9460", "S9460")
    close = by_words(question, Evidence("S9460", documents))
    assert close[0].sentence.text == "The nurse checks injection technique."
    assert close[0].share == 1.0


def test_meaning_decides_between_sentences_that_share_words(documents, ask_about):
    def closeness(_, others):
        return [float("supplies" in other) for other in others]

    evidence = Evidence("S9460", documents, closeness=closeness)
    close = by_meaning(ask_about("S9460: what of injection material", "S9460"), evidence)
    assert close[0].sentence.text == "Injection supplies have their own codes."


def test_nothing_is_close_to_words_that_nobody_uses(documents, ask_about):
    question = ask_about("S9460 taxonomy number", "S9460")
    assert by_meaning(question, Evidence("S9460", documents)) == []
