"""A small corpus, replies made by hand, and targets that answer from a table."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.wire import ChatReply, DocumentOut
from corpus.document import Document
from corpus.loader import load
from evals import cli, execution
from evals.errors import TargetError
from index.build import build
from index.code_index import CodeIndex

PAGES = {
    "S9460.md": """---
code: S9460
title: Diabetic management program
source: {name: Test pages, release: T1, authority: authored}
---

## Description

A nurse visit in a diabetes programme.

## Billing and documentation

Medicare does not cover S9460.

## Frequently asked questions

### Is S9460 covered by Medicare?

No. Medicare does not cover S9460.

### Who gives S9460?

A nurse.

## Related codes

- S9455: the group session.
""",
    "S9455.md": """---
code: S9455
title: Diabetic group session
source: {name: Test pages, release: T1, authority: authored}
---

## Description

A group session in a diabetes programme.

## Billing and documentation

Medicaid covers S9455 once a year.
""",
}


@pytest.fixture
def documents(tmp_path: Path) -> tuple[Document, ...]:
    """S9455 and S9460, read from Markdown."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load([folder], strict=True).documents


@pytest.fixture
def index_folder(tmp_path: Path, documents: tuple[Document, ...], encoder: Any) -> Path:
    """Those documents as an index."""
    build(documents, tmp_path / "index", encoder)
    return tmp_path / "index"


@pytest.fixture
def code_index(index_folder: Path, encoder: Any) -> Iterator[CodeIndex]:
    """That index, open."""
    opened = CodeIndex.open(index_folder, encoder)
    yield opened
    opened.close()


@pytest.fixture
def evaluate(
    index_folder: Path, encoder: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """Runs `codecite-eval` on that index."""
    monkeypatch.setattr(execution, "encoder_of", lambda _: encoder)

    def run(*arguments: object) -> Result:
        given = [str(argument) for argument in ("--index", index_folder, *arguments)]
        return CliRunner().invoke(cli.app, given)

    return run


MakeReply = Callable[..., ChatReply]

SOURCE = {"name": "Test pages", "url": None, "release": "T1", "authority": "authored"}


def _quote(text: str, code: str = "S9460", start: int = 0) -> dict[str, Any]:
    return {
        "text": text,
        "code": code,
        "document_id": f"{code}.test-pages",
        "section": "billing",
        "heading": "",
        "start": start,
        "end": start + len(text),
        "source": SOURCE,
    }


def _reply(*quotes: str | dict[str, Any], **fields: Any) -> ChatReply:
    content = {
        "session_id": "s1",
        "message_id": "m1",
        "status": "answered",
        "verdict": None,
        "answer": "An answer.",
        "codes": ["S9460"],
        "intent": "other",
        "quotes": [_quote(quote) if isinstance(quote, str) else quote for quote in quotes],
        "conflicts": [],
        "comparison": None,
        "suggestions": [],
        "timings_ms": {"understand": 0, "retrieve": 0, "compose": 0, "total": 0},
    }
    return ChatReply.model_validate_json(json.dumps(content | fields))


@pytest.fixture
def make_reply() -> MakeReply:
    """Makes a reply of quotes (texts at the start of S9460's document) and other fields."""
    return _reply


@pytest.fixture
def make_quote() -> Callable[..., dict[str, Any]]:
    """Makes a quote of a code's document."""
    return _quote


class Table:
    """Answers messages by table; a message that is not in it gets no reply."""

    def __init__(self, replies: Mapping[str, ChatReply], text: str) -> None:
        self._replies = replies
        self._text = text
        self.asked: list[tuple[str, str | None, date | None]] = []
        self._lock = threading.Lock()

    def ask(self, message: str, session_id: str | None, day: date | None) -> ChatReply:
        with self._lock:
            self.asked.append((message, session_id, day))
        if message not in self._replies:
            raise TargetError("the line is dead")
        return self._replies[message]

    def document(self, document_id: str) -> DocumentOut | None:
        if document_id != "S9460.test-pages":
            return None
        content = {
            "document_id": document_id,
            "code": "S9460",
            "title": "T",
            "text": self._text,
            "sections": [],
            "source": SOURCE,
        }
        return DocumentOut.model_validate_json(json.dumps(content))


@pytest.fixture
def make_table() -> Callable[..., Table]:
    """Makes a target from replies by message, and the text of S9460's document."""
    return lambda replies, text="": Table(replies, text)


@pytest.fixture
def write_jsonl(tmp_path: Path) -> Callable[..., Path]:
    """Writes objects, or raw lines, to a file."""

    def write(*lines: Any, name: str = "set.jsonl") -> Path:
        path = tmp_path / name
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return path

    return write
