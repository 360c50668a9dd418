import pytest

from bot.lookup import Lookup, Match, judge, judge_among, settled
from corpus.document import SectionKind
from index.hits import CodeHit
from index.passages import Passage


def hits(*scores):
    """Ranked hits of these scores, of the codes A0000, A0001 …"""
    return [hit(number, score) for number, score in enumerate(scores)]


def hit(number, score, cosine=0.0, coverage=0.0):
    code = f"A{number:04}"
    passage = Passage(f"{code}.test", code, SectionKind.TITLE, 0, 5)
    return CodeHit(code, "", score, passage, f"{code}.test", ("dense",), cosine, coverage)


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


def test_a_code_that_lacks_a_telling_word_is_no_choice():
    found = judge([hit(0, 0.86, coverage=1.0), hit(1, 0.86, coverage=0.7)])
    assert found == Lookup(Match.ONE, ("A0000", "A0001"))


@pytest.mark.parametrize(("cosine", "match"), [(0.70, Match.SEVERAL), (0.64, Match.ONE)])
def test_a_code_that_lacks_a_word_but_is_closer_in_meaning_is_a_choice(cosine, match):
    best = hit(0, 0.64, cosine=0.61, coverage=0.7)
    assert judge([best, hit(1, 0.63, cosine=cosine, coverage=0.4)]).match is match


def test_a_code_of_the_very_same_name_is_a_choice_all_the_same():
    found = judge([hit(0, 0.97, cosine=1.0, coverage=1.0), hit(1, 0.94, cosine=1.0, coverage=0.8)])
    assert found.match is Match.SEVERAL


def test_the_code_whose_very_name_was_given_is_meant():
    found = judge([hit(0, 1.0, cosine=1.0), hit(1, 0.97, cosine=0.94)])
    assert found.match is Match.ONE


def test_of_several_that_fit_the_one_that_goes_with_the_subject_is_meant():
    several = hits(0.9, 0.89, 0.88)
    assert judge(several, {"A0001"}) == Lookup(Match.ONE, ("A0001", "A0000", "A0002"))
    assert judge(several, {"A0001", "A0002"}).match is Match.SEVERAL


@pytest.mark.parametrize(
    ("scores", "codes"),
    [
        ((0.9, 0.85, 0.6), ("A0001",)),  # A0000 was not offered, and is hardly better
        ((0.9, 0.7, 0.6), None),
        ((0.9, 0.0, 0.0), None),
    ],
)
def test_more_words_choose_among_what_was_offered(scores, codes):
    found = judge_among(hits(*scores), {"A0001", "A0002"})
    assert (found.codes if found else None) == codes


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


ONE = Lookup(Match.ONE, ("B4034", "B4036"))
SEVERAL = Lookup(Match.SEVERAL, ("B4034", "B4035", "B4036"))


@pytest.mark.parametrize(
    ("lookup", "shares", "expected"),
    [
        (SEVERAL, {"B4035": 0.96, "B4034": 0.01}, ("B4035", "B4034", "B4036")),
        # Shares count among those that fit: most of it all may be for none.
        (SEVERAL, {"B4035": 0.1, "E0143": 0.8}, ("B4035", "B4034", "B4036")),
        (ONE, {"B4035": 0.95, "B4034": 0.01}, ("B4035", "B4034", "B4036")),
    ],
)
def test_what_was_read_to_be_meant_is(lookup, shares, expected):
    assert settled(lookup, shares) == Lookup(Match.ONE, expected)


@pytest.mark.parametrize(
    ("lookup", "shares"),
    [
        (SEVERAL, {"B4035": 0.7, "B4034": 0.2}),
        (SEVERAL, {"E0143": 1.0}),
        (ONE, {"B4035": 0.8, "B4034": 0.01}),
        (ONE, {"B4035": 0.9, "B4034": 0.1}),
        (Lookup(Match.NONE), {"B4035": 1.0}),
        (SEVERAL, {}),
    ],
)
def test_what_was_read_unsurely_changes_nothing(lookup, shares):
    assert settled(lookup, shares) == lookup
