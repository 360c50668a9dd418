"""Completions as the OpenAI API words them: whole, in chunks, and refused."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.completions.content import Citation, Content
from bot.completions.request import MODEL, RequestError
from bot.pieces import pieces
from bot.service import Answer
from bot.wire import ChatReply

_DONE = "data: [DONE]\n\n"
# No language model takes part, so no tokens are used.
_USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}

Json = Mapping[str, Any]


def models(created: int) -> Json:
    """The list of models.

    Args:
        created: When the index was built, in seconds since 1970.
    """
    return {"object": "list", "data": [model(created)]}


def model(created: int) -> Json:
    """The one model."""
    return {"id": MODEL, "object": "model", "created": created, "owned_by": MODEL}


def completion(answer: Answer, content: Content, created: int) -> Json:
    """A whole completion."""
    message = {
        "role": "assistant",
        "content": content.text,
        "refusal": None,
        "annotations": _annotations(content),
    }
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    return {
        **_head(answer, "chat.completion", created),
        "choices": [choice],
        "usage": _USAGE,
        "codecite": _reply(answer),
    }


def chunks(answer: Answer, content: Content, created: int, *, with_usage: bool) -> Iterator[str]:
    """The same as server-sent events; the last piece carries annotations and the whole reply."""
    head = _head(answer, "chat.completion.chunk", created)

    def event(delta: Json, finish_reason: str | None = None, **more: Any) -> str:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        usage = {"usage": None} if with_usage else {}
        return _event({**head, "choices": [choice], **usage, **more})

    yield event({"role": "assistant", "content": ""})
    for piece in pieces(content.text):
        yield event({"content": piece})
    yield event({"annotations": _annotations(content)}, codecite=_reply(answer))
    yield event({}, "stop")
    if with_usage:
        yield _event({**head, "choices": [], "usage": _USAGE})
    yield _DONE


def refusal(error: RequestError) -> Json:
    """A request that cannot be answered."""
    kind = "invalid_request_error"
    body = {"message": str(error), "type": kind, "param": error.param, "code": error.code}
    return {"error": body}


def _head(answer: Answer, kind: str, created: int) -> Json:
    name = f"chatcmpl-{answer.message_id}"
    return {"id": name, "object": kind, "created": created, "model": MODEL}


def _annotations(content: Content) -> list[Json]:
    return [_annotation(citation) for citation in content.citations]


def _annotation(citation: Citation) -> Json:
    place = {
        "start_index": citation.start,
        "end_index": citation.end,
        "url": citation.url,
        "title": citation.title,
    }
    return {"type": "url_citation", "url_citation": place}


def _reply(answer: Answer) -> Json:
    # The conversation is forgotten: its id would lead nowhere.
    return ChatReply.of(answer).model_dump(mode="json", exclude={"session_id"})


def _event(body: Json) -> str:
    return f"data: {json.dumps(body, ensure_ascii=False)}\n\n"
