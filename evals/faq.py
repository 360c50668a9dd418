"""FAQ pairs: a question with the answer that a document, or a person, gives to it."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.reply import Verdict
from corpus.codes import mentions
from corpus.document import Document, SectionKind
from corpus.errors import Problem
from evals.dialogue import Text
from evals.errors import QuestionsError
from evals.jsonl import Entry, read_jsonl, read_text, reasons
from index.words import content_stems

COLUMNS = ("question", "answer", "code")

_VERDICT = re.compile(
    r"(?P<word>yes|no|it depends)\b(?=[.,;:!]|\s[-\u2013\u2014]|\s*$)[.,;:!\s]*", re.IGNORECASE
)
_VERDICTS = {"yes": Verdict.YES, "no": Verdict.NO, "it depends": Verdict.DEPENDS}


class FaqPair(BaseModel):
    """A question about a code, and its answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: Text
    answer: Text
    code: Text

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that the answer begins with ("No. …", "It depends: …"); None without one."""
        return verdict_of(self.answer)

    @property
    def names_code(self) -> bool:
        """Whether the question names its code."""
        return self.code in self._named

    @property
    def names_other_codes(self) -> bool:
        """Whether the question names codes besides its own, as one that compares does."""
        return bool(self._named - {self.code})

    @property
    def _named(self) -> set[str]:
        return {mention.code for mention in mentions(self.question.upper())}


def verdict_of(answer: str) -> Verdict | None:
    """The verdict that a text begins with; None without one."""
    begins = _VERDICT.match(answer)
    return _VERDICTS[begins["word"].lower()] if begins else None


def pairs_of(document: Document) -> Iterator[FaqPair]:
    """The pairs of a document's own FAQ sections."""
    for section in document.sections_of(SectionKind.FAQ):
        if section.heading:
            answer = document.text[section.start : section.end]
            yield FaqPair(question=section.heading, answer=answer, code=document.code)


def carried(pair: FaqPair, quotes: Iterable[str]) -> float:
    """How much of a pair's answer quotes carry: the share of its content words, from 0 to 1.

    Counted are distinct stems (`index.words`), without function words, the code itself and the
    verdict that the answer begins with, whose agreement is a measure of its own. An answer that
    has no other words asks nothing of the quotes.
    """
    wanted = set(content_stems(_VERDICT.sub("", pair.answer, count=1)))
    wanted -= set(content_stems(pair.code))
    found = {stem for text in quotes for stem in content_stems(text)}
    return len(wanted & found) / len(wanted) if wanted else 1.0


def read_pairs(path: Path) -> tuple[Entry[FaqPair], ...]:
    """The pairs of a JSONL or CSV file with ``question``, ``answer`` and ``code``.

    Raises:
        QuestionsError: The file cannot be read, or a line or row breaks the schema.
    """
    return _read_csv(path) if path.suffix.lower() == ".csv" else read_jsonl(path, FaqPair)


def _read_csv(path: Path) -> tuple[Entry[FaqPair], ...]:
    rows = csv.DictReader(StringIO(read_text(path), newline=""), strict=True)
    entries: list[Entry[FaqPair]] = []
    problems: list[Problem] = []
    try:
        if missing := set(COLUMNS) - set(rows.fieldnames or ()):
            reason = f"the header lacks {', '.join(sorted(missing))}"
            remedy = f"Begin the file with {','.join(COLUMNS)}"
            raise QuestionsError([Problem(path, 1, reason, remedy)])
        for row in rows:
            try:
                record = FaqPair(**{name: row[name] or "" for name in COLUMNS})
                entries.append(Entry(rows.line_num, record))
            except ValidationError as error:
                problems.extend(
                    Problem(path, rows.line_num, reason, "Fill in the cell")
                    for reason in reasons(error)
                )
    except csv.Error as error:
        problems.append(Problem(path, rows.line_num, f"no CSV ({error})", "Save it as CSV again"))
    if not entries and not problems:
        problems.append(Problem(path, None, "there are no questions in it", "Write some"))
    if problems:
        raise QuestionsError(problems)
    return tuple(entries)
