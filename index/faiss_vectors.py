"""Exact vector search by FAISS.

A flat index searches 40,000 vectors of 384 floats in about 3 ms, against 14 ms for encoding the
query, so nothing approximate is needed at this size.
"""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.errors import SnapshotError
from index.vectors import VectorHit


def _faiss() -> ModuleType:
    # On first use: the import takes 0.2 s, which a lookup by code must not pay for.
    import faiss  # noqa: PLC0415

    # The default of 20 queries before BLAS is used makes batches of a few hundred 5.5 times slower.
    faiss.cvar.distance_compute_blas_threshold = 20
    # Threads that wait for a share of a few milliseconds' work spin against the encoder's: on two
    # busy cores a search of 4,000 vectors took 60 ms with two threads, and takes 1 ms with one.
    faiss.omp_set_num_threads(1)
    module: ModuleType = faiss
    return module


class FaissVectors:
    """A `VectorStore` over ``IndexFlatIP``; safe to search from several threads."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def of(cls, vectors: Vectors) -> "FaissVectors":
        """A store of these vectors: float32, (n, dimension), unit length."""
        index = _faiss().IndexFlatIP(vectors.shape[1])
        if len(vectors):
            index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def open(cls, path: Path, *, size: int, dimension: int) -> "FaissVectors":
        """Map a saved store into memory.

        Args:
            path: The file.
            size: How many vectors the manifest promises.
            dimension: How long the manifest says they are.

        Raises:
            SnapshotError: The file cannot be read or holds other vectors.
        """
        faiss = _faiss()
        try:
            # IO_FLAG_MMAP does not map a flat index; IO_FLAG_MMAP_IFC does.
            index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise SnapshotError(
                f"{path}: not a FAISS index that can be read ({error}). "
                "Build the index again with `codecite build`."
            ) from error
        if (index.ntotal, index.d) != (size, dimension):
            raise SnapshotError(
                f"{path}: holds {index.ntotal} vectors of {index.d}, the manifest says {size} of "
                f"{dimension}. Build the index again with `codecite build`."
            )
        return cls(index)

    @property
    def size(self) -> int:
        """How many vectors there are."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    def search(self, query: Vectors, limit: int) -> list[VectorHit]:
        """The vectors nearest to a query, float32 of shape (dimension,), best first."""
        if self.size == 0:
            return []
        cosines, rows = self._index.search(query.reshape(1, -1), min(limit, self.size))
        return [
            VectorHit(row, cosine)
            for row, cosine in zip(rows[0].tolist(), cosines[0].tolist(), strict=True)
        ]

    def rows(self, numbers: Sequence[int]) -> Vectors:
        """Stored vectors by row number: float32, (len(numbers), dimension)."""
        if not numbers:
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors: Vectors = self._index.reconstruct_batch(np.asarray(numbers, dtype=np.int64))
        return vectors

    def cosines(self, query: Vectors, numbers: Sequence[int]) -> NDArray[np.float32]:
        """Cosine of a query with each of the rows: float32, (len(numbers),)."""
        return self.rows(numbers) @ query

    def save(self, path: Path) -> None:
        """Write the store to one file."""
        _faiss().write_index(self._index, str(path))
