"""The indexes that question sets are asked on, built where they do not exist."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from importlib.resources import files
from pathlib import Path

from bot.opening import ensure_index, load_corpus
from bot.settings import Settings
from corpus.document import Document
from evals.dialogue import CorpusName
from evals.leave_out import without_faq
from index.build import Progress, build
from index.code_index import CodeIndex
from index.encoder import Encoder
from index.snapshot import POINTER, current_name, snapshot_folder

Building = Callable[[], AbstractContextManager[Progress]]


def documents_of(index: CodeIndex) -> Iterator[Document]:
    """All documents of an index, by code."""
    for code in index.codes:
        yield from index.documents_of(code)


class Corpora:
    """Opens each index once.

    Args:
        settings: With an index named, that one stands for every corpus.
        encoder: The one that these settings name.
        scratch: An empty folder for indexes that only this run needs.
        building: Shows the progress of a build.
    """

    def __init__(
        self, settings: Settings, encoder: Encoder, scratch: Path, building: Building
    ) -> None:
        self._settings = settings
        self._scratch = scratch
        self._building = building
        self._encoder = encoder
        self._opened: dict[tuple[Path, type[CodeIndex]], CodeIndex] = {}

    @property
    def encoder(self) -> Encoder:
        """The encoder of all of them."""
        return self._encoder

    def whole(self, corpus: CorpusName, kind: type[CodeIndex] = CodeIndex) -> CodeIndex:
        """The index of a corpus.

        Args:
            corpus: The corpus.
            kind: As what it is opened.

        Raises:
            CodeciteError: It cannot be built or opened.
        """
        return self._open(self._folder(corpus), kind)

    def without_faq(self, corpus: CorpusName, kind: type[CodeIndex] = CodeIndex) -> CodeIndex:
        """The index of a corpus whose documents have no FAQ sections.

        Args:
            corpus: The corpus.
            kind: As what it is opened.

        Raises:
            CodeciteError: It cannot be built or opened.
        """
        whole, out = self._folder(corpus), self._scratch / f"{corpus}-without-faq"
        if not out.is_dir():
            # Built on a copy, so that the texts which remain need not be encoded again.
            name = current_name(whole)
            shutil.copytree(snapshot_folder(whole, name), snapshot_folder(out, name))
            (out / POINTER).write_text(name, encoding="utf-8")
            with self._building() as progress:
                documents = map(without_faq, documents_of(self.whole(corpus)))
                build(documents, out, self._encoder, progress=progress)
        return self._open(out, kind)

    def _folder(self, corpus: CorpusName) -> Path:
        if corpus is CorpusName.STARTER or self._settings.index is not None:
            return ensure_index(self._settings, self._building)
        out = self._scratch / corpus
        if not out.is_dir():
            with self._building() as progress:
                pages = load_corpus([Path(str(files("evals"))) / "pages"], strict=True)
                build(pages.documents, out, self._encoder, progress=progress)
        return out

    def _open(self, folder: Path, kind: type[CodeIndex]) -> CodeIndex:
        if (folder, kind) not in self._opened:
            self._opened[folder, kind] = kind.open(folder, self._encoder)
        return self._opened[folder, kind]

    def close(self) -> None:
        """Let go of all files."""
        for index in self._opened.values():
            index.close()
