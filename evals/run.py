"""Asks a target the dialogues and pairs of a set, several conversations at a time."""

import time
from collections.abc import Callable, Sequence
from datetime import date

from evals.check import breaches
from evals.dialogue import Dialogue
from evals.errors import TargetError
from evals.faq import FaqPair, carried
from evals.pool import in_order
from evals.results import DialogueResult, Exchange, PairResult, TurnResult
from evals.target import Target
from evals.verbatim import tampered


def run(
    cases: Sequence[Dialogue | FaqPair],
    target: Target,
    *,
    workers: int,
    advance: Callable[[], None] = lambda: None,
) -> tuple[DialogueResult | PairResult, ...]:
    """Run every case.

    Args:
        cases: Dialogues and pairs; each is a conversation of its own.
        target: What is asked.
        workers: How many conversations are held at a time.
        advance: Called when a case is done, from any thread.

    Returns:
        One result a case, in their order.
    """

    def one(case: Dialogue | FaqPair) -> DialogueResult | PairResult:
        if isinstance(case, Dialogue):
            return run_dialogue(case, target)
        return run_pair(case, target)

    return in_order(cases, one, workers=workers, advance=advance)


def run_dialogue(dialogue: Dialogue, target: Target) -> DialogueResult:
    """Hold a dialogue to its end, also after a request that failed."""
    session_id: str | None = None
    results = []
    for turn in dialogue.turns:
        exchange = _exchange(target, turn.ask, session_id, turn.date_of_service)
        wrong: tuple[str, ...] = ()
        if exchange.reply is not None:
            session_id = exchange.reply.session_id
            wrong = breaches(turn.expect, exchange.reply)
        results.append(TurnResult(turn, exchange, wrong))
    return DialogueResult(dialogue, tuple(results))


def run_pair(pair: FaqPair, target: Target) -> PairResult:
    """Ask a pair's question in a conversation of its own."""
    exchange = _exchange(target, pair.question, None, None)
    quotes = exchange.reply.quotes if exchange.reply else ()
    return PairResult(pair, exchange, carried(pair, (quote.text for quote in quotes)))


def _exchange(target: Target, message: str, session_id: str | None, day: date | None) -> Exchange:
    started = time.perf_counter()
    try:
        reply = target.ask(message, session_id, day)
    except TargetError as error:
        return Exchange(message, None, str(error), time.perf_counter() - started)
    seconds = time.perf_counter() - started
    return Exchange(message, reply, "", seconds, tampered(reply, target.document))
