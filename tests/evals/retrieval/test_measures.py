import math

import pytest

from evals.errors import TargetError
from evals.metrics import Mean
from evals.retrieval.measures import means, recall_curve, scores
from evals.retrieval.query import Query
from evals.retrieval.ranking import DEPTH, RankedCode, run_queries


def test_one_query_by_hand(make_result):
    found = scores([make_result({"A": 2, "B": 1, "C": 0}, "B", "C", "A")])
    gained = 1 / math.log2(2) + 0 / math.log2(3) + 2 / math.log2(4)
    ideal = 2 / math.log2(2) + 1 / math.log2(3)
    assert found["nDCG@10"] == [pytest.approx(gained / ideal)]
    assert found["R@1"] == [0.5]
    assert found["R@5"] == [1.0]
    assert found["R@20"] == [1.0]
    assert found["RR"] == [1.0]
    assert found["Success@1"] == [1.0]


def test_a_query_without_hits_scores_nought_and_counts(make_result):
    results = [make_result({"A": 2}, "X", "A", name="q1"), make_result({"A": 2}, name="q2")]
    assert scores(results)["RR"] == [0.5, 0.0]
    assert means(results)["RR"] == Mean(0.25, 2)
    assert next(iter(means(results))) == "R@5"


def test_a_sixth_hit_is_found_but_not_right(make_result):
    result = make_result({"A": 1}, "B", "C", "D", "E", "F", "A")
    assert not result.right
    assert scores([result])["R@5"] == [0.0]
    assert scores([result])["R@20"] == [1.0]


def test_equal_scores_keep_the_order_of_the_ranking(make_result):
    result = make_result({"A": 1})
    tied = tuple(RankedCode(code, 0.5) for code in ("A", "B", "C"))
    assert scores([type(result)(result.query, tied)])["RR"] == [1.0]


def test_the_recall_curve(make_result):
    results = [make_result({"A": 1}, "A", name="q1"), make_result({"A": 1}, "B", "A", name="q2")]
    curve = recall_curve(results)
    assert curve[:2] == ((1, 0.5), (2, 1.0))
    assert curve[-1] == (DEPTH, 1.0)


class Broken:
    def search(self, text, limit):
        if text == "dead":
            raise TargetError("the line is dead")
        return (RankedCode("A", 1.0),)[:limit]


def test_a_failed_request_counts_as_wrong():
    queries = [Query(id=text, query=text, codes={"A": 1}) for text in ("dead", "alive")]
    done = []
    results = run_queries(queries, Broken(), workers=2, advance=lambda: done.append(1))
    assert [result.right for result in results] == [False, True]
    assert results[0].error == "the line is dead"
    assert means(results)["R@5"] == Mean(0.5, 2)
    assert len(done) == 2
