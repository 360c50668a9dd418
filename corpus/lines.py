"""Lines of a file as a reader hands them to the page layout."""

from typing import NamedTuple


class Line(NamedTuple):
    """A line of visible text.

    Attributes:
        text: Its words.
        level: 1 to 6 where the mark-up makes it a heading, else 0.
    """

    text: str
    level: int = 0
