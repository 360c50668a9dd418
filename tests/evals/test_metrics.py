import json

import pytest

from evals import metrics
from evals.dialogue import Turn
from evals.faq import FaqPair
from evals.metrics import Rate, percentile, rate
from evals.results import Exchange, PairResult, TurnResult


def turn(reply, problems=(), **expect):
    asked = Turn.model_validate_json(json.dumps({"ask": "?", "expect": expect}))
    return TurnResult(asked, Exchange("?", reply, "" if reply else "dead", 0.1), tuple(problems))


def test_a_rate_counts_false_and_leaves_out_what_does_not_apply():
    assert rate([True, False, None, True]) == Rate(2, 3)
    assert Rate(2, 3).share == pytest.approx(2 / 3)
    assert rate([None]).share == 1.0


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([3, 1, 2], 0.5, 2),
        ([1, 2, 3, 4], 0.5, 2),
        (list(range(1, 101)), 0.95, 95),
        ([7], 0.99, 7),
        ([1, 2], 0.0, 1),
        ([], 0.5, 0.0),
    ],
)
def test_percentiles_by_nearest_rank(values, share, expected):
    assert percentile(values, share) == expected


MEASURES = [
    (metrics.status_right, {"status": "answered"}, {"status": "clarify"}),
    (metrics.verdict_right, {"verdict": "no"}, {"verdict": None}),
    (metrics.intent_right, {"intent": "other"}, {"intent": "usage"}),
    (metrics.codes_right, {"codes": ["S9460"]}, {"codes": ["S9455"]}),
]


@pytest.mark.parametrize(("measure", "met", "missed"), MEASURES)
def test_a_measure_applies_where_something_is_expected(make_reply, measure, met, missed):
    reply = make_reply(verdict="no")
    assert measure(turn(reply, **met)) is True
    assert measure(turn(reply, **missed)) is False
    assert measure(turn(reply)) is None


@pytest.mark.parametrize(("measure", "met", "missed"), MEASURES)
def test_a_missing_reply_scores_false(measure, met, missed):
    assert measure(turn(None, **met)) is False
    assert measure(turn(None, **missed)) is False


def test_a_turn_is_right_without_problems_only(make_reply):
    assert metrics.turn_right(turn(make_reply()))
    assert not metrics.turn_right(turn(make_reply(), ["status is …"]))
    assert not metrics.turn_right(turn(None))


def test_an_unknown_code_must_not_be_answered(make_reply):
    answered = turn(make_reply(), status="not_found")
    declined = turn(make_reply(status="not_found"), status="not_found")
    missing = turn(None, status="not_found")
    known = turn(make_reply(), status="answered")
    turns = (answered, declined, missing, known)
    assert [metrics.answers_unknown_code(t) for t in turns] == [True, False, False, False]
    assert [metrics.unknown_code_declined(t) for t in turns] == [False, True, False, None]


def test_the_verbatim_rate_of_a_reply(make_reply):
    assert metrics.quotes_verbatim(Exchange("?", make_reply("a", "b"), "", 0, (1,))) == Rate(1, 2)
    assert metrics.quotes_verbatim(Exchange("?", None, "dead", 0)) == Rate(0, 0)


def pair(reply, carried, answer="No. Plain words.", question="Is S9460 covered?"):
    asked = FaqPair(question=question, answer=answer, code="S9460")
    return PairResult(asked, Exchange(question, reply, "" if reply else "dead", 0.1), carried)


@pytest.mark.parametrize(
    ("verdict", "carried", "right"),
    [
        ("no", 0.0, True),  # the verdict is the answer
        ("yes", 1.0, False),  # contradicted, whatever is quoted
        (None, 0.5, True),
        (None, 0.49, False),
        ("unknown", 0.0, True),  # no answer, with the right code
    ],
)
def test_a_pair_with_a_verdict(make_reply, verdict, carried, right):
    assert metrics.pair_right(pair(make_reply("a", verdict=verdict), carried)) is right


def test_a_pair_without_a_verdict_needs_quotes_that_carry_it(make_reply):
    assert metrics.pair_right(pair(make_reply("a"), 0.5, "Plain words."))
    assert not metrics.pair_right(pair(make_reply("a"), 0.4, "Plain words."))
    assert metrics.pair_verdict_right(pair(make_reply("a"), 0.5, "Plain words.")) is None


def test_a_pair_needs_its_code(make_reply):
    both = make_reply("a", codes=["S9455", "S9460"])
    assert not metrics.pair_right(pair(both, 1.0, "Plain words."))
    assert metrics.pair_right(pair(both, 1.0, "Plain words.", "S9455 or S9460?"))


def test_a_pair_without_reply_scores_false():
    missing = pair(None, 1.0)
    assert not metrics.pair_right(missing)
    assert not metrics.pair_code_right(missing)
    assert not metrics.pair_answered(missing)
    assert not metrics.pair_carried(missing)
    assert metrics.pair_verdict_right(missing) is False
    assert metrics.pair_not_contradicted(missing) is False
