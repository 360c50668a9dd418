"""Which verdict was given where which one was expected."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.reply import Verdict
from bot.wire import ChatReply
from evals.results import DialogueResult, PairResult, Result

ORDER = (*Verdict, "null", "none")
"""As a matrix shows them; "null" is a reply without a verdict, "none" that there is no reply."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """A cell of the matrix: how often ``got`` came where ``expected`` was right."""

    expected: str
    got: str
    count: int


def confusion(results: Iterable[Result]) -> tuple[Confusion, ...]:
    """The cells that are not empty, in the order of the matrix."""
    counts = Counter(cell for result in results for cell in _cells(result))
    return tuple(
        Confusion(expected, got, counts[expected, got])
        for expected in ORDER
        for got in ORDER
        if counts[expected, got]
    )


def _cells(result: Result) -> Iterator[tuple[str, str]]:
    if isinstance(result, DialogueResult):
        for turn in result.turns:
            if turn.turn.expect.names_verdict:
                yield turn.turn.expect.verdict or "null", _given(turn.exchange.reply)
    elif isinstance(result, PairResult) and result.pair.verdict:
        yield result.pair.verdict, _given(result.exchange.reply)


def _given(reply: ChatReply | None) -> str:
    return "none" if reply is None else reply.verdict or "null"
