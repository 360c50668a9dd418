"""Promise P1 checked from outside: quotes against documents, without the bot's own check."""

from collections.abc import Callable

from bot.wire import ChatReply, DocumentOut, QuoteOut


def tampered(reply: ChatReply, document_of: Callable[[str], DocumentOut | None]) -> tuple[int, ...]:
    """Positions of the quotes that do not stand in their document as they say.

    Args:
        reply: The reply.
        document_of: Gives a document by its id; None where there is none.
    """
    return tuple(
        position
        for position, quote in enumerate(reply.quotes)
        if not _stands(quote, document_of(quote.document_id))
    )


def _stands(quote: QuoteOut, document: DocumentOut | None) -> bool:
    return (
        document is not None
        and (document.document_id, document.code) == (quote.document_id, quote.code)
        and document.source == quote.source
        and 0 <= quote.start < quote.end <= len(document.text)
        and document.text[quote.start : quote.end] == quote.text
    )
