import json

import pytest

from evals.abstention import abstention, declines, should_decline
from evals.dialogue import Expectation, Turn
from evals.metrics import Rate
from evals.results import Exchange, TurnResult


@pytest.mark.parametrize(
    ("quotes", "fields", "expected"),
    [
        (["a"], {}, False),
        (["a"], {"verdict": "no"}, False),
        (["a"], {"verdict": "unknown"}, True),
        (["a"], {"status": "clarify"}, True),
        ([], {"status": "not_found"}, True),
        ([], {"status": "out_of_scope"}, True),
        ([], {}, True),
        ([], {"intent": "smalltalk"}, False),
    ],
)
def test_what_declines(make_reply, quotes, fields, expected):
    assert declines(make_reply(*quotes, **fields)) is expected


@pytest.mark.parametrize(
    ("expect", "expected"),
    [
        ({"status": "clarify"}, True),
        ({"status": "not_found", "no_quotes": False}, True),
        ({"verdict": "unknown"}, True),
        ({"verdict": "depends"}, False),
        ({"quotes": ["a"]}, False),
        ({"no_quotes": False}, False),
        ({"no_quotes": True}, None),
        ({"verdict": None}, None),
        ({"status": "answered"}, None),
        ({}, None),
    ],
)
def test_what_should_decline(expect, expected):
    assert should_decline(Expectation.model_validate_json(json.dumps(expect))) is expected


def turn(reply, **expect):
    asked = Turn.model_validate_json(json.dumps({"ask": "?", "expect": expect}))
    return TurnResult(asked, Exchange("?", reply, "", 0), ())


def test_precision_and_recall(make_reply):
    answers, no_quotes = make_reply("a"), make_reply()
    turns = [
        turn(no_quotes, status="not_found"),  # declined rightly
        turn(no_quotes, status="clarify"),  # declined rightly
        turn(answers, verdict="unknown"),  # answered, should not be
        turn(no_quotes, verdict="no"),  # declined, should not be
        turn(answers, quotes=["a"]),  # answered rightly
        turn(no_quotes),  # does not count
    ]
    assert abstention(turns).precision == Rate(2, 3)
    assert abstention(turns).recall == Rate(2, 3)


def test_a_failed_request_is_wrong_for_both_kinds(make_reply):
    rightly = turn(make_reply(), status="clarify")
    should_be_answered, should_decline = turn(None, verdict="no"), turn(None, status="clarify")
    assert abstention([rightly, should_be_answered]).precision == Rate(1, 2)
    assert abstention([rightly, should_be_answered]).recall == Rate(1, 1)
    assert abstention([rightly, should_decline]).precision == Rate(1, 1)
    assert abstention([rightly, should_decline]).recall == Rate(1, 2)
    assert abstention([turn(None)]).precision == Rate(0, 0)
