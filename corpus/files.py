"""Files below folders, in a fixed order, read within limits."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.errors import CorpusError, Problem

SUFFIXES = frozenset(
    {".md", ".markdown", ".txt", ".text", ".html", ".htm", ".xhtml", ".zip", ".pdf"}
)
"""What is read inside a folder. Files with other suffixes, hidden files and read-me files are no
documents there and are passed over; a file that is named itself is always read. CMS publishes its
releases as ZIP and PDF; a workbook or CSV beside the text of the same release would repeat it, so
those are read only where they are named."""

LARGEST = 16 * 1024 * 1024
"""Bytes beyond which a file is refused unread; code pages have a few thousand."""


def walk(paths: Iterable[Path]) -> Iterator[Path | Problem]:
    """The files to read: those given, and those below folders given, each once, in path order.

    Symbolic links are followed; one that leads back into a folder above it is a problem.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _below(path, frozenset()):
            if isinstance(found, Problem):
                yield found
            elif (real := os.path.realpath(found)) not in seen:
                seen.add(real)
                yield found


def _below(path: Path, above: frozenset[str]) -> Iterator[Path | Problem]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
        if not is_folder:
            yield path
            return
        real = os.path.realpath(path)
        if real in above:
            yield Problem(path, None, "the link leads back to a folder above it", "Remove the link")
            return
        children = sorted(path.iterdir())
    except OSError as error:
        yield problem_of(path, error)
        return
    for child in children:
        if _is_wanted(child):
            yield from _below(child, above | {real})


def _is_wanted(path: Path) -> bool:
    if path.name.startswith("."):
        return False
    try:
        if path.is_dir():
            return True
    except OSError:
        return True  # reported when it is opened
    return path.suffix.lower() in SUFFIXES and path.stem.lower() != "readme"


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of at most `LARGEST` bytes.

    Raises:
        CorpusError: It is missing, unreadable, too large, or no regular file.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CorpusError(Problem(path, None, "not a regular file", "Give a file or a folder"))
        if status.st_size > LARGEST:
            size, limit = status.st_size / 2**20, LARGEST // 2**20
            reason = f"{size:,.0f} MiB, more than the {limit} MiB of any page"
            raise CorpusError(Problem(path, None, reason, "Split it into one file for each code"))
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(problem_of(path, error)) from error


def problem_of(path: Path, error: OSError) -> Problem:
    """What the operating system said, with a remedy."""
    match error.errno:
        case errno.ENOENT if path.is_symlink():
            return Problem(path, None, "the link leads nowhere", "Remove it, or restore its target")
        case errno.ENOENT:
            return Problem(path, None, "there is no such file or folder", "Check the path")
        case errno.EACCES | errno.EPERM:
            return Problem(path, None, "permission denied", "Make it readable for this user")
        case errno.ELOOP:
            return Problem(path, None, "the symbolic link leads to itself", "Remove the link")
        case _:
            reason = error.strerror or type(error).__name__
            return Problem(
                path, None, f"it cannot be read ({reason})", "Check the disk and the path"
            )
