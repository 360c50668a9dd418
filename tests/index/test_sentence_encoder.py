import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from index.errors import EncoderError
from index.packaged_model import PACKAGED_SHA256, packaged_folder
from index.sentence_encoder import SentenceEncoder

REPOSITORY = Path(__file__).resolve().parents[2]


def test_the_packaged_model_says_what_it_is_without_being_loaded():
    code = (
        "import sys; from index.sentence_encoder import SentenceEncoder; e = SentenceEncoder();"
        "print(e.name, e.dimension, e.fingerprint);"
        "print(sorted({'torch', 'sentence_transformers', 'huggingface_hub'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"all-MiniLM-L6-v2 384 {PACKAGED_SHA256}\n[]\n"


def test_both_of_its_names_mean_the_packaged_model():
    long = SentenceEncoder("sentence-transformers/all-MiniLM-L6-v2")
    assert (long.name, long.fingerprint) == ("all-MiniLM-L6-v2", PACKAGED_SHA256)


def test_no_hub_is_asked_unless_the_environment_says_so(monkeypatch):
    monkeypatch.delenv("HF_HUB_OFFLINE")
    SentenceEncoder()
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    SentenceEncoder()
    assert os.environ["HF_HUB_OFFLINE"] == "0"


@pytest.mark.parametrize("model", ["no-such-model", "nobody/no-such-model", "not a name"])
def test_a_model_that_is_not_there_is_refused_with_a_remedy(model):
    with pytest.raises(EncoderError, match=f"no model '{model}'.*HF_HUB_OFFLINE=0"):
        _ = SentenceEncoder(model).fingerprint


def test_other_weights_in_the_package_are_refused(tmp_path, monkeypatch):
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.setattr("index.packaged_model.packaged_folder", lambda: tmp_path)
    with pytest.raises(EncoderError, match=f"expected {PACKAGED_SHA256}.*Reinstall"):
        SentenceEncoder().encode(["text"])


@pytest.fixture
def model_folder(tmp_path):
    """The settings of a small model, with weights that are none."""
    (tmp_path / "1_Pooling").mkdir()
    (tmp_path / "1_Pooling" / "config.json").write_text('{"word_embedding_dimension": 3}')
    (tmp_path / "config.json").write_text('{"hidden_size": 3}')
    modules = [{"path": "", "type": "Transformer"}, {"path": "1_Pooling", "type": "Pooling"}]
    (tmp_path / "modules.json").write_text(json.dumps(modules))
    (tmp_path / "model.safetensors").write_bytes(bytes(100_000))
    return tmp_path


def test_the_dimension_is_that_of_the_last_module_that_has_one(model_folder):
    assert SentenceEncoder(str(model_folder)).dimension == 3
    (model_folder / "2_Dense").mkdir()
    (model_folder / "2_Dense" / "config.json").write_text('{"in_features": 3, "out_features": 2}')
    modules = json.loads((model_folder / "modules.json").read_text())
    (model_folder / "modules.json").write_text(json.dumps([*modules, {"path": "2_Dense"}]))
    assert SentenceEncoder(str(model_folder)).dimension == 2


@pytest.mark.parametrize("name", ["model.safetensors", "1_Pooling/config.json"])
def test_other_weights_or_settings_have_another_fingerprint(model_folder, name):
    before = SentenceEncoder(str(model_folder)).fingerprint
    assert SentenceEncoder(str(model_folder)).fingerprint == before
    path = model_folder / name
    path.write_bytes(path.read_bytes() + b" ")
    assert SentenceEncoder(str(model_folder)).fingerprint != before


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(EncoderError, match="not a sentence-transformers model"):
        _ = SentenceEncoder(str(tmp_path)).dimension
    with pytest.raises(EncoderError, match="has no weights"):
        _ = SentenceEncoder(str(tmp_path)).fingerprint


@pytest.fixture(scope="module")
def minilm():
    return SentenceEncoder()


@pytest.mark.model
def test_the_packaged_model_gives_unit_vectors_that_mean_something(minilm):
    vectors = minilm.encode(["a walker with wheels", "a rolling walker", "insulin injection"])
    assert (vectors.shape, vectors.dtype) == ((3, 384), np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    near, far = vectors[0] @ vectors[1], vectors[0] @ vectors[2]
    assert near > 0.8 > 0.3 > far
    assert minilm.encode([]).shape == (0, 384)


@pytest.mark.model
def test_threads_share_the_model(minilm):
    alone = minilm.encode(["a rolling walker"])[0]
    together = []
    threads = [
        threading.Thread(target=lambda: together.append(minilm.encode(["a rolling walker"])[0]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    np.testing.assert_allclose(together, [alone] * 4, atol=1e-6)


@pytest.mark.model
def test_a_model_in_a_folder_gives_the_same_vectors(tmp_path, minilm):
    shutil.copytree(packaged_folder(), tmp_path / "copy")
    copy = SentenceEncoder(str(tmp_path / "copy"))
    assert copy.dimension == 384
    assert copy.fingerprint != minilm.fingerprint
    np.testing.assert_allclose(copy.encode(["walker"]), minilm.encode(["walker"]), atol=1e-6)
