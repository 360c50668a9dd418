"""The graph of a small model with random weights, against BERT written out in numpy."""

from math import erf, sqrt

import numpy as np
import onnxruntime
import pytest

from index.bert_graph import SCALE, bert_graph

LAYERS, HEADS, HIDDEN, INNER = 2, 2, 16, 32


@pytest.fixture(scope="module")
def weights():
    random = np.random.default_rng(1)

    def tensor(*shape):
        return random.normal(0, 0.3, shape).astype(np.float32)

    made = {}

    def norm(name):
        made[f"{name}.weight"], made[f"{name}.bias"] = 1 + tensor(HIDDEN), tensor(HIDDEN)

    def linear(name, inputs, outputs):
        made[f"{name}.weight"], made[f"{name}.bias"] = tensor(outputs, inputs), tensor(outputs)

    norm("embeddings.LayerNorm")
    for layer in (f"encoder.layer.{n}" for n in range(LAYERS)):
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            linear(f"{layer}.attention.{part}", HIDDEN, HIDDEN)
        norm(f"{layer}.attention.output.LayerNorm")
        linear(f"{layer}.intermediate.dense", HIDDEN, INNER)
        linear(f"{layer}.output.dense", INNER, HIDDEN)
        norm(f"{layer}.output.LayerNorm")
    return made


def reference(weights, embeddings):
    """BERT in 32 bits: (tokens, hidden) to (tokens, hidden)."""

    def linear(x, name):
        return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def norm(x, name):
        x = (x - x.mean(-1, keepdims=True)) / x.std(-1, keepdims=True)
        return x * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    def heads(x):
        return x.reshape(len(x), HEADS, -1).swapaxes(0, 1)

    x = norm(embeddings, "embeddings.LayerNorm")
    for name in (f"encoder.layer.{n}" for n in range(LAYERS)):
        query, key, value = (
            heads(linear(x, f"{name}.attention.self.{part}")) for part in ("query", "key", "value")
        )
        odds = np.exp(query @ key.swapaxes(1, 2) / sqrt(HIDDEN / HEADS))
        attended = (odds / odds.sum(-1, keepdims=True)) @ value
        attended = attended.swapaxes(0, 1).reshape(x.shape)
        x = norm(
            x + linear(attended, f"{name}.attention.output.dense"),
            f"{name}.attention.output.LayerNorm",
        )
        inner = linear(x, f"{name}.intermediate.dense")
        inner = inner * np.vectorize(lambda z: (1 + erf(z / sqrt(2))) / 2)(inner)
        x = norm(x + linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")
    return x


@pytest.fixture(scope="module")
def run(weights):
    session = onnxruntime.InferenceSession(
        bert_graph(weights, layers=LAYERS, heads=HEADS), providers=["CPUExecutionProvider"]
    )
    return lambda embeddings, mask: session.run(None, {"embeddings": embeddings, "mask": mask})[0]


@pytest.fixture(scope="module")
def embeddings():
    return np.random.default_rng(2).normal(0, 1, (3, 5, HIDDEN)).astype(np.float32)


def cosines(these, those):
    norms = np.linalg.norm(these, axis=-1) * np.linalg.norm(those, axis=-1)
    return (these * those).sum(-1) / norms


def test_tokens_come_out_as_bert_defines_them(run, weights, embeddings):
    found = run(embeddings, np.ones((3, 5), np.int32))
    expected = np.stack([reference(weights, text) for text in embeddings])
    assert cosines(found, expected).min() > 0.999
    # Any part of the model left out or misplaced is further off than that.
    assert cosines(found, np.roll(expected, 1, axis=1)).max() < 0.99


def test_padding_changes_nothing(run, embeddings):
    mask = np.array([[1, 1, 1, 0, 0]], np.int32)
    padded = run(embeddings[:1], mask)[0, :3]
    alone = run(embeddings[:1, :3], mask[:, :3])[0]
    np.testing.assert_allclose(padded, alone, atol=1e-5)


def test_a_text_has_the_same_vectors_beside_any_other(run, embeddings):
    # One scale for the batch would make the small values of the others vanish.
    beside = np.concatenate([embeddings[:1], 100 * embeddings[1:]])
    every = np.ones((3, 5), np.int32)
    np.testing.assert_allclose(run(beside, every)[0], run(embeddings[:1], every[:1])[0], atol=1e-5)


def in_8_bits(weights):
    made = dict(weights)
    for name, weight in weights.items():
        if name.endswith(".weight") and weight.ndim == 2:
            scale = np.abs(weight).max(axis=1) / 63
            made[name] = np.rint(weight / scale[:, np.newaxis]).astype(np.int8)
            made[f"{name.removesuffix('.weight')}.{SCALE}"] = scale.astype(np.float32)
    return made


def test_weights_of_8_bits_give_nearly_the_same(weights, run, embeddings):
    graph = bert_graph(in_8_bits(weights), layers=LAYERS, heads=HEADS)
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    every = np.ones((3, 5), np.int32)
    (found,) = session.run(None, {"embeddings": embeddings, "mask": every})
    expected = run(embeddings, every)
    # Seven bits of weight and eight of activation: about one part in a hundred.
    assert cosines(found, expected).min() > 0.99
    assert not np.array_equal(found, expected)
