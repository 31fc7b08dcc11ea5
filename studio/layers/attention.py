"""Attention and the layers of a Transformer, named and parameterised as in torch.nn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from studio.layers.rules import divisor, macs_line, need_sequence, set_param
from studio.spec.fields import AUTO, Bool, Choice, Float, Int
from studio.spec.layer import Measured, Module, layer, shared
from studio.spec.memory import FLOAT, Gradients, Kept
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape

Sizes = dict[str, tuple[int, ...]]

_BATCH: Mapping[str, str] = {
    "batch_first": "Every tensor here has the batch in front; False would read samples as steps.",
    "input": "torch reads a table of rows as one sequence without a batch.",
    "dropout": "Without any number left, nothing passes.",
}
_DROPOUT = "Share of the attention weights that is set to 0 while training."
_FIRST = "The batch is the first axis, as everywhere here."


def _sequence(layer: str, port: str, x: Shape) -> None:
    if port == "input":
        need_sequence(layer, x)
    elif x.rank != 2:
        text = translate(
            "Layers",
            "{layer} needs a sequence (steps × features) at {port}, but {arrives} arrives. "
            "Unsqueeze adds an axis, Flatten with start_dim 2 joins those behind the first.",
            layer=layer,
            port=port,
            arrives=str(x),
        )
        raise Refused("shape-rank", text)


def _same_features(layer: str, port: str, wanted: int, x: Shape) -> None:
    if x.dims[1] != wanted:
        text = translate(
            "Layers",
            "{layer} compares steps by their features: {wanted} are needed at {port}, but "
            "{arrives} arrives. A Linear with {wanted} outputs brings them there.",
            layer=layer,
            wanted=int(wanted),
            port=port,
            arrives=str(x),
        )
        raise Refused("shapes-differ", text)


def _heads(field: str, width: int, heads: int) -> None:
    """
    Raises:
        Refused: `heads`, where the features cannot be split among the heads.
    """
    if width % heads == 0:
        return
    text = translate(
        "Layers",
        "{width} features cannot be split equally among {heads} heads: {field} has to divide "
        "{width}.",
        width=int(width),
        heads=int(heads),
        field=field,
    )
    repairs = (set_param(field, divisor(width, heads)),)
    raise Refused("heads", text, field=field, repairs=repairs)


def _batch_first(value: bool) -> None:
    if not value:
        text = translate(
            "Layers",
            "The samples of a batch always lie along the first axis here. Switch batch_first on.",
        )
        repairs = (set_param("batch_first", True),)
        raise Refused("batch-first", text, field="batch_first", repairs=repairs)


def attention_macs(query: int, key: int, width: int) -> int:
    """Products of queries with keys, and of the weights with the values."""
    return 2 * query * key * width


def _projections(width: int, bias: bool) -> Sizes:
    found: Sizes = {"in_proj_weight": (3 * width, width)}
    if bias:
        found["in_proj_bias"] = (3 * width,)
    found["out_proj.weight"] = (width, width)
    if bias:
        found["out_proj.bias"] = (width,)
    return found


@layer
class MultiheadAttention(Module):
    """Each step asks all others what they have for it; several heads ask at the same time.

    The second output holds the attention weights, averaged over the heads: who looked at whom.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.MultiheadAttention.html
    """

    usual = True
    family = "recurrent"
    inputs = ("query", "key", "value")
    outputs = ("output", "weights")
    meaning = {"output": ("feature",)}
    stem = "attention"
    restart = "_reset_parameters"
    examples = (
        (Shape((5, 4)), Shape((5, 4)), Shape((5, 4))),
        (Shape((3, 6)), Shape((7, 6)), Shape((7, 6))),
    )
    stricter: ClassVar[Mapping[str, str]] = _BATCH

    embed_dim: int | str = Int(
        default=AUTO,
        auto=True,
        required=True,
        low=1,
        help="Features of the queries, and of the output. auto takes what is wired in.",
    )
    num_heads: int = Int(
        default=1,
        required=True,
        low=1,
        high=1_000,
        help="How many heads look at once, each at its share of the features.",
    )
    dropout: float = Float(default=0.0, low=0.0, below=1.0, help=_DROPOUT)
    bias: bool = Bool(default=True, help="Adds learned numbers to queries, keys and values.")
    add_bias_kv: bool = Bool(default=False, help="Adds one learned step to keys and values.")
    add_zero_attn: bool = Bool(default=False, help="Adds one step of zeros to keys and values.")
    kdim: int | None = Int(
        default=None,
        low=1,
        optional=True,
        help="Features of the keys, where they are others than those of the queries.",
    )
    vdim: int | None = Int(
        default=None,
        low=1,
        optional=True,
        help="Features of the values, where they are others than those of the queries.",
    )
    batch_first: bool = Bool(default=True, when=("batch_first", (False,)), help=_FIRST)

    def inferred(self, inputs: tuple[Shape, ...]) -> Mapping[str, Any]:
        for port, x in zip(self.inputs, inputs, strict=True):
            _sequence(self.type_name(), port, x)
        return {"embed_dim": inputs[0].dims[1]}

    def leaving(self, inputs: tuple[Shape, ...]) -> tuple[Shape, ...]:
        _batch_first(self.batch_first)
        query, key, value = inputs
        width = query.dims[1]
        _heads("num_heads", width, self.num_heads)
        _same_features(self.type_name(), "key", self.kdim or width, key)
        _same_features(self.type_name(), "value", self.vdim or width, value)
        if key.dims[0] != value.dims[0]:
            text = translate(
                "Layers",
                "To each key belongs one value, but {keys} keys and {values} values arrive. Wire "
                "both inputs to the same layer.",
                keys=int(key.dims[0]),
                values=int(value.dims[0]),
            )
            raise Refused("shapes-differ", text)
        return (query, Shape((query.dims[0], self._looked_at(key))))

    def _looked_at(self, key: Shape) -> int:
        more = self.add_bias_kv + self.add_zero_attn
        return key.dims[0] + more if more else key.dims[0]

    def tensors(self, inputs: tuple[Shape, ...]) -> Mapping[str, tuple[int, ...]]:
        width = inputs[0].dims[1]
        found = _projections(width, self.bias)
        kdim, vdim = self.kdim or width, self.vdim or width
        if (kdim, vdim) != (width, width):
            del found["in_proj_weight"]
            found = {
                "q_proj_weight": (width, width),
                "k_proj_weight": (width, kdim),
                "v_proj_weight": (width, vdim),
                **found,
            }
        if self.add_bias_kv:
            own = {n: sizes for n, sizes in found.items() if not n.startswith("out_proj")}
            rest = {n: sizes for n, sizes in found.items() if n.startswith("out_proj")}
            found = {**own, "bias_k": (1, 1, width), "bias_v": (1, 1, width), **rest}
        return found

    def macs(self, inputs: tuple[Shape, ...]) -> int:
        query, key, _ = inputs
        width = query.dims[1]
        into = query.dims[0] * width + key.dims[0] * ((self.kdim or width) + (self.vdim or width))
        looked = attention_macs(query.dims[0], self._looked_at(key), width)
        return into * width + looked + query.dims[0] * width * width

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """What arrives in another order, queries, keys, values, weights and what they select.

        Of one and the same input only one copy is made; its queries, keys and values lie together.
        """
        query, key, value = inputs
        width, looked = query.dims[1], self._looked_at(key)
        weights = self.num_heads * query.dims[0] * looked
        kept = 3 * query.numel + key.numel + value.numel + 2 * looked * width
        if wanted.alike:
            kept -= 2 * query.numel - (query.numel if looked == key.dims[0] else 0)
        return Kept(more=FLOAT * (kept + weights * (3 if self.dropout > 0.0 else 1)))

    def arguments(self, inferred: Mapping[str, Any]) -> list[tuple[str | None, Any]]:
        return [*super().arguments(inferred), ("batch_first", True)]

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        query, key, _ = inputs
        width = query.dims[1] // self.num_heads
        return [
            translate(
                "Formula",
                "weights = softmax(Q·K / √{width}), {queries}×{keys} for each of {heads} heads",
                width=int(width),
                queries=int(query.dims[0]),
                keys=int(self._looked_at(key)),
                heads=int(self.num_heads),
            ),
            translate("Formula", "out = W_out·(weights·V)"),
            translate("Formula", "params = {total}", total=measured.parameters),
            translate("Formula", "multiply-adds = {total}", total=measured.macs),
        ]


@shared
class _TransformerLayer(Module):
    """What encoder and decoder have in common: attention and two Linear layers, each with a skip.

    `attentions`: the names of its attention modules, in torch's order.
    """

    family = "recurrent"
    restart = "_reset_parameters"
    attentions: ClassVar[tuple[str, ...]] = ("self_attn",)
    stricter: ClassVar[Mapping[str, str]] = {
        **_BATCH,
        "dim_feedforward": "Without units between them the Linear layers would pass nothing on.",
        "layer_norm_eps": "Steps whose numbers are all equal would give no number.",
    }

    d_model: int | str = Int(
        default=AUTO,
        auto=True,
        required=True,
        low=1,
        help="Features of each step. auto takes what is wired in.",
    )
    nhead: int = Int(
        default=1,
        required=True,
        low=1,
        high=1_000,
        help="How many heads look at once, each at its share of the features.",
    )
    dim_feedforward: int = Int(
        default=2048, low=1, high=1_000_000, help="Units between the two Linear layers."
    )
    dropout: float = Float(default=0.1, low=0.0, below=1.0, help=_DROPOUT)
    activation: str = Choice(
        default="relu", options=("relu", "gelu"), help="What stands between the two Linear layers."
    )
    layer_norm_eps: float = Float(
        default=1e-5, above=0.0, high=1.0, log=True, help="Keeps the LayerNorms from dividing by 0."
    )
    batch_first: bool = Bool(default=True, when=("batch_first", (False,)), help=_FIRST)
    norm_first: bool = Bool(
        default=False, help="LayerNorm before attention and Linear, which trains more steadily."
    )
    bias: bool = Bool(default=True, help="Adds learned numbers in Linear, attention and LayerNorm.")

    def inferred(self, inputs: tuple[Shape, ...]) -> Mapping[str, Any]:
        for port, x in zip(self.inputs, inputs, strict=True):
            _sequence(self.type_name(), port, x)
        return {"d_model": inputs[0].dims[1]}

    def leaving(self, inputs: tuple[Shape, ...]) -> tuple[Shape, ...]:
        _batch_first(self.batch_first)
        width = inputs[0].dims[1]
        _heads("nhead", width, self.nhead)
        for port, x in zip(self.inputs[1:], inputs[1:], strict=True):
            _same_features(self.type_name(), port, width, x)
        return (inputs[0],)

    def tensors(self, inputs: tuple[Shape, ...]) -> Mapping[str, tuple[int, ...]]:
        width, inner = inputs[0].dims[1], self.dim_feedforward
        found: Sizes = {}
        for name in self.attentions:
            found |= {f"{name}.{n}": s for n, s in _projections(width, self.bias).items()}
        rows: Sizes = {"linear1": (inner, width), "linear2": (width, inner)}
        rows |= {f"norm{i + 1}": (width,) for i in range(len(self.attentions) + 1)}
        for name, sizes in rows.items():
            found[f"{name}.weight"] = sizes
            if self.bias:
                found[f"{name}.bias"] = sizes[:1]
        return found

    def macs(self, inputs: tuple[Shape, ...]) -> int:
        steps, width = inputs[0].dims
        total = 2 * steps * width * self.dim_feedforward
        for _, looked in zip(self.attentions, (inputs[0], *inputs[1:]), strict=True):
            keys = looked.dims[0]
            total += 2 * (steps + keys) * width * width + attention_macs(steps, keys, width)
        return total

    def kept(self, inputs: tuple[Shape, ...], measured: Measured, wanted: Gradients) -> Kept:
        """Part by part, as `forward` of torch calls them; with dropout its noise comes to each."""
        x, noisy = inputs[0], self.dropout > 0.0
        smooth = self.activation == "gelu" and not noisy
        kept = 2 * x.dims[0] * (len(self.attentions) + 1)
        kept += x.dims[0] * self.dim_feedforward * (3 if noisy else 2 if smooth else 1)
        kept += x.numel * (2 if noisy else 1) + (0 if self.norm_first else x.numel)
        for looked in (x, *inputs[1:]):
            kept += self._attended(x, looked, own=looked is x, noisy=noisy)
        return Kept((0,) if self.norm_first else (), more=FLOAT * kept)

    def _attended(self, x: Shape, looked: Shape, *, own: bool, noisy: bool) -> int:
        """Numbers that one attention keeps, with the skip and the LayerNorm behind it."""
        pairs = self.nhead * x.dims[0] * looked.dims[0]
        rows = (9 if noisy else 6) * x.numel if own else (5 if noisy else 4) * x.numel
        others = 0 if own else (4 if noisy else 3) * looked.numel
        return rows + others + (3 * pairs if noisy else self.nhead * x.dims[0])

    def arguments(self, inferred: Mapping[str, Any]) -> list[tuple[str | None, Any]]:
        return [*super().arguments(inferred), ("batch_first", True)]

    def formula(self, inputs: tuple[Shape, ...], measured: Measured) -> list[Message]:
        rules = (
            [translate("Formula", "x = x + attention(norm(x)), x = x + linear(norm(x))")]
            if self.norm_first
            else [translate("Formula", "x = norm(x + attention(x)), x = norm(x + linear(x))")]
        )
        width = inputs[0].dims[1]
        return [
            *rules,
            translate(
                "Formula",
                "{heads} heads of {width} features; Linear {model} → {inner} → {model}",
                heads=int(self.nhead),
                width=int(width // self.nhead),
                model=int(width),
                inner=int(self.dim_feedforward),
            ),
            translate("Formula", "params = {total}", total=measured.parameters),
            macs_line((int(inputs[0].dims[0]), measured.macs // inputs[0].dims[0]), measured.macs),
        ]


@layer
class TransformerEncoderLayer(_TransformerLayer):
    """Self-attention, then two Linear layers on each step; skips and LayerNorms around both.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.TransformerEncoderLayer.html
    """

    usual = True
    stem = "encoder"
    examples = ((Shape((5, 4)),), (Shape((3, 6)),))


@layer
class TransformerDecoderLayer(_TransformerLayer):
    """An encoder layer that also attends to a second sequence, the memory.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.TransformerDecoderLayer.html
    """

    inputs = ("input", "memory")
    attentions = ("self_attn", "multihead_attn")
    stem = "decoder"
    examples = (
        (Shape((5, 4)), Shape((5, 4))),
        (Shape((3, 6)), Shape((7, 6))),
    )
