"""The documents that rows speak of."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from bot.answering.evidence import Evidence
from bot.opening import load_corpus


def evidences() -> Mapping[tuple[str, str], Evidence]:
    """The documents of each corpus and code."""
    # No paths stand for the starter corpus.
    paths: Mapping[str, Sequence[Path]] = {
        "starter": (),
        "pages": (Path(str(files("evals") / "pages")),),
    }
    return {
        (corpus, code): Evidence(code, tuple(documents))
        for corpus, folders in paths.items()
        for code, documents in groupby(
            sorted(load_corpus(folders, strict=False).documents, key=attrgetter("code")),
            key=attrgetter("code"),
        )
    }
