"""What a search finds."""

from dataclasses import dataclass
from typing import Literal

from index.passages import Passage

Finder = Literal["dense", "lexical"]


@dataclass(frozen=True, slots=True)
class CodeHit:
    """A code that words may mean.

    Attributes:
        code: The code.
        title: Its short title.
        score: In [0, 1], higher is better; comparable between questions: it is a mean of the
            cosine and the lexical score, each of which has a fixed scale.
        passage: The passage that speaks most for it.
        document_id: The document of that passage.
        found_by: The searches that had it among their best.
        cosine: The highest cosine of the question with an identity passage of the code, in
            [-1, 1]; 0 where it has none.
        coverage: Share, in [0, 1], of the question's content words that the code's identity
            passages contain, each word weighing as much as it is rare. A word that no
            document has weighs most and is never contained.
    """

    code: str
    title: str
    score: float
    passage: Passage
    document_id: str
    found_by: tuple[Finder, ...]
    cosine: float
    coverage: float


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage that shares words with a question.

    Attributes:
        passage: The passage.
        score: BM25; higher is better; comparable only within one question.
    """

    passage: Passage
    score: float
