import pytest

from bot.conversation import Focus
from bot.question import Question
from bot.understanding import references

DESCRIBED = {
    "S9455": "a group session with others",
    "S9460": "a visit with a nurse",
    "S9465": "a visit with a dietitian",
}
OFFERED = Focus(candidates=tuple(DESCRIBED), pending=Question(""))


def picked(text, focus=OFFERED):
    return references.picked(text, focus, DESCRIBED.__getitem__)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the first", ("S9455",)),
        ("1", ("S9455",)),
        ("#2", ("S9460",)),
        ("2.", ("S9460",)),
        ("the second one", ("S9460",)),
        ("2nd please", ("S9460",)),
        ("option 3", ("S9465",)),
        ("the third one, please", ("S9465",)),
        ("the last one", ("S9465",)),
        ("the latter", ("S9465",)),
        ("the one with the nurse", ("S9460",)),
        ("group", ("S9455",)),
        ("the dietitian visit", ("S9465",)),
        ("yes", ("S9455",)),
        ("all of them", ("S9455", "S9460", "S9465")),
        ("4", ()),
        ("the fourth", ()),
        ("a visit", ()),  # two candidates are visits
        ("the astronaut", ()),
        ("no", ()),
        ("what is the weather", ()),
    ],
)
def test_picking_from_what_was_offered(text, codes):
    assert picked(text) == codes


def test_nothing_is_picked_where_nothing_was_offered():
    assert picked("the second", Focus()) == ()


@pytest.mark.parametrize("text", ["no", "nope", "None of these.", "neither"])
def test_a_refusal(text):
    assert references.is_refusal(text)


@pytest.mark.parametrize("text", ["no, I meant S9465", "nothing", "is it not covered"])
def test_no_refusal(text):
    assert not references.is_refusal(text)


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("is it covered?", True),
        ("what about Medicaid?", True),
        ("and commercial?", True),
        ("who uses this code?", True),
        ("ok, and for Tricare?", True),
        ("compare them", True),
        ("folding walker", False),
        ("hospital bed", False),
    ],
)
def test_leaning_on_what_was_said_before(text, leans):
    assert references.leans_on_focus(text) is leans


@pytest.mark.parametrize(
    ("text", "continues"),
    [("what about Medicaid?", True), ("sorry, S9465", True), ("is S9460 covered?", False)],
)
def test_asking_the_question_before_again(text, continues):
    assert references.continues(text) is continues


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("is it covered", ("G0109",)),
        ("compare them", ("G0108", "G0109")),
        ("are both covered", ("G0108", "G0109")),
    ],
)
def test_codes_that_a_pronoun_stands_for(text, codes):
    focus = Focus(codes=("G0109",), history=("G0109", "G0108", "S9460"))
    assert references.codes_in_focus(text, focus) == codes
