"""What several families refuse in the same words, and how products are written. No layers."""

from __future__ import annotations

from collections.abc import Iterable

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
    if x.rank == axes + 1:
        return
    text = (
        translate(
            "Layers",
            "{layer} needs sequences (channels × length), but {arrives} arrives.",
            layer=layer,
            arrives=str(x),
        )
        if axes == 1
        else translate(
            "Layers",
            "{layer} needs volumes (channels × depth × height × width), but {arrives} arrives.",
            layer=layer,
            arrives=str(x),
        )
        if axes == 3
        else translate(
            "Layers",
            "{layer} needs pictures (channels × height × width), but {arrives} arrives. "
            "It belongs before Flatten and Linear.",
            layer=layer,
            arrives=str(x),
        )
    )
    raise Refused("shape-rank", text, repairs=(without_it(),))


def without_it() -> Repair:
    """The button that takes the refused layer out of its chain."""
    return Repair(translate("Layers", "Delete this layer"), "remove_joined")


def flatten_first(layer: str, x: Shape) -> Refused:
    """The refusal of a layer on vectors that gets pictures, with the repair."""
    return Refused(
        "shape-rank",
        translate(
            "Layers",
            "{layer} needs vectors (or a sequence of them), but {arrives} arrives: "
            "put a Flatten in front.",
            layer=layer,
            arrives=str(x),
        ),
        repairs=(
            Repair(
                translate("Layers", "Insert Flatten in front"),
                "insert_before",
                {"type": "Flatten"},
            ),
        ),
    )


def divisor(number: int, most: int) -> int:
    """The largest divisor of `number` up to `most`, found in no more than `FEW` steps.

    Above `FEW` none is looked for: so many groups or heads nobody has.
    """
    limit = max(1, min(int(most), int(number), FEW))
    return next(n for n in range(limit, 0, -1) if number % n == 0)


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
