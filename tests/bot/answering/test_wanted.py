import pytest

from bot.answering.wanted import wants_verdict


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("is S9460 a group class", True),
        ("S9460 - group sessions?", True),
        ("for S9460 does a student count as a nurse", True),
        ("S9460. 1) what is the unit 2) is it for a group", True),
        ("can you define S9460 for me?", False),
        ("could you tell me whether S9460 is for a group?", True),
        ("25 units of insulin, S9460 units?", False),
        ("what is S9460?", False),
        ("S9460?", False),
        ("S9460 for a class? I have no list", True),
        ("when we log it do we count the teacher S9460", True),
        ("when do we use S9460", False),
        ("which nurses use S9460?", False),
    ],
)
def test_what_wants_a_verdict(ask_about, text, wanted):
    assert wants_verdict(ask_about(text, "S9460")) is wanted
