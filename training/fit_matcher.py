"""Training of the matcher: for each message, the descriptions that are meant against the others."""

import random
from collections.abc import Callable, Iterator, Sequence

import torch
from torch import nn

from training.choices import Choice
from training.model import Pair, PairModel

_MESSAGES_A_BATCH = 5
_TEXTS_A_MESSAGE = 6
_MOST_MEANT = 4
# Texts that were found first are the hardest; others are drawn as often, so that all are seen.
_HARDEST = 0.5
_RATE, _HEAD_RATE = 1.5e-4, 1e-3
_WARM_UP = 80
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
    layers = [parameter for parameter in model.bert.parameters() if parameter.requires_grad]
    head = list(model.head.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": layers}, {"params": head}], weight_decay=0.01, fused=True
    )
    planned = [_batches(choices, rng) for _ in range(epochs)]
    steps = sum(map(len, planned))
    model.train()
    for step, batch in enumerate((batch for epoch in planned for batch in epoch), 1):
        share = min(1.0, step / _WARM_UP) * (1 - (step - 1) / steps)
        for group, rate in zip(optimiser.param_groups, (_RATE, _HEAD_RATE), strict=True):
            group["lr"] = rate * share
        # Processors that multiply half precision by themselves train in less than half the time.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model([pair for shown in batch for pair in _pairs(shown)])
        loss = _loss(logits.float()[:, 0], batch)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_([*layers, *head], 1.0)
        optimiser.step()
        report(step, steps, loss.item())


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
