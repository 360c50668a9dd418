"""The report for machines, from which the page is made as well.

```
{"made": {"at", "version", "target", "encoder", "index"},
 "sets": [{
   "name", "kind": "dialogues" | "pairs" | "queries", "held_out", "cases",
   "measures": {name: {"right", "total"} | {"mean", "total"}},       # the leading one first
   "tags": {tag: {"right", "total"}},
   "verdicts": [{"expected", "got", "count"}],                       # "none": there was no reply
   "abstention": {"precision": {"right", "total"}, "recall": …} | null,
   "answer_characters": {"p50", "p95", "max"} | null,
   "latency_ms": {"p50", "p95", "p99", "histogram": [{"from", "to", "count"}]},
   "tampered", "unknown_answered",
   "recall_curve": [{"system", "points": [[k, recall]]}],            # queries only
   "risk_coverage": [[share answered, share of those wrong]],        # queries only
   "against_baseline": {"p", "gained": [id], "lost": [id]} | null,   # of held-out sets counts
   "failures": [{"case", "turn", "before", "ask", "problems", "expected", "reply", "tags"}]}],
 "systems": [{"system", "set", "measures", "p"}]}
```
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from evals.abstention import Abstention
from evals.change import Change
from evals.distribution import Latency
from evals.evaluation import Evaluation
from evals.failures import Failure
from evals.made import OWN, Made
from evals.metrics import Mean, Rate
from evals.set_evaluation import SetEvaluation

_DIGITS = 6
"""Decimals of a share."""


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as values that JSON knows."""
    return {
        "made": _made(evaluation.made),
        "sets": [_set(item, evaluation.changes.get(item.name)) for item in evaluation.sets],
        "systems": [system for item in evaluation.sets for system in _systems(item)],
    }


def _made(made: Made) -> dict[str, Any]:
    return asdict(made) | {"at": made.at.strftime("%Y-%m-%dT%H:%M:%SZ")}


def _set(item: SetEvaluation, change: Change | None) -> dict[str, Any]:
    summary = item.summary
    return {
        "name": item.name,
        "kind": item.kind.value,
        "held_out": item.held_out,
        "cases": len(item.cases),
        "measures": _figures(summary.measures),
        "tags": _figures(summary.tags),
        "verdicts": [asdict(cell) for cell in summary.verdicts],
        "abstention": _abstention(summary.abstention),
        "answer_characters": summary.answers and asdict(summary.answers),
        "latency_ms": _latency(summary.latency),
        "tampered": summary.tampered,
        "unknown_answered": summary.unknown_answered,
        "recall_curve": list(_curves(item)),
        "risk_coverage": [[_rounded(x), _rounded(y)] for x, y in summary.risk_coverage],
        "against_baseline": change and _change(change, held_out=item.held_out),
        "failures": [_failure(failure) for failure in item.failures or ()],
    }


def _figures(figures: Mapping[str, Rate | Mean] | Mapping[str, Rate]) -> dict[str, Any]:
    return {name: _figure(figure) for name, figure in figures.items()}


def _figure(figure: Rate | Mean) -> dict[str, Any]:
    if isinstance(figure, Rate):
        return figure._asdict()
    return {"mean": _rounded(figure.mean), "total": figure.total}


def _abstention(abstention: Abstention | None) -> dict[str, Any] | None:
    if abstention is None:
        return None
    return {"precision": _figure(abstention.precision), "recall": _figure(abstention.recall)}


def _latency(latency: Latency) -> dict[str, Any]:
    return {
        "p50": round(latency.p50, 3),
        "p95": round(latency.p95, 3),
        "p99": round(latency.p99, 3),
        "histogram": [
            {"from": bar.start, "to": bar.end, "count": bar.count} for bar in latency.histogram
        ],
    }


def _curves(item: SetEvaluation) -> Iterator[dict[str, Any]]:
    curves = {OWN: item.summary.recall_curve}
    curves |= {other.system: other.recall_curve for other in item.compared}
    for system, points in curves.items():
        if points:
            yield {"system": system, "points": [[k, _rounded(recall)] for k, recall in points]}


def _change(change: Change, *, held_out: bool) -> dict[str, Any]:
    def shown(names: Sequence[str]) -> int | list[str]:
        return len(names) if held_out else list(names)

    return {
        "p": _rounded(change.p),
        "gained": shown(change.gained),
        "lost": shown(change.lost),
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "case": failure.case,
        "turn": failure.turn,
        "before": list(failure.before),
        "ask": failure.ask,
        "problems": list(failure.problems),
        "expected": failure.expected,
        "reply": failure.reply.model_dump(mode="json") if failure.reply else None,
        "tags": list(failure.tags),
    }


def _systems(item: SetEvaluation) -> Iterator[dict[str, Any]]:
    for other in item.compared:
        yield {
            "system": other.system,
            "set": item.name,
            "measures": _figures(other.measures),
            "p": _rounded(other.p),
        }


def _rounded(share: float) -> float:
    return round(share, _DIGITS)
