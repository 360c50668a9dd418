import pytest

from bot.reply import Verdict
from evals.dialogue import CorpusName, read_dialogues
from evals.errors import QuestionsError


def dialogue(**expect):
    return {"id": "a", "tags": ["t"], "turns": [{"ask": "S9460?", "expect": expect}]}


def test_a_dialogue_is_read_with_its_line_and_defaults(write_jsonl):
    path = write_jsonl("", dialogue(verdict="no"))
    [(line, read)] = read_dialogues(path)
    assert line == 2
    assert read.corpus is CorpusName.STARTER
    assert read.turns[0].expect.verdict is Verdict.NO


def test_a_null_verdict_is_checked_and_a_missing_one_is_not(write_jsonl):
    path = write_jsonl(dialogue(verdict=None), dialogue() | {"id": "b"})
    null, missing = (entry.record.turns[0].expect for entry in read_dialogues(path))
    assert null.names_verdict
    assert not missing.names_verdict


def test_every_broken_line_is_named_with_its_field(write_jsonl):
    path = write_jsonl(
        dialogue(),
        "{",
        dialogue(status="maybe"),
        dialogue(quoted=["x"]),
        dialogue(status=None),
        dialogue(only_codes=True),
        dialogue() | {"turns": []},
    )
    with pytest.raises(QuestionsError) as caught:
        read_dialogues(path)
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4, 5, 6, 7]
    reasons = [problem.reason for problem in caught.value.problems]
    assert reasons[0].startswith("Invalid JSON")
    assert reasons[1].startswith("turns.0.expect.status: Input should be 'answered'")
    assert reasons[2] == "turns.0.expect.quoted: Extra inputs are not permitted"
    assert reasons[3] == "turns.0.expect: status is null; leave out what is not to be checked"
    assert reasons[4] == "turns.0.expect: only_codes needs codes"
    assert reasons[5] == "turns: there must be at least one"
    assert f"{path}:2: " in str(caught.value)


def test_two_dialogues_with_one_id_are_refused(write_jsonl):
    path = write_jsonl(dialogue(), dialogue())
    with pytest.raises(QuestionsError, match=r':2: a second dialogue "a"; the first is on line 1'):
        read_dialogues(path)


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_an_empty_file_is_refused(tmp_path, content):
    path = tmp_path / "set.jsonl"
    path.write_bytes(content)
    with pytest.raises(QuestionsError, match="there are no questions in it"):
        read_dialogues(path)


def test_a_missing_file_and_a_foreign_encoding_are_refused(tmp_path):
    with pytest.raises(QuestionsError, match="there is no such file"):
        read_dialogues(tmp_path / "none.jsonl")
    path = tmp_path / "set.jsonl"
    path.write_bytes(b'\n{"id": "\xe9"}')
    with pytest.raises(QuestionsError, match=r":2: the text is not UTF-8 \(byte 9\)"):
        read_dialogues(path)


def test_a_line_separator_inside_a_string_does_not_end_the_line(write_jsonl):
    path = write_jsonl('{"id": "a", "tags": [], "turns": [{"ask": "one\u2028two"}]}')
    assert read_dialogues(path)[0].record.turns[0].ask == "one\u2028two"
