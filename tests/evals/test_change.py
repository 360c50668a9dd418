import pytest

from evals.baseline import SetBaseline
from evals.change import change_of
from evals.distribution import Latency
from evals.metrics import Rate
from evals.plan import SetKind
from evals.set_evaluation import SetEvaluation
from evals.summary import Summary


def evaluated(cases, wrong):
    summary = Summary({"right": Rate(1, 2)}, {}, 0, 0, Latency(1, 1, 1))
    return SetEvaluation("a", SetKind.DIALOGUES, False, tuple(cases), tuple(wrong), summary, (), ())


def test_what_was_gained_and_lost():
    before = SetBaseline(measures={}, tags={}, wrong=("a", "b", "gone"))
    change = change_of(evaluated("abcdef", "bcdef"), before)
    assert change.gained == ("a",)
    assert change.lost == ("c", "d", "e", "f")
    # Of 32 choices of signs the sum is 3 or more from 0 for the 2 of one sign and the 10 with one
    # of the other.
    assert change.p == pytest.approx(12 / 32)


def test_nothing_moved():
    before = SetBaseline(measures={}, tags={}, wrong=("a",))
    change = change_of(evaluated("ab", "a"), before)
    assert (change.gained, change.lost, change.p) == ((), (), 1.0)
