"""The port behind which vectors are stored and searched."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors


class VectorHit(NamedTuple):
    """A stored vector near a query. ``cosine`` is in [-1, 1]; higher is nearer."""

    row: int
    cosine: float


class VectorStore(Protocol):
    """Unit vectors by row number, searched by inner product."""

    @property
    def size(self) -> int:
        """How many vectors there are; rows count from 0."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def search(self, query: Vectors, limit: int) -> list[VectorHit]:
        """The ``limit`` vectors nearest to a query, float32 of shape (dimension,), best first."""
        ...

    def rows(self, numbers: Sequence[int]) -> Vectors:
        """Stored vectors by row number: float32, (len(numbers), dimension)."""
        ...

    def cosines(self, query: Vectors, numbers: Sequence[int]) -> NDArray[np.float32]:
        """Cosine of a query with each of the rows: float32, (len(numbers),)."""
        ...

    def save(self, path: Path) -> None:
        """Write the store to one file."""
        ...
