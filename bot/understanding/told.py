"""What the reader has to know of the documents, to tell what a message is about."""

from typing import Protocol


class Told(Protocol):
    """What the documents tell of a code, as words."""

    def description(self, code: str) -> str:
        """The words that say what the code is: its title, its other names, its description."""
        ...

    def stems(self, code: str) -> frozenset[str]:
        """The stems of all words of the code's documents."""
        ...

    def relative(self, code: str, asked: frozenset[str]) -> str | None:
        """The one code that the documents name as related, with all of some stems; or None."""
        ...
