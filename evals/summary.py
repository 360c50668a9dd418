"""The figures of one set of questions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals import metrics
from evals.abstention import Abstention, abstention
from evals.confusion import Confusion, confusion
from evals.distribution import Latency, Lengths
from evals.metrics import Rate, rate
from evals.results import DialogueResult, Exchange, PairResult, Result, TurnResult


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a set.

    Attributes:
        measures: By name, "right" first; for all of them higher is better.
        tags: Of the cases with a tag, how many are right.
        tampered: Quotes that do not stand in their documents; promise P1 says 0.
        unknown_answered: Answers about codes that do not exist; promise P2 says 0.
        latency: How fast replies came.
        verdicts: Which came where which was expected.
        abstention: Whether what should be declined was; None for sets without dialogues.
        answers: How long the answers are; None where there are none.
    """

    measures: Mapping[str, Rate]
    tags: Mapping[str, Rate]
    tampered: int
    unknown_answered: int
    latency: Latency
    verdicts: tuple[Confusion, ...] = ()
    abstention: Abstention | None = None
    answers: Lengths | None = None


_OF_TURNS: Mapping[str, Callable[[TurnResult], bool | None]] = {
    "turns": metrics.turn_right,
    "status": metrics.status_right,
    "verdict": metrics.verdict_right,
    "intent": metrics.intent_right,
    "codes": metrics.codes_right,
    "unknown declined": metrics.unknown_code_declined,
}
_OF_PAIRS: Mapping[str, Callable[[PairResult], bool | None]] = {
    "right": metrics.pair_right,
    "code": metrics.pair_code_right,
    "answered": metrics.pair_answered,
    "answer carried": metrics.pair_carried,
    "verdict": metrics.pair_verdict_right,
    "not contradicted": metrics.pair_not_contradicted,
}


def is_right(result: Result) -> bool:
    """Whether a dialogue or a pair is right."""
    return result.right if isinstance(result, DialogueResult) else metrics.pair_right(result)


def tags_of(result: Result) -> tuple[str, ...]:
    """The tags of a dialogue; of a pair, what kind of question it is."""
    if isinstance(result, DialogueResult):
        return result.dialogue.tags
    asks = "with a verdict" if result.pair.verdict else "without a verdict"
    return asks, "names its code" if result.pair.names_code else "leaves its code out"


def exchanges_of(result: Result) -> tuple[Exchange, ...]:
    """What was asked and came back, in order."""
    if isinstance(result, DialogueResult):
        return tuple(turn.exchange for turn in result.turns)
    return (result.exchange,)


def summarise(results: Sequence[Result]) -> Summary:
    """The figures of the results of one set."""
    exchanges = [exchange for result in results for exchange in exchanges_of(result)]
    turns = [t for r in results if isinstance(r, DialogueResult) for t in r.turns]
    dialogues = [r for r in results if isinstance(r, DialogueResult)]
    pairs = [r for r in results if isinstance(r, PairResult)]
    measures: dict[str, Rate] = {}
    if dialogues:
        measures |= _of_dialogues(dialogues, turns)
    if pairs:
        measures |= {name: rate(map(score, pairs)) for name, score in _OF_PAIRS.items()}
    return Summary(
        measures={**measures, "quotes verbatim": _sum(map(metrics.quotes_verbatim, exchanges))},
        tags=_by_tag(results),
        tampered=sum(len(exchange.tampered) for exchange in exchanges),
        unknown_answered=sum(map(metrics.answers_unknown_code, turns)),
        latency=Latency.of([1000 * exchange.seconds for exchange in exchanges]),
        verdicts=confusion(results),
        abstention=abstention(turns) if turns else None,
        answers=Lengths.of([exchange.reply.answer for exchange in exchanges if exchange.reply]),
    )


def _of_dialogues(
    dialogues: Sequence[DialogueResult], turns: Sequence[TurnResult]
) -> dict[str, Rate]:
    follow_ups = (turn for result in dialogues for turn in result.turns[1:])
    return {
        "right": rate(result.right for result in dialogues),
        **{name: rate(map(score, turns)) for name, score in _OF_TURNS.items()},
        "follow-ups": rate(map(metrics.turn_right, follow_ups)),
    }


def _by_tag(results: Sequence[Result]) -> dict[str, Rate]:
    scores: dict[str, list[bool]] = {}
    for result in results:
        for tag in dict.fromkeys(tags_of(result)):
            scores.setdefault(tag, []).append(is_right(result))
    return {tag: rate(scores[tag]) for tag in sorted(scores)}


def _sum(rates: Iterable[Rate]) -> Rate:
    counted = list(rates)
    return Rate(sum(r.right for r in counted), sum(r.total for r in counted))
