"""The account of a release: how many records it has, and what became of them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReleaseAccount:
    """What became of the records of one kind in one file.

    Attributes:
        path: The file, or the member of an archive as ``release.zip/member``.
        what: Records of which kind, in the plural: "procedure codes".
        read: Records in the file.
        kept: Those that documents were made of.
        reported: Those that were left out, each a `corpus.errors.Problem` of its own.
    """

    path: Path
    what: str
    read: int
    kept: int
    reported: int

    @property
    def unexplained(self) -> int:
        """Records that are neither kept nor reported; anything but 0 is a fault of the reader."""
        return self.read - self.kept - self.reported

    def __str__(self) -> str:
        found = f"{self.path}: {self.read:,} {self.what} read"
        became = f"{self.kept:,} kept, {self.reported:,} reported"
        lost = f", {self.unexplained:,} UNEXPLAINED" if self.unexplained else ""
        return f"{found}: {became}{lost}."
