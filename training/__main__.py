"""`python -m training`: train the cross-encoder, write what changed, and measure it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from index.onnx_cross_encoder import TRAINED, OnnxCrossEncoder
from training.documents import evidences
from training.examples import Example, examples
from training.measure import measured
from training.progress import Progress
from training.rows import QUESTIONS, read_rows


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

    model = PairModel()
    fit(model, found, epochs, Progress())
    model.save(out)


if __name__ == "__main__":
    typer.run(main)
