"""The documents that rows speak of."""

from collections.abc import Mapping
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from bot.answering.evidence import Evidence
from bot.opening import load_corpus
from corpus.document import Document

_FOLDERS = {"starter": ("corpus.starter", ""), "pages": ("evals", "pages")}


def evidences() -> Mapping[tuple[str, str], Evidence]:
    """The documents of each corpus and code."""
    return {
        (corpus, code): Evidence(code, tuple(documents))
        for corpus, (package, folder) in _FOLDERS.items()
        for code, documents in groupby(
            sorted(_documents(Path(str(files(package) / folder))), key=attrgetter("code")),
            key=attrgetter("code"),
        )
    }


def _documents(folder: Path) -> tuple[Document, ...]:
    return load_corpus([folder], strict=False).documents
