"""A client of a running codecite, in two kinds: `Client` and, for asyncio, `AsyncClient`.

    with Client.at("http://127.0.0.1:8000") as codecite:
        talk = codecite.conversation()
        print(talk.ask("Is S9460 covered by Medicare?").answer)
        print(talk.ask("What about Medicaid?").verdict)

Every method raises `bot.errors.ServiceError` if the service refuses, cannot be reached or breaks
the contract. Nothing is asked twice: whether to ask again is for the caller to say.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import date
from typing import Self

import httpx

from bot import client_call as calls
from bot.client_call import Body, Call
from bot.client_events import ReplyEvents
from bot.feedback import Rating
from bot.wire import ChatReply, CodeOut, DocumentOut, SearchOut

TIMEOUT = 30.0
"""Seconds after which a request has failed."""

_JSON = "application/json"
_EVENTS = "text/event-stream"


class Client:
    """Asks a running service; safe to share between threads."""

    def __init__(self, http: httpx.Client) -> None:
        """Take a client whose base URL is the service's; it is closed with this one."""
        self._http = http

    @classmethod
    def at(cls, url: str, *, timeout: float = TIMEOUT) -> Self:
        """The service at a URL; the timeout is in seconds."""
        return cls(httpx.Client(base_url=url, timeout=timeout))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def ask(
        self, message: str, session_id: str | None = None, date_of_service: date | None = None
    ) -> ChatReply:
        """The reply to a message; its `session_id` continues the conversation."""
        return self._sent(calls.chat(message, session_id, date_of_service))

    def stream(
        self, message: str, session_id: str | None = None, date_of_service: date | None = None
    ) -> Iterator[str | ChatReply]:
        """The pieces of the answer as they come, and at the end the whole reply."""
        call = calls.chat(message, session_id, date_of_service)
        events = ReplyEvents(call)
        try:
            response = self._http.send(call.request(self._http, _EVENTS), stream=True)
            try:
                if not response.is_success:
                    response.read()
                    calls.check(response)
                for line in response.iter_lines():
                    event = events.take(line)
                    if event is not None:
                        yield event
            finally:
                response.close()
        except httpx.HTTPError as error:
            raise calls.unreachable(error) from error
        events.end()

    def conversation(self, date_of_service: date | None = None) -> "Talk":
        """A new conversation, in which follow-ups may leave the code unsaid."""
        return Talk(self, date_of_service)

    def search(self, words: str, limit: int = 10) -> SearchOut:
        """The codes that words may mean, best first."""
        return self._sent(calls.search(words, limit))

    def code(self, code: str) -> CodeOut:
        """A code's documents and facts; the error for an unknown one names the nearest."""
        return self._sent(calls.code(code))

    def document(self, document_id: str) -> DocumentOut:
        """A whole document, in which any quote can be checked."""
        return self._sent(calls.document(document_id))

    def rate(self, message_id: str, rating: Rating) -> None:
        """Rate a reply."""
        calls.check(self._response(calls.feedback(message_id, rating)))

    def _sent(self, call: Call[Body]) -> Body:
        return call.read(self._response(call))

    def _response(self, call: Call[Body]) -> httpx.Response:
        try:
            return self._http.send(call.request(self._http, _JSON))
        except httpx.HTTPError as error:
            raise calls.unreachable(error) from error


class Talk:
    """One conversation with a service."""

    def __init__(self, client: Client, date_of_service: date | None) -> None:
        self._client = client
        self._day = date_of_service
        self._session_id: str | None = None

    def ask(self, message: str) -> ChatReply:
        """The reply to a message, in the light of those before it."""
        reply = self._client.ask(message, self._session_id, self._day)
        self._session_id = reply.session_id
        return reply


class AsyncClient:
    """Asks a running service from a coroutine; the methods are those of `Client`."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        """Take a client whose base URL is the service's; it is closed with this one."""
        self._http = http

    @classmethod
    def at(cls, url: str, *, timeout: float = TIMEOUT) -> Self:
        """The service at a URL; the timeout is in seconds."""
        return cls(httpx.AsyncClient(base_url=url, timeout=timeout))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def ask(
        self, message: str, session_id: str | None = None, date_of_service: date | None = None
    ) -> ChatReply:
        """The reply to a message; its `session_id` continues the conversation."""
        return await self._sent(calls.chat(message, session_id, date_of_service))

    async def stream(
        self, message: str, session_id: str | None = None, date_of_service: date | None = None
    ) -> AsyncIterator[str | ChatReply]:
        """The pieces of the answer as they come, and at the end the whole reply."""
        call = calls.chat(message, session_id, date_of_service)
        events = ReplyEvents(call)
        try:
            response = await self._http.send(call.request(self._http, _EVENTS), stream=True)
            try:
                if not response.is_success:
                    await response.aread()
                    calls.check(response)
                async for line in response.aiter_lines():
                    event = events.take(line)
                    if event is not None:
                        yield event
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            raise calls.unreachable(error) from error
        events.end()

    def conversation(self, date_of_service: date | None = None) -> "AsyncTalk":
        """A new conversation, in which follow-ups may leave the code unsaid."""
        return AsyncTalk(self, date_of_service)

    async def search(self, words: str, limit: int = 10) -> SearchOut:
        """The codes that words may mean, best first."""
        return await self._sent(calls.search(words, limit))

    async def code(self, code: str) -> CodeOut:
        """A code's documents and facts; the error for an unknown one names the nearest."""
        return await self._sent(calls.code(code))

    async def document(self, document_id: str) -> DocumentOut:
        """A whole document, in which any quote can be checked."""
        return await self._sent(calls.document(document_id))

    async def rate(self, message_id: str, rating: Rating) -> None:
        """Rate a reply."""
        calls.check(await self._response(calls.feedback(message_id, rating)))

    async def _sent(self, call: Call[Body]) -> Body:
        return call.read(await self._response(call))

    async def _response(self, call: Call[Body]) -> httpx.Response:
        try:
            return await self._http.send(call.request(self._http, _JSON))
        except httpx.HTTPError as error:
            raise calls.unreachable(error) from error


class AsyncTalk:
    """One conversation with a service."""

    def __init__(self, client: AsyncClient, date_of_service: date | None) -> None:
        self._client = client
        self._day = date_of_service
        self._session_id: str | None = None

    async def ask(self, message: str) -> ChatReply:
        """The reply to a message, in the light of those before it."""
        reply = await self._client.ask(message, self._session_id, self._day)
        self._session_id = reply.session_id
        return reply
