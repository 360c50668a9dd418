"""Links to a quote in its document, for whoever has to show later what was read."""

from urllib.parse import quote as escaped

from bot.quote import Quote


def permalink(base: str, quote: Quote) -> str:
    """The document page with the quote marked.

    The link names the release: should the document be of another one by then, the page says so.

    Args:
        base: Address of the service.
        quote: What to show.
    """
    release = escaped(quote.source.release, safe="")
    document = escaped(quote.document_id, safe="")
    return f"{base.rstrip('/')}/documents/{document}?release={release}#{quote.start}-{quote.end}"
