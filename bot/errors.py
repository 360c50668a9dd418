"""What can go wrong in the bot besides the corpus and the index.

CodeciteError
├── SettingsError      a setting with a value that is not allowed
└── GapStoreError      the file of gaps cannot be used
"""

from corpus.errors import CodeciteError


class SettingsError(CodeciteError):
    """A setting with a value that is not allowed."""


class GapStoreError(CodeciteError):
    """The file of gaps cannot be used."""
