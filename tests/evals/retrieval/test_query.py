import pytest

from evals.errors import QuestionsError
from evals.retrieval.query import read_queries, unknown_codes
from index.code_table import CodeTable

GOOD = {"id": "q1", "query": "walker with wheels", "codes": {"E0143": 2, "E0130": 0}, "kind": "lay"}


def test_a_file_of_queries(write_jsonl):
    asked = read_queries(write_jsonl(GOOD, {**GOOD, "id": "q2"}, name="lay.jsonl"))
    assert asked.name == "lay"
    assert [query.id for query in asked.queries] == ["q1", "q2"]
    assert asked.queries[0].right_codes == {"E0143"}


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"codes": {}}, "codes: at least one code must have a grade of 1 or more"),
        ({"codes": {"E0143": 0}}, "codes: at least one code"),
        ({"codes": {"E0143": -1}}, "greater than or equal to 0"),
        ({"id": "two words"}, "id: "),
        ({"query": ""}, "query: "),
        ({"more": 1}, "more: "),
    ],
)
def test_a_line_that_breaks_the_schema_is_named(write_jsonl, changed, reason):
    with pytest.raises(QuestionsError) as caught:
        read_queries(write_jsonl(GOOD, {**GOOD, "id": "q2", **changed}))
    [problem] = caught.value.problems
    assert problem.line == 2
    assert reason in problem.reason


def test_two_queries_of_one_id_are_refused(write_jsonl):
    with pytest.raises(QuestionsError) as caught:
        read_queries(write_jsonl(GOOD, GOOD))
    [problem] = caught.value.problems
    assert (problem.line, problem.reason) == (2, 'a second query "q1"; the first is on line 1')


def test_codes_that_no_document_is_about_are_problems(write_jsonl):
    asked = read_queries(write_jsonl(GOOD))
    [problem] = unknown_codes(asked, CodeTable({"E0143": "Walker"}))
    assert (problem.line, problem.reason) == (1, "q1: the code E0130 is in no document")
