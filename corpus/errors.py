"""What can go wrong with code documents, and how it is said.

Every error of the project derives from `CodeciteError` and tells a person three things: what,
where, and what to do about it.

    CodeciteError
    └── CorpusError        a file that cannot become documents
"""

from dataclasses import dataclass
from pathlib import Path


class CodeciteError(Exception):
    """Base of all errors that codecite raises on purpose; its text is fit to be shown."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why one file, or one place in it, did not load.

    Attributes:
        path: The file.
        line: 1-based line in it, or None where the problem is the file itself.
        reason: What is wrong, in one clause.
        remedy: What its owner can do, as an imperative.
    """

    path: Path
    line: int | None
    reason: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line is not None else str(self.path)
        return f"{where}: {self.reason}. {self.remedy}."


class CorpusError(CodeciteError):
    """A file that cannot become documents; carries the `Problem`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
