"""What the routes share: the service, the index, the feedback log and the settings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Annotated

import anyio
from anyio import to_thread
from fastapi import Depends
from fastapi import Request as HttpRequest

from bot.feedback import FeedbackLog, Rating
from bot.http.metrics import Metrics
from bot.service import Answer, Request, Service, Understood
from bot.settings import Settings
from index.code_index import CodeIndex


@dataclass(frozen=True)
class Core:
    """Everything behind the routes.

    Attributes:
        service: Answers messages.
        index: Gives the index in force.
        settings: The settings in force.
        feedback: Where ratings go.
        metrics: Where requests are counted.
        searching: How many searches run at a time; each keeps a core busy with the encoder.
        warmed: Set when the encoder is loaded.
    """

    service: Service
    index: Callable[[], CodeIndex]
    settings: Settings
    feedback: FeedbackLog = field(default_factory=FeedbackLog)
    metrics: Metrics = field(default_factory=Metrics)
    searching: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(2))
    warmed: anyio.Event = field(default_factory=anyio.Event)

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
        aside = self.service.aside()
        *earlier, last = messages
        session_id = None
        for message in earlier:
            session_id = (await self._answered(aside, Request(message, session_id))).session_id
        return self.noted(await self._answered(aside, Request(last, session_id)))

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

    def rate(self, message_id: str, rating: Rating) -> bool:
        """Count a rating; False if the reply is not known (any more)."""
        rated = self.feedback.rate(message_id, rating)
        if rated is not None:
            self.metrics.count_rating(rating, rated.intent)
        return rated is not None


def _core(request: HttpRequest) -> Core:
    core = request.app.state.core
    if not isinstance(core, Core):
        raise TypeError("the app was not made by create_app")
    return core


CoreDependency = Annotated[Core, Depends(_core)]
