"""One evaluation of every kind, as all reports show it."""

import json

import pytest

HOSTILE = "</details><script>alert(1)</script> | a\nline"

DIALOGUE = {
    "id": "hostile",
    "tags": ["x|y"],
    "turns": [{"ask": HOSTILE, "expect": {"status": "answered", "no_quotes": False}}],
}
QUERIES = [
    {"id": "q1", "query": "group session", "codes": {"S9455": 2}},
    {"id": "q2", "query": "group session", "codes": {"S9460": 2}},
]


@pytest.fixture
def reported(evaluate, write_jsonl, tmp_path):
    """The folder of the report on a dialogue and two queries, compared with everything."""
    files = write_jsonl(DIALOGUE, name="talk.jsonl"), write_jsonl(*QUERIES, name="lay.jsonl")
    result = evaluate(*files, "--compare", "all", "--report", tmp_path / "report")
    assert result.exit_code == 0, result.output
    return tmp_path / "report"


def test_the_json_has_all_that_is_promised(reported):
    content = json.loads((reported / "report.json").read_text(encoding="utf-8"))
    assert set(content) == {"made", "sets", "systems"}
    assert set(content["made"]) == {"at", "version", "target", "encoder", "index"}
    keys = {
        "name", "kind", "held_out", "cases", "measures", "tags", "verdicts", "abstention",
        "answer_characters", "latency_ms", "tampered", "unknown_answered", "recall_curve",
        "risk_coverage", "against_baseline", "failures",
    }  # fmt: skip
    talk, lay = content["sets"]
    assert set(talk) == set(lay) == keys
    assert (talk["kind"], lay["kind"]) == ("dialogues", "queries")
    assert talk["recall_curve"] == talk["risk_coverage"] == []
    assert talk["abstention"]["precision"] == {"right": 0, "total": 1}
    assert (lay["abstention"], lay["answer_characters"]) == (None, None)
    [failure] = talk["failures"]
    assert set(failure) == {
        "case", "turn", "before", "ask", "problems", "expected", "reply", "tags",
    }  # fmt: skip
    assert failure["reply"]["status"] == "out_of_scope"


def test_the_json_of_queries(reported):
    content = json.loads((reported / "report.json").read_text(encoding="utf-8"))
    lay = content["sets"][1]
    assert next(iter(lay["measures"])) == "R@5"
    assert lay["measures"]["R@1"] == {"mean": 0.5, "total": 2}
    assert lay["recall_curve"][0]["system"] == "codecite"
    assert lay["recall_curve"][0]["points"][:2] == [[1, 0.5], [2, 1.0]]
    assert [curve["system"] for curve in lay["recall_curve"]][:3] == ["codecite", "BM25", "dense"]
    assert lay["risk_coverage"] == [[1.0, 0.5]]
    systems = {(system["set"], system["system"]) for system in content["systems"]}
    assert {("lay", "BM25"), ("talk", "nearest chunk")} <= systems
    bm25 = next(system for system in content["systems"] if system["system"] == "BM25")
    assert bm25["measures"]["R@5"] == {"mean": 0.5, "total": 2}
    assert bm25["p"] == 1.0


def test_the_markdown_folds_what_is_wrong_and_lets_no_text_break_out(reported):
    text = (reported / "report.md").read_text(encoding="utf-8")
    assert "| talk | 1 | 0/1 (0.0) |" in text
    assert "| lay | 2 | 100.0 |" in text
    assert "| lay | BM25 | 50.0 | -50.0 | 1.0000 |" in text
    assert "| x&#124;y | 0 | 1 | 0.0 |" in text
    assert "<details><summary>talk: 1 wrong</summary>" in text
    assert "<script>" not in text
    assert "&lt;/details&gt;&lt;script&gt;alert(1)&lt;/script&gt; &#124; a line<br>" in text
