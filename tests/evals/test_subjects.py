import pytest

from bot.another import Signs
from evals.dialogue import Dialogue, Expectation, Turn
from evals.subjects import Example, examples, fitted, measured

NONE = dict.fromkeys(Signs._fields, 0.0)


def example(number, *, is_another):
    related = float(is_another)
    return Example(f"d{number}", Signs(**(NONE | {"related": related})), is_another)


@pytest.fixture
def told_by_one_sign():
    return [example(number, is_another=number % 4 == 0) for number in range(80)]


def test_the_sign_that_tells_them_apart_gets_the_weight(told_by_one_sign):
    weights = fitted(told_by_one_sign)
    assert weights["related"] > 2
    assert weights["bias"] < 0
    assert all(weights[name] == 0 for name in Signs._fields if name != "related")


def test_judged_are_dialogues_that_were_not_fitted_to(told_by_one_sign):
    assert list(measured(told_by_one_sign)) == [
        "about the item in focus: 60 of 60 judged rightly",
        "about another item: 20 of 20 judged rightly",
    ]
    # Without a sign that tells, the rarer of the two is not seen.
    blind = [item._replace(signs=Signs(**NONE)) for item in told_by_one_sign]
    assert "about another item: 0 of 20 judged rightly" in list(measured(blind))


def dialogue(*turns):
    return Dialogue(
        id="d",
        tags=("follow_up",),
        turns=tuple(Turn(ask=ask, expect=Expectation(codes=codes)) for ask, codes in turns),
    )


def test_messages_after_a_right_reply_are_examples(code_index):
    found = list(
        examples(
            dialogue(
                ("What is S9460?", ("S9460",)),
                ("What is S9455?", ("S9455",)),
                ("is the nurse registered?", ("S9460",)),
            ),
            code_index,
        )
    )
    assert [item.is_another for item in found] == [True]
    # What follows a reply on the wrong code tells nothing.
    wrong = dialogue(("What is S9455?", ("S9460",)), ("is the nurse registered?", ("S9460",)))
    assert list(examples(wrong, code_index)) == []
