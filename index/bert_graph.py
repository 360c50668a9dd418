"""The BERT encoder as an ONNX graph, made from its weights.

Making it takes a fraction of a second, so nothing has to be exported, stored or kept in step with
the weights. Weights of 8-bit integers, which have a scale beside them, are multiplied as such. The
encoder's are float32: 8-bit products would embed a third faster, but tip near ties between sibling
codes (four of 150 FAQ questions that name no code), and the right code comes first.
"""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from index.weights import Tensors

EMBEDDINGS = "embeddings"
"""Input: float32, (texts, tokens, hidden): word, position and type embeddings added up."""
MASK = "mask"
"""Input: int32, (texts, tokens): 1 for a token, 0 for padding."""
TOKENS = "tokens"
"""Output: float32, (texts, tokens, hidden): a vector for each token."""

SCALE = "weight_scale"
"""Beside a weight of 8-bit integers: float32, (outputs,), what one step of each row is worth."""

_EPSILON = 1e-12  # layer_norm_eps in the model's config.json
_CONTRIB = "com.microsoft"


def bert_graph(weights: Tensors, *, layers: int, heads: int) -> bytes:
    """The model, serialised for ONNX Runtime.

    Args:
        weights: Of a ``BertModel``, named as transformers names them.
        layers: ``num_hidden_layers``.
        heads: ``num_attention_heads``.
    """
    graph = _Graph(weights, heads)
    graph.embed()
    for layer in range(layers):
        graph.attend(f"encoder.layer.{layer}.attention")
        graph.feed_forward(f"encoder.layer.{layer}")
    return graph.finish()


class _Graph:
    """A graph that grows layer by layer.

    ``_flow`` names the result so far, float32, (texts * tokens, hidden).
    """

    def __init__(self, weights: Tensors, heads: int) -> None:
        self._weights = weights
        self._heads = heads
        self._hidden = len(weights["embeddings.LayerNorm.weight"])
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}
        self._shape = self._add("Shape", EMBEDDINGS)
        self._flow = self._add("Reshape", EMBEDDINGS, self._constant("flat", [-1, self._hidden]))

    def embed(self) -> None:
        self._flow = self._normalised(self._flow, "embeddings.LayerNorm")

    def attend(self, name: str) -> None:
        query = self._linear(self._flow, f"{name}.self.query")
        key = self._linear(self._flow, f"{name}.self.key")
        value = self._linear(self._flow, f"{name}.self.value")
        attended = self._add(
            "MultiHeadAttention",
            *(self._add("Reshape", part, self._shape) for part in (query, key, value)),
            "",  # the biases are in it already
            MASK,
            domain=_CONTRIB,
            num_heads=self._heads,
        )
        flat = self._add("Reshape", attended, "flat")
        self._add_to_flow(self._linear(flat, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def feed_forward(self, name: str) -> None:
        inner = self._add("Gelu", self._linear(self._flow, f"{name}.intermediate.dense"))
        self._add_to_flow(self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def finish(self) -> bytes:
        self._nodes.append(helper.make_node("Reshape", [self._flow, self._shape], [TOKENS]))
        rows = ["texts", "tokens"]
        graph = helper.make_graph(
            self._nodes,
            "bert",
            [
                helper.make_tensor_value_info(EMBEDDINGS, TensorProto.FLOAT, [*rows, self._hidden]),
                helper.make_tensor_value_info(MASK, TensorProto.INT32, rows),
            ],
            [helper.make_tensor_value_info(TOKENS, TensorProto.FLOAT, [*rows, self._hidden])],
            list(self._constants.values()),
        )
        # The oldest versions that have all the operators, so that older runtimes read it too.
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(_CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9)
        return bytes(model.SerializeToString())

    def _add_to_flow(self, change: str, norm: str) -> None:
        self._flow = self._normalised(self._add("Add", change, self._flow), norm)

    def _normalised(self, values: str, name: str) -> str:
        scale, bias = (self._weight(f"{name}.{part}") for part in ("weight", "bias"))
        return self._add("LayerNormalization", values, scale, bias, epsilon=_EPSILON)

    def _linear(self, values: str, name: str) -> str:
        """``values @ weight.T + bias``."""
        bias = self._weight(f"{name}.bias")
        scale = f"{name}.{SCALE}"
        if scale not in self._weights:
            return self._add("Gemm", values, self._weight(f"{name}.weight"), bias, transB=1)
        turned = self._constant(f"{name}.weight", self._weights[f"{name}.weight"].T)
        return self._add(
            "DynamicQuantizeMatMul",
            values,
            turned,
            self._weight(scale),
            "",  # symmetric: zero is zero
            bias,
            domain=_CONTRIB,
        )

    def _weight(self, name: str) -> str:
        return self._constant(name, self._weights[name])

    def _constant(self, name: str, value: NDArray[Any] | np.generic | list[int]) -> str:
        if name not in self._constants:
            self._constants[name] = numpy_helper.from_array(np.asarray(value), name)
        return name

    def _add(self, operator: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """Add a node; returns the name of its output."""
        output = f"{operator} {len(self._nodes)}"
        self._nodes.append(
            helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes)
        )
        return output
