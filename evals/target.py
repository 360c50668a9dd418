"""What is evaluated: a bot in this process, or one that speaks the HTTP contract."""

from datetime import date
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Protocol, Self, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ValidationError

from bot.conversation import MemorySessionStore
from bot.service import Request, Service
from bot.wire import ChatReply, ChatRequest, DocumentOut, SearchOut
from corpus.errors import CodeciteError
from evals.errors import TargetError
from evals.retrieval.ranking import RankedCode, Ranking
from index.code_index import CodeIndex

Body = TypeVar("Body", bound=BaseModel)

TIMEOUT = 30.0
"""Seconds after which a request over HTTP has failed."""


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
    """A service of its own over an open index."""

    def __init__(self, index: CodeIndex) -> None:
        self._index = index
        self._service = Service(lambda: index, MemorySessionStore())
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

    def __init__(self, client: httpx.Client) -> None:
        """Take a client whose base URL is the service's."""
        self._client = client
        self._cached = lru_cache(maxsize=None)(self._fetch)

    @classmethod
    def at(cls, url: str) -> "OverHttp":
        """The service at a URL."""
        return cls(httpx.Client(base_url=url, timeout=TIMEOUT))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, message: str, session_id: str | None, day: date | None) -> ChatReply:
        """The reply to a message; a reply that breaks the contract is none."""
        body = ChatRequest(message=message, session_id=session_id, date_of_service=day)
        content = body.model_dump(mode="json", exclude_none=True)
        return self._asked(ChatReply, "POST", "/v1/chat", json=content)

    def search(self, text: str, limit: int) -> Ranking:
        """The codes that the service finds."""
        found = self._asked(SearchOut, "GET", "/v1/search", params={"q": text, "k": limit})
        return tuple(RankedCode(hit.code, hit.score) for hit in found.hits)

    def document(self, document_id: str) -> DocumentOut | None:
        """A document as the service gives it out; None also where it cannot be had."""
        try:
            return self._cached(document_id)
        except (httpx.HTTPError, CodeciteError, ValidationError):
            return None

    def _asked(self, schema: type[Body], method: str, path: str, **content: Any) -> Body:
        try:
            response = self._client.request(method, path, **content)
        except httpx.HTTPError as error:
            raise TargetError(f"the request failed ({type(error).__name__}: {error})") from error
        if response.status_code != HTTPStatus.OK:
            raise TargetError(f"status {response.status_code}: {response.text[:200]}")
        try:
            return schema.model_validate_json(response.content)
        except ValidationError as error:
            raise TargetError(f"the reply breaks the contract: {error}") from error

    def _fetch(self, document_id: str) -> DocumentOut:
        response = self._client.get(f"/v1/documents/{quote(document_id, safe='')}")
        if response.status_code != HTTPStatus.OK:
            raise TargetError(f"status {response.status_code}: {response.text[:200]}")
        return DocumentOut.model_validate_json(response.content)
