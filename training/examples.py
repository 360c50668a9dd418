"""From rows and documents to what the model is shown: pairs of texts with a stance."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answering.evidence import Evidence, FoundSentence
from bot.answering.reading import asked_text, candidates, told_text
from bot.answering.terms import told_terms
from index.cross_encoder import Stance
from training.rows import Row, RowsError

# A sentence that shares this much with the evidence may answer as well: it teaches nothing.
_TWIN = 0.6
_FOLDS = 10


@dataclass(frozen=True, slots=True)
class Example:
    """A question with the texts that are read beside it.

    Attributes:
        code: Whose documents they are from.
        question: The question.
        asks_yes_no: Whether it has a yes or no.
        stance: What the right text is to it.
        right: Texts that answer it.
        wrong: Texts that do not, those most like it first.
    """

    code: str
    question: str
    asks_yes_no: bool
    stance: Stance
    right: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def is_held_out(self) -> bool:
        """Whether its code is one of the tenth that training does not see."""
        return int(hashlib.sha256(self.code.encode()).hexdigest(), 16) % _FOLDS == 0


def examples(
    rows: Iterable[Row], evidences: Mapping[tuple[str, str], Evidence]
) -> Iterator[Example]:
    """An example for each row.

    Args:
        rows: The rows.
        evidences: The documents of each corpus and code.

    Raises:
        RowsError: A row's code has no document, or its evidence is not in one.
    """
    for row in rows:
        evidence = evidences.get((row.corpus, row.code))
        if evidence is None:
            raise RowsError(f"There is no document on {row.code}, of which {row.question!r} asks.")
        right = [s for s in evidence.sentences() if _is_evidence(s, row)]
        if bool(right) != bool(row.evidence):
            raise RowsError(f"The evidence for {row.question!r} is not in the documents.")
        wrong = [
            sentence
            for sentence in candidates(row.question, evidence)
            if sentence not in right and not _is_twin(sentence, right)
        ]
        yield Example(
            code=row.code,
            question=asked_text(row.question, row.code),
            asks_yes_no=row.asks_yes_no,
            stance=row.stance,
            right=tuple(told_text(sentence, evidence) for sentence in right),
            wrong=tuple(told_text(sentence, evidence) for sentence in wrong),
        )


def _is_evidence(sentence: FoundSentence, row: Row) -> bool:
    return any(part in sentence.text or sentence.text in part for part in row.evidence)


def _is_twin(sentence: FoundSentence, right: Sequence[FoundSentence]) -> bool:
    told = told_terms(sentence.text)
    return any(_overlap(told, told_terms(other.text)) >= _TWIN for other in right)


def _overlap(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / max(1, min(len(some), len(others)))
