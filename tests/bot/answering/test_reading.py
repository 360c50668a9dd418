from dataclasses import replace

import pytest

from bot.answering.reading import MOST_READ, asked_text, candidates, read, told_text
from index.cross_encoder import Stance


@pytest.fixture
def evidence(evidence_of, page):
    return evidence_of(
        page(
            "E2100",
            "Description=E2100 is a glucose meter that speaks. One unit is one meter.",
            "Billing and documentation=Batteries are part of E2100. Strips are billed apart.",
            "Frequently asked questions=### Is E2100 rented?\n\nNo. E2100 is bought.",
            title="Talking meter",
        )
    )


def test_the_code_itself_is_not_read():
    assert asked_text("Is e2100 rented, not E21001?", "E2100") == "Is this code rented, not E21001?"


def test_a_sentence_is_read_with_what_it_stands_under(evidence):
    told = {told_text(sentence, evidence) for sentence in evidence.sentences()}
    assert "Talking meter | billing | Batteries are part of this code." in told
    assert "Talking meter | Is this code rented? | No. this code is bought." in told


def test_sentences_that_share_most_are_read(evidence):
    assert candidates("are batteries part of it?", evidence)[0].text.startswith("Batteries")
    assert len(candidates("anything?", evidence)) <= MOST_READ


def test_a_sentence_that_stands_twice_is_read_once(evidence_of, page):
    twice = evidence_of(page("E2100", "Description=One meter. One meter.", "Billing=One meter."))
    assert [s.text for s in candidates("one meter?", twice)].count("One meter.") == 1


def test_the_surest_answer_comes_first(evidence, read_as):
    reader = read_as(no=("bought", 0.9), yes=("Batteries", 0.6))
    first, second, *others = read("Is E2100 rented?", replace(evidence, reader=reader))
    assert (first.sentence.text, round(first.answers, 2)) == ("No. E2100 is bought.", 0.9)
    assert second.stances[Stance.YES] == pytest.approx(0.6)
    assert all(reading.answers == pytest.approx(0) for reading in others)
    [(asked, _)] = reader.asked
    assert asked == "Is this code rented?"


def test_without_a_reader_nothing_is_read(evidence):
    assert read("Is E2100 rented?", evidence) == []
