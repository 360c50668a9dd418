"""Whether a bot declines to answer where it should, and only there.

Counted are turns that expect one or the other. A failed request is a reply neither way and counts
as wrong: of a turn that should decline, as one that did not; of one that should be answered, as one
that was declined.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.question import Intent
from bot.reply import Status, Verdict
from bot.wire import ChatReply
from evals.dialogue import Expectation
from evals.metrics import DECIDED, Rate, rate
from evals.results import TurnResult

_DECLINING = frozenset({Status.CLARIFY, Status.NOT_FOUND, Status.OUT_OF_SCOPE})


@dataclass(frozen=True, slots=True)
class Abstention:
    """How well a bot knows what it does not know.

    Attributes:
        precision: Of the turns that were declined, those that should be.
        recall: Of the turns that should be declined, those that were.
    """

    precision: Rate
    recall: Rate


def abstention(turns: Iterable[TurnResult]) -> Abstention:
    """The figures of turns; those that expect neither do not count."""
    counted = list(turns)
    return Abstention(
        precision=rate(map(_declined_rightly, counted)), recall=rate(map(_was_declined, counted))
    )


def declines(reply: ChatReply) -> bool:
    """Whether a reply gives no answer: by its status, its verdict, or for want of a quote."""
    return (
        reply.status in _DECLINING
        or reply.verdict is Verdict.UNKNOWN
        or (not reply.quotes and reply.intent is not Intent.SMALLTALK)
    )


def should_decline(expect: Expectation) -> bool | None:
    """Whether a turn should be declined; False if it should be answered, None if neither."""
    if expect.status in _DECLINING or expect.verdict is Verdict.UNKNOWN:
        return True
    answered = expect.verdict in DECIDED or expect.quotes or expect.no_quotes is False
    return False if answered else None


def _declined_rightly(result: TurnResult) -> bool | None:
    should, reply = should_decline(result.turn.expect), result.exchange.reply
    if should is None:
        return None
    if reply is None:
        return None if should else False
    return should if declines(reply) else None


def _was_declined(result: TurnResult) -> bool | None:
    reply = result.exchange.reply
    if not should_decline(result.turn.expect):
        return None
    return reply is not None and declines(reply)
