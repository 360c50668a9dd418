"""What is measured, as pure functions of one turn or one pair.

A measure says True or False, or None where it does not apply (no verdict was expected, say). A
reply that is missing scores False wherever the measure applies: it never vanishes from a mean.
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.reply import Status, Verdict
from evals.check import has_expected_codes
from evals.results import Exchange, PairResult, TurnResult

CARRIED = 0.5
"""Share of an FAQ answer's content words from which quotes count as carrying it: most of them."""

DECIDED = frozenset({Verdict.YES, Verdict.NO, Verdict.DEPENDS})
"""Verdicts that decide a question."""


class Rate(NamedTuple):
    """How many of those that a measure applies to are right."""

    right: int
    total: int

    @property
    def share(self) -> float:
        """From 0 to 1; 1 where the measure applies to nothing."""
        return self.right / self.total if self.total else 1.0

    def __str__(self) -> str:
        return f"{self.right}/{self.total}"


class Mean(NamedTuple):
    """The mean of a measure, from 0 to 1, over ``total`` cases."""

    mean: float
    total: int

    @property
    def share(self) -> float:
        """The mean; 1 where the measure applies to nothing, as of a `Rate`."""
        return self.mean if self.total else 1.0

    def __str__(self) -> str:
        return f"{self.mean:.4f}"


def rate(scores: Iterable[bool | None]) -> Rate:
    """The rate over scores; None does not count."""
    counted = [score for score in scores if score is not None]
    return Rate(sum(counted), len(counted))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values do not exceed (nearest rank).

    Args:
        values: In any order; of none the percentile is 0.
        share: From 0 to 1; 0.5 is the median.
    """
    rank = max(1, math.ceil(share * len(values)))
    return sorted(values)[rank - 1] if values else 0.0


def turn_right(result: TurnResult) -> bool:
    """Whether the reply is all that was expected, with verbatim quotes."""
    return not result.problems


def status_right(result: TurnResult) -> bool | None:
    """Whether the status is the expected one."""
    expected, reply = result.turn.expect.status, result.exchange.reply
    return None if expected is None else reply is not None and reply.status is expected


def verdict_right(result: TurnResult) -> bool | None:
    """Whether the verdict is the expected one, be it none."""
    expect, reply = result.turn.expect, result.exchange.reply
    if not expect.names_verdict:
        return None
    return reply is not None and reply.verdict is expect.verdict


def intent_right(result: TurnResult) -> bool | None:
    """Whether the intent is the expected one."""
    expected, reply = result.turn.expect.intent, result.exchange.reply
    return None if expected is None else reply is not None and reply.intent is expected


def codes_right(result: TurnResult) -> bool | None:
    """Whether the expected codes are there, and the first of them leads."""
    expect, reply = result.turn.expect, result.exchange.reply
    if not expect.codes:
        return None
    return reply is not None and has_expected_codes(expect, reply)


def unknown_code_declined(result: TurnResult) -> bool | None:
    """Whether a question about a code that does not exist was left without an answer."""
    if result.turn.expect.status is not Status.NOT_FOUND:
        return None
    reply = result.exchange.reply
    return reply is not None and reply.status is not Status.ANSWERED


def answers_unknown_code(result: TurnResult) -> bool:
    """Whether a code that does not exist was answered: a breach of promise P2."""
    reply = result.exchange.reply
    return (
        result.turn.expect.status is Status.NOT_FOUND
        and reply is not None
        and reply.status is Status.ANSWERED
    )


def quotes_verbatim(exchange: Exchange) -> Rate:
    """How many of a reply's quotes stand in their documents; a missing reply has none."""
    quotes = len(exchange.reply.quotes) if exchange.reply else 0
    return Rate(quotes - len(exchange.tampered), quotes)


def pair_code_right(result: PairResult) -> bool:
    """Whether the pair's code leads the reply, or is in it where the question names others too."""
    reply, pair = result.exchange.reply, result.pair
    if reply is None:
        return False
    return pair.code in (reply.codes if pair.names_other_codes else reply.codes[:1])


def pair_answered(result: PairResult) -> bool:
    """Whether there is an answer with quotes, and not only that the documents don't say."""
    reply = result.exchange.reply
    return (
        reply is not None
        and reply.status is Status.ANSWERED
        and reply.verdict is not Verdict.UNKNOWN
        and bool(reply.quotes)
    )


def pair_carried(result: PairResult) -> bool:
    """Whether the quotes carry the pair's answer: at least `CARRIED` of its content words."""
    return result.exchange.reply is not None and result.carried >= CARRIED


def pair_verdict_right(result: PairResult) -> bool | None:
    """Whether the reply's verdict is the one that the pair's answer begins with."""
    expected, reply = result.pair.verdict, result.exchange.reply
    return None if expected is None else reply is not None and reply.verdict is expected


def pair_not_contradicted(result: PairResult) -> bool | None:
    """Whether no verdict was given other than the pair's; one that is left open is none."""
    expected, reply = result.pair.verdict, result.exchange.reply
    if expected is None:
        return None
    return reply is not None and (reply.verdict not in DECIDED or reply.verdict is expected)


def pair_right(result: PairResult) -> bool:
    """Whether the code is right and an answer, where there is one, agrees with the pair's.

    An answer that begins with a verdict is that verdict, and what follows is one source's
    explanation of it: the same verdict agrees, another one does not. Otherwise the quotes must
    carry the pair's answer.
    """
    if result.exchange.problems or not pair_code_right(result):
        return False
    if not pair_answered(result) or pair_verdict_right(result):
        return True
    return pair_carried(result) and pair_not_contradicted(result) is not False
