"""Snapshots on disk: how one is published, found and cleared away.

    INDEX/current              name of the snapshot in force, a text file
    INDEX/snapshots/NAME/      manifest.json, documents.sqlite, vectors.faiss, lexical/
    INDEX/snapshots/.tmp-NAME/ one that is being built, or whose build was killed
    INDEX/build.lock           held while a process builds

A snapshot is built under a temporary name, flushed to disk, and renamed; then `current` is replaced
by a rename as well. `current` is a file rather than a symbolic link because a file survives copying
by any tool and onto any file system, and can be replaced atomically on all of them.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import BuildRunningError, SnapshotError

POINTER = "current"
DOCUMENTS = "documents.sqlite"
VECTORS = "vectors.faiss"
LEXICAL = "lexical"
_SNAPSHOTS = "snapshots"
_STAGED = ".tmp-"


def current_name(index: Path) -> str:
    """Name of the snapshot in force.

    Raises:
        SnapshotError: Nothing was built in this folder, or `current` is damaged.
    """
    pointer = index / POINTER
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise SnapshotError(
            f"{index}: no index was built here. Build one with `codecite build --out {index}`."
        ) from error
    except (OSError, ValueError) as error:
        raise SnapshotError(
            f"{pointer}: cannot be read ({error}). Build the index again with `codecite build`."
        ) from error
    if not name or name != Path(name).name or name.startswith("."):
        raise SnapshotError(
            f"{pointer}: names no snapshot. Build the index again with `codecite build`."
        )
    return name


def snapshot_folder(index: Path, name: str) -> Path:
    """Where the snapshot of a name lies."""
    return index / _SNAPSHOTS / name


@contextmanager
def building(index: Path) -> Iterator[None]:
    """Hold the right to build; the system takes it back from a killed process.

    Raises:
        BuildRunningError: Another process has it.
    """
    (index / _SNAPSHOTS).mkdir(parents=True, exist_ok=True)
    lock = FileLock(index / "build.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise BuildRunningError(
            f"{index}: another process is building this index. Wait for it, or build elsewhere "
            "with --out."
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def staged(index: Path, name: str) -> Iterator[Path]:
    """An empty folder in which to build a snapshot; gone afterwards, unless `publish` took it.

    Call it only within `building`: what an earlier, killed build left is cleared away first.
    """
    for leftover in (index / _SNAPSHOTS).glob(f"{_STAGED}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    for leftover in index.glob(f".{POINTER}-*"):
        leftover.unlink(missing_ok=True)
    folder = snapshot_folder(index, f"{_STAGED}{name}")
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(folder: Path, index: Path, name: str) -> None:
    """Put a staged snapshot in force, in one step for every reader.

    Kept beside it is the one that was in force before, which slow readers may still be opening.
    """
    try:
        kept = {name, current_name(index)}
    except SnapshotError:
        kept = {name}
    for path in (*folder.rglob("*"), folder):
        _make_durable(path)
    snapshots = index / _SNAPSHOTS
    folder.rename(snapshots / name)
    _make_durable(snapshots)
    pointer = index / f".{POINTER}-{name}"
    pointer.write_text(f"{name}\n", encoding="utf-8")
    _make_durable(pointer)
    pointer.replace(index / POINTER)
    _make_durable(index)
    _prune(index, kept)


def _prune(index: Path, kept: set[str]) -> None:
    for folder in (index / _SNAPSHOTS).iterdir():
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _make_durable(path: Path) -> None:
    if path.is_file():
        # tantivy writes for its owner only; whoever may read the folder may read its files.
        path.chmod(0o644)
    # Windows cannot open a folder to flush it, and needs not.
    with suppress(PermissionError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
