"""Names by which people ask for a code, where its record has only CMS's two descriptors.

The names are the project's own (``vocabulary/names.tsv``, by code of CMS's 2019 release): everyday
words, abbreviations, brands. They are keys to search by, never quoted and never evidence.
"""

from functools import cache
from importlib.resources import files

from corpus.document import Authority, Document, SectionKind
from index.passages import Passage

_FILE = "vocabulary/names.tsv"


def names_for(document: Document, passage: Passage) -> tuple[str, ...]:
    """The names to find a passage by: of the title of a CMS record those of its code."""
    is_key = document.source.authority is Authority.CMS_RECORD and passage.kind is SectionKind.TITLE
    return _names().get(document.code, ()) if is_key else ()


@cache
def _names() -> dict[str, tuple[str, ...]]:
    _, *lines = (files("index") / _FILE).read_text(encoding="utf-8").splitlines()
    return {code: tuple(names.split("; ")) for code, names in (line.split("\t") for line in lines)}
