"""Training on a handful of examples, and what is measured and written."""

import numpy as np
import pytest

from index.bert_graph import SCALE
from index.cross_encoder import Stance
from index.onnx_cross_encoder import OnnxCrossEncoder, OnnxDescriptionMatcher
from training.examples import Example
from training.measure import measured
from training.quantised import quantised


def example(question, stance, right, wrong=(), **known):
    fields = {"code": "E0143", "asks_yes_no": True, **known}
    return Example(question=question, stance=stance, right=right, wrong=wrong, **fields)


class Sure:
    """Says that a text with a word answers yes, and any other does not."""

    def __init__(self, word):
        self.word = word

    def read(self, _, texts):
        rows = [[0.08, 0.92, 0, 0, 0] if self.word in text else [1, 0, 0, 0, 0] for text in texts]
        return np.array(rows, dtype=np.float32)


def test_what_is_measured_is_what_was_read():
    found = [
        example("wheels?", Stance.YES, ("It has wheels.",), ("It is grey.",)),
        example("no wheels?", Stance.NO, ("It has wheels.",)),
        example("brakes?", Stance.NO_ANSWER, (), ("It has wheels.",)),
        example("colour?", Stance.TELLS, ("It is grey.",), ("It has wheels.",), asks_yes_no=False),
    ]
    lines = list(measured(Sure("wheels"), found))
    assert lines[0] == (
        "yes/no: 2 that the documents answer, 1 that they do not; "
        "the surest sentence answers 2, with the right stance 1"
    )
    assert "  from 0.9: 1 right, 1 wrong, 1 unanswerable" in lines
    assert "  from 0.95: 0 right, 0 wrong, 0 unanswerable" in lines
    assert lines[8].startswith(
        "others: 1 that the documents answer, 0 that they do not; the surest"
    )


def test_matrices_of_layers_become_integers_with_a_scale():
    weight = np.array([[1.0, -0.5], [0.1, 0.05]], dtype=np.float32)
    found = quantised(
        {"encoder.a.weight": weight, "encoder.a.bias": weight[0], "head.weight": weight}
    )
    assert found["encoder.a.weight"].dtype == np.int8
    restored = found["encoder.a.weight"] * found[f"encoder.a.{SCALE}"][:, np.newaxis]
    np.testing.assert_allclose(restored, weight, atol=0.01)
    assert found["encoder.a.bias"].dtype == found["head.weight"].dtype == np.float32


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A model after a few steps on one question, its losses, and where it is written."""
    from training.fit import fit
    from training.model import PairModel

    model, losses = PairModel(), []
    found = [example("does it have wheels?", Stance.YES, ("The walker rolls.",), ("One unit.",))]
    fit(
        model,
        found * 4,
        15,
        lambda _, __, loss: losses.append(loss),
    )
    path = tmp_path_factory.mktemp("trained") / "reader.safetensors"
    model.save(path)
    return model, losses, path


def test_a_model_learns_and_is_read_back(trained):
    _, losses, path = trained
    assert max(losses[-3:]) < losses[0]
    readings = OnnxCrossEncoder(path).read(
        "does it have wheels?", ["The walker rolls.", "One unit."]
    )
    assert readings.shape == (2, len(Stance))
    np.testing.assert_allclose(readings.sum(axis=1), 1, atol=1e-5)


def test_what_is_written_is_what_the_model_says(trained):
    import torch

    model, _, path = trained
    pair = ("does it have wheels?", "The walker rolls.")
    written = OnnxCrossEncoder(path).read(pair[0], [pair[1]])
    with torch.no_grad():
        said = torch.softmax(model.eval()([pair]), -1).numpy()
    # Seven bits of weight and eight of activation.
    np.testing.assert_allclose(written, said, atol=0.05)


def test_a_matcher_learns_what_is_meant_and_is_read_back(tmp_path):
    from training.choices import Choice
    from training.fit_matcher import fit_matcher
    from training.model import PairModel

    kit = Choice(
        "by gravity",
        ("B4035", "B4036"),
        ("a kit for a pump", "a kit for gravity"),
        frozenset({"B4036"}),
        is_second=False,
        is_on_focus=False,
        key="B403",
    )
    model, losses = PairModel(outputs=1, drops_within=False), []
    fit_matcher(model, [kit] * 10, 8, lambda _, __, loss: losses.append(loss))
    assert max(losses[-2:]) < losses[0]
    path = tmp_path / "matcher.safetensors"
    model.save(path)
    fits = OnnxDescriptionMatcher(path).match(kit.message, kit.texts)
    assert fits[1] > fits[0]
