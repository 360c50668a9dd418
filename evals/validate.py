"""Whether the expectations of dialogues can be met at all by the documents of an index."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.errors import Problem
from evals.dialogue import Dialogue, Expectation
from evals.jsonl import Entry
from index.code_index import CodeIndex


def invalid(path: Path, entries: Iterable[Entry[Dialogue]], index: CodeIndex) -> Iterator[Problem]:
    """The problems of a file's dialogues: codes that do not exist, quotes that stand nowhere.

    Args:
        path: The file, for messages.
        entries: Its dialogues, all about the documents of the index.
        index: Those documents.
    """
    for line, dialogue in entries:
        known: tuple[str, ...] = ()
        for number, turn in enumerate(dialogue.turns, start=1):
            expected = dict.fromkeys((*turn.expect.quote_codes, *turn.expect.codes))
            where = f"{dialogue.id}, turn {number}"
            for reason, remedy in _problems(turn.expect, tuple(expected) or known, index):
                yield Problem(path, line, f"{where}: {reason}", remedy)
            # A follow-up may leave the code unsaid in the file as well.
            known = tuple(expected) or known


def _problems(
    expect: Expectation, codes: tuple[str, ...], index: CodeIndex
) -> Iterator[tuple[str, str]]:
    for code in dict.fromkeys((*expect.codes, *expect.quote_codes)):
        if code not in index.codes:
            yield f"the code {code} is in no document", "Name a code that is"
    if expect.quotes and not codes:
        yield "quotes are expected of no code", "Name the code in codes or quote_codes"
        return
    texts = [document.text for code in codes for document in index.documents_of(code)]
    for quote in expect.quotes:
        if not any(quote in text for text in texts):
            yield (
                f'"{quote}" stands in no document of {", ".join(codes)}',
                "Copy it from the document, to the letter",
            )
