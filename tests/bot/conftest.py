"""A small corpus, an index of it, and ways to talk to a bot over that index."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import uvicorn
from fastapi import FastAPI

from bot.answering.evidence import Evidence
from bot.conversation import Focus, MemorySessionStore
from bot.http.app import create_app
from bot.question import Question
from bot.reply import Reply
from bot.service import Request, Service
from bot.settings import Settings
from bot.understanding.reader import Reader
from corpus.document import Document
from corpus.loader import load
from index.build import build
from index.code_index import CodeIndex
from index.code_table import CodeTable
from index.cross_encoder import DescriptionMatcher, Fits, Readings, Stance

TODAY = date(2019, 6, 15)
_SOURCE_KEYS = ("name", "release", "authority", "effective")
CORPUS = Path(__file__).parent / "corpus"


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which every question of these tests is asked."""
    return TODAY


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    """The documents of the test corpus."""
    return load([CORPUS], strict=True).documents


@pytest.fixture(scope="session")
def index_folder(
    documents: tuple[Document, ...],
    make_encoder: Callable[[str], Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A folder with an index of the test corpus, made with the fake encoder."""
    folder = tmp_path_factory.mktemp("bot") / "index"
    build(documents, folder, make_encoder("bag-of-words-1"))
    return folder


@pytest.fixture(scope="session")
def index(index_folder: Path, make_encoder: Callable[[str], Any]) -> CodeIndex:
    """The open index of the test corpus."""
    return CodeIndex.open(index_folder, make_encoder("bag-of-words-1"))


def settings_for_tests(data_dir: Path) -> Settings:
    return Settings.model_construct(
        index=None,
        data_dir=data_dir,
        model=None,
        host="127.0.0.1",
        port=8000,
        max_message_chars=2000,
        session_limit=10_000,
        session_idle_seconds=3600,
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that no environment and no file has touched."""
    return settings_for_tests(tmp_path / "data")


class NothingTold:
    """Documents that tell nothing of any code (`bot.understanding.told.Told`)."""

    def description(self, _: str) -> str:
        return ""

    def names(self, _: str) -> frozenset[str]:
        return frozenset()

    def stems(self, _: str) -> frozenset[str]:
        return frozenset()

    def labels(self, _: str) -> dict[str, frozenset[str]]:
        return {}


@dataclass
class Talk:
    """One conversation with a service."""

    service: Service
    sessions: MemorySessionStore
    session_id: str
    replies: list[Reply] = field(default_factory=list)

    def say(self, message: str, date_of_service: date | None = None) -> Reply:
        """The reply to a message; earlier ones are remembered."""
        answer = self.service.answer(Request(message, self.session_id, date_of_service))
        self.replies.append(answer.reply)
        return answer.reply


@pytest.fixture
def talk(index: CodeIndex, talk_over: Callable[..., Talk]) -> Talk:
    """A new conversation over the test corpus."""
    return talk_over(index)


@pytest.fixture
def say(talk: Talk) -> Callable[..., Reply]:
    """Says something in a new conversation, and returns the reply."""
    return talk.say


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., tuple[Document, ...]]:
    """Reads documents from texts through the real readers.

    A text with front matter is Markdown, any other a page. Two texts on one code need sources of
    different names, as two files of a folder do.
    """
    numbers = count()

    def read_texts(*texts: str) -> tuple[Document, ...]:
        folder = tmp_path / f"texts-{next(numbers)}"
        folder.mkdir()
        for number, text in enumerate(texts):
            suffix = ".md" if text.startswith("---") else ".txt"
            (folder / f"{number:02}{suffix}").write_text(text, encoding="utf-8")
        loaded = load([folder], strict=True).documents
        return tuple(sorted(loaded, key=lambda document: document.source.authority.rank))

    return read_texts


@pytest.fixture
def evidence_of(read: Callable[..., tuple[Document, ...]]) -> Callable[..., Evidence]:
    """The evidence that documents of one code make, the most authoritative first."""

    def evidence(*texts: str) -> Evidence:
        documents = read(*texts)
        return Evidence(documents[0].code, documents)

    return evidence


class FakeReader:
    """A cross-encoder that finds a stance in the text: it answers where it has a word of it."""

    def __init__(self, **stances: tuple[str, float]) -> None:
        self.stances = {Stance[name.upper()]: told for name, told in stances.items()}
        self.asked: list[tuple[str, list[str]]] = []

    def read(self, question: str, texts: Sequence[str]) -> Readings:
        self.asked.append((question, list(texts)))
        found = np.zeros((len(texts), len(Stance)), dtype=np.float32)
        for row, text in enumerate(texts):
            for stance, (word, sure) in self.stances.items():
                if word in text:
                    found[row, stance] = sure
            found[row, Stance.NO_ANSWER] = 1 - found[row].sum()
        return found


@pytest.fixture
def read_as() -> type[FakeReader]:
    """Makes a reader: read_as(no=("batteries", 0.9)) reads a "no" in texts on batteries."""
    return FakeReader


class FakeMatcher:
    """A matcher that finds fitting what has a word of a description, and the rest unfitting."""

    def __init__(self, word: str) -> None:
        self.word = word

    def match(self, _: str, descriptions: Sequence[str]) -> Fits:
        return np.array([4.0 if self.word in text else -4.0 for text in descriptions], np.float32)


@pytest.fixture
def match_word() -> type[FakeMatcher]:
    """Makes a matcher: match_word("glucose") fits descriptions with that word."""
    return FakeMatcher


@pytest.fixture
def page() -> Callable[..., str]:
    """Writes a Markdown document: page("S9460", "Description=A visit.", release="2019")."""

    def markdown(code: str, *parts: str, **keys: str) -> str:
        known = {"title": "Something that is billed", **keys}
        source = {key: known.pop(key) for key in _SOURCE_KEYS if key in known}
        head = [f"code: {code}", *(f"{key}: {value}" for key, value in known.items())]
        if source:
            head += ["source:", *(f"  {key}: {value}" for key, value in source.items())]
        body = "\n\n".join(
            f"## {heading}\n\n{text}"
            for heading, _, text in (part.partition("=") for part in parts)
        )
        return "---\n" + "\n".join(head) + f"\n---\n\n{body}\n"

    return markdown


@pytest.fixture
def open_index(
    read: Callable[..., tuple[Document, ...]],
    make_encoder: Callable[[str], Any],
    tmp_path: Path,
) -> Callable[..., CodeIndex]:
    """The open index of some texts, made with the fake encoder."""

    def opened(*texts: str) -> CodeIndex:
        encoder = make_encoder("bag-of-words-1")
        build(read(*texts), tmp_path / "opened", encoder)
        return CodeIndex.open(tmp_path / "opened", encoder)

    return opened


@pytest.fixture
def talk_over() -> Callable[..., Talk]:
    """A new conversation over an index."""

    def begin(index: CodeIndex, matcher: DescriptionMatcher | None = None) -> Talk:
        sessions = MemorySessionStore()
        service = Service(lambda: index, sessions, lambda: TODAY, matcher=matcher)
        return Talk(service, sessions, "a-session")

    return begin


@pytest.fixture
def ask_about() -> Callable[..., Question]:
    """Reads a question about codes that all exist, without any conversation before it."""

    def read_question(text: str, *codes: str) -> Question:
        table = CodeTable(dict.fromkeys(codes, "title"))
        return Reader(table, NothingTold()).read(text, Focus(), TODAY)

    return read_question


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of an application while it is served over a real socket."""
    config = uvicorn.Config(app, port=0, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(20)


@pytest.fixture(scope="session")
def serve() -> Callable[[FastAPI], Any]:
    """Serves an application over a real socket: ``with serve(app) as url``."""
    return served


@pytest.fixture(scope="session")
def service_url(index: CodeIndex, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service over the test corpus, shared by tests that leave no trace in it."""
    settings = settings_for_tests(tmp_path_factory.mktemp("service"))
    with served(create_app(lambda: index, settings)) as url:
        yield url
