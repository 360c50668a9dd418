"""The one service behind every channel: a message in, a reply out."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from bot.answering.shelf import EvidenceShelf
from bot.answering.worth_reading import may_read
from bot.conversation import Conversation, Focus, SessionStore
from bot.journal import Journal, NoJournal
from bot.known import Known
from bot.question import Question
from bot.remarks import remark_on
from bot.reply import Reply, Timings
from bot.turn import Turn
from bot.understanding.clean import clean
from bot.understanding.reader import Reader
from bot.understanding.scope import dictates_an_answer, without_instructions
from index.code_index import CodeIndex
from index.cross_encoder import CrossEncoder, DescriptionMatcher


@dataclass(frozen=True, slots=True)
class Request:
    """A message as a channel hands it over.

    Attributes:
        message: What was written.
        session_id: The conversation that it belongs to; None begins one.
        date_of_service: A date that the channel knows; one in the message wins.
    """

    message: str
    session_id: str | None = None
    date_of_service: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply with its identifiers and timings."""

    session_id: str
    message_id: str
    reply: Reply
    timings: Timings


@dataclass(frozen=True, slots=True)
class Understood:
    """A message read, before anything is retrieved.

    Attributes:
        conversation: As it was before the message.
        index: The index that the whole answer is taken from, however long it takes.
        question: What it asks.
        asked: The same, or a reply that needs no document.
        seconds: How long the reading took.
    """

    conversation: Conversation
    index: CodeIndex
    question: Question
    asked: Question | Reply
    seconds: float

    @property
    def needs_search(self) -> bool:
        """Whether words have to be searched for or compared, which may run the encoder."""
        if not isinstance(self.asked, Question):
            return False
        return self.asked.is_about_words or (bool(self.asked.codes) and may_read(self.asked))


class Service:
    """Answers messages from an index, within conversations.

    Args:
        index: Gives the index to answer from; asked once a message, so that a newly published one
            is taken up.
        sessions: Where conversations are kept.
        today: The day on which a question without a date is asked.
        reader: Reads questions beside sentences; without one, only words are compared.
        matcher: Reads messages beside descriptions of codes; without one, a search alone says which
            code a message means.
        shelf: Evidence at hand, where several services share it; it has a reader of its own.
        journal: Hears of every answer.
    """

    def __init__(
        self,
        index: Callable[[], CodeIndex],
        sessions: SessionStore,
        today: Callable[[], date] = date.today,
        *,
        reader: CrossEncoder | None = None,
        matcher: DescriptionMatcher | None = None,
        shelf: EvidenceShelf | None = None,
        journal: Journal = NoJournal(),  # noqa: B008 - it has no state
    ) -> None:
        self._index = index
        self._sessions = sessions
        self._shelf = shelf or EvidenceShelf(reader)
        self._matcher = matcher
        self._today = today
        self._journal = journal

    def aside(self, sessions: SessionStore, *, heard: bool) -> "Service":
        """The same service for conversations that the caller keeps.

        Args:
            sessions: Where they are kept.
            heard: Whether the journal hears of the answers; one that was given before, it has.
        """
        journal = self._journal if heard else NoJournal()
        return Service(
            self._index,
            sessions,
            self._today,
            matcher=self._matcher,
            shelf=self._shelf,
            journal=journal,
        )

    def warm(self) -> None:
        """Load the models, so that no question has to wait for them."""
        self._index().warm()
        self._shelf.warm()
        if self._matcher is not None:
            self._matcher.match("code", ["code"])

    def answer(self, request: Request) -> Answer:
        """Answer a message and move the conversation on."""
        return self.finish(self.understand(request))

    def understand(self, request: Request) -> Understood:
        """Read a message: cheap, and never runs the encoder."""
        started = time.perf_counter()
        index = self._index()
        conversation = self._conversation(request.session_id)
        message = clean(request.message)
        text = without_instructions(message)
        reader = Reader(index.codes, Known(index, self._shelf))
        question = reader.read(text, conversation.focus, self._today())
        if not text and dictates_an_answer(message):
            # What is to be said of a code is a question about it; the documents answer it.
            dictated = reader.read(message, Focus(), self._today())
            question = dictated if dictated.codes else reader.again(conversation.focus)
        if question.date_of_service is None and request.date_of_service is not None:
            day = request.date_of_service
            question = replace(question, date_of_service=(day, day))
        remark = remark_on(question)
        asked = remark.reply(index) if remark else question
        return Understood(conversation, index, question, asked, time.perf_counter() - started)

    def finish(self, understood: Understood) -> Answer:
        """Retrieve and compose the reply to a message that was read."""
        asked = understood.asked
        focus = understood.conversation.focus
        started = retrieved = time.perf_counter()
        if isinstance(asked, Reply):
            reply = asked
        else:
            turn = Turn(understood.index, self._shelf, focus, self._today(), self._matcher)
            reply, focus = turn.take(asked)
            retrieved = turn.retrieved_at or started
        self._sessions.put(understood.conversation.after(focus))
        timings = Timings(
            understand=1000 * understood.seconds,
            retrieve=1000 * (retrieved - started),
            compose=1000 * (time.perf_counter() - retrieved),
        )
        message_id = secrets.token_hex(8)
        self._journal.note(message_id, understood.question, reply)
        return Answer(understood.conversation.session_id, message_id, reply, timings)

    def _conversation(self, session_id: str | None) -> Conversation:
        known = self._sessions.get(session_id) if session_id else None
        return known or Conversation(session_id or secrets.token_urlsafe(12))
