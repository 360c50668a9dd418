"""What can go wrong in the bot besides the corpus and the index.

CodeciteError
└── SettingsError      a setting with a value that is not allowed
"""

from corpus.errors import CodeciteError


class SettingsError(CodeciteError):
    """A setting with a value that is not allowed."""
