"""Web addresses at which a reply can be checked."""

from urllib.parse import quote as escape

from bot.quote import Quote


def document_link(base: str, quote: Quote) -> str:
    """The page that shows a quote marked in its document.

    Args:
        base: Where users reach this service: "https://codes.example.org".
        quote: What is to be marked.
    """
    page = f"{base.rstrip('/')}/documents/{escape(quote.document_id, safe='')}"
    return f"{page}#{quote.start}-{quote.end}"
