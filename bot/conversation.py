"""Conversations: what a follow-up may leave unsaid, and where it is kept between messages."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from bot.question import Question
from bot.understanding.kept import Told, kept_words
from bot.understanding.words import content_words

_REMEMBERED_CODES = 8


@dataclass(frozen=True, slots=True)
class Focus:
    """What the conversation is about.

    Attributes:
        codes: Codes of the last answer.
        last: The last question about a code, with only those of its words that documents use:
            no raw question is kept.
        candidates: Codes offered for a choice or listed, in the order shown; ordinals refer to
            them.
        pending: The question that waits for a code to be picked or given, without its words.
        history: Codes talked about, latest first.
    """

    codes: tuple[str, ...] = ()
    last: Question = field(default_factory=lambda: Question(""))
    candidates: tuple[str, ...] = ()
    pending: Question | None = None
    history: tuple[str, ...] = ()

    def answered(
        self, question: Question, codes: tuple[str, ...], told: Told = lambda _: False
    ) -> "Focus":
        """The focus after an answer about codes.

        Args:
            question: What was answered.
            codes: About which codes.
            told: Whether their documents have words of some stems.
        """
        rest = kept_words(question.rest, told)
        last = question.kept(rest, tuple(content_words(rest)))
        picked_from_list = len(codes) == 1 and codes[0] in self.candidates
        history = dict.fromkeys((*codes, *self.history))
        return Focus(
            codes=codes,
            last=replace(last, payers=question.payers or self.last.payers),
            # A list stays in sight while one after the other of it is asked about.
            candidates=self.candidates if picked_from_list else codes,
            history=tuple(history)[:_REMEMBERED_CODES],
        )

    def asked_back(self, question: Question, candidates: tuple[str, ...]) -> "Focus":
        """The focus after candidates were offered, or a code was asked for."""
        return replace(self, candidates=candidates, pending=question.kept())


@dataclass(frozen=True, slots=True)
class Conversation:
    """One person's exchange with the bot; holds no words of theirs."""

    session_id: str
    turns: int = 0
    focus: Focus = field(default_factory=Focus)

    def after(self, focus: Focus) -> "Conversation":
        """The conversation one turn later."""
        return Conversation(self.session_id, self.turns + 1, focus)


class SessionStore(Protocol):
    """Keeps conversations between messages; safe to use from several threads."""

    def get(self, session_id: str) -> Conversation | None:
        """The conversation, or None if there is none (any more)."""
        ...

    def put(self, conversation: Conversation) -> None:
        """Keep a conversation in its newest state."""
        ...


class MemorySessionStore:
    """Conversations in memory, bounded in number and in idle time.

    Args:
        limit: How many are kept; beyond it the one idle longest goes.
        idle_seconds: How long one is kept after its last message.
        clock: Seconds that never go back.
    """

    def __init__(
        self,
        limit: int = 10_000,
        idle_seconds: float = 3600.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit = limit
        self._idle_seconds = idle_seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, Conversation]] = OrderedDict()

    def get(self, session_id: str) -> Conversation | None:
        """The conversation, unless it has expired or had to make room."""
        with self._lock:
            kept = self._kept.get(session_id)
            if kept is None or self._clock() - kept[0] > self._idle_seconds:
                self._kept.pop(session_id, None)
                return None
            return kept[1]

    def put(self, conversation: Conversation) -> None:
        """Keep a conversation; drop expired ones and, over the limit, the longest idle."""
        with self._lock:
            now = self._clock()
            self._kept[conversation.session_id] = (now, conversation)
            self._kept.move_to_end(conversation.session_id)
            while self._kept:
                oldest_id, (last_used, _) = next(iter(self._kept.items()))
                if len(self._kept) <= self._limit and now - last_used <= self._idle_seconds:
                    break
                del self._kept[oldest_id]

    def __len__(self) -> int:
        return len(self._kept)
