"""Encoder by sentence-transformers: any model by name or folder.

The packaged one runs four times as fast without torch (`index.onnx_encoder`); here it is the
reference that the other is compared with.
"""

import hashlib
import json
import os
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.encoder import Vectors
from index.errors import EncoderError
from index.packaged_model import (
    PACKAGED_MODEL,
    PACKAGED_SHA256,
    WEIGHTS,
    is_packaged,
    packaged_file,
    packaged_folder,
)

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")
_SAMPLES, _SAMPLE_SIZE = 64, 4096


class SentenceEncoder:
    """An `Encoder`; free to make: torch is imported and the weights are read by the first `encode`.

    No model hub is asked unless the environment says ``HF_HUB_OFFLINE=0``.
    """

    def __init__(self, model: str = PACKAGED_MODEL) -> None:
        """Name the model.

        Args:
            model: "all-MiniLM-L6-v2" for the packaged one, a folder, or a name in the local cache
                of the Hugging Face hub.
        """
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        self._packaged = is_packaged(model)
        self._model_name = PACKAGED_MODEL if self._packaged else model
        # Loading must happen once, and a tokenizer that two threads use at once panics.
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """What people call the model."""
        return self._model_name

    @cached_property
    def fingerprint(self) -> str:
        """Hash that tells this model from others.

        Of the packaged model the hash of its weights, which loading compares. Of another model a
        hash of its settings and of samples of its weights, which takes milliseconds.
        """
        return PACKAGED_SHA256 if self._packaged else _sampled_hash(self._folder)

    @cached_property
    def dimension(self) -> int:
        """Length of a vector, read from the model's settings."""
        return _dimension(self._folder)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts: float32, (len(texts), dimension), rows of unit length.

        Raises:
            EncoderError: The model cannot be loaded.
        """
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        with self._lock:
            vectors = self._model.encode(
                list(texts),
                batch_size=32,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, dtype=np.float32)

    def knows(self, word: str) -> bool:
        """Whether the model has a token for the whole word."""
        with self._lock:
            tokenizer = self._model.tokenizer
            return bool(tokenizer.convert_tokens_to_ids(word) != tokenizer.unk_token_id)

    @cached_property
    def _folder(self) -> Path:
        return packaged_folder() if self._packaged else _named_folder(self._model_name)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        if self._packaged:
            packaged_file(WEIGHTS)
        try:
            # On first use: the import takes seconds, which a lookup by code must not pay for.
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415
            from transformers.utils import logging  # noqa: PLC0415

            logging.disable_progress_bar()  # type: ignore[no-untyped-call] # as it is declared
            return SentenceTransformer(str(self._folder), device="cpu")
        except (ImportError, OSError, ValueError, RuntimeError) as error:
            raise EncoderError(
                f"the model {self.name} in {self._folder} cannot be loaded ({error}). "
                "Check that it is a sentence-transformers model and complete."
            ) from error


def _named_folder(model: str) -> Path:
    if Path(model).is_dir():
        return Path(model)
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - 0.3 s, and seldom needed
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError  # noqa: PLC0415

    repository = model if "/" in model else f"sentence-transformers/{model}"
    try:
        return Path(
            snapshot_download(repository, local_files_only=os.environ["HF_HUB_OFFLINE"] != "0")
        )
    except (OSError, ValueError, HfHubHTTPError, HFValidationError) as error:
        raise EncoderError(
            f"no model {model!r}: it is neither a folder nor in the local cache of the Hugging "
            "Face hub. Name the folder of a downloaded sentence-transformers model, or set "
            "HF_HUB_OFFLINE=0 to let it be downloaded."
        ) from error


def _sampled_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("config*.json")):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    weights = sorted(path for pattern in _WEIGHTS for path in folder.rglob(pattern))
    if not weights:
        raise EncoderError(
            f"{folder}: has no weights (*.safetensors). Name the folder of a complete "
            "sentence-transformers model."
        )
    for path in weights:
        digest.update(path.relative_to(folder).as_posix().encode())
        for sample in _samples(path):
            digest.update(sample)
    return digest.hexdigest()


def _samples(path: Path) -> Iterator[bytes]:
    size = path.stat().st_size
    yield str(size).encode()
    with path.open("rb") as file:
        for i in range(_SAMPLES):
            file.seek(max(size - _SAMPLE_SIZE, 0) * i // (_SAMPLES - 1))
            yield file.read(_SAMPLE_SIZE)


def _dimension(folder: Path) -> int:
    """Of the last module that names one: a Dense layer, the pooling, or the transformer itself."""
    try:
        modules = json.loads((folder / "modules.json").read_bytes())
        for module in reversed(modules):
            settings = _settings(folder / module["path"] / "config.json")
            for key in ("out_features", "word_embedding_dimension", "embedding_dimension"):
                if key in settings:
                    return int(settings[key])
        return int(_settings(folder / "config.json")["hidden_size"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EncoderError(
            f"{folder}: not a sentence-transformers model ({error!r}). Name a folder that has "
            "modules.json and the modules it lists."
        ) from error


def _settings(path: Path) -> dict[str, Any]:
    settings = json.loads(path.read_bytes()) if path.exists() else {}
    return settings if isinstance(settings, dict) else {}
