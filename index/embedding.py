"""Many texts through an encoder, in batches of like length."""

from collections.abc import Callable, Sequence

import numpy as np

from index.encoder import Encoder, Vectors

BATCH = 256
"""Texts a call: large enough to hide the cost of a call, small enough for a moving progress bar."""


def embed(
    texts: Sequence[str], encoder: Encoder, progress: Callable[[int, int], None] | None = None
) -> Vectors:
    """Encode texts, the longest first so that a batch carries little padding.

    Args:
        texts: Any number of texts.
        encoder: The encoder.
        progress: Called as ``progress(done, total)`` after each batch.

    Returns:
        float32, (len(texts), dimension), in the order of ``texts``.
    """
    order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
    vectors = np.empty((len(texts), encoder.dimension), dtype=np.float32)
    for first in range(0, len(order), BATCH):
        batch = order[first : first + BATCH]
        vectors[batch] = encoder.encode([texts[i] for i in batch])
        if progress is not None:
            progress(first + len(batch), len(texts))
    return vectors
