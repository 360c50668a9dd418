"""What a snapshot says of itself, and whether its files are as it says."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from index.encoder import Encoder
from index.errors import SnapshotError

SCHEMA_VERSION = 3
"""Raise it with every change that an older reader or builder would misread."""

METRIC = "inner product of unit vectors"
FILE_NAME = "manifest.json"

ALWAYS_HASHED = 16 * 2**20
"""Bytes up to which a file is hashed at every opening: about 10 ms. Of larger files the size is
compared, and the hash when asked for."""

_REMEDY = "Build the index again with `codecite build`."


@dataclass(frozen=True, slots=True)
class FileMark:
    """Size in bytes and SHA-256 (hexadecimal) of a file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a snapshot and what made it.

    Attributes:
        schema: `SCHEMA_VERSION` of the builder.
        builder: Name and version of the program that built it.
        built: When, ISO 8601, UTC.
        encoder: Name of the encoder.
        fingerprint: Hash of the encoder's weights.
        dimension: Length of the vectors.
        metric: How vectors are compared.
        corpus: Hash of the documents.
        documents: Number of documents.
        codes: Number of codes.
        passages: Number of passages.
        vectors: Number of vectors; passages with the same text share one.
        files: Every other file, by its path in the snapshot.
    """

    schema: int
    builder: str
    built: str
    encoder: str
    fingerprint: str
    dimension: int
    metric: str
    corpus: str
    documents: int
    codes: int
    passages: int
    vectors: int
    files: dict[str, FileMark]


def write(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into a snapshot's folder, sealed with its own hash."""
    content = asdict(manifest)
    (folder / FILE_NAME).write_text(
        json.dumps({**content, "seal": _seal(content)}, indent=1) + "\n", encoding="utf-8"
    )


def read(folder: Path) -> Manifest:
    """Read the manifest of a snapshot's folder.

    Raises:
        SnapshotError: It is absent, damaged, or of another schema version.
    """
    path = folder / FILE_NAME
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise SnapshotError(f"{folder}: no {FILE_NAME}, so no snapshot. {_REMEDY}") from error
    except (OSError, ValueError) as error:
        raise SnapshotError(f"{path}: cannot be read ({error}). {_REMEDY}") from error
    if not isinstance(content, dict) or content.get("schema") != SCHEMA_VERSION:
        found = content.get("schema") if isinstance(content, dict) else None
        raise SnapshotError(
            f"{path}: schema version {found}, this codecite reads {SCHEMA_VERSION}. {_REMEDY}"
        )
    if content.pop("seal", None) != _seal(content) or content.keys() != _keys():
        raise SnapshotError(f"{path}: changed since it was written. {_REMEDY}")
    marks = {name: FileMark(**mark) for name, mark in content.pop("files").items()}
    return Manifest(**content, files=marks)


def marks(folder: Path) -> dict[str, FileMark]:
    """Size and hash of every file below a folder, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): FileMark(path.stat().st_size, _sha256(path))
        for path in sorted(folder.rglob("*"))
        # Lock files come and go with tantivy's readers.
        if path.is_file() and path.suffix != ".lock" and path != folder / FILE_NAME
    }


def verify(manifest: Manifest, folder: Path, *, full: bool = False) -> None:
    """Compare a snapshot's files with its manifest.

    Args:
        manifest: The manifest.
        folder: The snapshot's folder.
        full: Hash files of any size, not only those up to `ALWAYS_HASHED`.

    Raises:
        SnapshotError: A file is missing, truncated or changed.
    """
    for name, mark in manifest.files.items():
        path = folder / name
        try:
            size = path.stat().st_size
        except OSError as error:
            raise SnapshotError(f"{path}: missing from the snapshot. {_REMEDY}") from error
        if size != mark.size:
            raise SnapshotError(f"{path}: {size} bytes, the manifest says {mark.size}. {_REMEDY}")
        if (full or size <= ALWAYS_HASHED) and _sha256(path) != mark.sha256:
            raise SnapshotError(f"{path}: its checksum is not the manifest's. {_REMEDY}")


def check_encoder(manifest: Manifest, encoder: Encoder, folder: Path) -> None:
    """Refuse a snapshot whose vectors another encoder made.

    Raises:
        SnapshotError: The encoders differ.
    """
    if (manifest.fingerprint, manifest.dimension) != (encoder.fingerprint, encoder.dimension):
        raise SnapshotError(
            f"{folder}: built with the encoder {manifest.encoder} "
            f"({manifest.fingerprint[:12]}, {manifest.dimension}-d), but asked with {encoder.name} "
            f"({encoder.fingerprint[:12]}, {encoder.dimension}-d). Choose the encoder that built "
            "it, or build the index again with `codecite build`."
        )


def _keys() -> set[str]:
    return {field.name for field in fields(Manifest)}


def _seal(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
