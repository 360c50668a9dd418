"""Failures of the test split are counted, and named nowhere unless one asks for it."""

import pytest

SECRET = {
    "id": "secret-one",
    "tags": ["hidden", "shared"],
    "turns": [{"ask": "Is S9460 covered by Medicare?", "expect": {"verdict": "yes"}}],
}
OTHERS = {
    "id": "plain",
    "tags": ["shared"],
    "turns": [{"ask": "Does Medicare cover S9460?", "expect": {"verdict": "no"}}],
}


@pytest.fixture
def output_of(evaluate, tmp_path):
    """What a run prints, and all that it writes."""

    def run(*arguments):
        report, baseline = tmp_path / "report", tmp_path / "baseline.json"
        result = evaluate("--report", report, "--baseline", baseline, *arguments)
        assert result.exit_code in {0, 1}, result.output
        files = [path for path in (baseline, *report.rglob("*")) if path.is_file()]
        return result.output, "\n".join(file.read_text(encoding="utf-8") for file in files)

    return run


def leaks(text):
    return [word for word in ("secret-one", "Is S9460 covered", "expected yes") if word in text]


def test_failures_are_counted_and_not_named(output_of, write_jsonl):
    path = write_jsonl(SECRET, OTHERS, name="held_out_set.jsonl")
    for options in (("--update-baseline",), ("--gate",)):
        printed, written = output_of(path, *options)
        assert "held_out_set (held out)" in printed
        assert leaks(printed) == leaks(written) == []
    assert '"shared": "1/2"' in written
    assert '"hidden": "0/1"' in written


def test_what_moved_is_a_count(output_of, write_jsonl):
    was_right = SECRET | {"turns": [{"ask": "Is S9460 covered by Medicare?"}]}
    output_of(write_jsonl(was_right, OTHERS, name="held_out_set.jsonl"), "--update-baseline")
    path = write_jsonl(SECRET, OTHERS, name="held_out_set.jsonl")
    printed, written = output_of(path)
    assert "0 gained, 1 lost against the baseline" in printed
    assert "- held_out_set (held out): 1 lost\n" in written
    assert '"gained": 0,\n    "lost": 1' in written
    assert leaks(printed) == leaks(written) == []
    # The baseline tells which it was only to the next run.
    output_of(path, "--update-baseline")
    printed, written = output_of(write_jsonl(was_right, OTHERS, name="held_out_set.jsonl"))
    assert "1 gained, 0 lost against the baseline" in printed
    assert leaks(written) == []


def test_queries_and_other_systems_name_none_either(output_of, write_jsonl):
    query = {"id": "secret-one", "query": "expected yes", "codes": {"S9460": 1}, "kind": "lay"}
    path = write_jsonl(query, name="held_out_lay.jsonl")
    printed, written = output_of(path, "--compare", "all", "--update-baseline")
    assert "BM25" in printed
    assert leaks(printed) == leaks(written) == []


def test_failures_are_shown_where_one_asks_for_it(output_of, write_jsonl):
    path = write_jsonl(SECRET, OTHERS, name="held_out_set.jsonl")
    printed, written = output_of(path, "--show-held-out")
    assert "secret-one" in printed
    assert "secret-one" in written


def test_another_set_shows_them(output_of, write_jsonl):
    printed, written = output_of(write_jsonl(SECRET, name="own.jsonl"))
    assert "secret-one" in printed
    assert "secret-one" in written
