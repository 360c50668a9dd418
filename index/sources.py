"""The sources that an index holds, each release by itself."""

from dataclasses import dataclass

from corpus.document import Source


@dataclass(frozen=True, slots=True)
class IndexedSource:
    """A release of a source in an index.

    Attributes:
        source: The source, as its documents name it.
        documents: How many documents of it there are.
    """

    source: Source
    documents: int
