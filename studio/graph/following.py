"""What may stand next to a layer, and what usually does: the order of the search box.

Not here: the search box, and what a block would do to a shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studio.graph.binding import bind, top_names
from studio.graph.findings import Finding, Findings
from studio.graph.model import Definition, Document, Node
from studio.graph.starting import starting_values
from studio.spec.layer import LAYERS, Merge, Operation
from studio.spec.messages import Message
from studio.spec.problems import Address, Refused
from studio.spec.shapes import Shape

USUAL = ("Tanh", "Sigmoid", "GELU", "SiLU", "LeakyReLU", "ReLU6")
"""Activations that are met often; there are too many of them to stand before everything else."""

FOLLOWING: Mapping[str, tuple[str, ...]] = {
    "Input": ("Conv2d", "Conv1d", "Linear", "Flatten", "convolution"),
    "convolution": (
        "ReLU",
        "BatchNorm2d",
        "BatchNorm1d",
        "MaxPool2d",
        "MaxPool1d",
        *USUAL,
        "pooling",
        "Add",
        "Concat",
        "normalization",
        "Dropout2d",
        "convolution",
        "Flatten",
        "activation",
    ),
    "normalization": (
        *("ReLU", *USUAL, "convolution", "Add", "linear"),
        *("MaxPool2d", "dropout", "pooling", "activation"),
    ),
    "activation": (
        "MaxPool2d",
        "Conv2d",
        "MaxPool1d",
        "Conv1d",
        "Linear",
        "Dropout",
        "AdaptiveAvgPool2d",
        "AdaptiveAvgPool1d",
        "Flatten",
        "pooling",
        "convolution",
        "Concat",
        "Add",
        "Output",
        "normalization",
        "Unflatten",
    ),
    "Softmax": ("Output", "Multiply"),
    "LogSoftmax": ("Output",),
    "Sigmoid": ("Output", "Linear", "Multiply"),
    "Step": ("Output", "Linear"),
    "pooling": ("Conv2d", "Conv1d", "Flatten", "convolution", "Concat", "Dropout2d", "dropout"),
    "AdaptiveAvgPool2d": ("Flatten", "Linear", "Dropout", "convolution"),
    "AdaptiveAvgPool1d": ("Flatten", "Linear", "convolution"),
    "Flatten": ("Linear", "Dropout", "normalization", "Transpose", "Sigmoid", "recurrent"),
    "Transpose": ("ClassToken", "recurrent", "Conv1d", "LayerNorm"),
    "ClassToken": ("PositionEmbedding", "recurrent"),
    "PositionEmbedding": ("Dropout", "recurrent", "LayerNorm"),
    "Embedding": ("PositionEmbedding", "recurrent", "Mean", "Dropout"),
    "LayerNorm": ("MultiheadAttention", "Select", "Linear", "Mean", "activation", "recurrent"),
    "Select": ("Linear", "Dropout", "normalization"),
    "Mean": ("Linear", "Dropout"),
    "linear": (
        "ReLU",
        "Output",
        *USUAL,
        "Dropout",
        *("Softmax", "LogSoftmax", "Step"),
        "BatchNorm1d",
        "normalization",
        "Add",
        "linear",
        "PositionEmbedding",
        "Sampling",
        "activation",
        "recurrent",
    ),
    "dropout": ("Linear", "convolution", "Flatten", "activation", "Output"),
    "recurrent": ("Select", "Linear", "dropout", "normalization", "Add", "recurrent"),
    "Add": ("ReLU", "convolution", "normalization", "pooling", "Linear", "activation"),
    "Multiply": ("Linear", "convolution", "Add", "normalization", "activation"),
    "Concat": ("Conv2d", "Conv1d", "Linear", "pooling", "normalization", "activation"),
    "Scale": ("Softmax", "Add", "MatMul"),
    "Constant": ("Add", "Sub", "Multiply", "Concat"),
    "Upsample": ("convolution", "Concat", "Add"),
    "shape": ("convolution", "linear", "activation", "pooling", "normalization"),
}
"""A type, or else its family -> the types and families that usually read it, the first most often.

