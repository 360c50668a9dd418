"""How close texts are in meaning, for texts that need not be in the index."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from index.encoder import Encoder, Vectors

KEPT = 20_000
"""Vectors kept at hand; at 1.5 KB each, 30 MB. Encoding a sentence takes milliseconds."""


class Closeness:
    """Compares a text with others by the encoder; safe to share between threads.

    Args:
        encoder: Gives the vectors.
        kept: How many vectors of texts that were compared with are remembered.
    """

    def __init__(self, encoder: Encoder, kept: int = KEPT) -> None:
        self._encoder = encoder
        self._kept = kept
        self._lock = threading.Lock()
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()

    def __call__(self, text: str, others: Sequence[str]) -> list[float]:
        """Cosine of a text with each of the others, -1 to 1, higher is closer."""
        if not others:
            return []
        with self._lock:
            known = {other: self._vectors[other] for other in others if other in self._vectors}
        new = [other for other in dict.fromkeys(others) if other not in known]
        asked, *encoded = self._encoder.encode([text, *new])
        known.update(zip(new, encoded, strict=True))
        self._remember(known)
        cosines: list[float] = (np.stack([known[other] for other in others]) @ asked).tolist()
        return cosines

    def _remember(self, vectors: dict[str, Vectors]) -> None:
        with self._lock:
            for text, vector in vectors.items():
                self._vectors[text] = vector
                self._vectors.move_to_end(text)
            while len(self._vectors) > self._kept:
                self._vectors.popitem(last=False)
