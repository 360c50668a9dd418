"""What can go wrong between documents and hits.

CodeciteError
└── SearchIndexError
    ├── SnapshotError          a snapshot that is absent, damaged or made for something else
    ├── EncoderError           a text encoder that cannot be used
    └── BuildError             an index that could not be built
        └── BuildRunningError  ... because another process is building it; try again later
"""

from corpus.errors import CodeciteError


class SearchIndexError(CodeciteError):
    """Base of the errors of this package."""


class SnapshotError(SearchIndexError):
    """A snapshot that is absent, damaged, or made by another builder or encoder."""


class EncoderError(SearchIndexError):
    """A text encoder that cannot be used."""


class BuildError(SearchIndexError):
    """An index that could not be built; the one published before stays in force."""


class BuildRunningError(BuildError):
    """Another process is building the same index: the only error here that waiting cures."""
