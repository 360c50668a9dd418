from dataclasses import replace

import pytest

from bot.answering import dispatch
from bot.answering.worth_reading import may_gain, may_read
from bot.question import Facet
from bot.reply import Verdict

PARTS = (
    "Description=E2100 is a glucose meter that speaks.",
    (
        "Billing and documentation=The first battery comes with E2100. A supplier mails E2100 to "
        "the home. Medicare covers E2100 only under conditions. Medicare wants a note on poor "
        "eyesight."
    ),
)


@pytest.fixture
def answer(evidence_of, page, ask_about, today):
    """The first claim that a question about E2100 gets, with a reader."""
    evidence = evidence_of(page("E2100", *PARTS, title="Talking meter"))

    def answered(text, reader=None):
        asked = replace(evidence, reader=reader)
        return dispatch.answer(ask_about(text, "E2100"), [asked], today)[0]

    return answered


def test_a_sentence_in_other_words_decides(answer, read_as):
    question = "Are power cells sold apart from E2100?"
    assert answer(question).verdict is Verdict.UNKNOWN
    claim = answer(question, read_as(no=("battery", 0.95)))
    assert claim.verdict is Verdict.NO
    assert claim.text == "No: The first battery comes with E2100."
    assert claim.quotes[0].text == "The first battery comes with E2100."


@pytest.mark.parametrize(
    "stances",
    [
        {"no": ("battery", 0.5)},
        {"no": ("battery", 0.5), "yes": ("first", 0.45)},
        {"tells": ("battery", 0.95)},
    ],
)
def test_without_a_sure_answer_it_stays_unknown(answer, read_as, stances):
    claim = answer("Are power cells sold apart from E2100?", read_as(**stances))
    assert claim.verdict is Verdict.UNKNOWN


def test_what_rules_decide_is_not_read(answer, read_as):
    reader = read_as(no=("speaks", 0.99))
    assert answer("Is E2100 covered by Medicare?", reader).verdict is Verdict.DEPENDS
    assert reader.asked == []


def test_what_a_payer_covers_is_left_to_facts(answer, read_as):
    reader = read_as(no=("eyesight", 0.99))
    question = "He sees perfectly well. Does Medicare pay for E2100?"
    assert answer(question, reader).verdict is Verdict.DEPENDS
    assert answer(question.replace("Medicare", "Aetna"), reader).verdict is Verdict.UNKNOWN


def test_coverage_in_a_case_is_told_the_sentence_on_it(answer, read_as):
    reader = read_as(no=("eyesight", 0.99))
    claim = answer("Does Medicare cover E2100 for a patient who reads large print?", reader)
    assert claim.verdict is Verdict.DEPENDS
    assert claim.text.endswith("under conditions. Medicare wants a note on poor eyesight.")
    assert claim.quotes[-1].text == "Medicare wants a note on poor eyesight."


def test_when_a_payer_covers_is_told_under_which_conditions(answer, read_as):
    claim = answer("When does Medicare cover E2100?", read_as(tells=("eyesight", 0.9)))
    assert claim.text.endswith("Medicare wants a note on poor eyesight.")


def test_a_terse_question_is_read_as_one_with_yes_or_no(answer, read_as):
    reader = read_as(no=("battery", 0.95))
    assert answer("E2100 - power cells apart?", reader).verdict is Verdict.NO
    assert reader.asked[0][0].startswith("this code is power cells")


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("charger sold with E2100?", "is charger sold with this code?"),
        ("the clinic goes by eyesight with E2100?", "the clinic goes by eyesight with this code?"),
    ],
)
def test_only_what_is_no_sentence_is_made_one(answer, read_as, text, put):
    reader = read_as(no=("battery", 0.95))
    answer(text, reader)
    assert reader.asked[0][0] == put


def test_authorisation_is_decided_by_no_sentence_on_another_matter(answer, read_as):
    claim = answer("Does E2100 need prior authorization at a clinic?", read_as(no=("mails", 0.99)))
    assert claim.verdict is Verdict.UNKNOWN


def test_an_faq_answer_is_not_turned_round(evidence_of, page, ask_about, today, read_as):
    faq = "### Do cells come along?\n\nYes. The first cell is in the box of E2100."
    evidence = evidence_of(page("E2100", f"Frequently asked questions={faq}"))
    read = replace(evidence, reader=read_as(no=("first", 0.9), yes=("box", 0.05)))
    asked = ask_about("Are power cells sold apart from E2100?", "E2100")
    (claim,) = dispatch.answer(asked, [read], today)
    assert claim.verdict is Verdict.UNKNOWN


def test_a_case_that_is_put_without_a_question_mark_is_decided(answer, read_as):
    claim = answer("E2100 for a pt with good eyes", read_as(no=("eyesight", 0.95)))
    assert claim.verdict is Verdict.NO


def test_a_yes_needs_more_than_a_no(answer, read_as):
    question = "Are power cells sold apart from E2100?"
    assert answer(question, read_as(yes=("battery", 0.75), no=("battery", 0))).verdict == "yes"
    assert answer(question, read_as(yes=("battery", 0.7), no=("first", 0.1))).verdict == "unknown"


def test_a_question_without_yes_or_no_is_told_the_sentence(answer, read_as):
    question = "How does E2100 reach the customer?"
    claim = answer(question, read_as(tells=("mails", 0.9)))
    assert claim.verdict is None
    assert "A supplier mails E2100 to the home." in [quote.text for quote in claim.quotes]
    assert "mails" in claim.text


def test_beside_other_matters_only_silence_gains(answer, ask_about):
    both = ask_about("What is E2100, and how is E2100 billed?", "E2100")
    claim = answer("What is E2100?")
    assert claim.quotes
    assert not may_gain(claim, both)
    assert may_gain(replace(claim, quotes=()), both)
    assert not may_gain(claim, ask_about("What is E2100?", "E2100"))
    assert claim.facet is Facet.DEFINITION


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("is S9460 covered by Medicare?", False),
        ("S9460 rvu", True),
        ("is S9460 a group class?", True),
        ("she has no diabetes. is S9460 covered?", True),
        ("how is S9460 billed for two sisters", True),
    ],
)
def test_what_may_run_a_model(ask_about, text, may):
    assert may_read(ask_about(text, "S9460")) is may


def test_who_does_it_is_told_before_the_specialties(evidence_of, page, ask_about, today, read_as):
    evidence = evidence_of(page("E2100", *PARTS, specialties="[Diabetes supplies]"))
    asked = replace(evidence, reader=read_as(tells=("supplier", 0.9)))
    by_whom = dispatch.answer(ask_about("who gives E2100?", "E2100"), [asked], today)[0]
    assert by_whom.text.startswith("A supplier mails E2100 to the home. Specialties that use E2100")
    listed = dispatch.answer(ask_about("what specialties use E2100?", "E2100"), [asked], today)[0]
    assert listed.text.startswith("Specialties that use E2100: Diabetes supplies")
