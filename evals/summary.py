"""The figures of one set of questions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals import metrics
from evals.abstention import Abstention, abstention
from evals.confusion import Confusion, confusion
from evals.distribution import Latency, Lengths
from evals.metrics import Mean, Rate, rate
from evals.results import DialogueResult, Exchange, PairResult, Result, TurnResult
from evals.retrieval.measures import means, recall_curve
from evals.retrieval.ranking import QueryResult
from evals.retrieval.risk import Curve, risk_coverage


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a set.

    Attributes:
        measures: By name, the leading one first ("right", or of queries recall); for all of them
            higher is better.
        tags: Of the cases with a tag, how many are right.
        tampered: Quotes that do not stand in their documents; promise P1 says 0.
        unknown_answered: Answers about codes that do not exist; promise P2 says 0.
        latency: How fast replies came.
        verdicts: Which came where which was expected.
        abstention: Whether what should be declined was; None for sets without dialogues.
        answers: How long the answers are; None where there are none.
        recall_curve: Of queries, mean recall within the first k codes.
        risk_coverage: Of queries, share answered and share of those wrong.
    """

    measures: Mapping[str, Rate | Mean]
    tags: Mapping[str, Rate]
    tampered: int
    unknown_answered: int
    latency: Latency
    verdicts: tuple[Confusion, ...] = ()
    abstention: Abstention | None = None
    answers: Lengths | None = None
    recall_curve: tuple[tuple[int, float], ...] = ()
    risk_coverage: Curve = ()


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
    """Whether a dialogue, a pair or a query is right."""
    return metrics.pair_right(result) if isinstance(result, PairResult) else result.right


def tags_of(result: Result) -> tuple[str, ...]:
    """The tags of a dialogue; of a pair, what kind of question it is; of a query, its kind."""
    if isinstance(result, DialogueResult):
        return result.dialogue.tags
    if isinstance(result, QueryResult):
        return (result.query.kind,) if result.query.kind else ()
    asks = "with a verdict" if result.pair.verdict else "without a verdict"
    return asks, "names its code" if result.pair.names_code else "leaves its code out"


def exchanges_of(result: Result) -> tuple[Exchange, ...]:
    """What was said and came back, in order; of a query nothing."""
    if isinstance(result, DialogueResult):
        return tuple(turn.exchange for turn in result.turns)
    return (result.exchange,) if isinstance(result, PairResult) else ()


def summarise(results: Sequence[Result]) -> Summary:
    """The figures of the results of one set."""
    queries = [result for result in results if isinstance(result, QueryResult)]
    return _of_queries(queries) if queries else _of_conversations(results)


def _of_queries(results: Sequence[QueryResult]) -> Summary:
    return Summary(
        measures=means(results),
        tags=_by_tag(results),
        tampered=0,
        unknown_answered=0,
        latency=Latency.of([1000 * result.seconds for result in results]),
        recall_curve=recall_curve(results),
        risk_coverage=risk_coverage(results),
    )


def _of_conversations(results: Sequence[Result]) -> Summary:
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
