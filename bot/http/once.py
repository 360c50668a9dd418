"""A message is answered once, however often a lost connection makes a client send it.

A client that gives its message an id of its own may send it again under that id: the answer is the
same one, and the conversation has moved on by one turn.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from bot.http.problems import ProblemError
from bot.service import Answer, Request

_KEPT_SECONDS = 300.0
_KEPT_ANSWERS = 1000


@dataclass(frozen=True, slots=True)
class _Kept:
    since: float
    request: int
    task: asyncio.Task[Answer]


class OnceOnly:
    """Answers of the last minutes by the client's id of the message.

    In place of a request its hash is kept, which the process salts: no question is.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def begin(
        self, request_id: str, request: Request, answer: Callable[[], Coroutine[Any, Any, Answer]]
    ) -> asyncio.Task[Answer]:
        """The answer under way; it is finished even if the client that asked first is gone.

        Raises:
            ProblemError: The id belongs to another message.
        """
        self._forget_old()
        kept = self._kept.get(request_id)
        if kept is None:
            task = asyncio.create_task(answer())
            task.add_done_callback(lambda done: self._drop_failed(request_id, done))
            kept = self._kept[request_id] = _Kept(self._clock(), hash(request), task)
        elif kept.request != hash(request):
            detail = "This request_id belongs to another message: make a new one for each."
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, detail)
        return kept.task

    def _forget_old(self) -> None:
        now = self._clock()
        while self._kept:
            oldest, kept = next(iter(self._kept.items()))
            if now - kept.since <= _KEPT_SECONDS and len(self._kept) < _KEPT_ANSWERS:
                return
            del self._kept[oldest]

    def _drop_failed(self, request_id: str, task: asyncio.Task[Answer]) -> None:
        """What failed may be tried again."""
        if task.cancelled() or task.exception() is not None:
            self._kept.pop(request_id, None)
