"""Plans sets of questions, opens what they are asked of, and asks them with a bar to watch."""

import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.cli.progress import build_progress
from bot.opening import encoder_of
from bot.settings import Settings
from evals.corpora import Corpora, documents_of
from evals.dialogue import CorpusName
from evals.made import IN_PROCESS, OWN, Made
from evals.plan import QuestionSet, plan_documents, plan_files, plan_remote, plan_shipped
from evals.results import Result
from evals.retrieval.beir import write_beir
from evals.retrieval.query import QuerySet
from evals.retrieval.ranking import Searcher, run_queries
from evals.retrieval.trec import Run, check_runs
from evals.run import run
from evals.systems.lineup import Lineup, Lineups, System
from evals.target import OverHttp, Target


@dataclass(frozen=True, slots=True)
class Outcome:
    """A set of questions that was asked.

    Attributes:
        asked: The set.
        results: One a case, in order.
        others: What other systems gave, by system, in the same order.
    """

    asked: QuestionSet
    results: tuple[Result, ...]
    others: Mapping[str, tuple[Result, ...]]


@dataclass(frozen=True, slots=True)
class Executed:
    """A run: where it comes from, and its sets in order."""

    made: Made
    outcomes: tuple[Outcome, ...]


class Execution:
    """Runs sets of questions.

    Args:
        console: Where progress is shown.
        workers: How many conversations are held at a time.
        runs: Other systems' results for sets of queries, by the file that they are from.
    """

    def __init__(self, console: Console, workers: int, runs: Mapping[Path, Run]) -> None:
        self._console = console
        self._workers = workers
        self._runs = runs

    def here(
        self,
        paths: Sequence[Path],
        settings: Settings,
        *,
        compared: Collection[System] = (),
        beir: Path | None = None,
    ) -> Executed:
        """Ask the index that the settings name; without files, what belongs to it.

        Args:
            paths: Files of questions.
            settings: The settings in force.
            compared: Other systems that are asked the same.
            beir: Folder to which documents and queries are written.

        Raises:
            CodeciteError: A file or an index cannot be used.
        """
        with self._corpora(settings) as corpora:
            if paths:
                sets = plan_files(paths, corpora)
            elif settings.index is not None:
                sets = plan_documents(corpora, [CorpusName.STARTER])
            else:
                sets = plan_shipped(corpora)
            if beir is not None:
                queries = [item.queries for item in sets if item.queries is not None]
                write_beir(beir, queries, documents_of(corpora.whole(CorpusName.STARTER)))
            snapshot = corpora.whole(sets[0].corpus).name if sets else None
            made = Made(IN_PROCESS, corpora.encoder.name, snapshot)
            return Executed(made, self._run(sets, Lineups(corpora, compared).of))

    def remote(self, paths: Sequence[Path], url: str) -> Executed:
        """Ask a running service.

        Raises:
            QuestionsError: A file cannot be used.
        """
        with OverHttp.at(url) as service:
            outcomes = self._run(plan_remote(paths), lambda _: Lineup(service))
        return Executed(Made(url, encoder=None, index=None), outcomes)

    @contextmanager
    def _corpora(self, settings: Settings) -> Iterator[Corpora]:
        with tempfile.TemporaryDirectory(prefix="codecite-eval-") as scratch:
            corpora = Corpora(
                settings,
                encoder_of(settings),
                Path(scratch),
                lambda: build_progress(self._console),
            )
            try:
                yield corpora
            finally:
                corpora.close()

    def _run(
        self, sets: Sequence[QuestionSet], lineup_of: Callable[[QuestionSet], Lineup]
    ) -> tuple[Outcome, ...]:
        check_runs(self._runs, [item.queries for item in sets if item.queries is not None])
        # All lineups first: an index that must be built shows a bar of its own.
        lineups = [lineup_of(item) for item in sets]
        with self._progress() as bar:
            return tuple(
                self._searched(item.queries, item, asked, bar)
                if item.queries is not None
                else self._talked(item, asked, bar)
                for item, asked in zip(sets, lineups, strict=True)
            )

    def _searched(
        self, queries: QuerySet, item: QuestionSet, asked: Lineup, bar: Progress
    ) -> Outcome:
        def ask(searcher: Searcher, name: str) -> tuple[Result, ...]:
            advance = partial(bar.advance, bar.add_task(name, total=item.cases))
            return run_queries(queries.queries, searcher, workers=self._workers, advance=advance)

        others = {name: ask(one, f"{item.name}, {name}") for name, one in asked.searchers.items()}
        for path, theirs in self._runs.items():
            if theirs.knows(queries.queries):
                # A tag is what its author chose, so two runs may have one.
                taken = theirs.tag == OWN or theirs.tag in others
                name = f"{theirs.tag} ({path.name})" if taken else theirs.tag
                others[name] = theirs.results(queries.queries)
        return Outcome(item, ask(asked.own, item.name), others)

    def _talked(self, item: QuestionSet, asked: Lineup, bar: Progress) -> Outcome:
        def ask(target: Target, name: str) -> tuple[Result, ...]:
            advance = partial(bar.advance, bar.add_task(name, total=item.cases))
            return run(item.conversations, target, workers=self._workers, advance=advance)

        others = {name: ask(one, f"{item.name}, {name}") for name, one in asked.targets.items()}
        return Outcome(item, ask(asked.own, item.name), others)

    def _progress(self) -> Progress:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        return Progress(*columns, console=self._console)
