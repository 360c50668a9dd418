"""``/v1/chat/completions`` and ``/v1/models``: codecite as a model of the OpenAI API."""

import time
from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import ValidationError

from bot.card import LinkOf, card_of
from bot.completions.content import content_of
from bot.completions.request import MODEL, CompletionRequest, RequestError, questions_of
from bot.completions.response import chunks, completion, model, models, refusal
from bot.http.core import Core, CoreDependency
from bot.http.streaming import EVENT_STREAM
from bot.links import base_url
from bot.permalink import permalink

PATH = "/v1/chat/completions"

# Its description is the OpenAI API's own.
router = APIRouter(include_in_schema=False)


def _link_of(request: Request, core: CoreDependency) -> LinkOf:
    base = base_url(core.settings.public_url, str(request.base_url))
    return lambda quote: permalink(base, quote)


@router.post(PATH)
async def completions(
    request: Request, core: CoreDependency, link_of: Annotated[LinkOf, Depends(_link_of)]
) -> Response:
    """Answer the last question of a transcript. Nothing of it is kept: each request is whole."""
    try:
        # Read here and not by the framework: clients expect refusals in their own shape.
        asked = CompletionRequest.model_validate_json(await request.body())
        questions = questions_of(asked, core.settings.max_message_chars)
    except ValidationError as error:
        return _refused(_malformed(error))
    except RequestError as error:
        return _refused(error)
    answer = await core.answer_last(questions)
    content = content_of(card_of(answer, link_of))
    now = int(time.time())
    if asked.stream:
        return StreamingResponse(
            chunks(answer, content, now, with_usage=asked.wants_usage),
            media_type=EVENT_STREAM,
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )
    return JSONResponse(completion(answer, content, now))


@router.get("/v1/models")
async def list_models(core: CoreDependency) -> JSONResponse:
    """The one model there is."""
    return JSONResponse(models(_built(core)))


@router.get("/v1/models/{name}")
async def show_model(name: str, core: CoreDependency) -> JSONResponse:
    """That model."""
    if name != MODEL:
        error = RequestError(f"The only model is {MODEL}.", "model", "model_not_found")
        return _refused(error)
    return JSONResponse(model(_built(core)))


def _built(core: Core) -> int:
    return int(datetime.fromisoformat(core.index().manifest.built).timestamp())


def _refused(error: RequestError) -> JSONResponse:
    is_missing = error.code == "model_not_found"
    status = HTTPStatus.NOT_FOUND if is_missing else HTTPStatus.BAD_REQUEST
    return JSONResponse(refusal(error), status)


def _malformed(error: ValidationError) -> RequestError:
    # Where and what, without the value: a question is never echoed.
    first = error.errors(include_input=False, include_url=False)[0]
    place = ".".join(map(str, first["loc"]))
    return RequestError(f"{place or 'body'}: {first['msg']}", place or "body")
