"""Our bot without the code table: which code a message means is left to search."""

from datetime import date

from bot.understanding.clean import clean
from bot.understanding.codes import find_codes
from bot.wire import ChatReply, DocumentOut
from evals.target import InProcess
from index.code_index import CodeIndex
from index.cross_encoder import CrossEncoder, DescriptionMatcher


class CodeBySearch:
    """Answers about the codes that search finds for a message, as many as it names.

    The bot itself says "not found" of a code that its table does not have, so an empty table would
    only show that. Here what looks like a code is replaced by what search finds for the whole
    message, code and all; everything else is the bot's own.

    Args:
        index: The index.
        reader: The bot's (`InProcess`).
        matcher: The bot's as well.
    """

    def __init__(
        self,
        index: CodeIndex,
        reader: CrossEncoder | None = None,
        matcher: DescriptionMatcher | None = None,
    ) -> None:
        self._index = index
        self._bot = InProcess(index, reader, matcher)

    def ask(self, message: str, session_id: str | None, day: date | None) -> ChatReply:
        """The reply to the message with its codes replaced."""
        return self._bot.ask(self._replaced(clean(message)), session_id, day)

    def document(self, document_id: str) -> DocumentOut | None:
        """A document, or None where there is none."""
        return self._bot.document(document_id)

    def _replaced(self, text: str) -> str:
        mentions = find_codes(text, self._index.codes)
        hits = self._index.search(text, len(mentions)) if mentions else ()
        codes = [hit.code for hit in hits] + [""] * (len(mentions) - len(hits))
        # From the end, so that earlier places stay where they are.
        for mention, code in reversed([*zip(mentions, codes, strict=True)]):
            text = text[: mention.start] + code + text[mention.start + len(mention.text) :]
        return text
