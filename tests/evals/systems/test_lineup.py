from typer.testing import CliRunner

from evals import cli

DIALOGUE = {
    "id": "medicare",
    "tags": [],
    "turns": [
        {"ask": "Does Medicaid cover S9455?", "expect": {"verdict": "yes", "codes": ["S9455"]}}
    ],
}
QUERY = {"id": "q1", "query": "group session", "codes": {"S9455": 2}}


def systems_in(printed):
    names = (
        "BM25",
        "dense",
        "nearest chunk",
        "no code table",
        "no lexical",
        "no dense",
        "no vocabulary",
        "no facts",
        "no reader",
    )
    return [name for name in names if f"│ {name} " in printed]


def test_all_systems_are_asked_what_they_can_answer(evaluate, write_jsonl):
    dialogues = write_jsonl(DIALOGUE, name="dialogues.jsonl")
    queries = write_jsonl(QUERY, name="queries.jsonl")
    result = evaluate(queries, "--compare", "all")
    assert (result.exit_code, systems_in(result.stdout)) == (
        0,
        ["BM25", "dense", "no lexical", "no dense", "no vocabulary"],
    )
    result = evaluate(dialogues, "--compare", "all")
    assert systems_in(result.stdout) == [
        "nearest chunk",
        "no code table",
        "no lexical",
        "no dense",
        "no vocabulary",
        "no facts",
        "no reader",
    ]
    result = evaluate(dialogues, queries, "--compare", "no-facts", "--compare", "bm25")
    assert systems_in(result.stdout) == ["BM25", "no facts"]


def test_a_difference_is_reported_with_its_p(evaluate, write_jsonl):
    asked = [DIALOGUE | {"id": str(number)} for number in range(6)]
    result = evaluate(write_jsonl(*asked), "--compare", "no-facts")
    # Six differences of one sign: 2 of 64 choices of signs are as far from 0.
    assert "│ no facts │   0.0 │     -100.0 │ 0.0312 │" in result.stdout


def test_a_service_cannot_be_taken_apart(write_jsonl):
    result = CliRunner().invoke(
        cli.app, [str(write_jsonl(QUERY)), "--url", "http://127.0.0.1:9", "--compare", "all"]
    )
    assert result.exit_code == 2
    assert "need an index" in result.stderr
