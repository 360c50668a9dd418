import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.errors import QuestionsError
from evals.jsonl import Entry
from evals.retrieval.beir import read_beir, write_beir
from evals.retrieval.query import Query, QuerySet

codes = st.from_regex(r"[A-V]\d{4}", fullmatch=True)
grades = st.dictionaries(codes, st.integers(0, 3), min_size=1).filter(lambda g: any(g.values()))
queries = st.lists(
    st.builds(
        Query,
        id=st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True),
        query=st.text(st.characters(codec="utf-8"), min_size=1),
        codes=grades,
        kind=st.sampled_from(["", "lay", "typo"]),
    ),
    min_size=1,
    unique_by=lambda query: query.id,
)


def query_set(*records, name="set"):
    return QuerySet(name, Path("set.jsonl"), tuple(map(Entry, range(len(records)), records)))


@given(queries)
def test_what_is_written_is_read_again(records):
    with tempfile.TemporaryDirectory() as folder:
        write_beir(Path(folder), [query_set(*records)], [])
        [read] = read_beir(Path(folder))
        assert read.queries == tuple(records)


def test_a_code_is_one_row_with_the_text_of_its_documents(tmp_path, documents):
    one = Query(id="q1", query="a nurse", codes={"S9460": 2})
    write_beir(tmp_path / "out", [query_set(one, name="lay words")], documents)
    rows = [json.loads(line) for line in (tmp_path / "out/corpus.jsonl").read_text().splitlines()]
    assert [row["_id"] for row in rows] == ["S9455", "S9460"]
    assert rows[1]["title"] == "Diabetic management program"
    assert rows[1]["text"] == documents[1].text
    assert (tmp_path / "out/qrels/lay-words.tsv").read_text().splitlines()[1] == "q1\tS9460\t2"


def test_each_file_of_judgements_is_a_set_of_the_queries_that_it_judges(tmp_path):
    one, two = (Query(id=name, query="words", codes={"S9460": 1}) for name in ("q1", "q2"))
    sets = [query_set(one, name="dev"), query_set(two, name="held_out")]
    write_beir(tmp_path / "beir", sets, [])
    read = read_beir(tmp_path / "beir")
    assert [(item.name, item.queries) for item in read] == [
        ("beir (dev)", (one,)),
        ("beir (held_out)", (two,)),
    ]


def test_two_queries_of_one_id_cannot_share_a_folder(tmp_path):
    one = Query(id="q1", query="words", codes={"S9460": 1})
    with pytest.raises(QuestionsError, match='a second query "q1"'):
        write_beir(tmp_path, [query_set(one, name="a"), query_set(one, name="b")], [])


def test_bad_folders_are_named(tmp_path):
    with pytest.raises(QuestionsError, match=r"queries\.jsonl.*no such file"):
        read_beir(tmp_path)
    (tmp_path / "queries.jsonl").write_text('{"_id": "q1", "text": "words"}\n')
    with pytest.raises(QuestionsError, match="there are no judgements"):
        read_beir(tmp_path)
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels/test.tsv").write_text("q1\tS9460\t0\nq2\tS9460\t1\n")
    with pytest.raises(QuestionsError) as caught:
        read_beir(tmp_path)
    assert [(problem.line, problem.reason) for problem in caught.value.problems] == [
        (1, "q1: codes: at least one code must have a grade of 1 or more"),
        (2, 'the query "q2" is not in queries.jsonl'),
    ]
