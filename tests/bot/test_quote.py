from dataclasses import replace

import pytest

from bot.quote import is_verbatim, quote_fact, quote_span
from corpus.document import FactKind


@pytest.fixture
def document(documents):
    return next(document for document in documents if document.code == "S9460")


@pytest.fixture
def quote(document):
    start = document.text.index("S9460 is a visit")
    return quote_span(document, start, document.text.index("\n", start))


def test_a_quote_has_all_that_is_needed_to_find_it_again(document, quote):
    assert quote.text == "S9460 is a visit with a nurse as part of a diabetes management programme."
    assert document.text[quote.start : quote.end] == quote.text
    assert (quote.document_id, quote.code, quote.section) == (
        document.id,
        "S9460",
        "description",
    )
    assert quote.heading == "Description"
    assert quote.source == document.source
    assert is_verbatim(quote, document)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "S9460 is a visit with a doctor."},
        {"text": ""},
        {"start": 0},
        {"document_id": "S9465.test-notes"},
        {"code": "S9465"},
    ],
)
def test_a_quote_with_anything_changed_is_not_verbatim(document, quote, change):
    assert not is_verbatim(replace(quote, **change), document)


def test_case_and_spaces_count(document, quote):
    assert not is_verbatim(replace(quote, text=quote.text.upper()), document)
    assert not is_verbatim(replace(quote, text=quote.text + " "), document)


def test_a_shifted_span_is_not_verbatim(document, quote):
    shifted = replace(quote, start=quote.start + 1, end=quote.end + 1)
    assert not is_verbatim(shifted, document)


def test_without_its_document_nothing_is_verbatim(quote):
    assert not is_verbatim(quote, None)


def test_every_fact_of_the_corpus_can_be_quoted(documents):
    for document in documents:
        for fact in document.facts:
            assert is_verbatim(quote_fact(document, fact), document)


def test_a_sentence_that_leans_on_those_before_it_is_quoted_with_them(read, page):
    note = "S codes are for private payers. They are not payable by Medicare."
    (document,) = read(page("S9460", f"Coverage={note}"))
    texts = [quote_fact(document, fact).text for fact in document.facts_of(FactKind.COVERAGE)]
    assert note in texts
