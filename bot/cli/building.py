"""``codecite build``."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.cli.progress import build_progress
from bot.opening import build_index, index_folder, load_corpus
from bot.settings import Settings


def build_and_report(
    paths: Sequence[Path], settings: Settings, console: Console, *, strict: bool
) -> None:
    """Build an index; say what was left out, and what was done.

    Raises:
        CorpusError: With `strict`, for the first file that cannot be read.
        BuildError: Nothing could be read.
    """
    corpus = load_corpus(paths, strict=strict)
    for problem in corpus.problems:
        console.print(Text(f"Left out: {problem}", style="yellow"))
    for account in corpus.accounts:
        console.print(Text(str(account)))
    with build_progress(console) as progress:
        report = build_index(corpus.documents, settings, progress)
    folder = index_folder(settings)
    console.print(
        f"{report.documents} documents, {report.passages} passages in {folder}; "
        f"{report.embedded} texts embedded, {report.reused} reused, {report.seconds:.1f} s."
    )
    if corpus.problems:
        console.print(f"{len(corpus.problems)} problems; see above.")
