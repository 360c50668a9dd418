import pytest

from bot.understanding.codes import find_codes
from bot.understanding.modifiers import find_modifiers
from index.code_table import CodeTable

TABLE = CodeTable(dict.fromkeys(("S9460", "E0143", "JW", "JZ", "RT", "LT", "25"), "title"))


@pytest.mark.parametrize(
    ("text", "modifiers"),
    [
        ("what does modifier JW mean?", ("JW",)),
        ("modifier jw", ("JW",)),
        ("modifiers RT and LT", ("RT", "LT")),
        ("modifier JW or JZ?", ("JW", "JZ")),
        ("difference between modifier JW vs JZ", ("JW", "JZ")),
        ("S9460-RT", ("RT",)),
        ("E0143 RT", ("RT",)),
        ("mod 25", ("25",)),
        ("modifier XX", ()),
        ("modifiers for E0143", ()),
        ("which modifier is it", ()),
        ("JW", ()),
    ],
)
def test_modifiers_that_exist(text, modifiers):
    assert find_modifiers(text, find_codes(text, TABLE), TABLE) == modifiers
