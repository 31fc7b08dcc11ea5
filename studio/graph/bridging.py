"""Layers to put in where two inputs have to agree: channels, features and sizes of maps. No torch.

Each of them makes one arriving shape into the one that the node would take.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod

from studio.graph.cases import Case, Layers, inserted
from studio.graph.tracing import Blamed
from studio.spec.fields import Raw
from studio.spec.messages import Message, translate
from studio.spec.names import original_id
from studio.spec.problems import Repair
from studio.spec.shapes import Shape

_AXES = {2: "1d", 3: "2d", 4: "3d"}
"""Rank of a shape -> the end of the name of layers for it."""
_CUT_AT_MOST = 4
"""The part of a side that a crop may take: one in four. More is another picture."""


def bridges(case: Case, found: Sequence[Blamed]) -> Iterator[Repair]:
    """Insertions for each input that is to blame; first those for all of its axes."""
    for port in sorted({one.port for one in found}, key=lambda port: _order(case, port)):
        arriving = case.arriving(port)
        if arriving is None:
            continue
        wanted = list(map(int, arriving.dims))
        for one in found:
            if one.port == port:
                wanted[one.axis] = one.wanted
        for what, layers in _between(arriving, Shape(tuple(wanted))):
            yield inserted(case, port, what, layers)
    yield from _of_other_rank(case)


def _order(case: Case, port: int) -> int:
    """Of two branches the one to be changed first: the shortcut, as in ResNets.

    Where maps are put side by side it is the smaller one, as in U-Nets: it grows.
    """
    arriving, source = case.arriving(port), case.source(port)
    if case.finding.node.type == "Concat":
        return 0 if arriving is None else prod(arriving.size)
    return 0 if source is None else _ancestors(case, source.node.id)


def _ancestors(case: Case, node_id: str) -> int:
    """Of how many nodes a node is made."""
    waiting, seen = [original_id(node_id)], set[str]()
    while waiting:
        one = waiting.pop()
        if one not in seen and one in case.home.nodes:
            seen.add(one)
            waiting.extend(ref.node for ref in case.home.nodes[one].inputs if ref is not None)
    return len(seen)


def _between(x: Shape, y: Shape) -> Iterator[tuple[Message, Layers]]:
    """Ways from shape `x` to shape `y` of the same rank."""
    if x.dims[:-1] == y.dims[:-1] and x.rank < 3:
        yield (
            translate("Candidates", "a Linear of {count}", count=y.dims[-1]),
            (("Linear", {"out_features": y.dims[-1]}),),
        )
    if x.rank not in _AXES:
        return
    end, other_size = _AXES[x.rank], x.size != y.size
    if x.channels != y.channels:
        yield from _with_channels(x, y, end)
    elif other_size:
        yield from _smaller(x, y, end)
        yield from _larger(x, y, end)
        yield from _cropped(x, y)


def _with_channels(x: Shape, y: Shape, end: str) -> Iterator[tuple[Message, Layers]]:
    """A convolution that looks at one pixel, in steps where the map has to shrink."""
    fields = {"out_channels": y.channels, "kernel_size": 1}
    one = translate("Candidates", "a 1×1 {type}", type=f"Conv{end}")
    if x.size == y.size:
        yield one, ((f"Conv{end}", fields),)
        return
    step = _factor(x.size, y.size)
    if step is not None:
        what = translate("Candidates", "a 1×1 {type} of stride {stride}", type=f"Conv{end}",
                         stride=step)  # fmt: skip
        yield what, ((f"Conv{end}", {**fields, "stride": step}),)
    times = _factor(y.size, x.size)
    if times is not None:
        name = f"ConvTranspose{end}"
        yield (
            translate("Candidates", "a {type}", type=name),
            ((name, {"out_channels": y.channels, "kernel_size": times, "stride": times}),),
        )
    for what, layers in (*_smaller(x, y, end), *_larger(x, y, end)):
        both = translate("Candidates", "{first} and {second}", first=what, second=one)
        yield both, (*layers, (f"Conv{end}", fields))


def _smaller(x: Shape, y: Shape, end: str) -> Iterator[tuple[Message, Layers]]:
    if not all(a >= b for a, b in zip(x.size, y.size, strict=True)):
        return
    times = _factor(x.size, y.size)
    name, fields = f"AdaptiveAvgPool{end}", dict[str, Raw](output_size=y.size)
    if times is not None:
        name, fields = f"AvgPool{end}", {"kernel_size": times}
    yield translate("Candidates", "an {type}", type=name), ((name, fields),)


def _larger(x: Shape, y: Shape, end: str) -> Iterator[tuple[Message, Layers]]:
    if not all(a <= b for a, b in zip(x.size, y.size, strict=True)):
        return
    times = _factor(y.size, x.size)
    fields = {"size": y.size, "scale_factor": None} if times is None else {"scale_factor": times}
    yield translate("Candidates", "an Upsample"), (("Upsample", fields),)
    if times is not None and x.channels == y.channels:
        name = f"ConvTranspose{end}"
        fields = {"out_channels": y.channels, "kernel_size": times, "stride": times}
        yield translate("Candidates", "a {type}", type=name), ((name, fields),)


def _cropped(x: Shape, y: Shape) -> Iterator[tuple[Message, Layers]]:
    """The middle of a map that is a little too large."""
    layers = []
    for axis, (size, wanted) in enumerate(zip(x.size, y.size, strict=True), 2):
        spare = int(size - wanted)
        if spare < 0 or spare * _CUT_AT_MOST > size:
            return
        if spare:
            start = spare // 2
            layers.append(("Slice", {"dim": axis, "start": start, "end": start + int(wanted)}))
    yield translate("Candidates", "a Slice of the middle"), tuple(layers)


def _factor(large: Sequence[int], small: Sequence[int]) -> int | None:
    """How many times larger, if that is a whole number above 1 and the same along all axes."""
    times = {int(a) // int(b) for a, b in zip(large, small, strict=True)}
    exact = all(a % b == 0 for a, b in zip(large, small, strict=True))
    (first,) = times if len(times) == 1 else (0,)
    return first if exact and first > 1 else None


def _of_other_rank(case: Case) -> Iterator[Repair]:
    """Maps beside vectors become vectors themselves."""
    shapes = [shape for shape in case.finding.inputs if shape is not None]
    lowest = min((shape.rank for shape in shapes), default=0)
    for port, shape in enumerate(case.finding.inputs):
        if shape is not None and shape.rank > lowest == 1:
            what = translate("Candidates", "a Flatten")
            yield inserted(case, port, what, (("Flatten", {}),))
            if shape.rank in _AXES:
                yield inserted(case, port, *averaged(shape))


def averaged(x: Shape) -> tuple[Message, Layers]:
    """The mean of each channel, as a vector."""
    name = f"AdaptiveAvgPool{_AXES[x.rank]}"
    what = translate("Candidates", "{type} and Flatten", type=name)
    return what, ((name, {"output_size": 1}), ("Flatten", {}))
