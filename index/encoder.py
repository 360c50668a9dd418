"""The port through which texts become vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""float32, (n, dimension); rows have unit length, so an inner product is a cosine."""


class Encoder(Protocol):
    """Turns texts into unit vectors; equal fingerprints promise equal vectors for equal texts."""

    @property
    def name(self) -> str:
        """What people call the model."""
        ...

    @property
    def fingerprint(self) -> str:
        """Hash that differs wherever the weights differ; cheap to ask for."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def knows(self, word: str) -> bool:
        """Whether a word (lower case) is in the model's vocabulary, and so hardly misspelt."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts: float32, (len(texts), dimension), rows of unit length."""
        ...
