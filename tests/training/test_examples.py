import pytest

from bot.answering.evidence import Evidence
from corpus.loader import load
from index.cross_encoder import Stance
from training.documents import evidences
from training.examples import examples
from training.rows import QUESTIONS, Row, RowsError, read_rows

PAGE = """---
code: E2100
title: Talking meter
---

## Description

E2100 is a glucose meter that speaks. A glucose meter of this kind speaks.

## Billing and documentation

Batteries are part of E2100. Strips are billed apart.
"""


@pytest.fixture
def known(tmp_path):
    (tmp_path / "E2100.md").write_text(PAGE, encoding="utf-8")
    documents = load([tmp_path], strict=True).documents
    return {("starter", "E2100"): Evidence("E2100", documents)}


def row(question, *evidence, code="E2100", stance=Stance.YES):
    return Row(
        "starter", code, question, stance, asks_yes_no=True, evidence=evidence, topic="other"
    )


def test_an_example_has_what_answers_and_what_does_not(known):
    asked = row("Does E2100 talk?", "E2100 is a glucose meter that speaks.")
    [example] = examples([asked], known)
    assert example.question == "Does this code talk?"
    assert example.right == (
        "Talking meter | description | this code is a glucose meter that speaks.",
    )
    # Its twin may answer as well, and teaches nothing.
    assert not any("of this kind speaks" in text for text in example.wrong)
    assert "Talking meter | billing | Strips are billed apart." in example.wrong


def test_of_a_question_without_an_answer_all_texts_are_wrong(known):
    [example] = examples([row("Is E2100 pink?", stance=Stance.NO_ANSWER)], known)
    assert (example.right, len(example.wrong) >= 4) == ((), True)


def test_a_tenth_of_the_codes_is_held_out(known):
    [example] = examples([row("Is it?", stance=Stance.NO_ANSWER)], known)
    codes = [f"A{number:04}" for number in range(1000)]
    held = sum(type(example)(**fields(example) | {"code": code}).is_held_out for code in codes)
    assert 70 < held < 130


def fields(example):
    return {name: getattr(example, name) for name in type(example).__slots__}


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (row("Is it?", code="E9999"), "no document on E9999"),
        (row("Is it?", "It is."), "evidence for 'Is it\\?' is not in the documents"),
    ],
)
def test_a_row_that_no_document_bears_out_is_named(known, asked, problem):
    with pytest.raises(RowsError, match=problem):
        list(examples([asked], known))


def test_the_rows_of_the_project_quote_its_documents():
    known = evidences()
    texts = {
        key: [document.text for document in evidence.documents] for key, evidence in known.items()
    }
    rows = list(read_rows(QUESTIONS))
    assert len(rows) > 7000
    for asked in rows:
        for part in asked.evidence:
            assert any(part in text for text in texts[asked.corpus, asked.code]), asked
        assert bool(asked.evidence) == (asked.stance is not Stance.NO_ANSWER), asked
