"""Files of JSON lines, each line checked against a schema."""

from collections.abc import Iterator
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from corpus.errors import CorpusError, Problem
from corpus.files import read_bytes
from evals.errors import QuestionsError

Record = TypeVar("Record", bound=BaseModel)

_REMEDY = "Correct the line; evals/README.md describes the schema"


class Entry(NamedTuple, Generic[Record]):
    """A record and the 1-based line that it stands on."""

    line: int
    record: Record


def read_text(path: Path) -> str:
    """The text of a file of questions, UTF-8 with or without a byte order mark.

    Raises:
        QuestionsError: It cannot be read.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except CorpusError as error:
        raise QuestionsError([error.problem]) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        reason = f"the text is not UTF-8 (byte {error.start})"
        raise QuestionsError([Problem(path, line, reason, "Save the file as UTF-8")]) from error


def read_jsonl(path: Path, schema: type[Record]) -> tuple[Entry[Record], ...]:
    """The records of a file; blank lines are passed over.

    Raises:
        QuestionsError: The file cannot be read, is empty, or has lines that break the schema; every
            such line is named.
    """
    entries: list[Entry[Record]] = []
    problems: list[Problem] = []
    # Not splitlines: JSON strings may hold other line separators, such as U+2028.
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entries.append(Entry(number, schema.model_validate_json(line)))
        except ValidationError as error:
            problems.extend(Problem(path, number, reason, _REMEDY) for reason in reasons(error))
    if not entries and not problems:
        problems.append(Problem(path, None, "there are no questions in it", "Write some"))
    if problems:
        raise QuestionsError(problems)
    return tuple(entries)


def reasons(error: ValidationError) -> Iterator[str]:
    """What a record breaks, each with the path of the field."""
    for item in error.errors(include_url=False, include_context=False):
        where = ".".join(map(str, item["loc"]))
        what = item["msg"].removeprefix("Value error, ").rstrip(".")
        yield f"{where}: {what}" if where else what
