"""How one output number of a convolution or of pooling comes about. No Qt, no torch.

Formulas: https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html and those of
ConvTranspose2d, MaxPool2d, AvgPool2d and AdaptiveAvgPool2d. Layers with one axis are computed with
a height of 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.layers.adaptive import AdaptiveAvgPool1d, AdaptiveAvgPool2d
from studio.layers.convolution import Conv1d, Conv2d
from studio.layers.pooling import AvgPool1d, AvgPool2d, MaxPool1d, MaxPool2d
from studio.layers.transposed import ConvTranspose2d
from studio.spec.layer import Operation

Kind = Literal["convolution", "transposed", "max", "mean", "adaptive"]
Floats = NDArray[np.floating]
Pair = tuple[int, int]

NOTHING = -1
"""Where no number of the input is: behind the edge, or between the pixels that are spread."""


class Place(NamedTuple):
    """An output number."""

    channel: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True)
class Window:
    """How a layer sweeps over its input; pairs are rows and columns."""

    kind: Kind
    kernel: Pair = (1, 1)
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)
    dilation: Pair = (1, 1)
    mode: str = "zeros"
    groups: int = 1
    counts_padding: bool = True
    divisor: int | None = None

    @property
    def learned(self) -> bool:
        """Whether it multiplies by weights."""
        return self.kind in ("convolution", "transposed")


@dataclass(frozen=True, eq=False)
class Taps:
    """A window along one axis, cell by cell.

    `places`: where on the input each cell lies, before its first or behind its last number too.
    `sources`: whose value is taken there, NOTHING where there is none. `counted`: how many cells a
    mean counts that takes padding for zeros.
    """

    places: NDArray[np.intp]
    sources: NDArray[np.intp]
    counted: int

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which cells lie on the input itself."""
        return (self.sources >= 0) & (self.places == self.sources)


