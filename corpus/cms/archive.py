"""Members of a zip, read in memory within limits: a release may come from anywhere.

Nothing is ever written to disk. What no release of CMS has and a hostile file may (paths that leave
the archive, encryption, sizes out of proportion, archives in archives) is refused with a reason.
"""

import io
import zipfile
import zlib
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from corpus.errors import CorpusError, Problem

SIGNATURE = b"PK\x03\x04"
"""First bytes of a zip, and so of an Office document."""

MOST_MEMBERS = 1_000
"""Members of an archive; a release has fewer than 50."""
LARGEST_TOTAL = 256 * 1024 * 1024
"""Bytes that all members may have unpacked; CMS's largest releases have about 30 MiB."""
STEEPEST = 200
"""Unpacked bytes for each packed byte; fixed-width text of CMS has about 20, a bomb 1,000."""
_SMALL = 1024 * 1024
"""Unpacked bytes below which a steep ratio does no harm."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError,
)  # fmt: skip
"""What zipfile raises for files that are damaged or made to be so."""
_AGAIN = "Download it again from CMS"


class Archive:
    """A zip that passed the checks of `open_archive`."""

    def __init__(self, path: Path, packed: zipfile.ZipFile) -> None:
        """From a checked archive; `path` is for messages."""
        self.path = path
        self._zip = packed
        self.names: tuple[str, ...] = tuple(
            info.filename for info in packed.infolist() if _is_file(info)
        )
        """Its files, in the archive's order; folders and what macOS adds are left out."""

    def matching(self, pattern: str) -> tuple[str, ...]:
        """The names whose last part fits a shell pattern in either case: ``"*anweb*.txt"``."""
        wanted = pattern.lower()
        return tuple(
            name for name in self.names if fnmatchcase(PurePosixPath(name).name.lower(), wanted)
        )

    def find(self, pattern: str) -> str | None:
        """The first name that fits a pattern, or None where none does."""
        return next(iter(self.matching(pattern)), None)

    def read(self, name: str) -> bytes:
        """The bytes of a member.

        Raises:
            CorpusError: It is damaged, or an archive itself.
            KeyError: There is no such member.
        """
        try:
            data = self._zip.read(name)
        except _BROKEN as error:
            raise _refusal(self.path, f'its member "{name}" is damaged ({error})') from error
        if data.startswith(SIGNATURE) and not name.lower().endswith((".xlsx", ".xlsm")):
            reason, remedy = f'its member "{name}" is a zip again', "Unpack it, and give that file"
            raise CorpusError(Problem(self.path, None, reason, remedy))
        return data

    def place(self, name: str) -> Path:
        """How messages name a member: ``release.zip/HCPC2019_CONTR_ANWEB.txt``."""
        return self.path / name


def open_archive(path: Path, data: bytes) -> Archive:
    """Open a zip and check all of its directory, before anything is unpacked.

    Args:
        path: For messages.
        data: The bytes of the zip.

    Raises:
        CorpusError: It is no zip, truncated, or made as no release is.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise _refusal(path, f"not a readable zip archive ({error})") from error
    infos = packed.infolist()
    if fault := _fault_of_all(infos) or next(filter(None, map(_fault, infos)), None):
        raise _refusal(path, fault)
    return Archive(path, packed)


def _fault_of_all(infos: list[zipfile.ZipInfo]) -> str | None:
    if len(infos) > MOST_MEMBERS:
        return f"it holds {len(infos):,} files, more than the {MOST_MEMBERS:,} of any release"
    total = sum(info.file_size for info in infos)
    if total > LARGEST_TOTAL:
        limit = LARGEST_TOTAL // 2**20
        return f"unpacked it has {total / 2**20:,.0f} MiB, more than the {limit} MiB of any release"
    name, times = next(iter(Counter(i.filename for i in infos).most_common(1)), ("", 0))
    return f'it holds "{name}" {times} times' if times > 1 else None


def _fault(info: zipfile.ZipInfo) -> str | None:
    """Why one member is not to be trusted, or None."""
    name = info.filename
    parts = PurePosixPath(name).parts
    if name.startswith("/") or "\\" in name or ".." in parts or name[1:2] == ":":
        return f'its member "{name}" has a path that leads out of the archive'
    if info.flag_bits & _ENCRYPTED:
        return f'its member "{name}" is encrypted'
    if info.compress_type not in _METHODS:
        return f'its member "{name}" is packed in a way that no release is'
    if info.file_size > max(_SMALL, STEEPEST * info.compress_size):
        return (
            f'its member "{name}" unpacks to {info.file_size / max(1, info.compress_size):,.0f}'
            " times its size"
        )
    return None


def _is_file(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    return not info.is_dir() and "__MACOSX" not in parts and not parts[-1].startswith("._")


def _refusal(path: Path, reason: str) -> CorpusError:
    return CorpusError(Problem(path, None, reason, _AGAIN))
