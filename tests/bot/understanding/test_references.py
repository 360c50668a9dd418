import pytest

from bot.conversation import Focus
from bot.understanding import references

DESCRIBED = {
    "E0143": "a walker with wheels",
    "J1885": "ketorolac by injection",
    "J2405": "ondansetron by injection",
}


@pytest.mark.parametrize("text", ["no", "nope", "None of these.", "neither"])
def test_a_refusal(text):
    assert references.is_refusal(text)


@pytest.mark.parametrize("text", ["no, I meant S9465", "nothing", "is it not covered"])
def test_no_refusal(text):
    assert not references.is_refusal(text)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("is it covered?", True),
        ("who uses this code?", True),
        ("compare them", True),
        ("medicare pay that?", True),
        ("would they pay for that", True),
        ("is that covered", True),
        ("a walker that folds", False),
        ("does medicare cover a bed that tilts", False),
        ("that brace", False),
        ("what's the code for a quad cane", False),
        ("whats the right code for a potty with arms that come off", False),
        ("what's the code for that", True),
        ("is the code for kids too?", False),
        ("what about Medicaid?", False),
        ("hospital bed", False),
    ],
)
def test_pointing_back_with_a_pronoun(text, points):
    assert references.points_back(text) is points


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("is there a group version", True),
        ("are there any pediatric kinds of it?", True),
        ("is there a limit", False),
        ("what about the group version", False),
    ],
)
def test_asking_if_there_is_a_variant(text, asks):
    assert references.asks_for_a_variant(text) is asks


@pytest.mark.parametrize("text", ["why not?", "ok but why", "on what basis?", "How come?"])
def test_asking_for_the_reason(text):
    assert references.asks_why(text)


@pytest.mark.parametrize("text", ["why is it billed twice?", "when", "why S9460"])
def test_asking_more_than_the_reason(text):
    assert not references.asks_why(text)


@pytest.mark.parametrize(
    "text",
    [
        "which code then?",
        "Which code should have been used?",
        "what do we use now",
        "whats the new one",
        "which one is then?",
        "whats the code for that part then",
        "what then",
        "so what is it this year?",
        "what should that one have been",
    ],
)
def test_asking_which_code_it_is_then(text):
    assert references.asks_what_instead(text)


@pytest.mark.parametrize(
    "text",
    ["what is it", "which modifier do we use", "what does it cover", "which code has wheels"],
)
def test_asking_something_else(text):
    assert not references.asks_what_instead(text)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("sorry, it was 40", True),
        ("no wait, the extra strong one", True),
        ("and for a 35 year old?", True),
        ("and without wheels?", True),
        ("and the seat?", False),
        ("for a 35 year old", True),
        ("is it for adults?", False),
    ],
)
def test_changing_the_item(text, changes):
    assert references.changes_item(text) is changes


@pytest.mark.parametrize(
    ("text", "corrects"),
    [
        ("whoops typo, S9465", True),
        ("meant S9465", True),
        ("my bad, S9465", True),
        ("should have been S9465", True),
        ("should I bill S9465?", False),
    ],
)
def test_setting_right_what_was_said(text, corrects):
    assert references.corrects(text) is corrects


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("and the group version?", True),
        ("is there a heavy duty one", True),
        ("drop arm version?", True),
        ("the hourly code", True),
        ("and the seat?", False),
        ("is there a limit", False),
        ("is it the one with wheels", False),
    ],
)
def test_naming_a_variant(text, names):
    assert references.names_variant(text) is names


def test_what_a_variant_is_told_apart_by():
    assert references.variant_stems(("group", "version")) == frozenset({"group"})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("back to the walker: which modifiers?", ("E0143",)),
        ("ok back to the ketorolac, is that covered", ("J1885",)),
        ("the previous code please", ("J1885",)),
        ("back to the first code", ("E0143",)),
        ("back to the hammer", ()),
        ("is the ketorolac covered", ()),
    ],
)
def test_going_back_to_a_code(text, code):
    focus = Focus(codes=("J2405",), history=("J2405", "J1885", "E0143"))
    assert references.returned_to(text, focus, DESCRIBED.__getitem__) == code


@pytest.mark.parametrize(
    ("text", "continues"),
    [
        ("what about Medicaid?", True),
        ("sorry, S9465", True),
        ("k and Medicaid", True),
        ("is S9460 covered?", False),
    ],
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
