"""One request of the HTTP contract and what its response means; the same for both clients."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from typing import Generic, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ValidationError

from bot.errors import ServiceError
from bot.feedback import Rating
from bot.wire import ChatReply, ChatRequest, CodeOut, DocumentOut, FeedbackIn, SearchOut

Body = TypeVar("Body", bound=BaseModel)

_PASSING = {
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
}
_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Call(Generic[Body]):
    """A request, and the schema of what it returns.

    Attributes:
        method: HTTP method.
        path: Path below the service's address, escaped.
        schema: What a response of status 200 holds.
        params: The query.
        content: The body as JSON.
    """

    method: str
    path: str
    schema: type[Body]
    params: Mapping[str, str | int] = field(default_factory=dict)
    content: bytes | None = None

    def request(self, http: httpx.Client | httpx.AsyncClient, accept: str) -> httpx.Request:
        """The request, to be sent by a client of either kind."""
        headers = {"Accept": accept}
        if self.content is not None:
            headers["Content-Type"] = "application/json"
        return http.build_request(
            self.method, self.path, params=self.params, content=self.content, headers=headers
        )

    def read(self, response: httpx.Response) -> Body:
        """What a response holds.

        Raises:
            ServiceError: It is a refusal, or breaks the contract.
        """
        check(response)
        return self.parse(response.content)

    def parse(self, content: bytes | str) -> Body:
        """What the JSON of a response holds.

        Raises:
            ServiceError: It breaks the contract.
        """
        try:
            return self.schema.model_validate_json(content)
        except ValidationError as error:
            raise ServiceError(f"the reply breaks the contract: {error}") from error


def chat(message: str, session_id: str | None, day: date | None) -> Call[ChatReply]:
    """Answer a message."""
    body = ChatRequest(message=message, session_id=session_id, date_of_service=day)
    return Call("POST", "/v1/chat", ChatReply, content=_json(body))


def search(words: str, limit: int) -> Call[SearchOut]:
    """Find codes by words."""
    return Call("GET", "/v1/search", SearchOut, params={"q": words, "k": limit})


def code(code: str) -> Call[CodeOut]:
    """A code's documents and facts."""
    return Call("GET", f"/v1/codes/{quote(code, safe='')}", CodeOut)


def document(document_id: str) -> Call[DocumentOut]:
    """A whole document."""
    return Call("GET", f"/v1/documents/{quote(document_id, safe='')}", DocumentOut)


def feedback(message_id: str, rating: Rating) -> Call[BaseModel]:
    """Rate a reply; returns nothing."""
    body = FeedbackIn(message_id=message_id, rating=rating)
    return Call("POST", "/v1/feedback", BaseModel, content=_json(body))


def check(response: httpx.Response) -> None:
    """See that a response that was read whole is no refusal.

    Raises:
        ServiceError: It is one.
    """
    if response.is_success:
        return
    problem = _problem(response)
    detail = problem.get("detail") or response.text[:_MOST_SHOWN]
    nearest = problem.get("nearest")
    raise ServiceError(
        f"status {response.status_code}: {detail}",
        status=response.status_code,
        can_retry=response.status_code in _PASSING,
        nearest=tuple(map(str, nearest)) if isinstance(nearest, list) else (),
    )


def unreachable(error: httpx.HTTPError) -> ServiceError:
    """What a request that brought no response is raised as."""
    return ServiceError(f"the request failed ({type(error).__name__}: {error})", can_retry=True)


def _problem(response: httpx.Response) -> Mapping[str, object]:
    try:
        read = json.loads(response.content)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _json(body: BaseModel) -> bytes:
    return body.model_dump_json(exclude_none=True).encode()
