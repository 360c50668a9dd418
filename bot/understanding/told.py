"""What the reader has to know of the documents, to tell what a message is about."""

from collections.abc import Mapping
from typing import Protocol


class Told(Protocol):
    """What the documents tell of a code, as words."""

    def description(self, code: str) -> str:
        """The words that say what the code is: its title, its other names, its description."""
        ...

    def names(self, code: str) -> frozenset[str]:
        """The stems of what the code is called: its title and its other names."""
        ...

    def stems(self, code: str) -> frozenset[str]:
        """The stems of all words of the code's documents."""
        ...

    def labels(self, code: str) -> Mapping[str, frozenset[str]]:
        """The existing codes that the documents name as related, with the stems said of each."""
        ...
