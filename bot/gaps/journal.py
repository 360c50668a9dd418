"""The journal of gaps: hears of answers and ratings, and keeps what was not answered."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.errors import GapStoreError
from bot.feedback import Rating
from bot.gaps.gap import Gap, Reason, Topic, gaps_of, topic_of
from bot.gaps.redaction import redacted
from bot.gaps.store import GapStore
from bot.question import Question
from bot.reply import Reply
from bot.understanding.clean import clean

_REMEMBERED_REPLIES = 50_000
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Rateable:
    """A reply that may be rated: its topic, and (if words are kept) its redacted question."""

    topic: Topic
    text: str
    is_down: bool = False


class GapJournal:
    """Counts gaps; keeps words only for as many days as the operator asked for.

    A disk that fails costs the count, never the reply: the failure is logged without any words.

    Args:
        store: Where gaps are kept.
        keep_days: How many days words are kept, redacted; 0 keeps none.
        today: The day that gaps are counted under.
    """

    def __init__(
        self, store: GapStore, keep_days: int = 0, today: Callable[[], date] = date.today
    ) -> None:
        self._store = store
        self._keep_days = keep_days
        self._today = today
        self._swept: date | None = None
        self._lock = threading.Lock()
        self._replies: OrderedDict[str, _Rateable] = OrderedDict()

    @property
    def keeps_words(self) -> bool:
        """Whether comments are worth writing."""
        return self._keep_days > 0

    def note(self, message_id: str, question: Question, reply: Reply) -> None:
        """Count what a reply does not answer."""
        text = redacted(question.text) if self.keeps_words else ""
        with self._lock:
            self._replies[message_id] = _Rateable(topic_of(question, reply), text)
            if len(self._replies) > _REMEMBERED_REPLIES:
                self._replies.popitem(last=False)
        for gap in gaps_of(question, reply):
            self._keep(gap, text)

    def rate(self, message_id: str, rating: Rating, comment: str | None = None) -> None:
        """Count a reply that is voted down, once; voting it up after all takes that back."""
        with self._lock:
            reply = self._replies.get(message_id)
            if reply is None:
                return
            down = rating is Rating.DOWN
            change = down - reply.is_down
            reply.is_down = down
        for gap in _voted_down(reply.topic):
            if change:
                self._keep(gap, reply.text if down else "", change)
            if comment and down and self.keeps_words:
                self._keep(gap, f"Comment: {redacted(clean(comment))}", 0)

    def _keep(self, gap: Gap, text: str, times: int = 1) -> None:
        day = self._today()
        try:
            if times:
                self._store.add(day, gap, times)
            if text:
                self._store.add_words(day, gap, text)
            if self._swept != day:
                self._store.forget_words(day - timedelta(days=self._keep_days))
                self._swept = day
        except GapStoreError:
            # The traceback names the file and the cause; no words are in it.
            _log.warning("a gap could not be counted", exc_info=True)


def _voted_down(topic: Topic) -> tuple[Gap, ...]:
    return tuple(Gap(code, topic.facet, Reason.VOTED_DOWN) for code in topic.codes or ("",))
