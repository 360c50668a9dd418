import pytest

from bot.answering import open_question, sections
from bot.question import Facet
from bot.reply import Verdict


@pytest.fixture
def evidence(evidence_of, page):
    return evidence_of(
        page(
            "S9460",
            "Description=A visit with a nurse who checks the injection technique.",
            "Billing and documentation=The nurse sees one patient.",
            "Frequently asked questions=### Is S9460 a group class?\n\nNo. It is one to one.",
        )
    )


def texts(claim):
    return [quote.text for quote in claim.quotes]


def test_the_sentence_that_speaks_of_the_words_is_quoted(evidence, ask_about):
    question = ask_about("what about injection technique in S9460", "S9460")
    claim = open_question.answer(question, evidence)
    quoted = "A visit with a nurse who checks the injection technique."
    assert (claim.verdict, texts(claim)) == (None, [quoted])
    assert claim.text == f"S9460: {quoted}"


def test_a_yes_no_question_is_not_decided_by_words_in_common(evidence, ask_about):
    question = ask_about("does S9460 include injection technique?", "S9460")
    claim = open_question.answer(question, evidence)
    assert claim.verdict is Verdict.UNKNOWN
    assert claim.text.startswith("The documents do not decide that; they say: ")


def test_words_that_no_sentence_has_are_answered_with_silence(evidence, ask_about):
    question = ask_about("does S9460 include transportation vouchers?", "S9460")
    claim = open_question.answer(question, evidence)
    assert (claim.verdict, claim.quotes) == (Verdict.UNKNOWN, ())
    assert claim.text == (
        'The documents on S9460 do not say anything about "include, transportation and vouchers".'
    )


def test_a_facet_without_a_fact_may_still_have_a_sentence(evidence_of, page, ask_about):
    evidence = evidence_of(
        page(
            "S9460", "Billing and documentation=The length of the visit is up to the plan. Name it."
        )
    )
    silence = sections.silent(Facet.TIME, evidence, "how long it takes")
    question = ask_about("how long is S9460?", "S9460")
    claim = open_question.instead_of(silence, question, evidence)
    assert claim.facet is Facet.TIME
    assert texts(claim) == ["The length of the visit is up to the plan."]


def test_a_facet_without_fact_and_sentence_stays_silent(evidence, ask_about):
    silence = sections.silent(Facet.TIME, evidence, "how long it takes")
    question = ask_about("how long is S9460?", "S9460")
    assert open_question.instead_of(silence, question, evidence) == silence


def test_one_at_a_time_is_no_duration(evidence_of, page, ask_about):
    evidence = evidence_of(page("S9460", "Description=The nurse sees one patient at a time."))
    silence = sections.silent(Facet.TIME, evidence, "how long it takes")
    question = ask_about("how long is S9460?", "S9460")
    assert open_question.instead_of(silence, question, evidence) == silence


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        ("so what goes out instead of S9460", "S9460 is not payable; Medicare visits are G0270."),
        ("what do aides report instead of S9460", "S9460 excludes aides, who have T1021."),
    ],
)
def test_what_to_use_instead_is_what_a_denial_names(evidence_of, page, ask_about, asked, quoted):
    evidence = evidence_of(
        page(
            "S9460",
            "Billing and documentation=S9460 is not payable; Medicare visits are G0270. "
            "S9460 excludes aides, who have T1021.",
            "Related codes=- S9465: with a dietitian, not a nurse.",
        )
    )
    silence = sections.silent(Facet.SUCCESSOR, evidence, "what replaces it")
    claim = open_question.instead_of(silence, ask_about(asked, "S9460"), evidence)
    assert texts(claim) == [quoted]
