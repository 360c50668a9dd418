"""What models that ONNX Runtime runs have in common: tokens, batches and a session."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError
from index.packaged_model import TOKENIZER, packaged_file
from index.weights import Tensors

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

LAYERS, HEADS = 6, 12
"""Of the packaged model, and of what is made from it."""
BATCH_TOKENS = 512
"""Tokens a batch, with padding. What a layer passes on stays in the processor's cache: 2,048 tokens
take a quarter longer each, 8,192 more than twice as long."""


def padded(rows: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Numbers filled up with 0, and a mask that tells which were given."""
    lengths = np.array([len(row) for row in rows])
    mask = np.arange(lengths.max()) < lengths[:, np.newaxis]
    filled = np.zeros(mask.shape, dtype=np.int64)
    filled[mask] = np.concatenate(rows)
    return filled, mask.astype(np.int32)


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
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


def compute_in_batches(
    compute: "Callable[[Sequence[Encoding]], NDArray[np.float32]]",
    tokens: "Sequence[Encoding]",
    *,
    into: NDArray[np.float32],
) -> None:
    """Compute a row for each text, in `batches`.

    Args:
        compute: The rows of some texts: float32, (texts, anything).
        tokens: The texts.
        into: Where the rows are written, in the order of the texts.
    """
    for rows in batches([len(encoding) for encoding in tokens]):
        into[rows] = compute([tokens[row] for row in rows])


def load_tokenizer(most_tokens: int) -> "Tokenizer":
    """The packaged model's tokenizer; what follows `most_tokens` in a text is not read.

    Raises:
        EncoderError: It cannot be loaded.
    """
    with _imports_explained():
        # On first use, here and below: a lookup by code must not pay for it.
        from tokenizers import Tokenizer  # noqa: PLC0415
    tokenizer = Tokenizer.from_file(str(packaged_file(TOKENIZER)))
    tokenizer.enable_truncation(most_tokens)
    tokenizer.no_padding()
    return tokenizer


def start_session(weights: Tensors) -> "InferenceSession":
    """A session that turns embeddings into a vector for each token (`index.bert_graph`).

    Raises:
        EncoderError: It cannot be started.
    """
    with _imports_explained():
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415

        from index.bert_graph import bert_graph  # noqa: PLC0415
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


@contextmanager
def _imports_explained() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise EncoderError(
            f"the encoder cannot be loaded ({error}). "
            "Install what it needs with `pip install onnx onnxruntime tokenizers`."
        ) from error