@dataclass(frozen=True, eq=False)
class Explained:
    """Everything that makes one output number.

    `window`, `kernel` and `products` are `(n, rows, columns)` with the `n` input channels that the
    number depends on, the first of which is `first`. Pooling has no kernel; its `products` are the
    values that it looks at. `sums` `(n,)`: of the products of each channel. `winner`: the cell that
    max pooling takes. `divisor`: what a mean divides by.
    """

    place: Place
    rows: Taps
    columns: Taps
    first: int
    window: Floats
    kernel: Floats | None
    products: Floats
    sums: Floats
    result: float
    bias: float | None = None
    winner: Pair | None = None
    divisor: int | None = None

    @property
    def filled(self) -> NDArray[np.bool_]:
        """Which cells have a value, `(rows, columns)`."""
        return (self.rows.sources >= 0)[:, None] & (self.columns.sources >= 0)

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which cells lie on the input itself, `(rows, columns)`."""
        return self.rows.inside[:, None] & self.columns.inside


def window_of(layer: Operation | None) -> Window | None:
    """How a bound layer sweeps; None for one that does not."""
    if isinstance(layer, (Conv1d, Conv2d)):
        return Window(
            "convolution",
            _pair(layer.kernel_size),
            _pair(layer.stride),
            _before(layer),
            _pair(layer.dilation),
            layer.padding_mode,
            layer.groups,
        )
    if isinstance(layer, ConvTranspose2d):
        return Window(
            "transposed",
            _pair(layer.kernel_size),
            _pair(layer.stride),
            _pair(layer.padding, 0),
            _pair(layer.dilation),
            groups=layer.groups,
        )
    if isinstance(layer, (AdaptiveAvgPool1d, AdaptiveAvgPool2d)):
        return Window("adaptive")
    return _pooling(layer)


def _pooling(layer: Operation | None) -> Window | None:
    if not isinstance(layer, (MaxPool1d, MaxPool2d, AvgPool1d, AvgPool2d)):
        return None
    kernel, padding = _pair(layer.kernel_size), _pair(layer.padding, 0)
    stride = kernel if layer.stride is None else _pair(layer.stride)
    if isinstance(layer, (MaxPool1d, MaxPool2d)):
        return Window("max", kernel, stride, padding, _pair(layer.dilation))
    divisor = layer.divisor_override if isinstance(layer, AvgPool2d) else None
    counts = layer.count_include_pad
    return Window("mean", kernel, stride, padding, counts_padding=counts, divisor=divisor)


def _pair(sizes: tuple[int, ...], along: int = 1) -> Pair:
    return (along, *sizes) if len(sizes) == 1 else sizes  # type: ignore[return-value]


def _before(layer: Conv1d | Conv2d) -> Pair:
    """The padding before the first number; `same` puts an odd rest at the end."""
    if isinstance(layer.padding, tuple):
        return _pair(layer.padding, 0)
    if layer.padding == "valid":
        return (0, 0)
    pairs = zip(layer.kernel_size, layer.dilation, strict=True)
    return _pair(tuple(dilation * (kernel - 1) // 2 for kernel, dilation in pairs), 0)


def as_maps(values: Floats) -> Floats:
    """`(C, H, W)` of a sample with one or two axes behind its channels."""
    return values[:, None, :] if values.ndim == 2 else values


def explain(
    window: Window, arrives: Floats, size: Pair, tensors: Mapping[str, Floats], place: Place
) -> Explained:
    """Take one output number apart.

    `arrives` `(C, H, W)`; `size`: rows and columns of the output. Computed in double precision.

    Raises:
        IndexError: the output has no such channel.
    """
    rows = _taps(window, 0, arrives.shape[1], place.row, size[0])
    columns = _taps(window, 1, arrives.shape[2], place.column, size[1])
    if not window.learned:
        return _pooled(window, arrives, place, rows, columns)
    kernel, first = _kernel(window, tensors["weight"], place.channel)
    seen = _cut(arrives[first : first + len(kernel)], rows, columns, 0.0)
    products = seen * kernel
    sums = products.sum(axis=(1, 2))
    bias = float(tensors["bias"][place.channel]) if "bias" in tensors else None
    result = float(sums.sum()) + (bias or 0.0)
    return Explained(place, rows, columns, first, seen, kernel, products, sums, result, bias)


def reach(window: Window, size: Pair, out: Pair) -> tuple[Pair, Pair]:
    """The first and the last place that windows touch, beyond the input where there is padding."""
    if window.kind in ("transposed", "adaptive"):
        return (0, 0), (size[0] - 1, size[1] - 1)
    first = [_taps(window, axis, size[axis], 0, out[axis]).places[0] for axis in (0, 1)]
    last = [_taps(window, axis, size[axis], out[axis] - 1, out[axis]).places[-1] for axis in (0, 1)]
    return (int(first[0]), int(first[1])), (int(last[0]), int(last[1]))


def nearest(window: Window, size: Pair, out: Pair, row: float, column: float) -> Pair:
    """The output position whose window lies around a place of the input."""
    found = []
    for axis, at in enumerate((row, column)):
        middle = (at + 0.5) * out[axis] / size[axis] - 0.5
        if window.kind not in ("transposed", "adaptive"):
            half = window.dilation[axis] * (window.kernel[axis] - 1) / 2
            middle = (at + window.padding[axis] - half) / window.stride[axis]
        found.append(min(max(0, round(middle)), out[axis] - 1))
    return found[0], found[1]


def _pooled(window: Window, arrives: Floats, place: Place, rows: Taps, columns: Taps) -> Explained:
    own = arrives[place.channel][None]
    largest = window.kind == "max"
    seen = _cut(own, rows, columns, -np.inf if largest else 0.0)
    sums = seen.sum(axis=(1, 2))
    if largest:
        at = int(np.argmax(seen[0]))
        row, column = divmod(at, seen.shape[2])
        return Explained(
            place,
            rows,
            columns,
            place.channel,
            seen,
            None,
            seen,
            sums,
            float(seen[0, row, column]),
            winner=(row, column),
        )
    divisor = _divisor(window, rows, columns)
    result = float(sums[0]) / divisor
    return Explained(
        place, rows, columns, place.channel, seen, None, seen, sums, result, divisor=divisor
    )


def _divisor(window: Window, rows: Taps, columns: Taps) -> int:
    if window.divisor is not None:
        return window.divisor
    if window.counts_padding:
        return rows.counted * columns.counted
    return int(rows.inside.sum() * columns.inside.sum())


def _kernel(window: Window, weight: Floats, channel: int) -> tuple[Floats, int]:
    """The filter `(n, rows, columns)` of one output channel, and the first input channel it sees.

    Raises:
        IndexError: there is no such channel.
    """
    if weight.ndim == 3:
        weight = weight[:, :, None, :]
    if window.kind == "convolution":
        kernel = weight[channel].astype(np.float64)
        return kernel, channel // (len(weight) // window.groups) * len(kernel)
    group, own = divmod(channel, weight.shape[1])
    count = len(weight) // window.groups
    if group >= window.groups:
        raise IndexError(f"there is no channel {channel}")
    kernel = weight[group * count : (group + 1) * count, own].astype(np.float64)
    return kernel, group * count


def _cut(maps: Floats, rows: Taps, columns: Taps, fill: float) -> Floats:
    """The values under the window, `(n, rows, columns)`, `fill` where there is none."""
    seen = maps[:, rows.sources[:, None], columns.sources].astype(np.float64)
    there = (rows.sources >= 0)[:, None] & (columns.sources >= 0)
    return np.where(there, seen, fill)


def _taps(window: Window, axis: int, size: int, position: int, out: int) -> Taps:
    """The window at a position of the output along one axis whose input has that size."""
    if window.kind == "adaptive":
        places = np.arange(position * size // out, -(-(position + 1) * size // out))
        return Taps(places, places, len(places))
    cells = np.arange(window.kernel[axis]) * window.dilation[axis]
    stride, padding = window.stride[axis], window.padding[axis]
    if window.kind == "transposed":
        spread = position + padding - cells
        places = np.where(spread % stride == 0, spread // stride, NOTHING)
        return Taps(places, _known(places, size), len(places))
    places = position * stride - padding + cells
    return Taps(places, _sources(places, size, window.mode), int((places < size + padding).sum()))


def _known(places: NDArray[np.intp], size: int) -> NDArray[np.intp]:
    return np.where((places >= 0) & (places < size), places, NOTHING)


def _sources(places: NDArray[np.intp], size: int, mode: str) -> NDArray[np.intp]:
    """Whose value the padding repeats."""
    if mode == "replicate":
        return np.clip(places, 0, size - 1)
    if mode == "circular":
        return places % size
    if mode == "reflect":
        mirrored = np.abs(places)
        return np.where(mirrored >= size, 2 * (size - 1) - mirrored, mirrored)
    return _known(places, size)
