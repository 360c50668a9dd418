"""``codecite-eval``: ask the questions of a set, and say how well they were answered."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from bot.settings import load_settings
from corpus.errors import CodeciteError
from evals.baseline import read_baseline, shipped_baseline, update_baseline
from evals.evaluation import evaluate
from evals.execution import Execution
from evals.export import write_runs
from evals.gate import breaches as gate_breaches
from evals.report import print_report
from evals.report_files import write_report
from evals.retrieval.trec import read_run
from evals.systems.lineup import System

app = typer.Typer(
    name="codecite-eval",
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)

_out = Console(highlight=False)
_err = Console(stderr=True, highlight=False)


@app.command()
def main(
    pairs: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Dialogues, FAQ pairs or queries: JSONL, pairs also CSV, queries also a BEIR "
            "folder. Default: all that codecite has."
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
        typer.Option("--report", help="Folder for the report: Markdown and JSON."),
    ] = None,
    run: Annotated[
        list[Path] | None,
        typer.Option("--run", help="TREC run of another system on the same queries; repeatable."),
    ] = None,
    compare: Annotated[
        list[System] | None,
        typer.Option("--compare", help="Ask another system the same; repeatable."),
    ] = None,
    beir: Annotated[
        Path | None, typer.Option("--beir", help="Folder for documents and queries, as BEIR has.")
    ] = None,
    trec: Annotated[
        Path | None, typer.Option("--trec", help="Folder for judgements and runs, as TREC has.")
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
    show_held_out: Annotated[
        bool,
        typer.Option("--show-held-out", help="Show failures of held-out sets, too."),
    ] = False,
) -> None:
    """Ask questions with known answers, and report how many are answered right.

    Examples:
        codecite-eval --gate

        codecite-eval questions.csv --index my-index --report out

        codecite-eval queries.jsonl --index my-index --compare all --run theirs.run

        codecite-eval questions.jsonl --url http://127.0.0.1:8000
    """
    if url and (beir or compare):
        raise typer.BadParameter("--beir and --compare need an index; --url has none.")
    try:
        runs = {path: read_run(path) for path in run or ()}
        execution = Execution(_err, workers or os.cpu_count() or 1, runs)
        executed = (
            execution.remote(pairs or [], url)
            if url
            else execution.here(
                pairs or [], load_settings(index=index), compared=compare or (), beir=beir
            )
        )
        if trec is not None:
            write_runs(trec, executed.outcomes, show_held_out=show_held_out)
        path = baseline or shipped_baseline()
        # The committed figures say nothing about other documents, whose sets may have the names.
        is_ours = baseline is not None or not (index or url)
        compares = check or (is_ours and path.exists())
        known = read_baseline(path) if compares else {}
        evaluation = evaluate(executed, known, show_held_out=show_held_out)
        print_report(_out, evaluation, shown=shown)
        if report is not None:
            write_report(report, evaluation)
            _out.print(f"Report in {report}.")
        if update:
            update_baseline(path, evaluation.sets)
            _out.print(f"Baseline written to {path}.")
        full = not (pairs or url or index)
        breaches = gate_breaches(known, evaluation.sets, full=full) if check else []
    except CodeciteError as error:
        _err.print(Text(f"Error: {error}", style="red"))
        raise typer.Exit(2) from error
    for breach in breaches:
        _err.print(Text(f"Gate: {breach}", style="red"))
    if breaches:
        raise typer.Exit(1)
