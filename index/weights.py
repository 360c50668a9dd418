"""Weights of a model in the safetensors format, mapped into memory rather than read.

The format: 8 bytes with the length of a header, the header as JSON (of each tensor its dtype, shape
and offsets), then the tensors, row-major and little-endian.
Source: the format section of github.com/huggingface/safetensors.
"""

import json
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

_LENGTH = 8
_DTYPES = {"F32": "<f4", "I8": "i1"}


class Tensors(Protocol):
    """Gives tensors by name, as float32 unless they are integers."""

    def __getitem__(self, name: str, /) -> NDArray[Any]:
        """A tensor; KeyError where there is none of that name."""
        ...

    def __contains__(self, name: str, /) -> bool:
        """Whether there is a tensor of that name."""
        ...


class Weights:
    """The tensors of a file by name: numbers as float32, and 8-bit integers as they are."""

    def __init__(self, path: Path) -> None:
        """Map a file of known content, which is not checked here."""
        self._data = np.memmap(path, dtype=np.uint8, mode="r")
        end = _LENGTH + int.from_bytes(self._data[:_LENGTH].tobytes(), "little")
        self._tensors: dict[str, Any] = json.loads(self._data[_LENGTH:end].tobytes())
        self._start = end

    def __getitem__(self, name: str) -> NDArray[Any]:
        """A view of a tensor: only what is used of it is read from disk."""
        tensor = self._tensors[name]
        if tensor["dtype"] not in _DTYPES:
            raise TypeError(f"{name} is {tensor['dtype']}, neither of {', '.join(_DTYPES)}")
        first, last = (self._start + offset for offset in tensor["data_offsets"])
        return self._data[first:last].view(_DTYPES[tensor["dtype"]]).reshape(tensor["shape"])

    def __contains__(self, name: str) -> bool:
        """Whether there is a tensor of that name."""
        return name in self._tensors
