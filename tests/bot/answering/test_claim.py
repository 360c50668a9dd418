import logging
from dataclasses import replace

import pytest

from bot.answering.claim import Claim, ClaimCell, ClaimRow, Disagreement, supported
from bot.question import Facet
from bot.quote import quote_span


@pytest.fixture
def document(read, page):
    (only,) = read(page("S9460", "Description=A visit with a nurse. It is one to one."))
    return only


@pytest.fixture
def quotes(document):
    start = document.text.index("A visit")
    middle = document.text.index(" It is")
    return (
        quote_span(document, start, middle),
        quote_span(document, middle + 1, len(document.text)),
    )


def claim(*quotes, **more):
    return Claim(Facet.DEFINITION, ("S9460",), "Said.", quotes=quotes, **more)


def test_claims_with_verbatim_quotes_are_made(document, quotes, caplog):
    claims = [claim(*quotes), claim()]
    assert supported(claims, {document.id: document}.get) == tuple(claims)
    assert caplog.records == []


def test_a_claim_with_a_tampered_quote_is_not_made_and_logged(document, quotes, caplog):
    good, bad = quotes[0], replace(quotes[1], text="It is in groups.")
    kept = supported([claim(good, bad), claim(good)], {document.id: document}.get)
    assert kept == (claim(good),)
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert f"{document.id} [{bad.start}:{bad.end}]" in record.getMessage()


@pytest.mark.parametrize("place", ["disagreements", "rows"])
def test_a_tampered_quote_anywhere_in_a_claim_drops_it(document, quotes, place):
    good, bad = quotes[0], replace(quotes[1], text="It is in groups.")
    parts = {
        "disagreements": (Disagreement("that", good, bad, "They differ."),),
        "rows": (ClaimRow("What it is", (ClaimCell("it", (bad,)),)),),
    }
    tampered = claim(good, **{place: parts[place]})
    assert supported([tampered], {document.id: document}.get) == ()


def test_a_quote_of_a_document_that_is_gone_is_dropped(quotes):
    assert supported([claim(*quotes)], lambda _: None) == ()
