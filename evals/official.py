"""Coverage and succession over a whole CMS release, asked code by code.

The expectation is read from the release itself, past documents and facts: I, M and S are "no", C
and D "depends", and a cross reference of a code that has ended is its successor.

    python -m evals.official RELEASE.zip --index DIR
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.opening import encoder_of
from bot.reply import Verdict
from bot.settings import load_settings
from bot.wire import ChatReply
from corpus.cms.code_record import CodeRecord
from corpus.cms.release_records import read_code_records
from corpus.document import Authority
from evals.errors import TargetError
from evals.target import InProcess, Target
from evals.verbatim import tampered
from index.code_index import CodeIndex
from index.onnx_cross_encoder import OnnxCrossEncoder, OnnxDescriptionMatcher

PHRASINGS = (
    "Is {code} covered by Medicare?",
    "{code} medicare?",
    "Does Medicare pay for {code}",
    "isn't {code} covered under medicare",
)
_VERDICTS: Mapping[str, Verdict] = {
    "C": Verdict.DEPENDS,
    "D": Verdict.DEPENDS,
    "I": Verdict.NO,
    "M": Verdict.NO,
    "S": Verdict.NO,
}
_CODE = re.compile(r"[A-V]\d{4}")
_COVERAGE_LINE = "HCPCS coverage code {letter}"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and what the release says of it.

    Attributes:
        record: The record that the question is about.
        message: The question.
        verdict: The verdict that its letter stands for; None for a question on its successor.
    """

    record: CodeRecord
    message: str
    verdict: Verdict | None


def coverage_questions(records: Mapping[str, CodeRecord], day: date) -> Iterator[Asked]:
    """Every code that is valid on a day and has a coverage letter, in every phrasing."""
    for record in records.values():
        if record.coverage is None or not _CODE.fullmatch(record.code) or not _holds(record, day):
            continue
        for phrasing in PHRASINGS:
            message = phrasing.format(code=record.code)
            yield Asked(record, message, _VERDICTS[record.coverage])


def succession_questions(records: Mapping[str, CodeRecord], day: date) -> Iterator[Asked]:
    """Every code that has ended and has cross references."""
    for record in records.values():
        has_ended = record.terminated is not None and record.terminated < day
        if has_ended and record.cross_references and _CODE.fullmatch(record.code):
            yield Asked(record, f"What replaced {record.code}?", None)


def _holds(record: CodeRecord, day: date) -> bool:
    return (record.added is None or record.added <= day) and (
        record.terminated is None or day <= record.terminated
    )


def faults(asked: Asked, reply: ChatReply, target: Target) -> list[str]:
    """What is wrong with a reply: its verdict, its quotes, or the record that it rests on."""
    found = []
    if tampered(reply, target.document):
        found.append("quote not verbatim")
    if asked.verdict is None:
        missing = [code for code in asked.record.cross_references if code not in reply.answer]
        return found + (["successor not named"] if missing else [])
    if reply.verdict is not asked.verdict:
        found.append(f"verdict {reply.verdict}, not {asked.verdict}")
    line = _COVERAGE_LINE.format(letter=asked.record.coverage)
    if not any(
        quote.code == asked.record.code
        and quote.source.authority is Authority.CMS_RECORD
        and quote.text.startswith(line)
        for quote in reply.quotes
    ):
        found.append("record not quoted")
    return found


def main(
    release: Annotated[Path, typer.Argument(help="The release as CMS ships it.")],
    index: Annotated[Path, typer.Option(help="An index that holds it.")],
    day: Annotated[str, typer.Option(help="Date of service.")] = "2019-06-30",
) -> None:
    """Ask about every live code of a release, and every code that has a successor."""
    records = read_code_records(release)
    date_of_service = date.fromisoformat(day)
    opened = CodeIndex.open(index, encoder_of(load_settings(index=index)))
    target = InProcess(opened, OnnxCrossEncoder(), OnnxDescriptionMatcher())
    console = Console()
    for name, questions in (
        ("coverage", list(coverage_questions(records, date_of_service))),
        ("succession", list(succession_questions(records, date_of_service))),
    ):
        _report(name, questions, target, date_of_service, console)


def _report(name: str, questions: list[Asked], target: Target, day: date, console: Console) -> None:
    def ask(asked: Asked) -> list[str]:
        try:
            return faults(asked, target.ask(asked.message, None, day), target)
        except TargetError as error:
            return [str(error)]

    wrong: Counter[str] = Counter()
    examples: dict[str, str] = {}
    right = 0
    with ThreadPoolExecutor(2) as pool:
        results = zip(questions, pool.map(ask, questions), strict=True)
        for asked, found in track(results, name, total=len(questions), console=console):
            right += not found
            for fault in found:
                wrong[fault] += 1
                examples.setdefault(fault, asked.message)
    share = right / len(questions) if questions else 1.0
    console.print(f"{name}: {right:,} of {len(questions):,} right ({share:.3%})")
    table = Table("fault", "questions", "first")
    for fault, count in wrong.most_common():
        table.add_row(fault, str(count), examples[fault])
    if wrong:
        console.print(table)


if __name__ == "__main__":
    typer.run(main)
