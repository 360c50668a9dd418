import pytest

METER = (
    "E0607",
    "Description=A home glucose meter.",
    "Billing=Strips and lancets are billed separately from the meter. One meter every 5 years.",
    "Related codes=A4253: test strips.\n\nA4259: lancets.",
)
STRIPS = ("A4253", "Description=Strips for a glucose meter.", "Billing=One unit is 50 strips.")
LANCETS = ("A4259", "Description=Lancets.", "Billing=One unit is one box of 100 lancets.")


@pytest.fixture
def say_of_supplies(open_index, page, talk_over):
    index = open_index(*(page(*document) for document in (METER, STRIPS, LANCETS)))
    return talk_over(index).say


def test_an_item_named_in_passing_is_asked_about(say_of_supplies):
    say_of_supplies("What is E0607?")
    assert say_of_supplies("what is one unit of the lancets").codes == ("A4259",)
    # What goes with the meter is still in sight.
    assert say_of_supplies("and of the strips?").codes == ("A4253",)


def test_a_code_that_is_silent_leaves_the_answer_to_the_one_before(say_of_supplies):
    say_of_supplies("What is E0607?")
    say_of_supplies("What is A4253?")
    reply = say_of_supplies("do the lancets go separately?")
    assert (reply.codes, reply.verdict) == (("E0607",), "yes")
    # "It" is the code in focus, whatever another one says.
    say_of_supplies("What is A4253?")
    reply = say_of_supplies("is it billed separately from the lancets?")
    assert (reply.codes, reply.quotes) == (("A4253",), ())


@pytest.fixture
def say_with(open_index, page, talk_over, match_word):
    """A conversation on supplies in which descriptions with a word fit every message."""
    index = open_index(*(page(*document) for document in (METER, STRIPS, LANCETS)))
    return lambda word: talk_over(index, match_word(word)).say


def test_what_is_read_picks_among_codes_that_fit_alike(open_index, page, talk_over, match_word):
    sides = (("E0601", "left"), ("E0602", "right"))
    index = open_index(
        *(page(code, f"Description=A wool sock for the {side} foot.") for code, side in sides)
    )
    asked = "which code is for a wool sock"
    assert talk_over(index, match_word("nothing of it")).say(asked).status == "clarify"
    for code, side in sides:
        assert talk_over(index, match_word(side)).say(asked).codes[0] == code


def test_what_is_read_leads_to_another_code_or_stays(say_with):
    for word, code in (("Lancets", "A4259"), ("Strips", "A4253"), ("home", "E0607")):
        say = say_with(word)
        say("What is E0607?")
        assert say("she uses glucose meter lancets").codes[0] == code


def test_a_date_that_asks_for_the_code_is_of_the_code_in_focus(open_index, page, talk_over):
    told = "Billing=J3304 replaced Q9993, which ended on 2018-12-31."
    say = talk_over(open_index(page("J3304", told, added="2019-01-01"))).say
    say("What is J3304?")
    reply = say("sept 2018 dos, which code")
    assert reply.codes == ("J3304",)
    assert "It replaced Q9993." in reply.text
