"""`python -m training`: train the cross-encoder, write what changed, and measure it."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from index.onnx_cross_encoder import TRAINED, OnnxCrossEncoder
from training.documents import evidences
from training.examples import Example, examples
from training.measure import measured
from training.rows import QUESTIONS, read_rows

_EVERY = 100


def main(
    out: Annotated[Path, typer.Option(help="Where it is written.")] = TRAINED,
    epochs: Annotated[int, typer.Option(help="How often each question is seen.")] = 3,
    measure: Annotated[bool, typer.Option(help="Only measure what is there.")] = False,
) -> None:
    """Train, write what training changed, and measure it on codes that it did not see."""
    found = list(examples(read_rows(QUESTIONS), evidences()))
    if not measure:
        _train([item for item in found if not item.is_held_out], epochs, out)
    reader = OnnxCrossEncoder(out)
    for line in measured(reader, [item for item in found if item.is_held_out]):
        sys.stdout.write(f"{line}\n")


def _train(found: Sequence[Example], epochs: int, out: Path) -> None:
    # Measuring needs no torch.
    from training.fit import fit  # noqa: PLC0415
    from training.model import PairModel  # noqa: PLC0415

    started, losses = time.monotonic(), []

    def report(step: int, steps: int, loss: float) -> None:
        losses.append(loss)
        if step % _EVERY == 0:
            mean = sum(losses[-_EVERY:]) / _EVERY
            seconds = time.monotonic() - started
            sys.stderr.write(f"step {step} of {steps}, loss {mean:.3f}, {seconds:.0f} s\n")
            sys.stderr.flush()

    model = PairModel()
    fit(model, found, epochs, report)
    model.save(out)


if __name__ == "__main__":
    typer.run(main)
