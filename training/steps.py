"""The steps of a training: the learning rate's rise and fall, and what each step changes."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

import torch
from torch import nn

from training.model import PairModel

Batch = TypeVar("Batch")


class Rates(NamedTuple):
    """The highest learning rates, and after how many steps they are reached.

    Attributes:
        layers: Of the layers.
        head: Of the head, which begins with nothing learnt.
        warm_up: Steps; from there on they fall to nothing.
    """

    layers: float
    head: float
    warm_up: int


def take_steps(
    model: PairModel,
    batches: Sequence[Batch],
    loss_of: Callable[[Batch], torch.Tensor],
    rates: Rates,
    report: Callable[[int, int, float], None],
) -> None:
    """Train a model on batches, one after the other.

    Args:
        model: The model.
        batches: All of them, of all epochs.
        loss_of: The loss of one.
        rates: How fast it learns.
        report: Told of each step, of all steps, and of the step's loss.
    """
    layers = [parameter for parameter in model.bert.parameters() if parameter.requires_grad]
    head = list(model.head.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": layers}, {"params": head}], weight_decay=0.01, fused=True
    )
    model.train()
    for step, batch in enumerate(batches, 1):
        share = min(1.0, step / rates.warm_up) * (1 - (step - 1) / len(batches))
        for group, rate in zip(optimiser.param_groups, (rates.layers, rates.head), strict=True):
            group["lr"] = rate * share
        loss = loss_of(batch)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_([*layers, *head], 1.0)
        optimiser.step()
        report(step, len(batches), loss.item())
