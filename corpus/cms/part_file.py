"""The half of a download that is already here, and what tells whether it still fits.

``NAME.part`` stands beside the target and ``NAME.part.json`` beside that, with the address and the
validator (a strong ETag, or the date of last change) of the version that the bytes belong to. A
part without a validator is never resumed: two halves of two versions would make one broken file.
"""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path


class PartFile:
    """Bytes on their way to a target, in the target's folder."""

    def __init__(self, target: Path, url: str) -> None:
        self.target = target
        self.path = target.with_name(f"{target.name}.part")
        self._note = target.with_name(f"{target.name}.part.json")
        self._url = url

    @property
    def size(self) -> int:
        """Bytes that are here."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def resume_headers(self) -> dict[str, str]:
        """Request headers that ask for the rest of the same version; empty to ask for all of it."""
        validator = self._validator()
        if not self.size or validator is None:
            return {}
        return {"Range": f"bytes={self.size}-", "If-Range": validator}

    def goes_on(self, headers: Mapping[str, str]) -> bool:
        """Whether these response headers are of the version that the bytes here belong to.

        Some servers send a range of whatever they have now, whatever ``If-Range`` says.
        """
        validator = validator_of(headers)
        return validator is None or validator == self._validator()

    def begin(self, headers: Mapping[str, str]) -> None:
        """Start over with the version that these response headers describe."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(b"")
        note = {"url": self._url, "validator": validator_of(headers)}
        self._note.write_text(json.dumps(note), encoding="utf-8")

    def append(self, chunks: Iterable[bytes]) -> None:
        """Write chunks to the end as they come."""
        with self.path.open("ab") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())

    def publish(self) -> None:
        """Put the whole file in the target's place, at once."""
        self.path.replace(self.target)
        self._note.unlink(missing_ok=True)

    def discard(self) -> None:
        """Forget what is here."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def _validator(self) -> str | None:
        """The validator of the bytes that are here; None where they are of another address."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        if not isinstance(note, dict) or note.get("url") != self._url:
            return None
        validator = note.get("validator")
        return validator if isinstance(validator, str) else None


def validator_of(headers: Mapping[str, str]) -> str | None:
    """What ``If-Range`` may carry: a strong ETag, or else the date of last change.

    RFC 9110, section 13.1.5.
    """
    etag = headers.get("etag")
    if etag and not etag.startswith("W/"):
        return etag
    return headers.get("last-modified")
