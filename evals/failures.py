"""What a person needs in order to understand a wrong reply."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.wire import ChatReply
from evals.case_ids import case_ids
from evals.metrics import CARRIED, pair_carried, pair_code_right, pair_verdict_right
from evals.results import DialogueResult, PairResult, Result
from evals.retrieval.ranking import FOUND_WITHIN, QueryResult
from evals.summary import is_right, tags_of


@dataclass(frozen=True, slots=True)
class Failure:
    """One wrong reply.

    Attributes:
        case: Its id (`case_ids`).
        turn: 1-based.
        before: Messages of the dialogue that came before.
        ask: The message.
        reply: What came back; None where the request failed, and for queries.
        expected: What was expected, as it stands in the file of questions.
        problems: What is wrong.
        tags: Of the case.
    """

    case: str
    turn: int
    before: tuple[str, ...]
    ask: str
    reply: ChatReply | None
    expected: dict[str, Any]
    problems: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def line(self) -> str:
        """The failure in one line."""
        where = self.case if self.turn == 1 else f"{self.case}, turn {self.turn}"
        return f"{where}: {self.ask!r}: {'; '.join(self.problems)}"


def failures_of(results: Sequence[Result]) -> list[Failure]:
    """All wrong replies, in order."""
    found: list[Failure] = []
    for case, result in zip(case_ids(results), results, strict=True):
        if isinstance(result, DialogueResult):
            found += _of_dialogue(case, result)
        elif not is_right(result):
            found.append(
                _of_query(case, result)
                if isinstance(result, QueryResult)
                else _of_pair(case, result)
            )
    return found


def _of_dialogue(case: str, result: DialogueResult) -> Iterator[Failure]:
    asked = tuple(turn.exchange.message for turn in result.turns)
    for number, turn in enumerate(result.turns):
        if turn.problems:
            yield Failure(
                case=case,
                turn=number + 1,
                before=asked[:number],
                ask=turn.exchange.message,
                reply=turn.exchange.reply,
                expected=turn.turn.expect.model_dump(mode="json", exclude_unset=True),
                problems=turn.problems,
                tags=tags_of(result),
            )


def _of_pair(case: str, result: PairResult) -> Failure:
    return Failure(
        case=case,
        turn=1,
        before=(),
        ask=result.exchange.message,
        reply=result.exchange.reply,
        expected=result.pair.model_dump(mode="json"),
        problems=(*result.exchange.problems, *_pair_problems(result)),
        tags=tags_of(result),
    )


def _of_query(case: str, result: QueryResult) -> Failure:
    first = ", ".join(hit.code for hit in result.ranking[:FOUND_WITHIN]) or "nothing"
    wanted = " or ".join(sorted(result.query.right_codes))
    missed = f"{wanted} is not among the first {FOUND_WITHIN}: {first}"
    return Failure(
        case=case,
        turn=1,
        before=(),
        ask=result.query.query,
        reply=None,
        expected=result.query.model_dump(mode="json", include={"codes"}),
        problems=(f"no hits: {result.error}",) if result.error else (missed,),
        tags=tags_of(result),
    )


def _pair_problems(result: PairResult) -> Iterator[str]:
    reply, pair = result.exchange.reply, result.pair
    if reply is None:
        return
    if not pair_code_right(result):
        yield f"codes are {', '.join(reply.codes) or 'none'}, expected {pair.code}"
    if pair_verdict_right(result) is False:
        yield f"verdict is {reply.verdict or 'null'}, expected {pair.verdict}"
    if not pair_carried(result):
        yield f"the quotes carry {result.carried:.0%} of the answer, not {CARRIED:.0%}"
