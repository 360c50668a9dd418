import pytest

from bot.understanding.shorthand import spelt_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how many pr in a calendar yr", "how many pairs in a calendar year"),
        ("3 pr a yr", "3 pairs a year"),
        ("rails incl?", "rails included?"),
        ("mask/tubing sep?", "mask/tubing separate?"),
        ("4 wks", "4 weeks"),
        ("PA req", "PA required"),
        ("how many u", "how many units"),
        ("pt w/ T2DM, w/o insulin", "pt with T2DM, without insulin"),
    ],
)
def test_shorthand_is_spelt_out(typed, meant):
    assert spelt_out(typed) == meant


@pytest.mark.parametrize("text", ["Sep 5 2018", "MO Medicaid", "E0143-NU", "u up?", "sep 5, 2018"])
def test_what_is_something_else_stays(text):
    assert spelt_out(text) == text
