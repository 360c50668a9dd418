"""Encoder by ONNX Runtime: the packaged MiniLM without torch."""

import hashlib
import os
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.errors import EncoderError
from index.packaged_model import (
    PACKAGED_MODEL,
    PACKAGED_SHA256,
    TOKENIZER,
    WEIGHTS,
    packaged_file,
)
from index.weights import Weights

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

LAYERS, HEADS, DIMENSION = 6, 12, 384
MAX_TOKENS = 256
"""What follows in a text is not read, as in the model's sentence_bert_config.json."""
BATCH_TOKENS = 512
"""Tokens a batch, with padding. What a layer passes on stays in the processor's cache: 2,048 tokens
take a quarter longer each, 8,192 more than twice as long."""

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
        self._loading = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts: float32, (len(texts), 384), rows of unit length.

        Raises:
            EncoderError: The model cannot be loaded.
        """
        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        if texts:
            model = self._model
            tokens = model.tokenizer.encode_batch(list(texts))
            for rows in _batches([len(encoding) for encoding in tokens]):
                vectors[rows] = model.vectors([tokens[row] for row in rows])
        return vectors

    def knows(self, word: str) -> bool:
        """Whether the model has a token for the whole word."""
        return self._model.tokenizer.token_to_id(word) is not None

    @property
    def _model(self) -> "_Model":
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> "_Model":
        return _Model(packaged_file(WEIGHTS))


class _Model:
    """The model in memory."""

    def __init__(self, path: Path) -> None:
        self.tokenizer = _tokenizer()
        # Mapped by itself: it lets go of what it read.
        self._session = _session(Weights(path))
        weights = Weights(path)
        # Looked up here and not in the graph: of 47 MB, only the rows of words that occur are read.
        self._words = weights["embeddings.word_embeddings.weight"]
        self._positions = (
            weights["embeddings.position_embeddings.weight"][:MAX_TOKENS]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )

    def vectors(self, tokens: "Sequence[Encoding]") -> Vectors:
        """Unit vectors of texts: float32, (len(tokens), 384)."""
        ids, mask = _padded([encoding.ids for encoding in tokens])
        embeddings = self._words[ids] + self._positions[: ids.shape[1]]
        (by_token,) = self._session.run(None, {"embeddings": embeddings, "mask": mask})
        # The sum has the direction of the mean, which is the model's pooling.
        sums = np.matmul(mask[:, np.newaxis].astype(np.float32), by_token)[:, 0]
        unit: Vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return unit


def _padded(ids: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Token numbers filled up with 0, and a mask that tells which are tokens."""
    lengths = np.array([len(row) for row in ids])
    mask = np.arange(lengths.max()) < lengths[:, np.newaxis]
    padded = np.zeros(mask.shape, dtype=np.int64)
    padded[mask] = np.concatenate(ids)
    return padded, mask.astype(np.int32)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Rows in batches of at most `BATCH_TOKENS`, of like length so that little is padding."""
    batch: list[int] = []
    # The longest first: a batch is as wide as its first row.
    for row in sorted(range(len(lengths)), key=lambda row: -lengths[row]):
        if batch and lengths[batch[0]] * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _tokenizer() -> "Tokenizer":
    try:
        # On first use, here and below: a lookup by code must not pay for it.
        from tokenizers import Tokenizer  # noqa: PLC0415
    except ImportError as error:
        raise _missing(error) from error
    tokenizer = Tokenizer.from_file(str(packaged_file(TOKENIZER)))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    return tokenizer


def _session(weights: Weights) -> "InferenceSession":
    try:
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415

        from index.bert_graph import bert_graph  # noqa: PLC0415
    except ImportError as error:
        raise _missing(error) from error
    options = SessionOptions()
    # As many as this process may use, not as many as the machine has.
    options.intra_op_num_threads = _processors()
    # Threads that wait for work must not take the processor from the rest of a server.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return InferenceSession(
        bert_graph(weights, layers=LAYERS, heads=HEADS),
        options,
        providers=["CPUExecutionProvider"],
    )


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _missing(error: ImportError) -> EncoderError:
    return EncoderError(
        f"the encoder cannot be loaded ({error}). "
        "Install what it needs with `pip install onnx onnxruntime tokenizers`."
    )
