"""What the routes share: the service, the index, the feedback log and the settings."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Annotated

import anyio
from anyio import to_thread
from fastapi import Depends
from fastapi import Request as HttpRequest

from bot.conversation import MemorySessionStore
from bot.feedback import FeedbackLog, Rating
from bot.gaps.journal import GapJournal
from bot.gaps.store import GapStore
from bot.http.metrics import Metrics
from bot.http.once import OnceOnly
from bot.service import Answer, Request, Service, Understood
from bot.settings import Settings
from index.code_index import CodeIndex
from index.onnx_cross_encoder import OnnxCrossEncoder, OnnxDescriptionMatcher


@dataclass(frozen=True)
class Core:
    """Everything behind the routes.

    Attributes:
        service: Answers messages.
        index: Gives the index in force.
        settings: The settings in force.
        gaps: What was not answered.
        journal: What takes note of it.
        feedback: Where ratings go.
        metrics: Where requests are counted.
        once: Answers of the last minutes, for messages that are sent again.
        searching: How many searches run at a time; each keeps a core busy with the encoder.
        warmed: Set when the encoder is loaded.
    """

    service: Service
    index: Callable[[], CodeIndex]
    settings: Settings
    gaps: GapStore
    journal: GapJournal
    feedback: FeedbackLog = field(default_factory=FeedbackLog)
    metrics: Metrics = field(default_factory=Metrics)
    once: OnceOnly = field(default_factory=OnceOnly)
    searching: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(2))
    warmed: anyio.Event = field(default_factory=anyio.Event)

    def begin(
        self, message: Request, request_id: str | None = None
    ) -> Callable[[], Awaitable[Answer]]:
        """Read a message now; what is returned waits for its answer.

        Under an id that was sent before, that is the answer of the first time.
        """
        if request_id is None:
            understood = self.service.understand(message)
            return lambda: self._answer(understood)
        task = self.once.begin(
            request_id, message, lambda: self._answer(self.service.understand(message))
        )
        # A client that leaves ends its own wait and not the answer: it may come back for it.
        return lambda: asyncio.shield(task)

    async def _answer(self, understood: Understood) -> Answer:
        return self.noted(await self.finish(understood))

    async def finish(self, understood: Understood) -> Answer:
        """Finish an answer: at once if no search is needed, else away from the event loop."""
        if understood.needs_search:
            finishing = partial(self.service.finish, understood)
            return await to_thread.run_sync(finishing, limiter=self.searching)
        return self.service.finish(understood)

    async def answer(self, asked: Request) -> Answer:
        """Answer a message wholly away from the event loop, however long it takes."""
        return self.noted(await self._answered(self.service, asked))

    async def answer_last(self, messages: Sequence[str]) -> Answer:
        """Answer the last message of a conversation that the channel keeps.

        The earlier ones are answered again to know what it may leave unsaid; nothing is kept here.

        Args:
            messages: What the user said, in order; at least one.
        """
        sessions = MemorySessionStore(limit=1)
        before = self.service.aside(sessions, heard=False)
        now = self.service.aside(sessions, heard=True)
        *earlier, last = messages
        session_id = None
        for message in earlier:
            session_id = (await self._answered(before, Request(message, session_id))).session_id
        return self.noted(await self._answered(now, Request(last, session_id)))

    async def _answered(self, service: Service, asked: Request) -> Answer:
        understood = await to_thread.run_sync(service.understand, asked)
        finishing = partial(service.finish, understood)
        limiter = self.searching if understood.needs_search else None
        return await to_thread.run_sync(finishing, limiter=limiter)

    def noted(self, answer: Answer) -> Answer:
        """Count an answer that is about to leave, and remember what it was about."""
        self.feedback.note(answer.message_id, answer.reply)
        self.metrics.count_answer(answer)
        return answer

    def rate(self, message_id: str, rating: Rating, comment: str | None = None) -> bool:
        """Count a rating, once a reply; False if the reply is not known (any more)."""
        earlier = self.feedback.rating_of(message_id)
        rated = self.feedback.rate(message_id, rating)
        if rated is None:
            return False
        if rating is not earlier:
            self.metrics.count_rating(rating, rated.intent)
        self.journal.rate(message_id, rating, comment)
        return True


def open_core(index: Callable[[], CodeIndex], settings: Settings) -> Core:
    """Everything behind the routes and the chat channels, as the settings have it."""
    sessions = MemorySessionStore(settings.session_limit, float(settings.session_idle_seconds))
    gaps = GapStore(settings.data_dir)
    journal = GapJournal(gaps, settings.keep_questions_days)
    service = Service(
        index,
        sessions,
        reader=OnnxCrossEncoder(),
        matcher=OnnxDescriptionMatcher(),
        journal=journal,
    )
    return Core(service, index, settings, gaps, journal)


def _core(request: HttpRequest) -> Core:
    core = request.app.state.core
    if not isinstance(core, Core):
        raise TypeError("the app was not made by create_app")
    return core


CoreDependency = Annotated[Core, Depends(_core)]
