import json

import numpy as np
import pytest

from index.weights import Weights


@pytest.fixture
def path(tmp_path):
    """Tensors: 1 to 6 in two rows, one of a type that is not read, and 8-bit integers."""
    header = json.dumps(
        {
            "__metadata__": {"format": "pt"},
            "matrix": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]},
            "half": {"dtype": "F16", "shape": [1], "data_offsets": [24, 26]},
            "whole": {"dtype": "I8", "shape": [2], "data_offsets": [26, 28]},
        }
    ).encode()
    data = np.arange(1, 7, dtype="<f4").tobytes() + np.float16(1).tobytes()
    data += np.int8([-127, 5]).tobytes()
    file = tmp_path / "model.safetensors"
    file.write_bytes(len(header).to_bytes(8, "little") + header + data)
    return file


def test_a_tensor_has_its_values_and_shape(path):
    np.testing.assert_array_equal(Weights(path)["matrix"], [[1, 2, 3], [4, 5, 6]])


def test_integers_stay_integers(path):
    whole = Weights(path)["whole"]
    assert (whole.dtype, whole.tolist()) == (np.int8, [-127, 5])


def test_names_are_known_without_reading(path):
    assert "matrix" in Weights(path)
    assert "bias" not in Weights(path)


def test_a_tensor_cannot_be_written_to(path):
    with pytest.raises(ValueError, match="read-only"):
        Weights(path)["matrix"][0, 0] = 9


def test_other_types_and_names_are_refused(path):
    with pytest.raises(TypeError, match="half is F16"):
        _ = Weights(path)["half"]
    with pytest.raises(KeyError):
        _ = Weights(path)["bias"]
