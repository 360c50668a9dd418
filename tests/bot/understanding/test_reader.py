from datetime import date

import pytest

from bot.conversation import Focus
from bot.question import Facet, Intent, Reading
from bot.understanding.reader import Reader
from bot.understanding.words import subject_stems
from corpus.document import Payer
from index.code_table import CodeTable

TODAY = date(2019, 6, 15)
DESCRIBED = {
    "E0143": "folding walker with wheels",
    "E0149": "heavy duty walker with wheels",
    "G0108": "training of one patient",
    "G0109": "training in a group",
    "S9455": "a group session",
    "S9460": "a visit with a nurse",
    "S9465": "a visit with a dietitian",
}
FURTHER = {"E0143": "a seat is not included; rental with RR"}
RELATED = {"E0143": {"E0149": "heavy duty wheeled walker"}, "S9460": {"S9455": "a group session"}}


class ToldBy:
    """Documents that tell no more than the texts above."""

    def description(self, code):
        return DESCRIBED[code]

    def names(self, code):
        return subject_stems(DESCRIBED[code])

    def stems(self, code):
        return subject_stems(f"{DESCRIBED[code]} {FURTHER.get(code, '')}")

    def labels(self, code):
        return {other: subject_stems(line) for other, line in RELATED.get(code, {}).items()}


READER = Reader(CodeTable(DESCRIBED), ToldBy())


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
        ("is S9460 covered by Medicare?", "S9465?", "S9465", "coverage", "Medicare"),
        ("is S9460 covered by Medicare?", "whoops typo, S9465", "S9465", "coverage", "Medicare"),
        ("S9460 medicare", "and the group version", "S9455", "coverage", "Medicare"),
        ("E0143 medicare", "what about a heavy duty one?", "E0149", "coverage", "Medicare"),
        ("what is E0143?", "which modifier for a rental", "E0143", "modifiers", None),
        ("what is E0143?", "k and whats the unit", "E0143", "units", None),
        ("what is E0143?", "is the seat included?", "E0143", "other", None),
        ("units of E0143?", "what code did it have before?", "E0143", "successor", None),
        ("how often S9460?", "is the limit different for S9465?", "S9465", "frequency", None),
        ("S9460 or S9465?", "how long is the nurse one?", "S9460", "time", None),
    ],
)
def test_a_follow_up_takes_over_what_it_leaves_unsaid(before, text, codes, facet, payer):
    question = read(text, before)
    # Where words might describe another item, a search decides whether they do.
    question = question.follow_up or question
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


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("hospital bed", Facet.COVERAGE),
        ("what about a hospital bed?", Facet.COVERAGE),
        ("does Medicare cover a hospital bed?", Facet.COVERAGE),
    ],
)
def test_only_a_search_tells_whether_words_describe_another_item(text, facet):
    question = read(text, "is S9460 covered by Medicare?")
    assert (question.codes, question.facets) == ((), (facet,))
    assert question.follow_up is not None
    assert question.follow_up.codes == ("S9460",)


def test_words_in_common_with_nothing_do_not_ask_the_question_again():
    follow_up = read("sorry im back phone rang", "is S9460 covered by Medicare?").follow_up
    assert follow_up is not None
    assert follow_up.facets == (Facet.OTHER,)


def test_going_back_by_description():
    before = ("is E0143 covered?", "what is S9460?")
    question = read("back to the walker: which modifiers?", *before)
    assert (question.codes, question.facets) == (("E0143",), (Facet.MODIFIERS,))


@pytest.mark.parametrize("text", ["which code is for a hospital bed?"])
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


def test_a_label_beside_the_code_that_was_asked_for_is_no_question():
    waiting = read("is the diabetes visit covered by Medicare?")
    focus = Focus().asked_back(waiting, ("S9455", "S9460"))
    question = READER.read("S9460, the nurse home visit", focus, TODAY)
    assert (question.codes, question.facets) == (("S9460",), (Facet.COVERAGE,))


def test_a_choice_may_ask_something_of_its_own():
    waiting = read("is the diabetes visit covered by Medicare?")
    focus = Focus().asked_back(waiting, ("S9455", "S9460"))
    question = READER.read("the second, and who uses it?", focus, TODAY)
    assert (question.codes, question.facets) == (("S9460",), (Facet.SPECIALTIES,))


def test_an_unknown_code_again_keeps_the_question_that_waits():
    waiting = read("is S9461 covered by Medicare?")
    focus = Focus().asked_back(waiting, ("S9460",))
    again = READER.read("oops S9462", focus, TODAY)
    assert (again.facets, payers(again)) == ((Facet.COVERAGE,), [Payer.MEDICARE])


def test_more_words_may_choose_among_what_was_offered():
    waiting = read("is a walker covered by Medicare?")
    focus = Focus().asked_back(waiting, ("E0143", "E0149"))
    question = READER.read("for 350 pounds", focus, TODAY)
    assert (question.codes, question.among) == ((), ("E0143", "E0149"))
    assert (question.facets, payers(question)) == ((Facet.COVERAGE,), [Payer.MEDICARE])


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("Seen twice a week. Does Medicare pay for S9460?", Facet.COVERAGE),
        ("S9460 or S9465 for a nurse?", Facet.COMPARISON),
        ("when do I use S9460 and when S9465", Facet.COMPARISON),
        ("whats the diffrence betwen S9460 and S9465", Facet.COMPARISON),
        ("What A1c does Medicare look for with S9460?", Facet.OTHER),
        ("Does Medicare count retakes twice under S9460?", Facet.OTHER),
        ("S9460 medicare?", Facet.COVERAGE),
        ("He has a sore foot, he's on Medicaid. What does Medicaid do with S9460?", Facet.COVERAGE),
        ("Tricare and S9460 foot care?", Facet.COVERAGE),
    ],
)
def test_what_is_asked_beside_payers_codes_and_circumstances(text, facet):
    assert read(text).facets[0] is facet


def test_only_what_is_asked_is_the_subject_and_can_be_negated():
    question = read("New hire here, never seen a chart. Does E0143 come with brakes?")
    assert question.subject == ("come", "brakes")
    assert not question.negated
    told = read("A frame with four wheels and no seat. Is that E0143?")
    assert "seat" in told.subject


@pytest.mark.parametrize(
    "text",
    [
        "is G0109 just the group version of G0108?",
        "S9460/S9465 which is which",
        "what makes G0109 not G0108",
        "what does E0143 have that E0149 doesn't",
        "are S9460 and S9465 interchangeable?",
    ],
)
def test_two_codes_side_by_side_are_compared(text):
    question = read(text)
    assert question.facets == (Facet.COMPARISON,)
    assert len(question.codes) == 2


def test_a_code_set_aside_is_not_compared():
    assert read("I meant S9455, not S9460").codes == ("S9455",)


def test_the_same_item_is_no_comparison():
    question = read("S9460: can a supplier bill E0143 for that same walker?")
    assert Facet.COMPARISON not in question.facets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S9460 still active?", True),
        ("tricare pt, S9460. discontinued?", True),
        ("S9460 still active", False),
        ("S9460 effective date?", False),
        ("S9460 units?", False),
    ],
)
def test_a_few_words_may_ask_whether_a_code_is_valid(text, expected):
    assert read(text).asks_yes_no is expected
