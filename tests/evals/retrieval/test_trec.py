import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.errors import QuestionsError
from evals.jsonl import Entry
from evals.retrieval.measures import scores
from evals.retrieval.query import Query, QuerySet
from evals.retrieval.ranking import QueryResult, RankedCode
from evals.retrieval.trec import check_runs, read_run, write_run, write_trec

codes = st.lists(st.from_regex(r"[A-V]\d{4}", fullmatch=True), max_size=20, unique=True)


@given(codes, st.floats(-1, 1))
def test_the_order_of_a_run_survives_even_where_scores_are_equal(found, score):
    query = Query(id="q1", query="words", codes={"E0143": 1})
    ranking = tuple(RankedCode(code, score) for code in found)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.run"
        write_run(path, [QueryResult(query, ranking)], "ours")
        if not found:
            assert path.read_text() == ""
            return
        run = read_run(path)
    assert run.tag == "ours"
    [read] = run.results([query])
    assert [hit.code for hit in read.ranking] == found
    assert all(a.score > b.score for a, b in zip(read.ranking, read.ranking[1:], strict=False))


def test_the_score_decides_then_the_rank(tmp_path):
    path = tmp_path / "a.run"
    path.write_text("q1 Q0 A 3 0.5 t\nq1 Q0 B 2 0.5 t\nq1 Q0 C 1 0.1 t\n")
    assert [hit.code for hit in read_run(path).rankings["q1"]] == ["B", "A", "C"]


def test_a_query_that_is_not_in_the_run_found_nothing(tmp_path):
    path = tmp_path / "a.run"
    path.write_text("q1 Q0 A 1 0.5 t\n")
    queries = [Query(id=name, query="words", codes={"A": 1}) for name in ("q1", "q2")]
    assert scores(read_run(path).results(queries))["RR"] == [1.0, 0.0]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", None, "there is nothing in it"),
        ("q1 Q0 A 1 0.5 t\nq1 A 1 0.5\n", 2, "no line of a run"),
        ("q1 Q0 A one 0.5 t\n", 1, "no line of a run"),
        ("q1 Q0 A 1 nan t\n", 1, "no line of a run"),
        ("q1 Q0 A 1 0.5 t\nq1 Q0 A 2 0.4 t\n", 2, "q1 has A on line 1 already"),
        ("q1 Q0 A 1 0.5 t\nq2 Q0 A 2 0.4 u\n", 2, 'the tag is "u", on line 1 "t"'),
    ],
)
def test_bad_runs_are_named(tmp_path, text, line, reason):
    path = tmp_path / "a.run"
    path.write_text(text)
    with pytest.raises(QuestionsError) as caught:
        read_run(path)
    [problem] = caught.value.problems
    assert (problem.line, problem.reason) == (line, reason)
    assert problem.remedy


def test_a_run_of_other_queries_is_refused(tmp_path):
    path = tmp_path / "a.run"
    path.write_text("q9 Q0 A 1 0.5 t\n")
    asked = QuerySet("a", path, (Entry(1, Query(id="q1", query="words", codes={"A": 1})),))
    with pytest.raises(QuestionsError, match="none of the queries"):
        check_runs({path: read_run(path)}, [asked])


def test_judgements_and_a_run_for_each_system(tmp_path, make_result):
    result = make_result({"A": 2, "B": 0}, "B", "A")
    asked = QuerySet("lay words", tmp_path, (Entry(1, result.query),))
    write_trec(tmp_path / "out", asked, {"codecite": [result], "no lexical": [result]})
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "lay-words.qrels",
        "lay-words.codecite.run",
        "lay-words.no-lexical.run",
    }
    assert (tmp_path / "out/lay-words.qrels").read_text() == "q1 0 A 2\nq1 0 B 0\n"
    assert (tmp_path / "out/lay-words.codecite.run").read_text() == (
        "q1 Q0 B 1 1.000000 codecite\nq1 Q0 A 2 0.900000 codecite\n"
    )
