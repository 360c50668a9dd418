"""``POST /v1/chat`` and ``POST /v1/feedback``."""

from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import Response, StreamingResponse

from bot.http.core import Core, CoreDependency
from bot.http.problems import ProblemError
from bot.http.streaming import EVENT_STREAM, events_after, stage_event
from bot.message_check import why_unreadable
from bot.service import Request, Understood
from bot.wire import ChatReply, ChatRequest, FeedbackIn

router = APIRouter(prefix="/v1", tags=["chat"])

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
    understood = core.service.understand(
        Request(body.message, body.session_id, body.date_of_service)
    )
    if EVENT_STREAM in accept:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(
            _stream(core, understood), media_type=EVENT_STREAM, headers=headers
        )
    reply = ChatReply.of(core.noted(await core.finish(understood)))
    # Validated when it was made; FastAPI would do so again.
    return Response(reply.model_dump_json(), media_type="application/json")


@router.post("/feedback", status_code=HTTPStatus.NO_CONTENT)
async def feedback(body: FeedbackIn, core: CoreDependency) -> None:
    """Rate a reply. The rating is counted by what was asked; the comment is not kept."""
    if not core.rate(body.message_id, body.rating):
        raise ProblemError(HTTPStatus.NOT_FOUND, f"No reply {body.message_id} is known.")


def _check_length(message: str, core: Core) -> None:
    problem = why_unreadable(message, core.settings.max_message_chars)
    if problem is not None:
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, problem)


async def _stream(core: Core, understood: Understood) -> AsyncIterator[bytes]:
    yield stage_event("understand")
    yield stage_event("retrieve")
    answer = core.noted(await core.finish(understood))
    yield stage_event("compose")
    for event in events_after(ChatReply.of(answer)):
        yield event
