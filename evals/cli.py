"""``codecite-eval``: ask the questions of a set, and say how well they were answered."""

import os
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from bot.cli.progress import build_progress
from bot.opening import encoder_of
from bot.settings import load_settings
from corpus.errors import CodeciteError
from evals import gate
from evals.corpora import Corpora
from evals.dialogue import CorpusName
from evals.failures import failures_of
from evals.plan import QuestionSet, plan_documents, plan_files, plan_remote, plan_shipped
from evals.report import print_report
from evals.report_files import write_report
from evals.results import Result
from evals.run import run
from evals.summary import summarise
from evals.target import InProcess, OverHttp, Target

app = typer.Typer(
    name="codecite-eval",
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)

Results = dict[str, tuple[Result, ...]]

_out = Console(highlight=False)
_err = Console(stderr=True, highlight=False)


@app.command()
def main(
    pairs: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Dialogues (JSONL), FAQ pairs (JSONL, CSV). Default: all that codecite has."
        ),
    ] = None,
    index: Annotated[
        Path | None,
        typer.Option(
            "--index",
            help="Index folder to ask. Without PAIRS: the FAQ pairs of its own documents.",
        ),
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", help="Ask a running service in place of an index.")
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", help="Folder for report.md and report.json, with every failure."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--gate", help="Exit with 1 where a figure is below the baseline.")
    ] = False,
    update: Annotated[
        bool, typer.Option("--update-baseline", help="Make these figures the baseline.")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="Baseline file. Default: the committed one.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Conversations held at a time.")
    ] = None,
    shown: Annotated[
        int, typer.Option("--show", min=0, help="Failures of a set shown on the terminal.")
    ] = 10,
) -> None:
    """Ask questions with known answers, and report how many are answered right.

    Examples:
        codecite-eval --gate

        codecite-eval questions.csv --index my-index --report out

        codecite-eval questions.jsonl --url http://127.0.0.1:8000
    """
    try:
        threads = workers or os.cpu_count() or 1
        results = (
            _run_remote(pairs or [], url, threads)
            if url
            else _run_here(pairs or [], index, threads)
        )
        summaries = {name: summarise(found) for name, found in results.items()}
        failures = {name: failures_of(found) for name, found in results.items()}
        print_report(_out, summaries, failures, shown=shown)
        if report is not None:
            write_report(report, summaries, failures)
            _out.print(f"Report in {report}.")
        path = baseline or gate.shipped_baseline()
        if update:
            gate.update_baseline(path, summaries)
            _out.print(f"Baseline written to {path}.")
        full = not (pairs or url or index)
        breaches = gate.breaches(gate.read_baseline(path), summaries, full=full) if check else []
    except CodeciteError as error:
        _err.print(Text(f"Error: {error}", style="red"))
        raise typer.Exit(2) from error
    for breach in breaches:
        _err.print(Text(f"Gate: {breach}", style="red"))
    if breaches:
        raise typer.Exit(1)


def _run_here(paths: Sequence[Path], index: Path | None, workers: int) -> Results:
    settings = load_settings(index=index)
    with tempfile.TemporaryDirectory(prefix="codecite-eval-") as scratch:
        corpora = Corpora(
            settings, encoder_of(settings), Path(scratch), lambda: build_progress(_err)
        )
        try:
            if paths:
                sets = plan_files(paths, corpora)
            elif settings.index is not None:
                sets = plan_documents(corpora, [CorpusName.STARTER])
            else:
                sets = plan_shipped(corpora)
            return _run(sets, lambda item: _target(item, corpora), workers)
        finally:
            corpora.close()


def _target(item: QuestionSet, corpora: Corpora) -> Target:
    opened = corpora.without_faq if item.leaves_out_faq else corpora.whole
    return InProcess(opened(item.corpus))


def _run_remote(paths: Sequence[Path], url: str, workers: int) -> Results:
    with OverHttp.at(url) as service:
        return _run(plan_remote(paths), lambda _: service, workers)


def _run(
    sets: Sequence[QuestionSet], target_of: Callable[[QuestionSet], Target], workers: int
) -> Results:
    # All targets first: one that must be built shows a bar of its own.
    targets = [target_of(item) for item in sets]
    results: Results = {}
    with _progress() as bar:
        for item, target in zip(sets, targets, strict=True):
            task = bar.add_task(item.name, total=len(item.cases))
            results[item.name] = run(
                item.cases, target, workers=workers, advance=partial(bar.advance, task)
            )
    return results


def _progress() -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=_err)
