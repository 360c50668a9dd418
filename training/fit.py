"""The training itself: batches of pairs, the loss, and the steps of the learning rate."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import torch
from torch import nn

from index.cross_encoder import Stance
from training.examples import Example
from training.model import Pair, PairModel

BATCH = 24
_WRONG_A_QUESTION = 3
_RATE, _HEAD_RATE = 1.2e-4, 1e-3
_WARM_UP = 100
_SEED = 1
# Of four or five pairs one answers; without weights the model would rather say that none does.
_WEIGHT_OF_ANSWERS = 1.2
# Within this many characters, lengths are mixed, so that batches differ between epochs.
_JITTER = 40


class Labelled(NamedTuple):
    """A pair with what its text is to its question."""

    pair: Pair
    stance: Stance


def fit(
    model: PairModel,
    examples: Sequence[Example],
    epochs: int,
    report: Callable[[int, int, float], None],
) -> None:
    """Train a model.

    Args:
        model: The model.
        examples: What it learns from.
        epochs: How often each question is seen, each time beside other wrong texts.
        report: Told of each step, of all steps, and of the step's loss.
    """
    torch.manual_seed(_SEED)
    rng = random.Random(_SEED)  # noqa: S311 - the same every time is what is wanted
    layers = [parameter for parameter in model.bert.parameters() if parameter.requires_grad]
    head = list(model.head.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": layers}, {"params": head}], weight_decay=0.01, fused=True
    )
    weights = torch.full((len(Stance),), _WEIGHT_OF_ANSWERS)
    weights[Stance.NO_ANSWER] = 1.0
    planned = [_batches(examples, rng) for _ in range(epochs)]
    steps = sum(map(len, planned))
    model.train()
    for step, batch in enumerate((batch for epoch in planned for batch in epoch), 1):
        share = min(1.0, step / _WARM_UP) * (1 - (step - 1) / steps)
        for group, rate in zip(optimiser.param_groups, (_RATE, _HEAD_RATE), strict=True):
            group["lr"] = rate * share
        logits = model([labelled.pair for labelled in batch])
        stances = torch.tensor([labelled.stance for labelled in batch])
        loss = nn.functional.cross_entropy(logits, stances, weight=weights)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_([*layers, *head], 1.0)
        optimiser.step()
        report(step, steps, loss.item())


def _batches(examples: Sequence[Example], rng: random.Random) -> list[list[Labelled]]:
    """All right texts, and for each question some wrong ones, in batches of like length."""
    pairs = [labelled for example in examples for labelled in _labelled(example, rng)]
    pairs.sort(key=lambda labelled: sum(map(len, labelled.pair)) + _JITTER * rng.random())
    cut = [pairs[start : start + BATCH] for start in range(0, len(pairs), BATCH)]
    rng.shuffle(cut)
    return cut


def _labelled(example: Example, rng: random.Random) -> Iterator[Labelled]:
    for text in example.right:
        yield Labelled((example.question, text), example.stance)
    for text in rng.sample(example.wrong, min(_WRONG_A_QUESTION, len(example.wrong))):
        yield Labelled((example.question, text), Stance.NO_ANSWER)
