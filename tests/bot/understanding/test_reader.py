from datetime import date

import pytest

from bot.conversation import Focus
from bot.question import Facet, Intent, Reading
from bot.understanding.reader import Reader
from corpus.document import Payer
from index.code_table import CodeTable

TODAY = date(2019, 6, 15)
DESCRIBED = {
    "E0143": "folding walker with wheels",
    "G0108": "training of one patient",
    "G0109": "training in a group",
    "S9455": "a group session",
    "S9460": "a visit with a nurse",
    "S9465": "a visit with a dietitian",
}
READER = Reader(CodeTable(DESCRIBED), DESCRIBED.__getitem__)


def read(text, *before):
    """The question that a message asks after others that were answered."""
    focus = Focus()
    for message in before:
        question = READER.read(message, focus, TODAY)
        focus = focus.answered(question, question.codes)
    return READER.read(text, focus, TODAY)


def payers(question):
    return [asked.payer for asked in question.payers]


def test_a_whole_question():
    question = read("Was S9460 covered by Medicare in March 2018?")
    assert (question.codes, question.facets) == (("S9460",), (Facet.COVERAGE,))
    assert payers(question) == [Payer.MEDICARE]
    assert question.date_of_service == (date(2018, 3, 1), date(2018, 3, 31))
    assert (question.asks_yes_no, question.negated, question.refers_back) == (True, False, False)
    assert question.intent is Intent.COVERAGE


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("S9460", (Facet.OVERVIEW,)),
        ("waht is S9460", (Facet.OVERVIEW,)),
        ("S9460 Medicare", (Facet.COVERAGE,)),
        ("E0143-NU", (Facet.MODIFIERS,)),
        ("S9460 or S9465?", (Facet.COMPARISON,)),
        ("folding walker", (Facet.REVERSE_LOOKUP,)),
        ("which code is for a folding walker?", (Facet.REVERSE_LOOKUP,)),
        ("which code is for a walker and is it covered?", (Facet.REVERSE_LOOKUP, Facet.COVERAGE)),
        ("which codes are related to S9460?", (Facet.RELATED,)),
        ("does S9460 include insulin syringes?", (Facet.OTHER,)),
    ],
)
def test_a_question_always_has_a_facet(text, facets):
    assert read(text).facets == facets


def test_known_slips_and_unknown_codes_of_one_message_are_kept_apart():
    question = read("S9460, s946S and S9999")
    assert question.codes == ("S9460", "S9465")
    assert [mention.text for mention in question.code_candidates] == ["S9999"]
    assert [(m.text, m.reading) for m in question.readings] == [("s946S", Reading.SLIP)]


@pytest.mark.parametrize(
    ("before", "text", "codes", "facet", "payer"),
    [
        ("is S9460 covered by Medicare?", "what about Medicaid?", "S9460", "coverage", "Medicaid"),
        ("is S9460 covered by Medicare?", "and G0109?", "G0109", "coverage", "Medicare"),
        ("is S9460 covered by Medicare?", "Medicaid?", "S9460", "coverage", "Medicaid"),
        ("what is S9460?", "what about Medicaid?", "S9460", "coverage", "Medicaid"),
        ("what is S9460?", "is it covered by Tricare?", "S9460", "coverage", "Tricare"),
        ("what is S9460?", "who uses it?", "S9460", "specialties", None),
        ("what is S9460?", "modifiers?", "S9460", "modifiers", None),
        ("what is S9460?", "sorry, I meant S9465", "S9465", "definition", None),
        ("is S9460 covered by Medicare?", "what is G0108?", "G0108", "definition", None),
        ("what is S9460?", "how does it differ from S9455?", "S9460 S9455", "comparison", None),
        ("what is S9460?", "compare it to G0108", "S9460 G0108", "comparison", None),
        ("S9460 or S9465?", "compare them", "S9460 S9465", "comparison", None),
    ],
)
def test_a_follow_up_takes_over_what_it_leaves_unsaid(before, text, codes, facet, payer):
    question = read(text, before)
    assert question.codes == tuple(codes.split())
    assert question.facets == (Facet(facet),)
    assert payers(question) == ([Payer(payer)] if payer else [])


@pytest.mark.parametrize("text", ["Aetna?", "Cigna", "BCBS?"])
def test_an_insurer_by_name_alone_follows_up_on_coverage(text):
    question = read(text, "is S9460 covered by Medicare?")
    assert (question.codes, question.facets) == (("S9460",), (Facet.COVERAGE,))
    assert payers(question) == [Payer.COMMERCIAL]


def test_what_about_a_date_keeps_code_and_payer():
    question = read("and in 2017?", "is S9460 covered by Medicare?")
    assert (question.codes, payers(question)) == (("S9460",), [Payer.MEDICARE])
    assert question.date_of_service == (date(2017, 1, 1), date(2017, 12, 31))


@pytest.mark.parametrize("text", ["which code is for a hospital bed?", "hospital bed"])
def test_a_new_subject_does_not_lean_on_the_code_in_focus(text):
    question = read(text, "what is S9460?")
    assert (question.codes, question.refers_back) == ((), False)


def test_a_follow_up_without_anything_before_it_has_no_code():
    assert read("what about Medicaid?").codes == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the second", "S9460"),
        ("S9460", "S9460"),
        ("the one with the nurse", "S9460"),
        ("yes", "S9455"),
    ],
)
def test_a_choice_completes_the_question_that_waits(text, code):
    waiting = read("is the diabetes visit covered by Medicare?")
    focus = Focus().asked_back(waiting, ("S9455", "S9460", "S9465"))
    question = READER.read(text, focus, TODAY)
    assert (question.codes, question.facets) == ((code,), (Facet.COVERAGE,))
    assert payers(question) == [Payer.MEDICARE]
    assert question.asks_yes_no
