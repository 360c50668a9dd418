from evals.distribution import Bar, Latency, Lengths, histogram


def test_a_histogram_has_no_gaps_and_ends_with_the_highest_value():
    assert histogram([0.5, 0.5, 2, 3]) == (Bar(0, 1, 2), Bar(1, 2, 0), Bar(2, 5, 2))
    assert histogram([]) == ()
    assert histogram([1e8])[-1] == Bar(50_000, 10**9, 1)


def test_percentiles_of_times_and_lengths():
    latency = Latency.of([float(number) for number in range(1, 101)])
    assert (latency.p50, latency.p95, latency.p99) == (50, 95, 99)
    assert sum(bar.count for bar in latency.histogram) == 100
    assert Lengths.of(["a", "abc", "ab"]) == Lengths(2, 3, 3)
    assert Lengths.of([]) is None
