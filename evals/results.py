"""The records of a run: what was asked, what came back, and what is wrong with it."""

from dataclasses import dataclass

from bot.wire import ChatReply
from evals.dialogue import Dialogue, Turn
from evals.faq import FaqPair
from evals.retrieval.ranking import QueryResult


@dataclass(frozen=True, slots=True)
class Exchange:
    """A message and what came back.

    Attributes:
        message: What was asked.
        reply: The reply; None where the request failed.
        error: Why it failed; empty where it did not.
        seconds: How long it took, as the one who asks sees it.
        tampered: Positions of quotes that do not stand in their document.
    """

    message: str
    reply: ChatReply | None
    error: str
    seconds: float
    tampered: tuple[int, ...] = ()

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong whatever was expected."""
        failed = (f"no reply: {self.error}",) if self.reply is None else ()
        return failed + tuple(f"quote {position} is not verbatim" for position in self.tampered)


@dataclass(frozen=True, slots=True)
class TurnResult:
    """A turn of a dialogue; ``breaches`` say what was expected and is not so."""

    turn: Turn
    exchange: Exchange
    breaches: tuple[str, ...]

    @property
    def problems(self) -> tuple[str, ...]:
        """Everything that makes the turn wrong."""
        return self.exchange.problems + self.breaches


@dataclass(frozen=True, slots=True)
class DialogueResult:
    """A dialogue that was run; one result a turn, in order."""

    dialogue: Dialogue
    turns: tuple[TurnResult, ...]

    @property
    def right(self) -> bool:
        """Whether every turn is right."""
        return not any(turn.problems for turn in self.turns)


@dataclass(frozen=True, slots=True)
class PairResult:
    """An FAQ pair whose question was asked.

    Attributes:
        pair: The pair.
        exchange: What came back.
        carried: Share of the answer's content words that the quotes carry, from 0 to 1.
    """

    pair: FaqPair
    exchange: Exchange
    carried: float


Result = DialogueResult | PairResult | QueryResult
