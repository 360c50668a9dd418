import pytest

from index.grouping import PassageScore, group_by_code


def test_a_code_scores_by_its_best_cosine_and_its_best_words():
    passages = [
        PassageScore(1, "A", cosine=0.8, lexical=0.0),
        PassageScore(2, "A", cosine=0.2, lexical=0.4),
        PassageScore(3, "B", cosine=0.5, lexical=0.5),
    ]
    best, second = group_by_code(passages, weight=0.5)
    assert (best.code, best.score, best.cosine) == ("A", pytest.approx(0.6), 0.8)
    assert (second.code, second.score) == ("B", pytest.approx(0.5))
    # (0.8 + 0) / 2 beats (0.2 + 0.4) / 2
    assert best.passage == 1


def test_the_weight_decides_who_leads():
    passages = [PassageScore(1, "A", 0.6, 0.1), PassageScore(2, "B", 0.3, 0.9)]
    assert [code.code for code in group_by_code(passages, weight=0.1)] == ["A", "B"]
    assert [code.code for code in group_by_code(passages, weight=0.5)] == ["B", "A"]


def test_equal_scores_stand_in_code_order_and_the_first_passage_speaks():
    passages = [PassageScore(n, code, 0.5, 0.5) for n, code in ((4, "B"), (3, "B"), (2, "A"))]
    grouped = group_by_code(passages, weight=0.3)
    assert [(code.code, code.passage) for code in grouped] == [("A", 2), ("B", 3)]


def test_nothing_groups_to_nothing():
    assert group_by_code([], weight=0.5) == []
