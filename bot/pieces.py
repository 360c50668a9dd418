"""Text in pieces, for channels that show an answer as it comes."""

import re
from collections.abc import Iterator

# A piece is a few words: small enough to be seen coming, large enough to be cheap.
_PIECE = re.compile(r"(?:\S+\s*){1,6}")


def pieces(text: str) -> Iterator[str]:
    """Pieces that, joined, are the text; it does not begin with white space."""
    return (match[0] for match in _PIECE.finditer(text))
