"""The model that is trained: the packaged MiniLM reading pairs of texts, with a head."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.numpy import save_file
from torch import nn
from transformers import AutoTokenizer, BertModel

from index.cross_encoder import Stance
from index.onnx_cross_encoder import MOST_TOKENS
from index.packaged_model import packaged_folder
from training.quantised import quantised

_DROPOUT = 0.1
_DROPPED_WITHIN = ("hidden_dropout_prob", "attention_probs_dropout_prob")
_TYPES = "embeddings.token_type_embeddings.weight"

Pair = tuple[str, str]
"""A message and a text."""


class PairModel(nn.Module):
    """Gives logits for pairs.

    The embeddings of words stay as they are: training sees a part of the words only.

    Args:
        outputs: How many logits a pair has.
        drops_within: Whether values are dropped within the layers as well, which takes a processor
            as long as all the rest.
    """

    def __init__(self, outputs: int = len(Stance), *, drops_within: bool = True) -> None:
        super().__init__()
        folder = str(packaged_folder())
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        dropped: dict[str, Any] = {} if drops_within else dict.fromkeys(_DROPPED_WITHIN, 0.0)
        self.bert: Any = BertModel.from_pretrained(
            folder,
            add_pooling_layer=False,
            local_files_only=True,
            attn_implementation="eager",
            **dropped,
        )
        self.head = nn.Linear(self.bert.config.hidden_size, outputs)
        self._dropout = nn.Dropout(_DROPOUT)
        for name, parameter in self.bert.named_parameters():
            parameter.requires_grad = not name.startswith("embeddings.") or name == _TYPES

    def forward(self, pairs: Sequence[Pair]) -> torch.Tensor:
        """Logits: (len(pairs), outputs)."""
        tokens = self._tokenizer(
            [question for question, _ in pairs],
            [text for _, text in pairs],
            padding=True,
            truncation=True,
            max_length=MOST_TOKENS,
            return_tensors="pt",
        )
        states = self.bert(**tokens).last_hidden_state
        logits: torch.Tensor = self.head(self._dropout(states[:, 0]))
        return logits

    def save(self, path: Path) -> None:
        """Write what training changed, under the names of `BertModel` (`training.quantised`)."""
        trained = {
            name: parameter
            for name, parameter in self.bert.named_parameters()
            if parameter.requires_grad
        }
        trained |= {f"head.{name}": value for name, value in self.head.named_parameters()}
        path.parent.mkdir(parents=True, exist_ok=True)
        save_file(
            quantised({name: value.detach().float().numpy() for name, value in trained.items()}),
            path,
        )
