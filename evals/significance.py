"""Whether a difference between two systems on the same cases may be chance."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 10_000
"""With so many, a p value of 0.05 comes out within 0.004 (two standard errors)."""
_EXACT = 13
"""Differences up to which all 2^n signs are fewer than the resamples, and are all tried."""
_SEED = 20_260_101
_TOLERANCE = 1e-9
"""By how much sums of the same differences in another order may differ."""


def randomisation_p(differences: Sequence[float]) -> float:
    """The p value of a two-sided paired randomisation test, from 0 to 1.

    If the systems do not differ, each difference might as well have the other sign. The p value is
    the share of all choices of signs whose sum is as far from 0 as the one observed: exact for few
    differences, estimated with fixed random choices for many.

    Args:
        differences: Of the two systems' scores, one a case. Those that are 0 say nothing.
    """
    values = np.asarray([difference for difference in differences if difference], dtype=float)
    if not len(values):
        return 1.0
    reached = abs(values.sum()) - _TOLERANCE
    if len(values) <= _EXACT:
        return float(np.mean(np.abs(_all_signs(len(values)) @ values) >= reached))
    random = np.random.default_rng(_SEED)
    signs = random.choice(np.array([-1.0, 1.0]), size=(RESAMPLES, len(values)))
    extreme = int(np.sum(np.abs(signs @ values) >= reached))
    # What was observed is one of the choices.
    return (extreme + 1) / (RESAMPLES + 1)


def _all_signs(length: int) -> NDArray[np.float64]:
    """All choices of signs: (2^length, length)."""
    numbers = np.arange(2**length)[:, np.newaxis]
    return np.where(numbers >> np.arange(length) & 1, 1.0, -1.0)
