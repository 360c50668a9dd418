import pytest

from bot.lookup import Lookup, Match, judge
from corpus.document import SectionKind
from index.hits import CodeHit
from index.passages import Passage


def hits(*scores):
    """Ranked hits of these scores, of the codes A0000, A0001 …"""
    found = []
    for number, score in enumerate(scores):
        code = f"A{number:04}"
        passage = Passage(f"{code}.test", code, SectionKind.TITLE, 0, 5)
        found.append(CodeHit(code, "", score, passage, f"{code}.test", ("dense",), 0.0, 0.0))
    return found


@pytest.mark.parametrize(
    ("scores", "match", "count"),
    [
        ((), Match.NONE, 0),
        ((0.4, 0.1), Match.NONE, 0),
        ((0.9,), Match.ONE, 1),
        ((0.9, 0.5, 0.4), Match.ONE, 1),
        ((0.9, 0.89, 0.4), Match.SEVERAL, 2),
        ((0.9, 0.83, 0.4), Match.ONE, 2),  # leads by 8 %, and the second is still close
        ((0.9,) * 9, Match.SEVERAL, 5),
    ],
)
def test_how_clearly_scores_point_to_codes(scores, match, count):
    assert judge(hits(*scores)) == Lookup(match, tuple(f"A{n:04}" for n in range(count)))


def test_words_of_one_code_are_answered_with_it(say):
    reply = say("which code is for a visit with a dietitian?")
    assert (reply.status, reply.intent) == ("answered", "reverse_lookup")
    assert reply.codes[0] == "S9465"
    assert reply.quotes[0].text == (
        "S9465 is a visit with a dietitian as part of a diabetes management programme."
    )


def test_what_is_asked_of_the_words_is_answered_of_the_code(say):
    reply = say("is a dietitian visit for diabetes covered by Medicare?")
    assert (reply.status, reply.intent, reply.verdict) == ("answered", "coverage", "no")
    assert reply.text.startswith("That fits S9465 (Diabetic management program).")


def test_words_that_several_codes_share_leave_the_choice(say):
    reply = say("which code is for a walker that folds?")
    assert reply.status == "clarify"
    assert set(reply.codes) == {"E0143", "E0135"}
    assert {quote.code for quote in reply.quotes} == {"E0143", "E0135"}


def test_a_code_that_has_ended_gives_way_to_one_in_force(say):
    reply = say("which code is for skilled nursing in home health or hospice?")
    assert reply.codes[0] == "G0299"


def test_words_of_no_code_find_none(say):
    reply = say("which code is for an unicorn saddle?")
    assert (reply.status, reply.codes, reply.quotes) == ("not_found", (), ())
