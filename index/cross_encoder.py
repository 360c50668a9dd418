"""The ports through which a message and a text are read together."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Readings = NDArray[np.float32]
"""float32, (n, 5): for each text the probabilities of its `Stance`, in its order; rows add to 1."""

Fits = NDArray[np.float32]
"""float32, (n,): log odds between texts; higher fits better, and 0 is none of them."""


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


class DescriptionMatcher(Protocol):
    """Reads a message beside descriptions of items; safe to share between threads."""

    def match(self, message: str, descriptions: Sequence[str]) -> Fits:
        """How well each description fits what a message says.

        Raises:
            EncoderError: The model cannot be loaded.
        """
        ...
