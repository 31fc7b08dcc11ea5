"""What several families refuse in the same words, and how products are written. No layers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studio.spec.messages import Message, translate
from studio.spec.problems import Refused, Repair
from studio.spec.shapes import Shape

BATCH_FOR_CHANNELS = "torch would take the batch for channels and mix the samples."
"""Why a shape with one axis too few is refused although torch lets it pass."""

FEW = 1_024


def product(numbers: Iterable[int]) -> str:
    """`3·32·32`; numbers from 10,000 on are grouped as everywhere."""
    return "·".join(f"{int(n):,}" if n >= 10_000 else str(int(n)) for n in numbers)


def macs_line(factors: Iterable[int], total: int) -> Message:
    """How the multiply-adds of one sample come about."""
    return translate(
        "Formula", "multiply-adds = {factors} = {total}", factors=product(factors), total=total
    )


def need_channels(layer: str, x: Shape, axes: int) -> None:
    """
    Raises:
        Refused: `shape-rank` unless `x` is channels and `axes` (1, 2 or 3) spatial axes.
    """
    if x.rank != axes + 1:
        what = {1: _SEQUENCES, 2: _PICTURES, 3: _VOLUMES}[axes]
        raise Refused("shape-rank", _misfit(layer, what, x, axes), repairs=(without_it(),))


_SEQUENCES = translate("Layers", "sequences (channels × length)")
_PICTURES = translate("Layers", "pictures (channels × height × width)")
_VOLUMES = translate("Layers", "volumes (channels × depth × height × width)")


def _misfit(layer: str, what: Message, x: Shape, axes: int) -> Message:
    if x.rank > axes + 1 and layer[-2:] in ("1d", "2d"):
        return translate(
            "Layers",
            "{layer} needs {what}, but {arrives} arrives, which has more axes. {other} is made for "
            "it.",
            layer=layer,
            what=what,
            arrives=str(x),
            other=f"{layer[:-2]}{x.rank - 1}d",
        )
    if x.rank == 1:
        return translate(
            "Layers",
            "{layer} needs {what}, but {arrives} numbers in a row arrive: nothing lies beside "
            "anything there. It belongs before Flatten and Linear.",
            layer=layer,
            what=what,
            arrives=str(x),
        )
    return translate(
        "Layers",
        "{layer} needs {what}, but {arrives} arrives, which has {count} axes and not {needed}. "
        "Unsqueeze adds an axis, Flatten joins some.",
        layer=layer,
        what=what,
        arrives=str(x),
        count=x.rank,
        needed=axes + 1,
    )


def need_sequence(layer: str, x: Shape) -> None:
    """
    Raises:
        Refused: `shape-rank` unless `x` is steps × features.
    """
    if x.rank == 2:
        return
    text = translate(
        "Layers",
        "{layer} reads a sequence (steps × features), one step after the other, but {arrives} "
        "arrives. Bring it to two axes first.",
        layer=layer,
        arrives=str(x),
    )
    raise Refused("shape-rank", text, repairs=_made_sequence(x))


def _made_sequence(x: Shape) -> tuple[Repair, ...]:
    """A vector becomes one step, the rows of a grey picture steps, else each map a step."""
    if x.rank == 1:
        title = translate("Layers", "Insert Unsqueeze in front")
        return (Repair(title, "insert_before", {"type": "Unsqueeze"}),)
    if x.rank == 3 and x.channels == 1:
        title = translate("Layers", "Insert Squeeze in front: each row is a step")
        arguments = {"type": "Squeeze", "params": {"dim": 1}}
        return (Repair(title, "insert_before", arguments),)
    title = translate("Layers", "Insert Flatten in front: each channel is a step")
    return (Repair(title, "insert_before", {"type": "Flatten", "params": {"start_dim": 2}}),)


def without_it() -> Repair:
    """The button that takes the refused layer out of its chain."""
    return Repair(translate("Layers", "Delete this layer"), "remove_joined")


def flatten_first(layer: str, x: Shape) -> Refused:
    """The refusal of a layer on vectors that gets pictures, with the repair."""
    return Refused(
        "shape-rank",
        translate(
            "Layers",
            "{layer} takes one row of numbers for each sample (or a sequence of rows), but "
            "{arrives} arrives. Flatten lays that out as a row of {count}: put a Flatten in front.",
            layer=layer,
            arrives=str(x),
            count=int(x.numel),
        ),
        repairs=(flatten(),),
    )


def flatten() -> Repair:
    """The button that joins all axes in front of the refused layer."""
    title = translate("Layers", "Insert Flatten in front")
    return Repair(title, "insert_before", {"type": "Flatten"})


def divisor(number: int, most: int) -> int:
    """The largest divisor of `number` up to `most`, found in no more than `FEW` steps.

    Above `FEW` none is looked for: so many groups or heads nobody has.
    """
    limit = max(1, min(int(most), int(number), FEW))
    return next(n for n in range(limit, 0, -1) if number % n == 0)


def listed(inputs: Sequence[Shape]) -> Message | str:
    """Shapes that arrive, as a sentence names them."""
    if len(inputs) == 2:
        return translate("Layers", "{first} and {second}", first=str(inputs[0]),
                         second=str(inputs[1]))  # fmt: skip
    return ", ".join(map(str, inputs))


def set_param(field: str, value: object) -> Repair:
    """The button that sets a field of the refused layer."""
    shown = "×".join(map(str, value)) if isinstance(value, tuple) else str(value)
    title = translate("Layers", "Set {field} to {value}", field=field, value=shown)
    return Repair(title, "set_param", {"field": field, "value": value})


def axis_of(layer: str, dim: int, x: Shape, field: str = "dim") -> int:
    """The index in `x.dims` of torch's axis `dim`, which counts the batch as 0.

    Raises:
        Refused: `axis-batch` for the batch axis, `axis-missing` for one that is not there.
    """
    axis = dim if dim >= 0 else dim + x.rank + 1
    if axis == 0:
        text = translate(
            "Layers",
            "Axis {dim} is the batch: {layer} would mix the samples. The axes of one sample are "
            "1 to {rank}.",
            dim=dim,
            layer=layer,
            rank=x.rank,
        )
        raise Refused("axis-batch", text, field=field, repairs=(set_param(field, 1),))
    if not 1 <= axis <= x.rank:
        text = translate(
            "Layers",
            "{arrives} has no axis {dim}: the axes of one sample are 1 to {rank}.",
            arrives=str(x),
            dim=dim,
            rank=x.rank,
        )
        raise Refused("axis-missing", text, field=field, repairs=(set_param(field, 1),))
    return axis - 1
