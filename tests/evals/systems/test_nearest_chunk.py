import pytest

from evals.systems.nearest_chunk import NearestChunk
from evals.verbatim import tampered


@pytest.fixture
def bot(documents, encoder):
    return NearestChunk(documents, encoder)


def test_the_nearest_chunk_is_answer_quote_and_code(bot):
    reply = bot.ask("Medicaid covers once a year", None, None)
    assert reply.answer == "Medicaid covers S9455 once a year."
    assert [quote.text for quote in reply.quotes] == ["Medicaid covers S9455 once a year."]
    assert (reply.codes, reply.verdict) == (("S9455",), None)
    assert tampered(reply, bot.document) == ()


def test_a_verdict_is_what_the_answer_of_a_pair_begins_with(bot):
    reply = bot.ask("Is S9460 covered by Medicare?", None, None)
    assert reply.quotes[0].section == "faq"
    assert reply.verdict == "no"


def test_an_unknown_code_is_answered_from_a_neighbour(bot):
    reply = bot.ask("Is S9999 covered by Medicare?", "s1", None)
    assert (reply.status, reply.codes, reply.session_id) == ("answered", ("S9460",), "s1")
    assert bot.document("none") is None
