import json

import pytest

from evals.baseline import read_baseline, update_baseline
from evals.distribution import Latency
from evals.errors import BaselineError
from evals.gate import breaches
from evals.metrics import Rate
from evals.plan import SetKind
from evals.set_evaluation import SetEvaluation
from evals.summary import Summary

NINE_OF_TEN, ALL = Rate(9, 10), Rate(4, 4)


def evaluated(name="starter", right=NINE_OF_TEN, tag=ALL, tampered=0, unknown=0):
    tags = {} if tag is None else {"coverage": tag}
    summary = Summary({"right": right}, tags, tampered, unknown, Latency(1, 1, 1))
    return SetEvaluation(name, SetKind.DIALOGUES, False, ("a", "b"), ("b",), summary, (), ())


@pytest.fixture
def baseline(tmp_path):
    path = tmp_path / "baseline.json"
    update_baseline(path, [evaluated()])
    return read_baseline(path)


def test_the_same_figures_and_better_ones_pass(baseline):
    assert breaches(baseline, [evaluated()], full=True) == []
    assert breaches(baseline, [evaluated(right=Rate(19, 20))], full=True) == []


def test_a_planted_regression_is_caught(baseline):
    assert breaches(baseline, [evaluated(right=Rate(8, 10))], full=True) == [
        "starter: right fell from 9/10 to 8/10"
    ]
    assert breaches(baseline, [evaluated(tag=Rate(3, 4))], full=True) == [
        "starter: tag coverage fell from 4/4 to 3/4"
    ]


def test_added_questions_do_not_hide_a_loss(baseline):
    assert breaches(baseline, [evaluated(right=Rate(17, 20))], full=True) == [
        "starter: right fell from 9/10 to 17/20"
    ]


def test_promises_hold_whatever_the_baseline_says(baseline):
    assert breaches(baseline, [evaluated(tampered=1, unknown=2)], full=True) == [
        "starter: 1 quotes are not verbatim",
        "starter: 2 answers about codes that do not exist",
    ]


def test_what_is_lost_or_new_is_caught(baseline):
    assert breaches(baseline, [evaluated(tag=None)], full=True) == [
        "starter: tag coverage is gone, it was 4/4"
    ]
    assert breaches(baseline, [], full=True) == ["starter: was not run"]
    assert breaches(baseline, [], full=False) == []
    [new] = breaches(baseline, [evaluated("pages")], full=False)
    assert new.startswith("pages: is not in the baseline")


def test_an_update_keeps_the_sets_that_were_not_run(tmp_path):
    path = tmp_path / "baseline.json"
    update_baseline(path, [evaluated(), evaluated("pages")])
    update_baseline(path, [evaluated("pages", right=Rate(10, 10))])
    assert json.loads(path.read_text()) == {
        "pages": {"measures": {"right": "10/10"}, "tags": {"coverage": "4/4"}, "wrong": ["b"]},
        "starter": {"measures": {"right": "9/10"}, "tags": {"coverage": "4/4"}, "wrong": ["b"]},
    }


@pytest.mark.parametrize("rate", ["9 of 10", "11/10", "-1/10", "9/"])
def test_a_damaged_baseline_is_refused(tmp_path, rate):
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps({"starter": {"measures": {"right": rate}, "tags": {}, "wrong": []}}))
    with pytest.raises(BaselineError, match="is no baseline"):
        read_baseline(path)


def test_a_missing_baseline_is_refused_with_the_remedy(tmp_path):
    with pytest.raises(BaselineError, match="--update-baseline"):
        read_baseline(tmp_path / "none.json")
