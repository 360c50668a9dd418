"""Plans sets of questions, opens what they are asked of, and asks them with a bar to watch."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.cli.progress import build_progress
from bot.opening import encoder_of
from bot.settings import Settings
from evals.corpora import Corpora
from evals.dialogue import CorpusName
from evals.plan import QuestionSet, plan_documents, plan_files, plan_remote, plan_shipped
from evals.results import Result
from evals.run import run
from evals.target import InProcess, OverHttp, Target


@dataclass(frozen=True, slots=True)
class Outcome:
    """A set of questions with its results, one a case, in order."""

    asked: QuestionSet
    results: tuple[Result, ...]


class Execution:
    """Runs sets of questions.

    Args:
        console: Where progress is shown.
        workers: How many conversations are held at a time.
    """

    def __init__(self, console: Console, workers: int) -> None:
        self._console = console
        self._workers = workers

    def here(self, paths: Sequence[Path], settings: Settings) -> tuple[Outcome, ...]:
        """Ask the index that the settings name; without files, what belongs to it.

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
            return self._run(sets, lambda item: _target(item, corpora))

    def remote(self, paths: Sequence[Path], url: str) -> tuple[Outcome, ...]:
        """Ask a running service.

        Raises:
            QuestionsError: A file cannot be used.
        """
        with OverHttp.at(url) as service:
            return self._run(plan_remote(paths), lambda _: service)

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
        self, sets: Sequence[QuestionSet], target_of: Callable[[QuestionSet], Target]
    ) -> tuple[Outcome, ...]:
        # All targets first: one that must be built shows a bar of its own.
        targets = [target_of(item) for item in sets]
        outcomes = []
        with self._progress() as bar:
            for item, target in zip(sets, targets, strict=True):
                task = bar.add_task(item.name, total=len(item.cases))
                advance = partial(bar.advance, task)
                results = run(item.cases, target, workers=self._workers, advance=advance)
                outcomes.append(Outcome(item, results))
        return tuple(outcomes)

    def _progress(self) -> Progress:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        return Progress(*columns, console=self._console)


def _target(item: QuestionSet, corpora: Corpora) -> Target:
    opened = corpora.without_faq if item.leaves_out_faq else corpora.whole
    return InProcess(opened(item.corpus))
