"""What a size has to do with one layer: which arriving size it refuses, what it makes a size from.

Both are found by asking the layer's own rule with other numbers, so no layer declares anything.
Not here: the way from layer to layer (origins.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from studio.spec.fields import AUTO, Field
from studio.spec.layer import Measured, Operation
from studio.spec.problems import Refused
from studio.spec.shapes import Dim, Shape

Shapes = tuple[Shape, ...]
Slot = tuple[int, int]
"""An input and an axis of what arrives there."""

NEAR, FAR = 8, (64, 1024)
"""How many next larger numbers are tried in the place of a size, and which large ones."""


@dataclass(frozen=True)
class Blamed:
    """A size that a layer does not take, and one that it would."""

    port: int
    axis: int
    wanted: int


@dataclass(frozen=True)
class Passed:
    """The size is handed on from an input."""

    slot: Slot


@dataclass(frozen=True)
class Given:
    """The size is what a field says; `place`: which of its numbers."""

    field: str
    place: int | None


@dataclass(frozen=True)
class Made:
    """The size is computed from sizes that arrive and from fields."""

    slots: tuple[Slot, ...]
    fields: tuple[str, ...]


Trace = Passed | Given | Made


def blamed(layer: Operation, inputs: Shapes) -> tuple[Blamed, ...]:
    """The sizes that `layer` refuses: with another number in their place it would accept.

    Tried are single sizes, then sizes of one input that are equal (28×28), then all in which two
    inputs differ.
    """
    singles: list[tuple[Slot, ...]] = [
        ((port, axis),) for port, x in enumerate(inputs) for axis in range(x.rank)
    ]
    return (
        _exchanged(layer, inputs, singles)
        or _exchanged(layer, inputs, list(_equal(inputs)))
        or _taken_over(layer, inputs)
    )


def _exchanged(
    layer: Operation, inputs: Shapes, groups: list[tuple[Slot, ...]]
) -> tuple[Blamed, ...]:
    found: list[Blamed] = []
    for group in groups:
        port, axis = group[0]
        if any((one.port, one.axis) == slot for one in found for slot in group):
            continue
        for number in _numbers(layer, inputs, port, axis):
            if _measured(layer, _put(inputs, dict.fromkeys(group, number))) is not None:
                found.extend(Blamed(*slot, number) for slot in group)
                break
    return tuple(found)


def _equal(inputs: Shapes) -> Iterator[tuple[Slot, ...]]:
    """Height and width before all axes: channels are as many by chance."""
    for first in (1, 0):
        for port, x in enumerate(inputs):
            for size in dict.fromkeys(x.dims):
                axes = [a for a, other in enumerate(x.dims) if other == size and a >= first]
                if len(axes) > 1:
                    yield tuple((port, axis) for axis in axes)


def _taken_over(layer: Operation, inputs: Shapes) -> tuple[Blamed, ...]:
    """Each of two inputs with the sizes of the other one, and no more of them than it needs."""
    found: list[Blamed] = []
    for port, x in enumerate(inputs):
        for other in inputs:
            if other.rank != x.rank or other.dims == x.dims:
                continue
            wanted = {
                (port, axis): int(size)
                for axis, (size, own) in enumerate(zip(other.dims, x.dims, strict=True))
                if size != own
            }
            if _measured(layer, _put(inputs, wanted)) is None:
                continue
            for slot in list(wanted):
                fewer = {key: size for key, size in wanted.items() if key != slot}
                if _measured(layer, _put(inputs, fewer)) is not None:
                    wanted = fewer
            found.extend(Blamed(*slot, size) for slot, size in wanted.items())
            break
    return tuple(found)


def _numbers(layer: Operation, inputs: Shapes, port: int, axis: int) -> Iterator[int]:
    """What could be meant in the place of a size, the likeliest first."""
    size = int(inputs[port].dims[axis])
    same = [x.dims[axis] for x in inputs if x.rank > axis]
    others = [dim for x in inputs for dim in x.dims]
    typed = [part for name in layer.fields() for part in _whole(getattr(layer, name))]
    near = range(size + 1, size + 1 + NEAR)
    tried = (*same, *near, *typed, *others, 2 * size, 4 * size, *FAR)
    return (n for n in dict.fromkeys(map(int, tried)) if n > 0 and n != size)


def _whole(value: object) -> tuple[int, ...]:
    parts = value if isinstance(value, tuple) else (value,)
    return tuple(part for part in parts if isinstance(part, int) and not isinstance(part, bool))


def traced(layer: Operation, inputs: Shapes, port: int, axis: int) -> Trace:
    """Where the size of `axis` comes from that leaves `layer` at output `port`."""
    marked, meant = _marked_inputs(inputs), dict[str, Trace]()
    for number, x in enumerate(marked):
        for place, marked_dim in enumerate(x.dims):
            meant[str(getattr(marked_dim, "expression", ""))] = Passed((number, place))
    marked_layer = _marked_fields(layer, meant)
    dim = _size(_measured(marked_layer, marked), port, axis)
    mark = getattr(dim, "expression", None)
    if mark in meant:
        return meant[mark]
    slots = [slot for slot in _slots(inputs) if _counts(layer, inputs, slot, port, axis)]
    fields = [name for name in layer.fields() if _matters(layer, inputs, name, port, axis)]
    return Made(tuple(slots), tuple(fields))


def _slots(inputs: Shapes) -> Iterator[Slot]:
    return ((port, axis) for port, x in enumerate(inputs) for axis in range(x.rank))


def _marked_inputs(inputs: Shapes) -> Shapes:
    return tuple(
        Shape(tuple(Dim(d, f"arriving {port} {a}") for a, d in enumerate(x.dims)), x.dtype)
        for port, x in enumerate(inputs)
    )


def _marked_fields(layer: Operation, meant: dict[str, Trace]) -> Operation:
    """The layer, its whole numbers carrying the names of their fields."""
    values: dict[str, Any] = {}
    for name in layer.fields():
        value = getattr(layer, name)
        if isinstance(value, tuple) and value and len(_whole(value)) == len(value):
            values[name] = tuple(_mark(n, name, place, meant) for place, n in enumerate(value))
        elif not isinstance(value, tuple) and _whole(value):
            values[name] = _mark(value, name, None, meant)
    return replace(layer, **values) if values else layer  # type: ignore[type-var]


def _mark(number: int, field: str, place: int | None, meant: dict[str, Trace]) -> Dim:
    mark = f"field {field} {place}"
    meant[mark] = Given(field, place)
    return Dim(number, mark)


def _counts(layer: Operation, inputs: Shapes, slot: Slot, port: int, axis: int) -> bool:
    """Whether another size at `slot` gives another size there."""
    size = int(inputs[slot[0]].dims[slot[1]])
    before = _size(_measured(layer, inputs), port, axis)
    for number in (2 * size, 2 * size + 1, size + 1):
        after = _size(_measured(_untyped(layer), _put(inputs, {slot: number})), port, axis)
        if after is not None:
            return after != before
    return False


def _matters(layer: Operation, inputs: Shapes, name: str, port: int, axis: int) -> bool:
    """Whether another value of a field gives another size there."""
    field, before = layer.fields()[name], _size(_measured(layer, inputs), port, axis)
    for value in _other_values(field, getattr(layer, name)):
        other = replace(layer, **{name: value})  # type: ignore[type-var]
        after = _size(_measured(other, inputs), port, axis)
        if after is not None and after != before:
            return True
    return False


def _other_values(field: Field, value: object) -> Iterator[Any]:
    doubled = tuple(2 * n for n in _whole(value)) or (2 * value if isinstance(value, float) else 1)
    for raw in (*field.spread(), doubled):
        try:
            yield field.check(raw)
        except Refused:
            continue


def _untyped(layer: Operation) -> Operation:
    """With `auto` where a size that arrives was typed out."""
    autos = {name: AUTO for name, field in layer.fields().items() if field.auto}
    return replace(layer, **autos) if autos else layer  # type: ignore[type-var]


def _put(inputs: Shapes, sizes: Mapping[Slot, int]) -> Shapes:
    return tuple(
        Shape(tuple(sizes.get((port, a), d) for a, d in enumerate(x.dims)), x.dtype)
        for port, x in enumerate(inputs)
    )


def _measured(layer: Operation, inputs: Shapes) -> Measured | None:
    try:
        return layer.measure(inputs)
    except Refused:
        return None


def _size(measured: Measured | None, port: int, axis: int) -> int | None:
    if measured is None or port >= len(measured.outputs):
        return None
    dims = measured.outputs[port].dims
    return dims[axis] if axis < len(dims) else None
