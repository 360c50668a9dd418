import pytest

from bot.reply import Verdict
from evals.errors import QuestionsError
from evals.faq import FaqPair, carried, pairs_of, read_pairs


def pair(answer, question="Is S9460 covered?"):
    return FaqPair(question=question, answer=answer, code="S9460")


def test_pairs_come_from_a_documents_own_faq_sections(documents):
    found = {document.code: list(pairs_of(document)) for document in documents}
    assert found["S9455"] == []
    assert found["S9460"] == [
        FaqPair(
            question="Is S9460 covered by Medicare?",
            answer="No. Medicare does not cover S9460.",
            code="S9460",
        ),
        FaqPair(question="Who gives S9460?", answer="A nurse.", code="S9460"),
    ]


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("Yes, in part.", Verdict.YES),
        ("no", Verdict.NO),
        ("No - never.", Verdict.NO),
        ("It depends. Plans differ.", Verdict.DEPENDS),
        ("No RVU is assigned.", None),
        ("Yesterday.", None),
        ("Coverage varies.", None),
    ],
)
def test_the_verdict_that_an_answer_begins_with(answer, verdict):
    assert pair(answer).verdict is verdict


def test_codes_that_a_question_names():
    assert pair("x", "is s9460 covered?").names_code
    assert not pair("x", "is s9460 covered?").names_other_codes
    assert pair("x", "S9460 or S9455?").names_other_codes
    assert not pair("x", "Is a nurse visit covered?").names_code


@pytest.mark.parametrize(
    ("answer", "quotes", "share"),
    [
        # Content words: medicar, cover, nurs, visit. "No", "does", "not" and the code are none.
        ("No. Medicare does not cover the nurse visits of S9460.", ["Medicare covers S9460"], 0.5),
        ("Medicare covers nurse visits.", ["Medicare covers", "a nurse visit"], 1.0),
        ("Medicare covers nurse visits.", [], 0.0),
        ("No.", [], 1.0),
    ],
)
def test_how_much_of_an_answer_quotes_carry(answer, quotes, share):
    assert carried(pair(answer), quotes) == share


def test_pairs_are_read_from_json_lines_and_from_csv(tmp_path, write_jsonl):
    jsonl = write_jsonl({"question": "Q, one?", "answer": "A", "code": "S9460"})
    table = tmp_path / "pairs.csv"
    table.write_text('code,extra,answer,question\r\nS9460,x,A,"Q, one?"\r\n', encoding="utf-8-sig")
    expected = FaqPair(question="Q, one?", answer="A", code="S9460")
    assert [entry.record for entry in read_pairs(jsonl)] == [expected]
    assert [entry.record for entry in read_pairs(table)] == [expected]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("question,code\nQ,S9460\n", ":1: the header lacks answer"),
        ("question,answer,code\nQ,A,S9460\nQ,,S9460\n", ":3: answer: String should have at least"),
        ("question,answer,code\nQ\n", ":2: answer: "),
        ('question,answer,code\n"Q" x,A,S9460\n', "no CSV"),
        ("question,answer,code\n", "there are no questions in it"),
        ("", ":1: the header lacks"),
    ],
)
def test_a_broken_csv_is_refused_with_its_line(tmp_path, content, message):
    path = tmp_path / "pairs.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(QuestionsError, match=message):
        read_pairs(path)
