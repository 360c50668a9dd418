"""Cross-encoder by ONNX Runtime: the packaged MiniLM, trained to read questions on codes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.cross_encoder import Readings, Stance
from index.errors import EncoderError
from index.lazily import Lazily
from index.onnx_session import compute_in_batches, load_tokenizer, padded, start_session
from index.packaged_model import WEIGHTS, packaged_file
from index.weights import Weights

if TYPE_CHECKING:
    from tokenizers import Encoding

TRAINED = Path(__file__).parent / "trained" / "reader.safetensors"
"""What training changed; `python -m training` makes it anew."""
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
        readings = np.empty((len(texts), len(Stance)), dtype=np.float32)
        if texts:
            model = self._model()
            pairs = [(question, text) for text in texts]
            compute_in_batches(model.read, model.tokenizer.encode_batch(pairs), into=readings)
        return readings


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
        self.tokenizer = load_tokenizer(MOST_TOKENS)
        self._session = start_session(weights)
        self._words = weights["embeddings.word_embeddings.weight"]
        self._positions = weights["embeddings.position_embeddings.weight"][:MOST_TOKENS]
        self._types = weights["embeddings.token_type_embeddings.weight"]
        self._head = weights["head.weight"], weights["head.bias"]

    def read(self, tokens: "Sequence[Encoding]") -> Readings:
        """Probabilities of stances: float32, (len(tokens), stances)."""
        ids, mask = padded([encoding.ids for encoding in tokens])
        types, _ = padded([encoding.type_ids for encoding in tokens])
        embeddings = self._words[ids] + self._positions[: ids.shape[1]] + self._types[types]
        (by_token,) = self._session.run(None, {"embeddings": embeddings, "mask": mask})
        weight, bias = self._head
        logits = by_token[:, 0] @ weight.T + bias
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        probabilities: Readings = odds / odds.sum(axis=1, keepdims=True)
        return probabilities


def _opened(trained: Path) -> Weights:
    try:
        return Weights(trained)
    except OSError as error:
        raise EncoderError(
            f"{trained}: cannot be read ({error}). Reinstall the program, or train anew with "
            "`python -m training`."
        ) from error
