"""A file of questions: dialogues, or FAQ pairs."""

from dataclasses import dataclass
from pathlib import Path

from evals.dialogue import CorpusName, Dialogue, read_dialogues
from evals.faq import FaqPair, read_pairs
from evals.jsonl import Entry, read_text

HELD_OUT = "held_out"
"""A file whose name begins so is the test split."""


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """What a file holds: either dialogues or pairs.

    Attributes:
        path: The file.
        dialogues: By the corpus that they are about, in the order of the file.
        pairs: In the order of the file.
    """

    path: Path
    dialogues: dict[CorpusName, tuple[Entry[Dialogue], ...]]
    pairs: tuple[FaqPair, ...] = ()

    @property
    def is_held_out(self) -> bool:
        """Whether it is the test split, whose failures nobody looks at while tuning."""
        return self.path.name.startswith(HELD_OUT)


def read_questions(path: Path) -> QuestionFile:
    """Read a file of either kind.

    Raises:
        QuestionsError: The file cannot be used; says every problem.
    """
    if _holds_pairs(path):
        return QuestionFile(path, {}, tuple(entry.record for entry in read_pairs(path)))
    entries = read_dialogues(path)
    corpora = dict.fromkeys(entry.record.corpus for entry in entries)
    return QuestionFile(
        path,
        {
            name: tuple(entry for entry in entries if entry.record.corpus is name)
            for name in corpora
        },
    )


def _holds_pairs(path: Path) -> bool:
    """Pairs come as CSV, or as JSON lines that have a question where dialogues have turns."""
    if path.suffix.lower() == ".csv":
        return True
    first = next((line for line in read_text(path).splitlines() if line.strip()), "")
    return '"question"' in first and '"turns"' not in first
