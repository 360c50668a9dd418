import pytest

from bot.fit import fits, told_amounts

FOAM = "Foam dressing, pad size more than 16 sq. in. but less than or equal to 48 sq. in., each."
SMALL = "Foam dressing, pad size 16 sq. in. or less, each dressing"
CHILD = "Cast supplies, pediatric (0-10 years), fiberglass"
ADULT = "Cast supplies, adult (11 years +), fiberglass"


@pytest.mark.parametrize(
    ("message", "amounts"),
    [
        ("which cast code for a 9 year old", {"age": 9.0}),
        ("5x5 in foam", {"area": 25.0}),
        ("a scooter for a 400 lb rider", {"weight": 400.0}),
        ("a walker", {}),
        ("for someone over 300 pounds", {}),
    ],
)
def test_amounts_are_told_in_many_ways(message, amounts):
    assert told_amounts(message) == amounts


@pytest.mark.parametrize(
    ("description", "amounts", "expected"),
    [
        (CHILD, {"age": 9.0}, True),
        (ADULT, {"age": 9.0}, False),
        (ADULT, {"age": 11.0}, True),
        (CHILD, {"age": 11.0}, False),
        (FOAM, {"area": 25.0}, True),
        (FOAM, {"area": 16.0}, False),
        (FOAM, {"area": 64.0}, False),
        (SMALL, {"area": 16.0}, True),
        (SMALL, {"area": 25.0}, False),
        (SMALL, {"age": 9.0}, True),
    ],
)
def test_a_description_leaves_room_for_an_amount(description, amounts, expected):
    assert fits("A6210", description, amounts) is expected


def test_a_clause_on_another_code_rules_nothing_out():
    text = "Q4010 is for adults, 11 years and older; Q4012 is for 0 to 10 years."
    assert fits("Q4012", text, {"age": 6.0})
    assert not fits("Q4010", text, {"age": 6.0})
