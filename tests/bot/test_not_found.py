import pytest


@pytest.mark.parametrize(
    ("message", "nearest"),
    [
        ("is S9461 covered by Medicare?", "S9460"),
        ("what is S946?", "S9460"),
        ("E0134", "E0143"),
        ("is G0107 valid?", "G0109"),
        ("tell me about J1031", "J1030"),
        ("is S94600 covered", "S9460"),
    ],
)
def test_an_unknown_code_is_never_answered_from_a_neighbour(say, message, nearest):
    reply = say(message)
    assert (reply.status, reply.verdict) == ("not_found", None)
    assert (reply.codes, reply.quotes, reply.conflicts) == ((), (), ())
    assert nearest in reply.text


def test_the_nearest_codes_are_named_and_offered_in_place_of_the_unknown_one(say):
    reply = say("is S9461 covered by Medicare?")
    assert reply.text == (
        "There is no document on S9461. The nearest codes are S9460, S9465 and S9455."
    )
    assert reply.suggestions == tuple(
        f"is {code} covered by Medicare?" for code in ("S9460", "S9465", "S9455")
    )


def test_a_code_of_another_system_is_named_as_such(say):
    assert say("what is 12345?").text == (
        "There is no document on 12345, which has the shape of a CPT code."
    )
    assert "the shape of an ICD-10-CM code" in say("is E11.65 covered?").text


def test_a_code_that_another_document_names_is_quoted_from_there(say):
    reply = say("what is S9449?")
    assert (reply.status, reply.codes) == ("not_found", ())
    assert [(quote.code, quote.text) for quote in reply.quotes] == [
        ("S9455", "S9449: a weight management class.")
    ]
    assert "The document on S9455 names it" in reply.text


def test_a_well_formed_code_that_may_be_a_slip_is_asked_back(say):
    reply = say("is 59460 covered by Medicare?")
    assert (reply.status, reply.codes, reply.verdict) == ("clarify", ("S9460",), None)
    assert reply.text.startswith("There is no document on 59460. Did you mean S9460")
    assert reply.suggestions == ("S9460",)


@pytest.mark.parametrize("slip", ["S946O", "s946o", "$9460"])
def test_a_slip_with_one_reading_is_answered_and_the_reading_stated(say, slip):
    reply = say(f"is {slip} covered by Medicare?")
    assert (reply.status, reply.verdict, reply.codes) == ("answered", "no", ("S9460",))
    assert reply.text.startswith(f"Reading {slip} as S9460. ")


def test_another_spelling_is_no_reading_to_be_stated(say):
    assert "Reading" not in say("is s-9460 covered by Medicare?").text


def test_known_and_unknown_codes_of_one_message(say):
    reply = say("are S9460 and S9999 covered by Medicare?")
    assert (reply.status, reply.codes, reply.verdict) == ("answered", ("S9460",), "no")
    assert {quote.code for quote in reply.quotes} == {"S9460"}
    assert "There is no document on S9999." in reply.text


def test_an_unknown_code_of_a_second_question_does_not_touch_the_first(say):
    reply = say("is S9460 covered by Medicare and what is Q9999?")
    assert "do not say that" not in reply.text
    assert reply.verdict == "no"


def test_several_unknown_codes_are_each_named(say):
    reply = say("compare S9461 and E0144")
    assert reply.status == "not_found"
    assert "There is no document on S9461." in reply.text
    assert "There is no document on E0144." in reply.text
