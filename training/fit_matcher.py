"""Training of the matcher: for each message, the descriptions that are meant against the others."""

import random
from collections.abc import Callable, Iterator, Sequence

import torch

from training.choices import Choice
from training.model import Pair, PairModel
from training.steps import Rates, take_steps

_MESSAGES_A_BATCH = 5
_TEXTS_A_MESSAGE = 6
_MOST_MEANT = 4
# Texts that were found first are the hardest; others are drawn as often, so that all are seen.
_HARDEST = 0.5
_RATES = Rates(layers=1.5e-4, head=1e-3, warm_up=80)
_SEED = 1
# Within this many characters, lengths are mixed, so that batches differ between epochs.
_JITTER = 60

Shown = tuple[Choice, list[int]]
"""A choice, and which of its codes are shown."""


def fit_matcher(
    model: PairModel,
    choices: Sequence[Choice],
    epochs: int,
    report: Callable[[int, int, float], None],
) -> None:
    """Train a model with one output.

    Args:
        model: The model.
        choices: What it learns from.
        epochs: How often each message is seen, each time beside other wrong codes.
        report: Told of each step, of all steps, and of the step's loss.
    """
    torch.manual_seed(_SEED)
    rng = random.Random(_SEED)  # noqa: S311 - the same every time is what is wanted

    def loss_of(batch: Sequence[Shown]) -> torch.Tensor:
        # Processors that multiply half precision by themselves train in less than half the time.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model([pair for shown in batch for pair in _pairs(shown)])
        return _loss(logits.float()[:, 0], batch)

    planned = [batch for _ in range(epochs) for batch in _batches(choices, rng)]
    take_steps(model, planned, loss_of, _RATES, report)


def _batches(choices: Sequence[Choice], rng: random.Random) -> list[list[Shown]]:
    shown = [(choice, _drawn(choice, rng)) for choice in choices]
    shown.sort(key=lambda item: len(item[0].message) + _JITTER * rng.random())
    cut = [
        shown[start : start + _MESSAGES_A_BATCH]
        for start in range(0, len(shown), _MESSAGES_A_BATCH)
    ]
    rng.shuffle(cut)
    return cut


def _drawn(choice: Choice, rng: random.Random) -> list[int]:
    """What is meant, and some of what is not."""
    places = range(len(choice.codes))
    meant = [place for place in places if choice.codes[place] in choice.meant][:_MOST_MEANT]
    wrong = [place for place in places if choice.codes[place] not in choice.meant]
    left = min(len(wrong), _TEXTS_A_MESSAGE - len(meant))
    return meant + (wrong[:left] if rng.random() < _HARDEST else rng.sample(wrong, left))


def _pairs(shown: Shown) -> Iterator[Pair]:
    choice, places = shown
    return ((choice.message, choice.texts[place]) for place in places)


def _loss(logits: torch.Tensor, batch: Sequence[Shown]) -> torch.Tensor:
    """The cross entropy of what is meant, evenly, among what is shown and nothing (0)."""
    losses, start = [], 0
    for choice, places in batch:
        odds = torch.cat([logits[start : start + len(places)], torch.zeros(1)])
        wanted = torch.tensor([float(choice.codes[place] in choice.meant) for place in places])
        wanted = torch.cat([wanted, torch.tensor([float(not wanted.any())])])
        losses.append(-(wanted / wanted.sum() * torch.log_softmax(odds, 0)).sum())
        start += len(places)
    return torch.stack(losses).mean()
