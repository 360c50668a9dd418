"""``POST /v1/chat`` and ``POST /v1/feedback``."""

from collections.abc import AsyncIterator, Awaitable, Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import Response, StreamingResponse

from bot.http.core import Core, CoreDependency
from bot.http.problems import ProblemError
from bot.http.streaming import EVENT_STREAM, events_after, stage_event
from bot.message_check import why_unreadable
from bot.service import Answer, Request
from bot.wire import ChatReply, ChatRequest, FeedbackIn

router = APIRouter(prefix="/v1", tags=["chat"])

COMMENTS_HEADER = "Codecite-Comments"

_EXAMPLES = {
    "a yes/no question": {"value": {"message": "Is S9460 covered by Medicare?"}},
    "a follow-up": {"value": {"message": "What about Medicaid?", "session_id": "k3vX0pQ2mZ1a"}},
    "with a date of service": {
        "value": {"message": "Is G0154 valid?", "date_of_service": "2015-06-30"}
    },
}


@router.post(
    "/chat",
    response_model=ChatReply,
    responses={200: {"content": {EVENT_STREAM: {"schema": {"type": "string"}}}}},
    openapi_extra={"requestBody": {"content": {"application/json": {"examples": _EXAMPLES}}}},
)
async def chat(
    body: ChatRequest, core: CoreDependency, accept: Annotated[str, Header()] = "*/*"
) -> Response:
    """Answer a message; as server-sent events where the client accepts them."""
    _check_length(body.message, core)
    message = Request(body.message, body.session_id, body.date_of_service)
    answer = core.begin(message, body.request_id)
    if EVENT_STREAM in accept:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(_stream(answer), media_type=EVENT_STREAM, headers=headers)
    reply = ChatReply.of(await answer())
    # Validated when it was made; FastAPI would do so again.
    return Response(reply.model_dump_json(), media_type="application/json")


@router.post("/feedback", status_code=HTTPStatus.NO_CONTENT)
async def feedback(body: FeedbackIn, core: CoreDependency, response: Response) -> None:
    """Rate a reply; the last rating of a reply holds, and is counted by what was asked.

    Where the operator keeps comments, the response says so in `Codecite-Comments: kept`.
    """
    if not core.rate(body.message_id, body.rating, body.comment):
        raise ProblemError(HTTPStatus.NOT_FOUND, f"No reply {body.message_id} is known.")
    if core.journal.keeps_words:
        response.headers[COMMENTS_HEADER] = "kept"


def _check_length(message: str, core: Core) -> None:
    problem = why_unreadable(message, core.settings.max_message_chars)
    if problem is not None:
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, problem)


async def _stream(answer: Callable[[], Awaitable[Answer]]) -> AsyncIterator[bytes]:
    yield stage_event("understand")
    yield stage_event("retrieve")
    reply = ChatReply.of(await answer())
    yield stage_event("compose")
    for event in events_after(reply):
        yield event
