import json

from evals.dialogue import Dialogue
from evals.faq import FaqPair
from evals.metrics import Rate
from evals.run import run
from evals.summary import summarise

TEXT = "Medicare does not cover S9460."


def test_the_figures_of_dialogues(make_reply, make_table):
    target = make_table(
        {
            "right": make_reply(TEXT, verdict="no"),
            "wrong": make_reply("Medicare covers", verdict="yes"),
            "unknown": make_reply(codes=[]),
        },
        TEXT,
    )
    contents = [
        {
            "id": "1",
            "tags": ["a", "b"],
            "turns": [{"ask": "right", "expect": {"verdict": "no"}}, {"ask": "dead"}],
        },
        {"id": "2", "tags": ["a"], "turns": [{"ask": "right", "expect": {"verdict": "no"}}]},
        {"id": "3", "tags": ["c"], "turns": [{"ask": "wrong", "expect": {"verdict": "no"}}]},
        {"id": "4", "tags": [], "turns": [{"ask": "unknown", "expect": {"status": "not_found"}}]},
    ]
    cases = [Dialogue.model_validate_json(json.dumps(content)) for content in contents]
    summary = summarise(run(cases, target, workers=1))
    assert summary.measures["right"] == Rate(1, 4)
    assert summary.measures["turns"] == Rate(2, 5)
    assert summary.measures["verdict"] == Rate(2, 3)
    assert summary.measures["status"] == Rate(0, 1)
    assert summary.measures["follow-ups"] == Rate(0, 1)
    assert summary.measures["quotes verbatim"] == Rate(2, 3)
    assert summary.tags == {"a": Rate(1, 2), "b": Rate(0, 1), "c": Rate(0, 1)}
    assert (summary.tampered, summary.unknown_answered) == (1, 1)


def test_the_figures_of_pairs(make_reply, make_table):
    target = make_table({"Is S9460 paid?": make_reply(TEXT, verdict="no")}, TEXT)
    cases = [
        FaqPair(question="Is S9460 paid?", answer="No. Never.", code="S9460"),
        FaqPair(question="Who?", answer="A nurse.", code="S9460"),
    ]
    summary = summarise(run(cases, target, workers=1))
    assert summary.measures["right"] == Rate(1, 2)
    assert summary.measures["verdict"] == Rate(1, 1)
    assert summary.measures["answer carried"] == Rate(0, 2)
    assert summary.tags["names its code"] == Rate(1, 1)
    assert summary.tags["leaves its code out"] == Rate(0, 1)
