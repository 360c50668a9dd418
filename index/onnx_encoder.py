"""Encoder by ONNX Runtime: the packaged MiniLM without torch."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.encoder import Vectors
from index.lazily import Lazily
from index.onnx_session import compute_in_batches, load_tokenizer, padded, start_session
from index.packaged_model import PACKAGED_MODEL, PACKAGED_SHA256, WEIGHTS, packaged_file
from index.weights import Weights

if TYPE_CHECKING:
    from tokenizers import Encoding

DIMENSION = 384
MAX_TOKENS = 256
"""What follows in a text is not read, as in the model's sentence_bert_config.json."""

_GRAPH = "ONNX float32; 1"
"""Names how `index.bert_graph` computes; change it with every change of the vectors."""


class OnnxEncoder:
    """An `Encoder`, safe to share between threads; free to make: the first `encode` loads it.

    Against the same weights in torch: the same vectors, a query in a quarter of the time, ready in
    half a second instead of five.
    """

    name = f"{PACKAGED_MODEL} (ONNX)"
    dimension = DIMENSION
    fingerprint = hashlib.sha256(f"{PACKAGED_SHA256} {_GRAPH}".encode()).hexdigest()

    def __init__(self) -> None:
        self._model = Lazily(lambda: _Model(packaged_file(WEIGHTS)))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts: float32, (len(texts), 384), rows of unit length.

        Raises:
            EncoderError: The model cannot be loaded.
        """
        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        if texts:
            model = self._model()
            compute_in_batches(
                model.vectors, model.tokenizer.encode_batch(list(texts)), into=vectors
            )
        return vectors

    def knows(self, word: str) -> bool:
        """Whether the model has a token for the whole word."""
        return self._model().tokenizer.token_to_id(word) is not None


class _Model:
    """The model in memory."""

    def __init__(self, path: Path) -> None:
        self.tokenizer = load_tokenizer(MAX_TOKENS)
        # Mapped by itself: it lets go of what it read.
        self._session = start_session(Weights(path))
        weights = Weights(path)
        # Looked up here and not in the graph: of 47 MB, only the rows of words that occur are read.
        self._words = weights["embeddings.word_embeddings.weight"]
        self._positions = (
            weights["embeddings.position_embeddings.weight"][:MAX_TOKENS]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )

    def vectors(self, tokens: "Sequence[Encoding]") -> Vectors:
        """Unit vectors of texts: float32, (len(tokens), 384)."""
        ids, mask = padded([encoding.ids for encoding in tokens])
        embeddings = self._words[ids] + self._positions[: ids.shape[1]]
        (by_token,) = self._session.run(None, {"embeddings": embeddings, "mask": mask})
        # The sum has the direction of the mean, which is the model's pooling.
        sums = np.matmul(mask[:, np.newaxis].astype(np.float32), by_token)[:, 0]
        unit: Vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return unit
