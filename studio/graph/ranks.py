"""Repairs where a layer gets a shape of another kind: a vector, a sequence, a picture."""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt

from studio.graph.bridging import averaged
from studio.graph.cases import Case, Layers, inserted, removed
from studio.graph.findings import Finding
from studio.graph.model import Node
from studio.graph.muting import passes
from studio.spec.layer import LAYERS, Sink
from studio.spec.messages import Message, translate
from studio.spec.names import original_id
from studio.spec.problems import Refused, Repair
from studio.spec.shapes import Shape

_SIDES = (28, 32, 16, 14, 8, 7, 4)
"""Sides of pictures that vectors are usually made into, the largest that fits first."""
_MOST_STEPS = 50


def for_ranks(case: Case) -> Iterator[Repair]:
    arriving = case.arriving()
    if arriving is None:
        return
    if isinstance(case.finding.layer, Sink):
        yield from _at_the_end(case, arriving)
        return
    yield from _other_type(case, arriving)
    yield from _flattened_too_early(case, arriving)
    for what, layers in _in_front(arriving):
        yield inserted(case, 0, what, layers)
    yield removed(case.finding.node)


def _in_front(x: Shape) -> Iterator[tuple[Message, Layers]]:
    if x.rank == 1:
        side = _side(x.dims[0])
        if side is not None:
            shape = (x.dims[0] // side**2, side, side)
            what = translate("Candidates", "a Reshape to {shape}", shape=str(Shape(shape)))
            yield what, (("Reshape", {"shape": tuple(map(int, shape))}),)
    if x.rank in (1, 2):
        what = translate("Candidates", "an Unsqueeze to {shape}", shape=str(Shape((1, *x.dims))))
        yield what, (("Unsqueeze", {}),)
    if x.rank >= 3:
        yield translate("Candidates", "a Flatten"), (("Flatten", {}),)
        yield (
            translate("Candidates", "a Flatten of each map"),
            (("Flatten", {"start_dim": 2}),),
        )
        if x.rank <= 4:
            yield averaged(x)


def _side(count: int) -> int | None:
    """The side of squares that so many numbers fill."""
    if isqrt(count) ** 2 == count and count > 1:
        return isqrt(count)
    return next((side for side in _SIDES if count % side**2 == 0), None)


def _other_type(case: Case, x: Shape) -> Iterator[Repair]:
    """The same layer for as many axes as there are: Conv1d becomes Conv2d."""
    stem, axes = case.finding.node.type[:-2], case.finding.node.type[-2:]
    other = f"{stem}{x.rank - 1}d"
    if axes not in ("1d", "2d", "3d"):
        return
    for name in (other, *([f"{stem}1d"] if x.rank == 1 else []), stem):
        if name in LAYERS and name != case.finding.node.type:
            title = translate("Layers", "Make it a {type}", type=name)
            yield Repair(title, "set_type", {"type": name})


def _flattened_too_early(case: Case, x: Shape) -> Iterator[Repair]:
    """A Flatten before layers that need pictures: behind them, or away."""
    flatten = _flatten_before(case)
    if flatten is None or x.rank > 2:
        return
    reader = _first_of_vectors(case)
    if reader is not None:
        title = translate(
            "Candidates",
            "Move {name} in front of {reader}",
            name=flatten.name,
            reader=reader.name,
        )
        arguments = {"node": original_id(flatten.id), "reader": reader.id}
        yield Repair(title, "move_before", arguments)
    yield removed(flatten)


def _flatten_before(case: Case) -> Node | None:
    """The Flatten that the arriving vector comes from, past layers that keep its shape."""
    at = case.source()
    for _ in range(_MOST_STEPS):
        if at is None or at.node.type == "Flatten":
            return None if at is None else at.node
        if not passes(at.node) and (not at.inputs or at.output != at.inputs[0]):
            return None
        ref = at.node.inputs[0]
        at = None if ref is None else case.findings.of((*at.address[:-1], ref.node))
    return None


def _first_of_vectors(case: Case) -> Node | None:
    """The first layer behind the node of the problem that takes no picture."""
    node: Node | None = case.home.nodes.get(original_id(case.finding.node.id))
    for _ in range(_MOST_STEPS):
        if node is None:
            return None
        readers = [reader for reader, _ in case.home.readers(node.id)]
        node = readers[0] if readers else None
        if node is not None and not _takes_pictures(case.findings.of((*case.finding.address[:-1],
                                                                      node.id))):  # fmt: skip
            return node
    return None


def _takes_pictures(finding: Finding | None) -> bool:
    if finding is None or finding.layer is None or len(finding.layer.inputs) != 1:
        return True
    if isinstance(finding.layer, Sink):
        return False
    try:
        finding.layer.check_numbers((Shape((64, 64, 64)),))
        finding.layer.measure((Shape((64, 64, 64)),))
    except Refused as refused:
        return refused.code != "shape-rank"
    return True


def _at_the_end(case: Case, x: Shape) -> Iterator[Repair]:
    """What a loss for one vector needs where maps or a sequence leave the network."""
    if x.rank == 2:
        last = translate("Candidates", "a Select of the last step")
        yield inserted(case, 0, last, (("Select", {}),))
        mean = translate("Candidates", "a Mean over the steps")
        yield inserted(case, 0, mean, (("Mean", {"dim": (1,)}),))
    if x.rank in (3, 4):
        yield inserted(case, 0, *averaged(x))
    yield from _before_the_last(case)
    yield inserted(case, 0, translate("Candidates", "a Flatten"), (("Flatten", {}),))


def _before_the_last(case: Case) -> Iterator[Repair]:
    """A Flatten in front of the last Linear, which takes all that is there then."""
    at = case.source()
    for _ in range(_MOST_STEPS):
        if at is None or not at.node.inputs:
            return
        if at.node.type == "Linear":
            title = translate("Candidates", "Insert Flatten in front of {name}", name=at.node.name)
            arguments = {"node": original_id(at.node.id), "type": "Flatten"}
            yield Repair(title, "insert_before", arguments)
            return
        ref = at.node.inputs[0]
        at = None if ref is None else case.findings.of((*at.address[:-1], ref.node))
