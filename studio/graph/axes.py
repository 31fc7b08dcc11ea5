"""What each axis of a value means: channel, height, time … Not here: sizes, which analysis knows.

Nothing is declared twice: an axis keeps its meaning where a layer's own shape rule hands its size
on, and the rules hand on the very object. A size that a layer computes anew keeps the meaning of
its place, unless the layer says another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from studio.graph.findings import Finding, Findings
from studio.graph.model import Definition, Document, Node, Ref
from studio.graph.muting import passes
from studio.graph.structure import structure_of
from studio.graph.unrolling import unrolled
from studio.spec.layer import Operation
from studio.spec.problems import Address, Refused
from studio.spec.shapes import Axis, Dim, Shape

Axes = tuple[Axis, ...]

_USUAL: Mapping[int, Axes] = {
    1: ("feature",),
    3: ("channel", "height", "width"),
    4: ("channel", "depth", "height", "width"),
}


def usual(shape: Shape) -> Axes:
    """What the axes of data of this shape nearly always mean; "" where that is open."""
    if shape.dtype == "int64" and shape.rank == 1:
        return ("time",)
    unknown: list[Axis] = [""] * shape.rank
    return _USUAL.get(shape.rank, tuple(unknown))


def meanings(document: Document, findings: Findings) -> Mapping[Address, tuple[Axes, ...]]:
    """Address -> the axes of each output, of all nodes whose shapes are known.

    An `Output` has those of what it reads.
    """
    sweep = _Sweep(unrolled(document), findings)
    for name in document.networks:
        sweep.definition(sweep.document.network(name), (), None)
    return sweep.found


def arriving(
    finding: Finding, found: Mapping[Address, tuple[Axes, ...]]
) -> tuple[Axes | None, ...]:
    """The axes at each input of a node; None where nothing is known."""
    prefix = finding.address[:-1]
    return tuple(_read(found, prefix, ref) for ref in finding.node.inputs)


@dataclass
class _Sweep:
    document: Document
    findings: Findings
    found: dict[Address, tuple[Axes, ...]] = field(default_factory=dict)

    def definition(
        self, definition: Definition, prefix: Address, given: Sequence[Axes | None] | None
    ) -> tuple[Axes | None, ...]:
        """The axes of its results; `given` are those that arrive at its inputs."""
        entering = dict(zip((n.id for n in definition.of_type("Input")), given or (), strict=False))
        for node in structure_of(definition).order:
            finding = self.findings.of((*prefix, node.id))
            if finding is None or finding.measured is None:
                continue
            leaving = self._leaving(node, finding, entering.get(node.id))
            if leaving is not None:
                self.found[finding.address] = leaving
        outputs = ((*prefix, node.id) for node in definition.of_type("Output"))
        return tuple(next(iter(self.found.get(address, ())), None) for address in outputs)

    def _leaving(
        self, node: Node, finding: Finding, entering: Axes | None
    ) -> tuple[Axes, ...] | None:
        arrived = arriving(finding, self.found)
        shapes = finding.measured.outputs if finding.measured is not None else ()
        if passes(node):
            return tuple(arrived[0] or usual(shape) for shape in shapes)
        if node.definition is not None:
            inner = self.document.definitions[node.definition]
            results = self.definition(inner, finding.address, arrived)
            return tuple(axes or usual(shape) for axes, shape in zip(results, shapes, strict=False))
        if finding.layer is None:
            return None
        if not finding.layer.inputs:
            return (entering or usual(shapes[0]),)
        inputs = [shape for shape in finding.inputs if shape is not None]
        known = [
            axes if axes is not None else usual(shape)
            for axes, shape in zip(arrived, inputs, strict=False)
        ]
        return through(finding.layer, inputs, known) if len(known) == len(inputs) else None


def through(
    layer: Operation, inputs: Sequence[Shape], arrived: Sequence[Axes]
) -> tuple[Axes, ...] | None:
    """The axes of each output of `layer`, by measuring shapes whose sizes know what they count."""
    named = [_named(shape, axes) for shape, axes in zip(inputs, arrived, strict=True)]
    try:
        outputs = layer.measure(tuple(named)).outputs
    except Refused:
        return None
    names = (*layer.output_names(), *("",) * len(outputs))
    return tuple(
        _said(layer.meaning.get(name, ()), _carried(shape, arrived[0] if arrived else ()))
        for name, shape in zip(names, outputs, strict=False)
    )


def _named(shape: Shape, axes: Axes) -> Shape:
    dims = (
        Dim(int(size), getattr(size, "expression", None), axis)
        for size, axis in zip(shape.dims, axes, strict=True)
    )
    return Shape(tuple(dims), shape.dtype)


def _carried(shape: Shape, first: Axes) -> Axes:
    """The meanings that came along; a new size means what stood at its place before."""
    along: list[Axis] = [getattr(size, "axis", "") for size in shape.dims]
    if shape.rank == len(first):
        return tuple(axis or before for axis, before in zip(along, first, strict=True))
    joined: Axis = "place" if shape.rank < len(first) else ""
    fresh = (axis if axis not in along else "" for axis in usual(shape))
    return tuple(axis or new or joined for axis, new in zip(along, fresh, strict=True))


def _said(declared: Axes, carried: Axes) -> Axes:
    """`carried` with the last axes as the layer says."""
    last = declared[-len(carried) :] if carried else ()
    kept = carried[: len(carried) - len(last)]
    return (*kept, *(new or old for new, old in zip(last, carried[len(kept) :], strict=True)))


def _read(
    found: Mapping[Address, tuple[Axes, ...]], prefix: Address, ref: Ref | None
) -> Axes | None:
    outputs = found.get((*prefix, ref.node), ()) if ref is not None else ()
    return outputs[ref.port] if ref is not None and ref.port < len(outputs) else None
