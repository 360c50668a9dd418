import pytest

from bot.understanding.asking import asked_part, name_asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "He walks his dog twice a day. Does Medicare pay for code?",
            "Does Medicare pay for code?",
        ),
        ("Opened two boxes, gave 30 mg. What do I bill?", "What do I bill?"),
        ("Surveyor asks: what counts as a visit for code?", "what counts as a visit for code?"),
        ("Coverage of code. Also, who uses it?", "Coverage of code. Also, who uses it?"),
        ("code for a stroke pt. Covered?", "code for a stroke pt. Covered?"),
        ("Is it covered? And how often?", "Is it covered? And how often?"),
        ("Pt. has a walker vs. a cane. Is code fine?", "Is code fine?"),
        ("Need the units. She got 20 mg of code.", "Need the units."),
        ("code for hospice", "code for hospice"),
        ("Nothing is asked here. Really nothing.", "Nothing is asked here. Really nothing."),
    ],
)  # fmt: skip
def test_what_is_told_is_left_aside(text, asked):
    assert asked_part(text) == asked


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The order says TENS. What does TENS stand for?", "TENS"),
        ("what's CPAP short for", "CPAP"),
        ("what does the abbreviation DSMT mean on code?", "DSMT"),
        ("what does code mean", None),
        ("what does it stand for", None),
        ("what is code", None),
    ],
)
def test_the_name_that_is_asked_about(text, name):
    assert name_asked(text) == name
