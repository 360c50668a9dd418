import pytest

from evals.errors import QuestionsError
from evals.retrieval.judgements import Judgement, read_judgements


def written(tmp_path, text):
    path = tmp_path / "test.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_both_forms_are_read(tmp_path):
    expected = (Judgement(2, "q1", "E0143", 2), Judgement(3, "q1", "E0130", 0))
    beir = "query-id\tcorpus-id\tscore\nq1\tE0143\t2\nq1\tE0130\t0\n"
    assert read_judgements(written(tmp_path, beir)) == expected
    trec = "\nq1 0 E0143 2\nq1\t0\tE0130\t-1\n"
    assert read_judgements(written(tmp_path, trec)) == expected


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", None, "there are no judgements in it"),
        ("q1 0 E0143 2\nq1 0 E0143 x 2\n", 2, "no judgement"),
        ("q1 0 E0143 high\n", 1, "no judgement"),
        ("q1 E0143\n", 1, "no judgement"),
        ("q1 0 E0143 2\nq1 0 E0143 1\n", 2, "q1 and E0143 were judged on line 1"),
    ],
)
def test_bad_files_are_named(tmp_path, text, line, reason):
    with pytest.raises(QuestionsError) as caught:
        read_judgements(written(tmp_path, text))
    [problem] = caught.value.problems
    assert (problem.line, problem.reason) == (line, reason)
    assert problem.remedy
