from dataclasses import replace

from bot.permalink import permalink
from bot.quote import quote_span


def test_a_link_names_document_release_and_span(documents):
    quote = quote_span(documents[0], 3, 9)
    quote = replace(quote, source=replace(quote.source, release="HCPCS 2019 #2 & more"))
    assert permalink("https://codes.example.org/", quote) == (
        f"https://codes.example.org/documents/{quote.document_id}"
        "?release=HCPCS%202019%20%232%20%26%20more#3-9"
    )
