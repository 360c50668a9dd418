"""How times and lengths are distributed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from evals.metrics import percentile

EDGES = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 10**9)
"""Of a latency histogram, in milliseconds: a reply takes from one to thousands, not a week."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many values are at least ``start`` and below ``end``."""

    start: int
    end: int
    count: int


@dataclass(frozen=True, slots=True)
class Latency:
    """Times to a reply in milliseconds, measured while several are asked.

    ``histogram`` goes from 0 to the slowest reply, without gaps.
    """

    p50: float
    p95: float
    p99: float
    histogram: tuple[Bar, ...] = ()

    @classmethod
    def of(cls, milliseconds: Sequence[float]) -> "Latency":
        """Of the times of some replies."""
        p50, p95, p99 = (percentile(milliseconds, share) for share in (0.5, 0.95, 0.99))
        return cls(p50, p95, p99, histogram(milliseconds))


@dataclass(frozen=True, slots=True)
class Lengths:
    """Lengths of answers in characters."""

    p50: int
    p95: int
    max: int

    @classmethod
    def of(cls, answers: Sequence[str]) -> "Lengths | None":
        """Of some answers; None of none."""
        lengths = [len(answer) for answer in answers]
        if not lengths:
            return None
        return cls(*(int(percentile(lengths, share)) for share in (0.5, 0.95, 1.0)))


def histogram(values: Sequence[float]) -> tuple[Bar, ...]:
    """The bars up to the highest value."""
    bars = [
        Bar(start, end, sum(start <= value < end for value in values))
        for start, end in pairwise(EDGES)
    ]
    last = max((place for place, bar in enumerate(bars) if bar.count), default=-1)
    return tuple(bars[: last + 1])
