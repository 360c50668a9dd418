"""What can go wrong in the bot besides the corpus and the index.

CodeciteError
├── SettingsError      a setting with a value that is not allowed
├── GapStoreError      the file of gaps cannot be used
├── MissingExtraError  an optional part whose packages are not installed
└── ServiceError       a running service did not give what it was asked for
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


class ServiceError(CodeciteError):
    """A running service did not give what it was asked for.

    Attributes:
        status: The HTTP status of its response; None if none came, or it broke the contract.
        can_retry: Whether the same request may succeed later.
        nearest: For an unknown code, existing ones, nearest first.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        can_retry: bool = False,
        nearest: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.status = status
        self.can_retry = can_retry
        self.nearest = nearest
