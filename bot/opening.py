"""Opening the index that the settings name; the starter index is built on first use."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Settings
from index.encoder import Encoder
from index.errors import SnapshotError
from index.onnx_encoder import OnnxEncoder
from index.packaged_model import is_packaged
from index.sentence_encoder import SentenceEncoder

if TYPE_CHECKING:
    from corpus.document import Document
    from corpus.loader import Corpus
    from index.build import BuildReport, Progress

    Building = Callable[[], AbstractContextManager[Progress]]

_STARTER = "starter"
_STAMP = "starter.sha256"


def encoder_of(settings: Settings) -> Encoder:
    """The encoder that the settings name; free to make. Only a model of one's own needs torch."""
    if settings.model is None or is_packaged(settings.model):
        return OnnxEncoder()
    return SentenceEncoder(settings.model)


def index_folder(settings: Settings) -> Path:
    """The index folder in force."""
    return settings.index or settings.data_dir / _STARTER


def ensure_index(settings: Settings, building: "Building") -> Path:
    """The index folder, with the starter index in it brought up to the packaged documents.

    Args:
        settings: Which index is in force.
        building: Shows the progress of a build, should one be needed.

    Raises:
        SnapshotError: A folder was named and does not exist.
    """
    folder = index_folder(settings)
    if settings.index is not None:
        if not folder.is_dir():
            raise SnapshotError(
                f"{folder}: there is no such folder. "
                f"Build an index with `codecite build --out {folder}`."
            )
        return folder
    stamp = folder / _STAMP
    wanted = _starter_hash(settings)
    if not stamp.is_file() or stamp.read_text() != wanted:
        with building() as progress:
            build_index(load_corpus((), strict=True).documents, settings, progress)
        stamp.write_text(wanted)
    return folder


def load_corpus(paths: Sequence[Path], *, strict: bool) -> "Corpus":
    """The documents of files and folders; of the starter corpus if none are named.

    Raises:
        CorpusError: With `strict`, for the first file that cannot be read.
    """
    # Building is rare: what it imports (HTML and Markdown parsers) is kept off all other paths.
    from corpus.loader import load, starter_paths  # noqa: PLC0415

    return load(paths or starter_paths(), strict=strict)


def build_index(
    documents: "Iterable[Document]", settings: Settings, progress: "Progress"
) -> "BuildReport":
    """Build the index that the settings name.

    Raises:
        BuildError: There are no documents.
    """
    from index.build import build  # noqa: PLC0415

    return build(documents, index_folder(settings), encoder_of(settings), progress=progress)


def _starter_hash(settings: Settings) -> str:
    """Hash of all that the starter index comes from: documents, encoder, and our own code."""
    digest = hashlib.sha256(encoder_of(settings).fingerprint.encode())
    for package in ("corpus", "index"):
        for file in sorted(Path(str(files(package))).rglob("*")):
            if file.suffix in {".md", ".yaml", ".py"}:
                digest.update(file.name.encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
