"""Counters for whoever runs the service, in Prometheus' text format; no question is in them."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from bot.feedback import Rating
from bot.question import Intent
from bot.service import Answer

# Seconds: from a bare framework's floor to what a person would call slow.
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """The counters of one app."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._replies = Counter(
            "codecite_replies",
            "Replies by what became of the message",
            ("status", "intent", "verdict"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "codecite_reply_seconds",
            "Time to understand, retrieve and compose",
            registry=self._registry,
            buckets=_BUCKETS,
        )
        self._feedback = Counter(
            "codecite_feedback", "Ratings", ("rating", "intent"), registry=self._registry
        )

    def count_answer(self, answer: Answer) -> None:
        """Count a reply and its time."""
        reply = answer.reply
        self._replies.labels(reply.status, reply.intent, reply.verdict or "none").inc()
        self._seconds.observe(answer.timings.total / 1000)

    def count_rating(self, rating: Rating, intent: Intent) -> None:
        """Count a rating."""
        self._feedback.labels(rating, intent).inc()

    def exposition(self) -> bytes:
        """All counters in the text format."""
        return generate_latest(self._registry)
