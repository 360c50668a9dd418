"""Ratings of replies, counted by what was asked; one a reply, and the last one holds."""

import threading
from collections import Counter, OrderedDict
from dataclasses import dataclass
from enum import StrEnum

from bot.question import Intent
from bot.reply import Reply, Status

_REMEMBERED_REPLIES = 50_000


class Rating(StrEnum):
    """What a user thinks of a reply."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Rated:
    """What a rating is counted under."""

    intent: Intent
    status: Status
    codes: tuple[str, ...]


class FeedbackLog:
    """Ratings in memory; knows the replies of late, so that a rating can be placed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._replies: OrderedDict[str, Rated] = OrderedDict()
        self._ratings: dict[str, Rating] = {}
        self._counts: Counter[tuple[Rated, Rating]] = Counter()

    def note(self, message_id: str, reply: Reply) -> None:
        """Remember what a reply was about, for a rating that may come."""
        with self._lock:
            self._replies[message_id] = Rated(reply.intent, reply.status, reply.codes)
            if len(self._replies) > _REMEMBERED_REPLIES:
                forgotten, _ = self._replies.popitem(last=False)
                self._ratings.pop(forgotten, None)

    def rate(self, message_id: str, rating: Rating) -> Rated | None:
        """Count a rating, in place of an earlier one; None if the reply is not known (any more)."""
        with self._lock:
            rated = self._replies.get(message_id)
            if rated is not None:
                earlier = self._ratings.get(message_id)
                if earlier is not None:
                    self._counts[rated, earlier] -= 1
                self._ratings[message_id] = rating
                self._counts[rated, rating] += 1
            return rated

    def rating_of(self, message_id: str) -> Rating | None:
        """How a reply has been rated so far."""
        return self._ratings.get(message_id)

    def counts(self) -> dict[tuple[Rated, Rating], int]:
        """How often each kind of reply was rated which way."""
        with self._lock:
            return dict(+self._counts)
