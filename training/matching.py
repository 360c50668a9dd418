"""`python -m training.matching`: train the matcher, write what changed, and measure it."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.opening import encoder_of, index_folder
from bot.settings import load_settings
from index.code_index import CodeIndex
from index.cross_encoder import DescriptionMatcher
from index.onnx_cross_encoder import MATCHER, OnnxDescriptionMatcher
from training.choices import Choice, choices
from training.messages import MESSAGES, read_messages
from training.progress import Progress

_KINDS: Mapping[str, Callable[[Choice], bool]] = {
    "first messages that mean one code": lambda c: not c.is_second and len(c.meant) == 1,
    "first messages that leave several": lambda c: not c.is_second and len(c.meant) > 1,
    "messages on the code in focus": lambda c: c.is_on_focus,
    "messages on another code": lambda c: c.is_second and bool(c.meant) and not c.is_on_focus,
    "messages on none": lambda c: not c.meant,
}


def main(
    out: Annotated[Path, typer.Option(help="Where it is written.")] = MATCHER,
    epochs: Annotated[int, typer.Option(help="How often each message is seen.")] = 3,
    measure: Annotated[bool, typer.Option(help="Only measure what is there.")] = False,
) -> None:
    """Train, write what training changed, and measure it on codes that it did not see."""
    settings = load_settings()
    index = CodeIndex.open(index_folder(settings), encoder_of(settings))
    found = list(choices(read_messages(MESSAGES), index))
    if not measure:
        _train([choice for choice in found if not choice.is_held_out], epochs, out)
    matcher = OnnxDescriptionMatcher(out)
    for line in measured(matcher, [choice for choice in found if choice.is_held_out]):
        sys.stdout.write(f"{line}\n")


def measured(matcher: DescriptionMatcher, found: Sequence[Choice]) -> Iterator[str]:
    """Lines that tell how often what is meant fits best."""
    for name, is_of_it in _KINDS.items():
        those = [choice for choice in found if is_of_it(choice)]
        right = sum(_is_right(matcher, choice) for choice in those)
        yield f"{name}: {right} of {len(those)}"


def _is_right(matcher: DescriptionMatcher, choice: Choice) -> bool:
    fits = matcher.match(choice.message, choice.texts)
    best = int(fits.argmax())
    return bool(fits[best] < 0) if not choice.meant else choice.codes[best] in choice.meant


def _train(found: Sequence[Choice], epochs: int, out: Path) -> None:
    # Measuring needs no torch.
    from training.fit_matcher import fit_matcher  # noqa: PLC0415
    from training.model import PairModel  # noqa: PLC0415

    model = PairModel(outputs=1, drops_within=False)
    fit_matcher(model, found, epochs, Progress())
    model.save(out)


if __name__ == "__main__":
    typer.run(main)
