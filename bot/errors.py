"""What can go wrong in the bot besides the corpus and the index.

CodeciteError
├── SettingsError      a setting with a value that is not allowed
├── GapStoreError      the file of gaps cannot be used
└── MissingExtraError  an optional part whose packages are not installed
"""

from corpus.errors import CodeciteError


class SettingsError(CodeciteError):
    """A setting with a value that is not allowed."""


class GapStoreError(CodeciteError):
    """The file of gaps cannot be used."""


class MissingExtraError(CodeciteError):
    """An optional part whose packages are not installed; says how to install them."""

    def __init__(self, part: str, extra: str) -> None:
        super().__init__(
            f"{part} needs packages that are not installed: pip install 'codecite[{extra}]'"
        )
