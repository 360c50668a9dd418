import pytest

from bot.answering.claim import Claim
from bot.answering.settling import settled
from bot.question import Facet
from bot.reply import Verdict


@pytest.fixture
def evidence(evidence_of, page):
    return evidence_of(
        page(
            "S9460",
            "Billing and documentation=S9460 is not a group class. The plan names its limit.",
        )
    )


def claim_of(evidence, facet):
    limit = next(s for s in evidence.sentences() if "limit" in s.text)
    return Claim(facet, ("S9460",), limit.text, (limit.document,), (limit.quote,))


def test_the_deciding_sentence_leads_and_what_was_said_stays(evidence, ask_about):
    question = ask_about("What is the limit? Is S9460 a group class?", "S9460")
    claim = settled(claim_of(evidence, Facet.FREQUENCY), question, evidence)
    assert claim.verdict is Verdict.NO
    assert claim.text == "No: S9460 is not a group class. The plan names its limit."
    assert [q.text for q in claim.quotes] == [
        "S9460 is not a group class.",
        "The plan names its limit.",
    ]


def test_what_nothing_decides_stays_open_only_where_nothing_else_is_asked(evidence, ask_about):
    alone = ask_about("is S9460 limited to adults", "S9460")
    assert alone.facets == (Facet.FREQUENCY,)
    claim = claim_of(evidence, Facet.FREQUENCY)
    assert settled(claim, alone, evidence).verdict is Verdict.UNKNOWN
    beside = ask_about("is S9460 limited to adults and is it covered", "S9460")
    assert settled(claim, beside, evidence).verdict is None


def test_coverage_is_left_to_facts(evidence, ask_about):
    covered = ask_about("is S9460 covered for a group class?", "S9460")
    claim = claim_of(evidence, Facet.COVERAGE)
    assert settled(claim, covered, evidence).verdict is None
