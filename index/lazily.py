"""Things that are made on first use."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lazily(Generic[T]):
    """Calls a function once, when its result is first asked for; safe to share between threads.

    Threads that ask meanwhile wait for it. Where it raises, the next to ask calls it again.

    Args:
        make: Makes the result.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[T] = []

    def __call__(self) -> T:
        """The result."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]
