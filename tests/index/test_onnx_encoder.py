import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from index import packaged_model
from index.embedding import embed
from index.errors import EncoderError
from index.onnx_encoder import OnnxEncoder
from index.sentence_encoder import SentenceEncoder

REPOSITORY = Path(__file__).resolve().parents[2]


def run(code):
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_it_says_what_it_is_without_being_loaded():
    printed = run(
        "import sys; from index.onnx_encoder import OnnxEncoder; e = OnnxEncoder();"
        "print(e.name, e.dimension, len(e.fingerprint), e.encode([]).shape);"
        "print(sorted({'torch', 'onnx', 'onnxruntime', 'tokenizers'} & sys.modules.keys()))"
    )
    assert printed == "all-MiniLM-L6-v2 (ONNX) 384 64 (0, 384)\n[]\n"


def test_its_vectors_are_not_those_of_the_reference():
    assert OnnxEncoder().fingerprint != SentenceEncoder().fingerprint


@pytest.mark.parametrize("name", [packaged_model.WEIGHTS, packaged_model.TOKENIZER])
@pytest.mark.parametrize("content", [None, b"damaged"])
def test_without_intact_files_it_is_refused_with_a_remedy(tmp_path, monkeypatch, name, content):
    for link in (packaged_model.WEIGHTS, packaged_model.TOKENIZER):
        (tmp_path / link).symlink_to(packaged_model.packaged_folder() / link)
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(packaged_model, "packaged_folder", lambda: tmp_path)
    with pytest.raises(EncoderError, match=f"{name}: .*Reinstall it with"):
        OnnxEncoder().encode(["text"])


def test_a_missing_library_is_named_with_a_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(EncoderError, match=r"onnxruntime.*pip install onnx onnxruntime tokenizers"):
        OnnxEncoder().encode(["text"])


TEXTS = [
    "Walker, folding, wheeled, adjustable or fixed height",
    "Injection, amphotericin b lipid complex, 10 mg",
    "Diabetic management program, nurse visit",
    "how do I bill a hospital bed with side rails?",
    "Ambulance service, advanced life support, non-emergency transport, level 1 (ALS 1)",
    "naïve Ångström 10µg/0.5mL",
]


@pytest.fixture(scope="module")
def minilm():
    return OnnxEncoder()


@pytest.mark.model
def test_it_agrees_with_the_same_weights_in_torch(minilm):
    ours, reference = minilm.encode(TEXTS), SentenceEncoder().encode(TEXTS)
    assert (ours.shape, ours.dtype) == ((len(TEXTS), 384), np.float32)
    np.testing.assert_allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-5)
    cosines = (ours * reference).sum(axis=1)
    assert cosines.min() > 0.9999


@pytest.mark.model
def test_a_text_too_long_is_cut_where_the_reference_cuts_it(minilm):
    long = "wheelchair cushion " * 200
    cosine = minilm.encode([long])[0] @ SentenceEncoder().encode([long])[0]
    assert cosine > 0.9999
    np.testing.assert_array_equal(minilm.encode([long]), minilm.encode([long + "and a lift"]))


@pytest.mark.model
def test_a_vector_does_not_depend_on_what_is_encoded_beside_it(minilm):
    texts = [*TEXTS, ""]
    alone = np.concatenate([minilm.encode([text]) for text in texts])
    # Equal but for the order of additions.
    assert (embed(texts, minilm) * alone).sum(axis=1).min() > 0.9999


@pytest.mark.model
def test_threads_share_one_model():
    encoder = OnnxEncoder()
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(encoder.encode(TEXTS))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    np.testing.assert_allclose(found, [encoder.encode(TEXTS)] * 4, atol=1e-6)


@pytest.mark.model
def test_encoding_needs_no_torch():
    printed = run(
        "import sys; sys.modules['torch'] = None;"
        "from index.onnx_encoder import OnnxEncoder; print(OnnxEncoder().encode(['walker']).shape)"
    )
    assert printed == "(1, 384)\n"
