import json

RIGHT = {
    "id": "medicare",
    "tags": ["coverage"],
    "turns": [
        {
            "ask": "Is S9460 covered by Medicare?",
            "expect": {"verdict": "no", "codes": ["S9460"], "quotes": ["Medicare does not cover"]},
        }
    ],
}
WRONG = {
    "id": "planted",
    "tags": ["coverage"],
    "turns": [{"ask": "Is S9460 covered by Medicare?", "expect": {"verdict": "yes"}}],
}


def test_dialogues_are_run_reported_and_gated(evaluate, write_jsonl, tmp_path):
    baseline, report = tmp_path / "baseline.json", tmp_path / "report"
    good = write_jsonl(RIGHT, name="own.jsonl")
    options = ("--baseline", baseline)
    assert evaluate(good, *options, "--update-baseline").exit_code == 0
    assert evaluate(good, *options, "--gate").exit_code == 0

    bad = write_jsonl(RIGHT, WRONG, name="own.jsonl")
    result = evaluate(bad, *options, "--gate", "--report", report)
    assert result.exit_code == 1
    assert "own: right fell from 1/1 to 1/2" in result.stderr
    assert "verdict is no, expected yes" in result.stdout

    content = json.loads((report / "report.json").read_text(encoding="utf-8"))
    assert content["made"]["target"] == "in process"
    assert content["made"]["encoder"] == "bag-of-words"
    [own] = content["sets"]
    assert (own["name"], own["kind"], own["cases"], own["held_out"]) == (
        "own",
        "dialogues",
        2,
        False,
    )
    assert own["measures"]["right"] == {"right": 1, "total": 2}
    assert own["verdicts"] == [
        {"expected": "yes", "got": "no", "count": 1},
        {"expected": "no", "got": "no", "count": 1},
    ]
    assert own["abstention"]["precision"] == {"right": 0, "total": 0}
    assert own["against_baseline"] == {"p": 1.0, "gained": [], "lost": ["planted"]}
    [failure] = own["failures"]
    assert (failure["case"], failure["tags"]) == ("planted", ["coverage"])
    assert failure["expected"] == {"verdict": "yes"}
    assert failure["reply"]["quotes"]
    markdown = (report / "report.md").read_text(encoding="utf-8")
    assert "| coverage | 1 | 2 | 50.0 |" in markdown
    assert "- own: 1 lost: planted" in markdown
    assert "- **planted**: Is S9460 covered by Medicare?<br>verdict is no, expected yes" in markdown


def test_an_own_index_without_files_is_asked_its_own_faq_in_both_modes(evaluate, tmp_path):
    report = tmp_path / "report"
    assert evaluate("--report", report).exit_code == 0
    content = json.loads((report / "report.json").read_text(encoding="utf-8"))
    whole, left_out = content["sets"]
    assert (whole["name"], left_out["name"]) == ("starter FAQ", "starter FAQ, left out")
    assert whole["measures"]["code"] == {"right": 2, "total": 2}
    assert whole["measures"]["verdict"] == {"right": 1, "total": 1}
    # The committed figures are of other documents.
    assert whole["against_baseline"] is None


def test_a_csv_of_pairs_is_run(evaluate, tmp_path):
    pairs = tmp_path / "mine.csv"
    pairs.write_text("question,answer,code\nIs S9460 covered by Medicare?,No.,S9460\n")
    result = evaluate(pairs)
    assert result.exit_code == 0
    assert "mine FAQ, left out" in result.stdout


def test_expectations_that_cannot_be_met_are_an_error(evaluate, write_jsonl):
    path = write_jsonl({**RIGHT, "turns": [{"ask": "?", "expect": {"codes": ["S9999"]}}]})
    result = evaluate(path)
    assert result.exit_code == 2
    assert "the code S9999 is in no document" in " ".join(result.stderr.split())


def test_a_gate_without_a_baseline_is_an_error(evaluate, write_jsonl, tmp_path):
    result = evaluate(write_jsonl(RIGHT), "--gate", "--baseline", tmp_path / "none.json")
    assert result.exit_code == 2