Read from the networks of the textbooks and of torchvision: convolution, normalization, activation,
pooling, and at the end Flatten, Linear, activation, Linear.
"""
PRECEDING: Mapping[str, tuple[str, ...]] = {
    "Output": ("Linear", "LogSoftmax", "Sigmoid", "convolution"),
    "Linear": ("Flatten", "ReLU", "Dropout", "activation", "linear", "pooling"),
}
"""A type -> what it usually reads, where that is not the first table read backwards."""
ENDS = ("Input", "Output")
SIZES = "size-mismatch"
"""The refusal of a typed size: another layer there may well give it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One type of layer, and what speaks against it there.

    `refusal` is what the new layer says of the shape that arrives; with `by` it is what the layer
    of that name says of what the new one gives.
    """

    type: str
    refusal: Message | None = None
    by: str = ""


def after(
    document: Document, findings: Findings, place: Address, source: str, output: int = 0
) -> list[Candidate]:
    """What can read an output: first what fits and is usual, last what refuses its shape."""
    home, shape = document.home(source), _shape(findings, (*place, source), output)
    if home is None:
        return []
    found = [
        Candidate(declaration.type_name(), _refusal(document, home, declaration, shape)[1])
        for declaration in LAYERS.values()
        if declaration.inputs
    ]
    return _ranked(home, found, {o.type: _rank(home.nodes[source].type, o.type) for o in found})


def between(
    document: Document, findings: Findings, place: Address, reader: str, port: int
) -> list[Candidate]:
    """What can stand in the wire that ends at `port` of `reader`."""
    home = document.home(reader)
    ref = None if home is None else home.nodes[reader].inputs[port]
    if home is None or ref is None:
        return []
    shape = _shape(findings, (*place, ref.node), ref.port)
    end = findings.of((*place, reader))
    found = []
    for declaration in LAYERS.values():
        if declaration.inputs and declaration.outputs:
            given, refusal = _refusal(document, home, declaration, shape)
            then = None if given is None else _refused_by(end, port, given)
            by = home.nodes[reader].name if then is not None else ""
            found.append(Candidate(declaration.type_name(), refusal or then, by))
    return _ranked(home, found, {o.type: _rank(home.nodes[ref.node].type, o.type) for o in found})


def before(
    document: Document, findings: Findings, place: Address, reader: str, port: int
) -> list[Candidate]:
    """What can give an input: first what fits and is usual, last what the reader would refuse.

    Nothing arrives at the new layer yet: its examples stand for what may.
    """
    home = document.home(reader)
    if home is None:
        return []
    end, node = findings.of((*place, reader)), home.nodes[reader]
    found, ranks = [], {}
    for declaration in LAYERS.values():
        if declaration.outputs:
            why = _never(document, home, declaration, end, port)
            name = declaration.type_name()
            found.append(Candidate(name, why, node.name if why is not None else ""))
            ranks[name] = _rank_before(name, node.type)
    return _ranked(home, found, ranks)


def fits(document: Document, home: Definition, type_name: str, shape: Shape | None) -> bool:
    """Whether a new layer of this type would take `shape`; what is not known may fit."""
    declaration = LAYERS.get(type_name)
    return declaration is None or _refusal(document, home, declaration, shape)[1] is None


# ---- shapes


def _shape(findings: Findings, address: Address, output: int) -> Shape | None:
    finding = findings.of(address)
    outputs = finding.measured.outputs if finding is not None and finding.measured else ()
    return outputs[output] if output < len(outputs) else None


def _fresh(document: Document, home: Definition, declaration: type[Operation]) -> Operation | None:
    """A new layer as it is put onto the canvas."""
    name = declaration.type_name()
    values = starting_values(document, home.id, name)
    return bind(Node("", "", name, values), top_names(document))[0]


def _refusal(
    document: Document, home: Definition, declaration: type[Operation], shape: Shape | None
) -> tuple[Shape | None, Message | None]:
    """What a new layer makes of `shape`, at each of its inputs, or why it refuses it."""
    layer = None if shape is None else _fresh(document, home, declaration)
    if layer is None or shape is None:
        return None, None
    try:
        outputs = layer.measure((shape,) * len(declaration.inputs)).outputs
    except Refused as refused:
        return None, refused.text
    return (outputs[0] if outputs else None), None


def _refused_by(end: Finding | None, port: int, given: Shape) -> Message | None:
    """Why the layer at `end` would not take `given` at this port; None where it would."""
    if end is None or end.layer is None:
        return None
    shapes = list(end.inputs)
    shapes[port : port + 1] = [given]
    known = tuple(shape for shape in shapes if shape is not None)
    if len(known) < len(shapes):
        return None
    try:
        end.layer.measure(known)
    except Refused as refused:
        return None if refused.code == SIZES else refused.text
    return None


def _never(
    document: Document,
    home: Definition,
    declaration: type[Operation],
    end: Finding | None,
    port: int,
) -> Message | None:
    """Why the reader takes nothing that such a layer gives; None where it may take something."""
    layer = _fresh(document, home, declaration)
    if layer is None or end is None or end.layer is None or isinstance(end.layer, Merge):
        return None
    reasons = [_refused_by(end, port, given) for given in _givings(layer)]
    return reasons[0] if reasons and None not in reasons else None


def _givings(layer: Operation) -> Iterator[Shape]:
    """What a layer makes of its examples."""
    for example in layer.examples if layer.inputs else ((),):
        try:
            yield from layer.measure(example).outputs[:1]
        except Refused:
            continue


# ---- order


def _rank(source: str, reader: str) -> int:
    """The place of `reader` among what usually reads `source`; high where it is not usual."""
    return _place(reader, next((FOLLOWING[key] for key in _names(source) if key in FOLLOWING), ()))


def _rank_before(source: str, reader: str) -> int:
    row = PRECEDING.get(reader)
    return _rank(source, reader) if row is None else _place(source, row)


def _place(type_name: str, row: tuple[str, ...]) -> int:
    return next((row.index(name) for name in _names(type_name) if name in row), len(LAYERS))


def _names(type_name: str) -> tuple[str, ...]:
    """The type, and the family that it belongs to."""
    declaration = LAYERS.get(type_name)
    return (type_name,) if declaration is None else (type_name, declaration.family)


def _ranked(home: Definition, found: list[Candidate], ranks: Mapping[str, int]) -> list[Candidate]:
    """A second Input or Output of the network is seldom meant."""
    ends = {node.type for node in home.nodes.values() if node.type in ENDS}
    return sorted(found, key=lambda o: (o.refusal is not None, o.type in ends, ranks[o.type]))
