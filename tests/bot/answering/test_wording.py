from dataclasses import replace
from datetime import date

import pytest

from bot.answering.wording import ended, listed, period_words, sources_named
from corpus.document import Authority, Period, Source


@pytest.mark.parametrize(
    ("items", "phrase"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_items_as_a_phrase(items, phrase):
    assert listed(items) == phrase


def test_items_to_choose_from():
    assert listed(["a", "b"], "or") == "a or b"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2018, 3, 5), (2018, 3, 5), "on 2018-03-05"),
        ((2018, 3, 1), (2018, 3, 31), "in March 2018"),
        ((2018, 1, 1), (2018, 12, 31), "in 2018"),
        ((2018, 1, 1), (2018, 3, 31), "from 2018-01-01 to 2018-03-31"),
    ],
)
def test_periods_in_words(first, last, words):
    assert period_words((date(*first), date(*last))) == words


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [("a visit", "a visit."), ("a visit.", "a visit."), ("why?", "why?"), ("a visit,", "a visit.")],
)
def test_a_sentence_has_an_end(sentence, whole):
    assert ended(sentence) == whole


def test_sources_are_named_once_with_release_and_periods(read, page):
    (document,) = read(page("S9460", name="CMS", release="2019"))
    notes = replace(document, source=Source("Notes", "2018", Authority.AUTHORED))
    open_end = replace(document, valid=Period(date(2000, 1, 1), None))
    closed = replace(document, code="G0154", valid=Period(date(1996, 1, 1), date(2015, 12, 31)))
    assert sources_named([]) == ""
    assert sources_named([document, document]) == "Source: CMS, 2019."
    assert sources_named([open_end, closed, notes]) == (
        "Sources: CMS, 2019 (S9460 valid since 2000-01-01, G0154 valid 1996-01-01 to 2015-12-31); "
        "Notes, 2018."
    )
