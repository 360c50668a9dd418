"""What is learnt from: questions with the sentences that answer them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.errors import CodeciteError
from index.cross_encoder import Stance

QUESTIONS: Final = Path(__file__).parent / "data" / "questions.tsv"

_STANCES: Mapping[str, Stance] = {
    "yes": Stance.YES,
    "no": Stance.NO,
    "depends": Stance.DEPENDS,
    "wh": Stance.TELLS,
    "unknown": Stance.NO_ANSWER,
    "none": Stance.NO_ANSWER,
}
_BETWEEN = " || "
_PAGES = "pages/"
_FIELDS = 5


class RowsError(CodeciteError):
    """A file of rows that cannot be used."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question on one code.

    Attributes:
        corpus: "starter" or "pages".
        code: Whose documents are asked.
        question: As a person would type it.
        stance: What the evidence is to it; `Stance.NO_ANSWER` where the documents are silent.
        asks_yes_no: Whether it has a yes or no.
        evidence: Parts of the documents' text that answer it.
        topic: What it is after: "coverage", "units", "who", ….
    """

    corpus: str
    code: str
    question: str
    stance: Stance
    asks_yes_no: bool
    evidence: tuple[str, ...]
    topic: str


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a file: code, question, label, evidence and topic, with a tab between.

    Raises:
        RowsError: A line is none; says which and why.
    """
    for number, (named, question, label, evidence, topic) in _lines(path):
        if label not in _STANCES:
            labels = ", ".join(_STANCES)
            raise RowsError(f"{path}, line {number}: {label!r} is no label. Use one of {labels}.")
        is_page = named.startswith(_PAGES)
        yield Row(
            corpus="pages" if is_page else "starter",
            code=named.removeprefix(_PAGES),
            question=question,
            stance=_STANCES[label],
            asks_yes_no=label not in {"wh", "none"},
            evidence=tuple(part.strip() for part in evidence.split(_BETWEEN) if part.strip()),
            topic=topic,
        )


def _lines(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = line.split("\t")
        if len(found) != _FIELDS:
            raise RowsError(
                f"{path}, line {number}: {len(found)} fields, expected {_FIELDS}, tabs between."
            )
        yield number, found
