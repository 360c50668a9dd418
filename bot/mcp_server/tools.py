"""The tools: arguments in, one call of the core, records out.

Their docstrings and the descriptions of their parameters are what an agent chooses by.
"""

from datetime import date
from functools import partial
from typing import Annotated

from anyio import to_thread
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from bot.catalogue import documents_on, find_codes
from bot.http.core import Core
from bot.mcp_server.records import CodeCard, FoundCodes
from bot.message_check import why_unreadable
from bot.service import Request
from bot.wire import ChatReply, DocumentOut

SessionId = Annotated[
    str | None,
    Field(
        min_length=1,
        max_length=128,
        description="From an earlier reply, to ask a follow-up; leave out to begin anew.",
    ),
]
DateOfService = Annotated[
    date | None,
    Field(description="Day of the service, YYYY-MM-DD, unless the message names one."),
]
Code = Annotated[str, Field(min_length=1, max_length=16, description="A code, such as S9460.")]
# A code and nothing else: words would be a question of another kind.
PlainCode = Annotated[str, Field(pattern=r"^[A-Za-z0-9]{2,7}$")]


class Tools:
    """The tools over a core."""

    def __init__(self, core: Core) -> None:
        self._core = core

    async def ask(
        self,
        message: Annotated[str, Field(description="A question in plain words.")],
        session_id: SessionId = None,
        date_of_service: DateOfService = None,
    ) -> ChatReply:
        """Ask about US medical billing codes (HCPCS, CPT, modifiers).

        Answers whether a payer covers a code, what it is, when it is used, how it is paid and
        billed, whether it is valid on a day, or which code fits a description. Every statement
        rests on verbatim quotes with source and release; pass them on with the answer. A verdict
        of "unknown" means that the documents don't say; a status of "clarify" asks which of the
        codes is meant.
        """
        problem = why_unreadable(message, self._core.settings.max_message_chars)
        if problem is not None:
            raise ToolError(problem)
        return ChatReply.of(await self._core.answer(Request(message, session_id, date_of_service)))

    async def compare_codes(
        self,
        codes: Annotated[
            list[PlainCode], Field(min_length=2, max_length=6, description="Two to six codes.")
        ],
        date_of_service: DateOfService = None,
    ) -> ChatReply:
        """Set codes side by side: a table with one row an attribute, and the quotes behind it."""
        message = f"compare {', '.join(codes[:-1])} and {codes[-1]}"
        return ChatReply.of(
            await self._core.answer(Request(message, date_of_service=date_of_service))
        )

    async def lookup_code(self, code: Code) -> CodeCard:
        """Everything that is known of one code: what it is, its documents, and facts in quotes."""
        index = self._core.index()
        documents = documents_on(index, code)
        if not documents:
            nearest = ", ".join(index.codes.nearest(code)) or "none"
            # Without what was typed: the text of an error may be logged.
            raise ToolError(f"There is no document on this code. The nearest: {nearest}.")
        return CodeCard.of(documents)

    async def search_codes(
        self,
        words: Annotated[
            str,
            Field(min_length=1, max_length=2000, description="What the item or the service is."),
        ],
        limit: Annotated[int, Field(ge=1, le=50, description="How many codes at most.")] = 10,
    ) -> FoundCodes:
        """Find codes by words: the best first, each with the passage that speaks for it."""
        core = self._core
        index = core.index()
        search = partial(find_codes, index, words, limit)
        hits = await to_thread.run_sync(search, limiter=core.searching)
        return FoundCodes.of(index, tuple(hits))

    async def get_document(
        self, document_id: Annotated[str, Field(description="As a quote names it.")]
    ) -> DocumentOut:
        """A whole document: each quote of it is `text[start:end]`, in Unicode code points."""
        document = self._core.index().document(document_id)
        if document is None:
            raise ToolError("There is no such document.")
        return DocumentOut.of(document)
