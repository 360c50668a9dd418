"""Messages that describe a code in words, alone or after another, with the codes that they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from training.rows import RowsError

MESSAGES: Final = Path(__file__).parent / "data" / "messages.tsv"

_FIELDS = 4
_NONE = "-"
_CODE = re.compile(r"[A-Z]\d{4}")


@dataclass(frozen=True, slots=True)
class Message:
    """A message on the starter corpus, written for this from the documents alone.

    Attributes:
        before: What was said before it; empty if it comes first.
        text: The message; it names no code.
        focus: The code that the conversation is on, after an answer to `before`; or empty.
        meant: The codes that may be meant; none if no document is about what it describes.
    """

    before: str
    text: str
    focus: str
    meant: frozenset[str]


def read_messages(path: Path) -> Iterator[Message]:
    """The messages of a file: before, message, focus and codes meant, with a tab between.

    Raises:
        RowsError: A line is none; says which and why.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = line.split("\t")
        if len(found) != _FIELDS:
            raise RowsError(
                f"{path}, line {number}: {len(found)} fields, expected {_FIELDS}, tabs between."
            )
        before, text, focus, meant = found
        if bool(before) != bool(focus):
            raise RowsError(
                f"{path}, line {number}: give what was said before with its code, or neither."
            )
        codes = [] if meant == _NONE else meant.split(",")
        wrong = [code for code in (*codes, *filter(None, (focus,))) if not _CODE.fullmatch(code)]
        if wrong:
            raise RowsError(
                f'{path}, line {number}: {wrong[0]!r} is no code. Put commas between, "-" for none.'
            )
        yield Message(before, text, focus, frozenset(codes))
