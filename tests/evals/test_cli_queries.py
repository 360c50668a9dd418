"""Sets of queries from end to end."""

import json

FOUND = {"id": "q1", "query": "group session", "codes": {"S9455": 2}, "kind": "lay"}
SECOND = {"id": "q2", "query": "nurse visit", "codes": {"S9455": 2}, "kind": "odd"}


def test_a_file_of_queries_is_run_and_gated(evaluate, write_jsonl, tmp_path):
    baseline, report = tmp_path / "baseline.json", tmp_path / "report"
    path = write_jsonl(FOUND, name="lay.jsonl")
    options = ("--baseline", baseline, "--report", report)
    assert evaluate(path, *options, "--update-baseline").exit_code == 0
    assert json.loads(baseline.read_text())["lay"]["measures"]["R@5"] == 1.0
    assert evaluate(path, *options, "--gate").exit_code == 0

    result = evaluate(write_jsonl(FOUND, SECOND, name="lay.jsonl"), *options, "--gate")
    assert result.exit_code == 1
    assert "lay: RR fell from 1.0 to 0.75" in result.stderr


def test_a_code_without_a_document_is_an_error(evaluate, write_jsonl):
    result = evaluate(write_jsonl(FOUND, SECOND | {"codes": {"S9999": 1}}))
    assert result.exit_code == 2
    assert "set.jsonl:2: q2: the code S9999 is in no document" in "".join(result.stderr.split("\n"))


def test_formats_are_written_and_read_again(evaluate, write_jsonl, tmp_path):
    beir, trec = tmp_path / "beir", tmp_path / "trec"
    path = write_jsonl(FOUND, name="lay.jsonl")
    assert evaluate(path, "--beir", beir, "--trec", trec).exit_code == 0
    again = evaluate(beir, "--run", trec / "lay.codecite.run")
    assert again.exit_code == 0
    assert "beir, R@5" in again.stdout
    assert "+0.0" in again.stdout
    # Its tag is ours; it must not take our place.
    assert "codecite (" in again.stdout


def test_runs_of_held_out_queries_are_not_written(evaluate, write_jsonl, tmp_path):
    path = write_jsonl(FOUND, name="held_out_lay.jsonl")
    assert evaluate(path, "--trec", tmp_path / "trec").exit_code == 0
    assert [file.name for file in (tmp_path / "trec").iterdir()] == ["held_out_lay.qrels"]
