"""Web addresses at which a reply can be checked."""

from urllib.parse import quote as escape

from bot.quote import Quote


def base_url(public_url: str | None, asked_at: str) -> str:
    """Where users reach this service, without a slash at the end.

    Args:
        public_url: The setting.
        asked_at: The address that the request was sent to, where there is no such setting.
    """
    return (public_url or asked_at).rstrip("/")


def document_link(base: str, quote: Quote) -> str:
    """The page that shows a quote marked in its document.

    Args:
        base: Where users reach this service: "https://codes.example.org".
        quote: What is to be marked.
    """
    page = f"{base.rstrip('/')}/documents/{escape(quote.document_id, safe='')}"
    return f"{page}#{quote.start}-{quote.end}"
