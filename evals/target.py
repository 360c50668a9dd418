"""What is evaluated: a bot in this process, or one that speaks the HTTP contract."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Protocol, Self

from bot.client import Client
from bot.conversation import MemorySessionStore
from bot.errors import ServiceError
from bot.service import Request, Service
from bot.wire import ChatReply, DocumentOut
from evals.errors import TargetError
from evals.retrieval.ranking import RankedCode, Ranking
from index.code_index import CodeIndex
from index.cross_encoder import CrossEncoder, DescriptionMatcher


class Target(Protocol):
    """Answers messages; safe to use from several threads."""

    def ask(self, message: str, session_id: str | None, day: date | None) -> ChatReply:
        """The reply to a message.

        Args:
            message: What is asked.
            session_id: The conversation; None begins one.
            day: Date of service.

        Raises:
            TargetError: There was none.
        """
        ...

    def document(self, document_id: str) -> DocumentOut | None:
        """A document, or None where there is none."""
        ...


class InProcess:
    """A service of its own over an open index.

    Args:
        index: The index.
        reader: Reads questions beside sentences; None leaves them unread.
        matcher: Reads messages beside descriptions of codes; None leaves those to the search.
    """

    def __init__(
        self,
        index: CodeIndex,
        reader: CrossEncoder | None = None,
        matcher: DescriptionMatcher | None = None,
    ) -> None:
        self._index = index
        self._service = Service(lambda: index, MemorySessionStore(), reader=reader, matcher=matcher)
        self._cached = lru_cache(maxsize=None)(self._read)

    def ask(self, message: str, session_id: str | None, day: date | None) -> ChatReply:
        """The reply to a message; whatever the service raises is a `TargetError`."""
        try:
            return ChatReply.of(self._service.answer(Request(message, session_id, day)))
        except Exception as error:
            raise TargetError(f"the service failed ({type(error).__name__}: {error})") from error

    def document(self, document_id: str) -> DocumentOut | None:
        """A document of the index."""
        return self._cached(document_id)

    def search(self, text: str, limit: int) -> Ranking:
        """The codes that the index finds."""
        try:
            hits = self._index.search(text, limit)
        except Exception as error:
            raise TargetError(f"the search failed ({type(error).__name__}: {error})") from error
        return tuple(RankedCode(hit.code, hit.score) for hit in hits)

    def _read(self, document_id: str) -> DocumentOut | None:
        found = self._index.document(document_id)
        return None if found is None else DocumentOut.of(found)


class OverHttp:
    """Any service that speaks the contract (v1), by its URL."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._cached = lru_cache(maxsize=None)(client.document)

    @classmethod
    def at(cls, url: str) -> "OverHttp":
        """The service at a URL."""
        return cls(Client.at(url))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, message: str, session_id: str | None, day: date | None) -> ChatReply:
        """The reply to a message; a reply that breaks the contract is none."""
        with _failures_named():
            return self._client.ask(message, session_id, day)

    def search(self, text: str, limit: int) -> Ranking:
        """The codes that the service finds."""
        with _failures_named():
            found = self._client.search(text, limit)
        return tuple(RankedCode(hit.code, hit.score) for hit in found.hits)

    def document(self, document_id: str) -> DocumentOut | None:
        """A document as the service gives it out; None also where it cannot be had."""
        try:
            return self._cached(document_id)
        except ServiceError:
            return None


@contextmanager
def _failures_named() -> Iterator[None]:
    try:
        yield
    except ServiceError as error:
        raise TargetError(str(error)) from error
