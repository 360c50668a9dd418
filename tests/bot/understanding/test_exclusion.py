import pytest

from bot.understanding.exclusion import RuledOut, ruled_out, without_ruled_out


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("washable filter, not the throw-away one", "washable filter"),
        ("platelets, leukoreduced but NOT irradiated", "platelets, leukoreduced"),
        ("a ride to dialysis. Not an ambulance, just a car", "a ride to dialysis , just a car"),
        ("a cane rather than a walker", "a cane"),
    ],
)
def test_what_an_item_is_not_is_left_out(text, left):
    assert without_ruled_out(text).split() == left.split()


@pytest.mark.parametrize(
    "text",
    [
        "walker without wheels",
        "bed with mattress but no side rails",
        "is it not covered",
        "no longer used",
        "not sure which code fits a walker",
        "lasts not more than 30 minutes",
        "folding walker",
    ],
)
def test_all_else_stays(text):
    assert without_ruled_out(text) == text


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        (
            "bed, no side rails, no mattress semi electric",
            [("side rail", True), ("mattress", True)],
        ),
        ("without wheels", [("wheel", True)]),
        ("pads, no border, not foam", [("border", True), ("foam", False)]),
        ("walker without wheels", [("wheel", True)]),
        ("the admin code, not the vaccine", []),
        ("is it not covered", []),
    ],
)
def test_what_an_item_does_not_have(text, attributes):
    expected = [RuledOut(frozenset(stems.split()), is_part) for stems, is_part in attributes]
    assert list(ruled_out(text)) == expected


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Hospital bed with side rails, without mattress.", True),
        ("Hospital bed without side rails, with mattress.", False),
        ("Hospital bed. No side rails.", False),
        ("Hospital bed, side rails are billed as E0305.", False),
    ],
)
def test_a_part_is_affirmed_by_with(description, expected):
    assert RuledOut(frozenset({"side", "rail"}), is_part=True).is_affirmed(description) is expected


@pytest.mark.parametrize(
    ("description", "expected"),
    [("Platelets, irradiated.", True), ("Platelets, not irradiated.", False)],
)
def test_a_quality_is_affirmed_by_itself(description, expected):
    assert RuledOut(frozenset({"irradi"}), is_part=False).is_affirmed(description) is expected


def test_the_lack_of_what_the_item_comes_with_is_ruled_out():
    (lack,) = ruled_out("a bed with a mattress for the home")
    assert lack == RuledOut(frozenset({"mattress"}), is_part=True, is_lack=True)
    assert lack.is_affirmed("Bed with side rails and without a mattress.")
    assert not lack.is_affirmed("Bed without side rails and with a mattress.")
    assert not lack.is_affirmed("Bed with side rails.")
