"""A reply as server-sent events: ``status``, ``answer`` pieces, ``quote``, ``done``."""

import json
from collections.abc import Iterator

from fastapi.sse import format_sse_event

from bot.pieces import pieces
from bot.wire import ChatReply

EVENT_STREAM = "text/event-stream"


def stage_event(stage: str) -> bytes:
    """What the service is doing now."""
    return _event("status", {"stage": stage})


def events_after(reply: ChatReply) -> Iterator[bytes]:
    """The events of a finished reply; the pieces of ``answer`` joined are the answer."""
    for piece in pieces(reply.answer):
        yield _event("answer", {"text": piece})
    for index, quote in enumerate(reply.quotes):
        yield _event("quote", {"index": index, "quote": quote.model_dump(mode="json")})
    yield format_sse_event(event="done", data_str=reply.model_dump_json())


def _event(name: str, data: dict[str, object]) -> bytes:
    return format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False))
