"""A reply as server-sent events: ``status``, ``answer`` pieces, ``quote``, ``done``."""

import json
import re
from collections.abc import Iterator

from fastapi.sse import format_sse_event

from bot.wire import ChatReply

EVENT_STREAM = "text/event-stream"

# A piece is a few words: small enough to be seen coming, large enough to be cheap.
_PIECE = re.compile(r"(?:\S+\s*){1,6}")


def stage_event(stage: str) -> bytes:
    """What the service is doing now."""
    return _event("status", {"stage": stage})


def events_after(reply: ChatReply) -> Iterator[bytes]:
    """The events of a finished reply; the pieces of ``answer`` joined are the answer."""
    for piece in _PIECE.findall(reply.answer):
        yield _event("answer", {"text": piece})
    for index, quote in enumerate(reply.quotes):
        yield _event("quote", {"index": index, "quote": quote.model_dump(mode="json")})
    yield format_sse_event(event="done", data_str=reply.model_dump_json())


def _event(name: str, data: dict[str, object]) -> bytes:
    return format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False))
