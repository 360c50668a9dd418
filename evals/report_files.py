"""The report as files: Markdown for people, JSON for machines."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.wire import ChatReply
from evals.distribution import Latency
from evals.evaluation import SetEvaluation
from evals.failures import Failure
from evals.metrics import Mean, Rate
from evals.report import WITHHELD, percent

MARKDOWN = "report.md"
JSON = "report.json"


def write_report(folder: Path, sets: Sequence[SetEvaluation]) -> None:
    """Write both files, with every failure that may be seen; the folder is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = _markdown(sets)
    (folder / MARKDOWN).write_text("\n".join(lines) + "\n", encoding="utf-8")
    content = {item.name: _set_as_json(item) for item in sets}
    (folder / JSON).write_text(
        json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def _set_as_json(item: SetEvaluation) -> dict[str, Any]:
    summary = item.summary
    return {
        "held_out": item.held_out,
        "measures": {name: rate._asdict() for name, rate in summary.measures.items()},
        "tags": {tag: rate._asdict() for tag, rate in summary.tags.items()},
        "recall_curve": summary.recall_curve,
        "risk_coverage": summary.risk_coverage,
        "tampered": summary.tampered,
        "unknown_answered": summary.unknown_answered,
        "latency_ms": _latency(summary.latency),
        "verdicts": [asdict(cell) for cell in summary.verdicts],
        "abstention": summary.abstention
        and {
            "precision": summary.abstention.precision._asdict(),
            "recall": summary.abstention.recall._asdict(),
        },
        "answer_characters": summary.answers and asdict(summary.answers),
        "failures": [_failure_as_json(failure) for failure in item.failures or ()],
    }


def _latency(latency: Latency) -> dict[str, Any]:
    return {
        "p50": latency.p50,
        "p95": latency.p95,
        "p99": latency.p99,
        "histogram": [
            # JSON has no infinity: the last bar of very slow replies has no end.
            {
                "from": bar.start,
                "to": bar.end if math.isfinite(bar.end) else None,
                "count": bar.count,
            }
            for bar in latency.histogram
        ],
    }


def _failure_as_json(failure: Failure) -> dict[str, Any]:
    return {
        "case": failure.case,
        "turn": failure.turn,
        "before": failure.before,
        "ask": failure.ask,
        "problems": failure.problems,
        "expected": failure.expected,
        "reply": failure.reply.model_dump(mode="json") if failure.reply else None,
        "tags": failure.tags,
    }


def _markdown(sets: Sequence[SetEvaluation]) -> Iterator[str]:
    yield "# Evaluation"
    for item in sets:
        summary = item.summary
        yield from ("", f"## {item.name}{' (held out)' if item.held_out else ''}", "")
        yield from _rates("measure", summary.measures)
        yield from ("", *_rates("tag", summary.tags), "")
        latency = summary.latency
        yield (
            f"{summary.tampered} quotes not verbatim, {summary.unknown_answered} answers about "
            f"unknown codes. Replies in {latency.p50:.1f} ms (median), {latency.p95:.1f} ms (p95), "
            f"{latency.p99:.1f} ms (p99), several asked at a time."
        )
        if item.failures is None:
            yield from ("", WITHHELD)
        elif item.failures:
            yield from ("", f"### Wrong: {len(item.failures)}")
        for failure in item.failures or ():
            yield from _failure(failure)


def _rates(what: str, rates: Mapping[str, Rate | Mean]) -> Iterator[str]:
    yield f"| {what} | right | of | % |"
    yield "| --- | ---: | ---: | ---: |"
    for name, rate in rates.items():
        right = rate.right if isinstance(rate, Rate) else ""
        yield f"| {name} | {right} | {rate.total} | {percent(rate)} |"


def _failure(failure: Failure) -> Iterator[str]:
    yield from ("", f"#### {failure.case}, turn {failure.turn}", "")
    yield from (f"- Before: {message}" for message in failure.before)
    yield f"- Asked: {failure.ask}"
    yield f"- Wrong: {'; '.join(failure.problems)}"
    yield f"- Expected: `{json.dumps(failure.expected, ensure_ascii=False)}`"
    if failure.reply is not None:
        yield from _reply(failure.reply)


def _reply(reply: ChatReply) -> Iterator[str]:
    verdict = f", {reply.verdict}" if reply.verdict else ""
    codes = ", ".join(reply.codes) or "no code"
    yield f"- Reply ({reply.status}{verdict}; {reply.intent}; {codes}): {_inline(reply.answer)}"
    for quote in reply.quotes:
        yield f"  - {quote.code}, {quote.section}: “{_inline(quote.text)}”"


def _inline(text: str) -> str:
    return " ".join(text.split())
