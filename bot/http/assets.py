"""The files that a browser loads: scripts without their comments, packed once, with an ETag."""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

FOLDER = Path(str(files("bot.widget")))
MEDIA_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}

# Only what fills its lines: `//` inside a line may be part of an address.
_COMMENT = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_SPACE = re.compile(r"^\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is served; ``packed`` is the same content in gzip."""

    content: bytes
    packed: bytes
    etag: str
    media_type: str


def slim(script: str) -> str:
    """A script without what no browser reads: comments, indentation, empty lines."""
    return _SPACE.sub("", _COMMENT.sub("", script))


@cache
def asset(name: str) -> Asset:
    """A file of the widget's folder."""
    path = FOLDER / name
    text = path.read_text(encoding="utf-8")
    content = (slim(text) if path.suffix == ".js" else text).encode()
    digest = hashlib.sha256(content).hexdigest()[:16]
    packed = gzip.compress(content, mtime=0)
    return Asset(content, packed, f'"{digest}"', MEDIA_TYPES[path.suffix])
