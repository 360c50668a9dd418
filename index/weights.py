"""Weights of a model in the safetensors format, mapped into memory rather than read.

The format: 8 bytes with the length of a header, the header as JSON (of each tensor its dtype, shape
and offsets), then the tensors, row-major and little-endian.
Source: the format section of github.com/huggingface/safetensors.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LENGTH = 8


class Weights:
    """Tensors by name; float32 only."""

    def __init__(self, path: Path) -> None:
        """Map a file of known content, which is not checked here."""
        self._data = np.memmap(path, dtype=np.uint8, mode="r")
        end = _LENGTH + int.from_bytes(self._data[:_LENGTH].tobytes(), "little")
        self._tensors: dict[str, Any] = json.loads(self._data[_LENGTH:end].tobytes())
        self._start = end

    def __getitem__(self, name: str) -> NDArray[np.float32]:
        """A view of a tensor: only what is used of it is read from disk."""
        tensor = self._tensors[name]
        if tensor["dtype"] != "F32":
            raise TypeError(f"{name} is {tensor['dtype']}, not F32")
        first, last = (self._start + offset for offset in tensor["data_offsets"])
        view: NDArray[np.float32] = self._data[first:last].view("<f4").reshape(tensor["shape"])
        return view
