"""What a training tells while it runs."""

import sys
import time

_EVERY = 100


class Progress:
    """Tells the mean loss of every hundred steps; called after each."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._losses: list[float] = []

    def __call__(self, step: int, steps: int, loss: float) -> None:
        """Note a step of all steps, and its loss."""
        self._losses.append(loss)
        if step % _EVERY == 0:
            mean = sum(self._losses[-_EVERY:]) / _EVERY
            seconds = time.monotonic() - self._started
            sys.stderr.write(f"step {step} of {steps}, loss {mean:.3f}, {seconds:.0f} s\n")
            sys.stderr.flush()
