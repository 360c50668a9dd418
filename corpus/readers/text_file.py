"""The file that a reader gets: its text, where it stands, and how it reports a fault."""

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError, Problem
from corpus.source import NO_HINTS, SourceHints


@dataclass(frozen=True, slots=True)
class TextFile:
    """A decoded file.

    Attributes:
        path: As it was given, for messages.
        text: Its whole text.
        folder: What a ``source.yaml`` beside it says of all its documents.
    """

    path: Path
    text: str
    folder: SourceHints = NO_HINTS

    def error(self, line: int | None, reason: str, remedy: str) -> CorpusError:
        """The error to raise for a fault in this file."""
        return CorpusError(Problem(self.path, line, reason, remedy))
