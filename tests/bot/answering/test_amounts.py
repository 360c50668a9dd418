import pytest

from bot.answering.amounts import Range, asked_amounts, stated_range


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("for a 7-year-old?", {"age": 7.0}),
        ("patient aged 15", {"age": 15.0}),
        ("she just turned 19, sprained ankle", {"age": 19.0}),
        ("the baby turned 6 months", {}),
        ("a 4 by 5 inch pad", {"area": 20.0}),
        ("30 square inches", {"area": 30.0}),
        ("he weighs 320 lbs", {"weight": 320.0}),
        ("between 3 years and 5 years", {}),
    ],
)
def test_an_amount_that_is_asked_about_once(text, amounts):
    assert asked_amounts(text) == amounts


@pytest.mark.parametrize(
    ("text", "dimension", "bounds"),
    [
        ("for patients 12 years or older", "age", Range("age", low=12.0)),
        ("for a child of 0 to 10 years", "age", Range("age", 0.0, 10.0)),
        (
            "larger than 16 and at most 48 square inches",
            "area",
            Range("area", 16.0, 48.0, above_low=True),
        ),
        ("16 square inches or less", "area", Range("area", high=16.0)),
        ("a user of more than 300 pounds", "weight", Range("weight", 300.0, above_low=True)),
        ("it weighs 20 pounds", "weight", None),
    ],
)
def test_a_range_that_is_stated(text, dimension, bounds):
    assert stated_range(text, dimension) == bounds


def test_an_excluded_bound_is_outside():
    assert (16.0 in Range("area", 16.0, above_low=True), 16.0 in Range("area", 16.0)) == (
        False,
        True,
    )
