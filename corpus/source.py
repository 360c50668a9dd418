"""Where a document says that it comes from, and what its id follows from."""

import re
import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from corpus.document import Authority, Source

UNDATED = "undated"
"""Release of a source that names none."""

_NAMES = (
    re.compile(r"original content (?:by|of|from)\s+(?P<name>[^.|]+)", re.IGNORECASE),
    re.compile(r"^track (?:this|these) codes? (?:in|with|on)\s+(?P<name>[^.|!]+)", re.IGNORECASE),
)
_RELEASES = (
    re.compile(r"\b(?P<release>RVU\d{2}[A-Z]{1,2})\b"),
    re.compile(
        r"\bdata (?:sourced )?from\b.*?\b(?P<release>(?:January|April|July|October) 20\d\d"
        r"|20\d\d(?:[ -]?Q[1-4])?)\b",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True, slots=True)
class SourceHints:
    """What one place says about a source; None where it is silent."""

    name: str | None = None
    release: str | None = None
    authority: Authority | None = None
    url: str | None = None
    licence: str | None = None
    effective: date | None = None


NO_HINTS = SourceHints()
"""From a place that says nothing."""


def attribution(lines: Iterable[str]) -> SourceHints:
    """Name and release as the attribution line and the call to action of a page give them."""
    hints = SourceHints()
    for line in lines:
        hints = replace(
            hints,
            name=hints.name or _first(_NAMES, line, "name"),
            release=hints.release or _first(_RELEASES, line, "release"),
        )
    return hints


def _first(patterns: Iterable[re.Pattern[str]], line: str, group: str) -> str | None:
    for pattern in patterns:
        if match := pattern.search(line):
            return match[group].strip() or None
    return None


def resolve(path: Path, code: str, authority: Authority, *hints: SourceHints) -> Source:
    """One source from hints, the first that speaks wins.

    Args:
        path: Of the document; its name stands in for a source without a name.
        code: The document's code, which is no part of that name.
        authority: Where no hint gives one.
        hints: From the most specific: the document's own, its folder's.
    """

    def said(values: Iterable[str | None]) -> str | None:
        return next((value for value in values if value), None)

    return Source(
        name=said(hint.name for hint in hints) or _name_from(path, code),
        release=said(hint.release for hint in hints) or UNDATED,
        authority=next((hint.authority for hint in hints if hint.authority), authority),
        url=said(hint.url for hint in hints),
        licence=said(hint.licence for hint in hints),
        effective=next((hint.effective for hint in hints if hint.effective), None),
    )


def _name_from(path: Path, code: str) -> str:
    words = re.sub(rf"(?i){re.escape(code)}|[-_.\s]+", " ", path.stem).split()
    return " ".join(words) or "local file"


def document_id(code: str, source_name: str) -> str:
    """Unique for a code and a source, and fit for a URL path segment: "S9460.rvu-edge"."""
    return f"{code}.{slug(source_name)}"


def slug(name: str) -> str:
    """Lower-case ASCII letters, digits and hyphens; a checksum where nothing else is left."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_name.lower())
    return "-".join(words) or f"source-{zlib.crc32(name.encode()):08x}"
