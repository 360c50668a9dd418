from bot.conversation import Focus
from bot.offer import described, offer, telling_quote
from bot.question import Facet, Question
from bot.quote import is_verbatim


def test_candidates_are_listed_with_what_tells_them_apart(index):
    question = Question("a walker", facets=(Facet.COVERAGE,))
    reply, focus = offer(question, index, ["E0143", "E0135"], Focus(), "Do you mean")
    assert reply.status == "clarify"
    assert reply.text == (
        "Do you mean one of these?\n1. E0143 is a walker that folds and has wheels.\n"
        "2. E0135 is a walker that folds and has no wheels."
    )
    assert (reply.codes, reply.suggestions) == (("E0143", "E0135"), ("E0143", "E0135"))
    assert all(is_verbatim(quote, index.document(quote.document_id)) for quote in reply.quotes)
    assert focus.candidates == ("E0143", "E0135")
    assert (focus.pending.text, focus.pending.facets) == ("", (Facet.COVERAGE,))


def test_a_single_candidate_is_a_question(index):
    reply, _ = offer(Question("?"), index, ["K0001"], Focus(), "Did you mean")
    assert reply.text == "Did you mean K0001 (K0001 is a wheelchair of standard weight)?"


def test_the_telling_quote_is_the_first_sentence_of_the_description(index):
    quote = telling_quote(index, "G0108")
    assert quote.text == (
        "G0108 is outpatient training in diabetes self-management for one patient at a time."
    )
    assert telling_quote(index, "Q9999") is None


def test_a_code_is_described_by_title_aliases_and_description(index):
    words = described(index, "E0143")
    for part in ("Walker folding wheeled", "rolling walker", "has wheels"):
        assert part in words
    assert "Medicare" not in words
