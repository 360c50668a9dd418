import json

from evals.confusion import Confusion, confusion
from evals.dialogue import Dialogue, Turn
from evals.faq import FaqPair
from evals.results import DialogueResult, Exchange, PairResult, TurnResult


def dialogue(*turns):
    """A result of (reply, expectation) for each turn."""
    asked = [
        Turn.model_validate_json(json.dumps({"ask": "?", "expect": expect})) for _, expect in turns
    ]
    results = [
        TurnResult(turn, Exchange("?", reply, "", 0), ())
        for turn, (reply, _) in zip(asked, turns, strict=True)
    ]
    return DialogueResult(Dialogue(id="a", tags=(), turns=tuple(asked)), tuple(results))


def test_expected_and_given_verdicts(make_reply):
    yes, without = make_reply(verdict="yes"), make_reply()
    results = [
        dialogue((yes, {"verdict": "yes"}), (yes, {"verdict": "no"}), (yes, {})),
        dialogue((without, {"verdict": "no"}), (without, {"verdict": None})),
        dialogue((None, {"verdict": "unknown"}), (yes, {"verdict": "yes"})),
    ]
    assert confusion(results) == (
        Confusion("yes", "yes", 2),
        Confusion("no", "yes", 1),
        Confusion("no", "null", 1),
        Confusion("unknown", "none", 1),
        Confusion("null", "null", 1),
    )


def test_of_pairs_those_count_whose_answer_begins_with_a_verdict(make_reply):
    depends, plain = (
        FaqPair(question="?", answer=answer, code="S9460")
        for answer in ("It depends: on the plan.", "A nurse.")
    )
    exchange = Exchange("?", make_reply(verdict="no"), "", 0)
    results = [PairResult(pair, exchange, 0) for pair in (depends, plain)]
    assert confusion(results) == (Confusion("depends", "no", 1),)
