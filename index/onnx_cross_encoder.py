"""Cross-encoders by ONNX Runtime: the packaged MiniLM, trained to read two texts together."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.cross_encoder import Fits, Readings, Stance
from index.errors import EncoderError
from index.lazily import Lazily
from index.onnx_session import compute_in_batches, load_tokenizer, padded, start_session
from index.packaged_model import WEIGHTS, packaged_file
from index.weights import Weights

if TYPE_CHECKING:
    from tokenizers import Encoding

TRAINED = Path(__file__).parent / "trained" / "reader.safetensors"
"""What training changed; `python -m training` makes it anew."""
MATCHER = Path(__file__).parent / "trained" / "matcher.safetensors"
"""The same of `OnnxDescriptionMatcher`; `python -m training.matching` makes it anew."""
MOST_TOKENS = 128
"""Of question and text together; what follows is not read."""


class OnnxCrossEncoder:
    """A `CrossEncoder`, safe to share between threads; free to make: the first `read` loads it.

    Args:
        trained: The tensors that training changed, by their names in the packaged model, and
            "head.weight" (5, 384) and "head.bias" (5).
    """

    def __init__(self, trained: Path = TRAINED) -> None:
        self._model = Lazily(lambda: _Model(trained))

    def read(self, question: str, texts: Sequence[str]) -> Readings:
        """The probabilities of each text's `Stance`: float32, (len(texts), 5).

        Raises:
            EncoderError: The model cannot be loaded.
        """
        logits = self._model().logits(question, texts) if texts else np.empty((0, len(Stance)))
        odds = np.exp(logits - logits.max(axis=1, keepdims=True, initial=-np.inf))
        readings: Readings = (odds / odds.sum(axis=1, keepdims=True)).astype(np.float32)
        return readings


class OnnxDescriptionMatcher:
    """A `DescriptionMatcher`, safe to share between threads; the first `match` loads it.

    Args:
        trained: As for `OnnxCrossEncoder`, with a head of one output.
    """

    def __init__(self, trained: Path = MATCHER) -> None:
        self._model = Lazily(lambda: _Model(trained))

    def match(self, message: str, descriptions: Sequence[str]) -> Fits:
        """How well each description fits a message: float32, (len(descriptions),).

        Raises:
            EncoderError: The model cannot be loaded.
        """
        if not descriptions:
            return np.empty(0, dtype=np.float32)
        fits: Fits = self._model().logits(message, descriptions)[:, 0]
        return fits


class _Merged:
    """The packaged tensors with those that training changed."""

    def __init__(self, packaged: Weights, trained: Weights) -> None:
        self._packaged = packaged
        self._trained = trained

    def __getitem__(self, name: str) -> NDArray[Any]:
        return (self._trained if name in self._trained else self._packaged)[name]

    def __contains__(self, name: str) -> bool:
        return name in self._trained or name in self._packaged


class _Model:
    """The model in memory."""

    def __init__(self, trained: Path) -> None:
        weights = _Merged(Weights(packaged_file(WEIGHTS)), _opened(trained))
        self._tokenizer = load_tokenizer(MOST_TOKENS)
        self._session = start_session(weights)
        self._words = weights["embeddings.word_embeddings.weight"]
        self._positions = weights["embeddings.position_embeddings.weight"][:MOST_TOKENS]
        self._types = weights["embeddings.token_type_embeddings.weight"]
        self._head = weights["head.weight"], weights["head.bias"]

    def logits(self, first: str, seconds: Sequence[str]) -> NDArray[np.float32]:
        """The head's outputs for a text beside each of others: float32, (len(seconds), outputs)."""
        tokens = self._tokenizer.encode_batch([(first, second) for second in seconds])
        logits = np.empty((len(tokens), len(self._head[1])), dtype=np.float32)
        compute_in_batches(self._compute, tokens, into=logits)
        return logits

    def _compute(self, tokens: "Sequence[Encoding]") -> NDArray[np.float32]:
        ids, mask = padded([encoding.ids for encoding in tokens])
        types, _ = padded([encoding.type_ids for encoding in tokens])
        embeddings = self._words[ids] + self._positions[: ids.shape[1]] + self._types[types]
        (by_token,) = self._session.run(None, {"embeddings": embeddings, "mask": mask})
        weight, bias = self._head
        logits: NDArray[np.float32] = by_token[:, 0] @ weight.T + bias
        return logits


def _opened(trained: Path) -> Weights:
    try:
        return Weights(trained)
    except OSError as error:
        raise EncoderError(
            f"{trained}: cannot be read ({error}). Reinstall the program, or train anew with "
            "`python -m training`."
        ) from error
