import pytest

from bot.conversation import Focus
from bot.question import Question
from bot.understanding import choice

DESCRIBED = {
    "S9455": "a group session with others",
    "S9460": "a visit with a nurse",
    "S9465": "a visit with a dietitian",
}
OFFERED = Focus(candidates=tuple(DESCRIBED), pending=Question(""))


def picked(text, focus=OFFERED):
    return choice.picked(text, focus, DESCRIBED.__getitem__)


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
        ("not the group one", ()),  # two are left
        ("no, not the nurse visit", ()),
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


def test_two_places_are_two_codes():
    chosen = picked("does it want a trial of the first before the second?")
    assert chosen == ("S9455", "S9460")


@pytest.mark.parametrize(
    "text",
    [
        "how many hours in the first year?",
        "is the first visit covered?",
        "the last 24 months",
        "the first three pints",
        "second dose",
    ],
)
def test_the_order_of_other_things_is_no_choice(text):
    assert picked(text) == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the one that goes with the nurse", ("S9460",)),  # "goes" stands nowhere
        ("I want the nurse one, dear", ("S9460",)),
        ("nurse dear", ()),
        ("the one that visits", ()),
    ],
)
def test_a_message_that_points_may_have_words_of_its_own(text, codes):
    assert picked(text) == codes


@pytest.mark.parametrize(
    ("focus", "codes"),
    [
        (Focus(codes=("S9455",), candidates=("S9455", "S9460")), ("S9460",)),
        (Focus(codes=("S9460",), history=("S9460", "S9465", "S9455")), ()),
        (
            Focus(codes=("S9460",), candidates=("S9460",), history=("S9460", "S9465", "S9455")),
            ("S9465",),
        ),
    ],
)
def test_the_other_one(focus, codes):
    assert picked("what about the other one?", focus) == codes


def test_nothing_is_chosen_by_words_where_one_code_is_in_sight():
    focus = Focus(codes=("S9460",), candidates=("S9460",))
    assert picked("a nurse?", focus) == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("not the strong one", ("K2",)),
        ("the one without a low seat", ("K1",)),
        ("no low seat", ("K1",)),
        ("powered, no low seat", ()),
        ("not the red one", ()),
    ],
)
def test_picking_by_what_an_item_has_not(text, codes):
    described = {"K1": "a strong wheelchair of high strength", "K2": "a wheelchair with a low seat"}
    focus = Focus(candidates=tuple(described), pending=Question(""))
    assert choice.picked(text, focus, described.__getitem__) == codes
