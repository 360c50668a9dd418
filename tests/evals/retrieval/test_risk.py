from evals.retrieval.risk import risk_coverage


def test_the_surest_are_answered_first(make_result):
    results = [
        make_result({"A": 1}, "B", best=0.6),
        make_result({"A": 1}, "A", best=0.9),
        make_result({"A": 1}, "A", best=0.6),
        make_result({"A": 1}, "B", "A", best=0.5),
    ]
    # The two of 0.6 can only be answered together.
    assert risk_coverage(results) == ((0.25, 0.0), (0.75, 1 / 3), (1.0, 0.5))


def test_nothing_found_is_never_answered(make_result):
    assert risk_coverage([make_result({"A": 1}, "A"), make_result({"A": 1})]) == ((0.5, 0.0),)
    assert risk_coverage([make_result({"A": 1})]) == ()
