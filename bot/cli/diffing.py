"""``codecite diff``."""

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.cms.diff_report import count_changes, csv_report, markdown_report
from corpus.cms.release_diff import compare_releases
from corpus.cms.release_records import load_release_records
from corpus.errors import CodeciteError


class ReportError(CodeciteError):
    """A report that cannot be written."""


def diff_and_report(old: Path, new: Path, out: Path, console: Console) -> None:
    """Compare two releases; write what changed as Markdown and as CSV, and print the counts.

    Args:
        old: The earlier release.
        new: The later one.
        out: Folder for ``OLD-to-NEW.md`` and ``OLD-to-NEW.csv``; made if it is not there.
        console: Where the counts are printed.

    Raises:
        CorpusError: One of them cannot be read.
        ReportError: The folder cannot be written to.
    """
    before, after = load_release_records(old), load_release_records(new)
    problems = before.problems + after.problems
    for problem in problems:
        console.print(Text(f"Not compared: {problem}", style="yellow"), soft_wrap=True)
    changes = compare_releases(before.records, after.records, before.unread | after.unread)
    table = Table("Change", "Procedures", "Modifiers", title=f"{old.stem} to {new.stem}")
    for kind, procedures, modifiers in count_changes(changes):
        table.add_row(kind, f"{procedures:,}", f"{modifiers:,}")
    console.print(table)
    reports = {
        ".md": markdown_report(changes, old.name, new.name, problems),
        ".csv": csv_report(changes),
    }
    for suffix, report in reports.items():
        path = out / f"{old.stem}-to-{new.stem}{suffix}"
        _write(path, report)
        console.print(Text(f"Written: {path}"), soft_wrap=True)


def _write(path: Path, report: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # The CSV has its own line ends, which must not be changed on the way.
        path.write_text(report, encoding="utf-8", newline="")
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReportError(
            f"{path}: cannot be written ({reason}). Choose another folder with --out."
        ) from error
