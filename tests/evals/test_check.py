import pytest

from evals.check import breaches
from evals.dialogue import Expectation


def expecting(**fields):
    return Expectation.model_validate(fields, strict=False)


def test_a_reply_that_is_all_that_was_expected_has_no_breach(make_reply, make_quote):
    reply = make_reply(
        "Medicare does not cover S9460.",
        make_quote("the group session", "S9455"),
        verdict="no",
        intent="coverage",
        answer="No: Medicare does not cover S9460.",
        codes=["S9460", "S9455"],
        suggestions=["What about Medicaid?"],
    )
    expect = expecting(
        status="answered",
        verdict="no",
        intent="coverage",
        codes=["S9460", "S9455"],
        only_codes=True,
        quotes=["does not cover", "group session"],
        quote_codes=["S9460", "S9455"],
        no_quotes=False,
        answer_has=["NO:", "medicare"],
        answer_lacks=["yes"],
        conflict=False,
        suggests=["medicaid"],
    )
    assert breaches(expect, reply) == ()


def test_what_is_left_out_is_not_checked(make_reply):
    assert breaches(expecting(), make_reply(status="not_found", codes=[])) == ()


@pytest.mark.parametrize(
    ("expect", "breach"),
    [
        ({"status": "clarify"}, "status is answered, expected clarify"),
        ({"verdict": "no"}, "verdict is yes, expected no"),
        ({"verdict": None}, "verdict is yes, expected null"),
        ({"intent": "usage"}, "intent is coverage, expected usage"),
        ({"codes": ["S9455"]}, "codes are S9460, S9455, expected S9455"),
        ({"codes": ["S9460", "G0109"]}, "codes are S9460, S9455, expected S9460, G0109"),
        ({"codes": ["S9460"], "only_codes": True}, "other codes are named: S9455"),
        ({"quotes": ["covers"]}, 'no quote has "covers"'),
        ({"quote_codes": ["S9460"]}, "quotes are of S9455, expected only S9460"),
        ({"no_quotes": True}, "there are 2 quotes, expected none"),
        ({"answer_has": ["Tricare"]}, 'the answer lacks "Tricare"'),
        ({"answer_lacks": ["it IS"]}, 'the answer has "it IS"'),
        ({"conflict": True}, "no conflict is shown"),
        ({"suggests": ["G0109"]}, 'no suggestion has "G0109"'),
    ],
)
def test_each_breach_is_said(make_reply, make_quote, expect, breach):
    reply = make_reply(
        "Medicare does not",
        make_quote("the group session", "S9455"),
        verdict="yes",
        intent="coverage",
        answer="Yes, it is.",
        codes=["S9460", "S9455"],
    )
    assert breaches(expecting(**expect), reply) == (breach,)


def test_expected_quotes_are_missed_where_there_are_none(make_reply):
    assert breaches(expecting(no_quotes=False), make_reply()) == ("there are no quotes",)
    assert breaches(expecting(quotes=["a"]), make_reply()) == ('no quote has "a"',)
    assert breaches(expecting(quote_codes=["S9460"]), make_reply()) == ()


def test_a_conflict_that_was_not_expected_is_said(make_reply):
    reply = make_reply("a", "b", conflicts=[{"about": "x", "quotes": [0, 1], "note": "n"}])
    assert breaches(expecting(conflict=False), reply) == ("a conflict is shown",)
    assert breaches(expecting(conflict=True), reply) == ()
