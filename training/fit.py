"""Training of the reader: batches of pairs, and their loss."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import torch
from torch import nn

from index.cross_encoder import Stance
from training.examples import Example
from training.model import Pair, PairModel
from training.steps import Rates, take_steps

BATCH = 24
_WRONG_A_QUESTION = 3
_RATES = Rates(layers=1.2e-4, head=1e-3, warm_up=100)
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
    weights = torch.full((len(Stance),), _WEIGHT_OF_ANSWERS)
    weights[Stance.NO_ANSWER] = 1.0

    def loss_of(batch: Sequence[Labelled]) -> torch.Tensor:
        logits = model([labelled.pair for labelled in batch])
        stances = torch.tensor([labelled.stance for labelled in batch])
        return nn.functional.cross_entropy(logits, stances, weight=weights)

    planned = [batch for _ in range(epochs) for batch in _batches(examples, rng)]
    take_steps(model, planned, loss_of, _RATES, report)


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
