"""The port through which a question and a text are read together."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Readings = NDArray[np.float32]
"""float32, (n, 5): for each text the probabilities of its `Stance`, in its order; rows add to 1."""


class Stance(IntEnum):
    """What a text is to a question."""

    NO_ANSWER = 0
    YES = 1
    NO = 2
    DEPENDS = 3
    TELLS = 4
    """It answers a question that has no yes or no."""


class CrossEncoder(Protocol):
    """Reads a question beside texts; safe to share between threads."""

    def read(self, question: str, texts: Sequence[str]) -> Readings:
        """What each of some texts is to a question.

        Raises:
            EncoderError: The model cannot be loaded.
        """
        ...
