"""Failures of the test split are counted, and named nowhere unless one asks for it."""

import pytest
from typer.testing import CliRunner

from evals import cli, execution

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
def evaluate(index_folder, encoder, monkeypatch, tmp_path):
    monkeypatch.setattr(execution, "encoder_of", lambda _: encoder)

    def run(*arguments):
        """What was printed, and all that was written."""
        report, baseline = tmp_path / "report", tmp_path / "baseline.json"
        given = ("--index", index_folder, "--report", report, "--baseline", baseline, *arguments)
        result = CliRunner().invoke(cli.app, [str(argument) for argument in given])
        assert result.exit_code in {0, 1}, result.output
        files = [p for p in (baseline, *report.rglob("*")) if p.is_file()]
        return result.output, "\n".join(file.read_text(encoding="utf-8") for file in files)

    return run


def leaks(text):
    return [word for word in ("secret-one", "Is S9460 covered", "expected yes") if word in text]


def test_failures_are_counted_and_not_named(evaluate, write_jsonl):
    path = write_jsonl(SECRET, OTHERS, name="held_out_set.jsonl")
    for options in (("--update-baseline",), ("--gate",)):
        printed, written = evaluate(path, *options)
        assert "held_out_set (held out)" in printed
        assert leaks(printed) == leaks(written) == []
    assert '"shared": "1/2"' in written
    assert '"hidden": "0/1"' in written


def test_failures_are_shown_where_one_asks_for_it(evaluate, write_jsonl):
    path = write_jsonl(SECRET, OTHERS, name="held_out_set.jsonl")
    printed, written = evaluate(path, "--show-held-out")
    assert "secret-one" in printed
    assert "secret-one" in written


def test_another_set_shows_them(evaluate, write_jsonl):
    printed, written = evaluate(write_jsonl(SECRET, name="own.jsonl"))
    assert "secret-one" in printed
    assert "secret-one" in written
