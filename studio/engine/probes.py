"""Looking inside a network: values and weights as small arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from studio.engine.answers import View, answers, undisturbed
from studio.engine.charting import grid
from studio.engine.compile import Compiled
from studio.engine.pictures import Picture
from studio.engine.wishes import Want
from studio.spec.problems import Address

if TYPE_CHECKING:
    from studio.engine.pictures import Floats

LIMITS = {"thumbnail": (16, 28), "mosaic": (256, 64), "full": (1024, 256)}
"""Detail -> how many maps at most, and how many pixels a side."""

SURFACE = {"thumbnail": 20, "mosaic": 48, "full": 128}
"""Detail -> places a side of a surface."""

LARGEST = np.float32(1e38)
"""What infinity is shown as."""

MOST_VALUES = 1 << 19
"""So many numbers are sent along at most, beside the pictures."""


@answers(Want)
def look(view: View, wants: list[Want]) -> dict[Want, Picture]:
    """The pictures that are wanted, as far as the program computes them."""
    compiled, networks = view.compiled, view.networks
    pictures: dict[Want, Picture] = {}
    for sample in sorted({want.sample for want in wants if want.what == "output"}):
        outputs = [want for want in wants if want.what == "output" and want.sample == sample]
        addresses = {want.address for want in outputs}
        batch, raw, label = view.feed.sample(sample)
        with compiled.watching(networks, addresses) as seen:
            given = [batch[name] for name in compiled.program.inputs]
            view.network(*given)
        for want in outputs:
            value = seen.get(want.address)
            if value is None:
                continue
            is_input = value.shape == given[0].shape and torch.equal(value, given[0])
            shown = torch.from_numpy(raw) if is_input else value[0].cpu()
            rgb = is_input and raw.ndim == 3 and len(raw) == 3
            picture = _picture(shown, want, signed=False, rgb=rgb)
            pictures[want] = _stamped(picture, view, label)
    pictures.update(_surfaces(view, [want for want in wants if want.what == "surface"]))
    for want in wants:
        if want.what == "weight":
            weight = _weight(compiled, networks, want)
            if weight is not None:
                pictures[want] = _stamped(_picture(weight, want, signed=True), view, "")
    return pictures


def _surfaces(view: View, wants: list[Want]) -> dict[Want, Picture]:
    """What units give over the plane of the data: one map each, largest second column on top."""
    pictures: dict[Want, Picture] = {}
    if view.feed.data.free_columns() != 2:
        return pictures
    for detail in sorted({want.detail for want in wants}):
        some = [want for want in wants if want.detail == detail]
        side = SURFACE[detail]
        inputs = grid(view.feed, side)
        addresses = {want.address for want in some}
        with view.compiled.watching(view.networks, addresses) as seen:
            view.network(inputs)
        for want in some:
            value = seen.get(want.address)
            if value is not None and value.ndim == 2:
                maps = value.cpu().T.reshape(-1, side, side)
                pictures[want] = _stamped(_picture(maps, want, signed=True), view, "")
    return pictures


def first_not_finite(
    compiled: Compiled, networks: Mapping[str, nn.Module], batch: Mapping[str, Tensor]
) -> Address | None:
    """The first layer, in the order of computing, that gives values for `batch` that are not all
    finite; in eval mode.
    """
    paths = compiled.program.paths
    blocks = {address[:-1] for address in paths}
    given = [batch[name] for name in compiled.program.inputs]
    with undisturbed(networks, given[0].device), compiled.watching(networks, paths) as seen:
        next(iter(networks.values()))(*given)
    for address in paths:
        value = seen.get(address)
        if address not in blocks and value is not None and not torch.isfinite(value).all():
            return address
    return None


def _weight(compiled: Compiled, networks: Mapping[str, nn.Module], want: Want) -> Tensor | None:
    """The first parameter of the layer, on the CPU."""
    path = compiled.program.paths.get(want.address)
    if path is None:
        return None
    for network in networks.values():
        try:
            module = network.get_submodule(path)
        except AttributeError:
            continue
        for parameter in module.parameters(recurse=False):
            return parameter.detach().cpu().clone()
    return None


def _picture(value: Tensor, want: Want, *, signed: bool, rgb: bool = False) -> Picture:
    """A tensor of one sample or of weights as maps or as a vector."""
    value = value.float()
    if value.ndim <= 1:
        vector = value.reshape(-1)
        numbers = vector[:4096].numpy().copy()
        low, high = _range(_plain(numbers[None]))
        return Picture(None, numbers, low, high, vector.numel(), signed)
    maps = value.reshape(1, *value.shape) if value.ndim == 2 else value.flatten(0, -3)
    most, side = LIMITS[want.detail]
    few = maps[:most]
    if max(few.shape[-2:]) > side:
        few = _smaller(few, side)
    numbers = few.numpy()
    plain = _plain(numbers)
    low, high = _range(plain)
    if rgb:
        low, high = np.full_like(low, low.min()), np.full_like(high, high.max())
    keep = want.detail != "thumbnail" and numbers.size <= MOST_VALUES
    values = numbers.copy() if keep else None
    return Picture(_bytes(plain, low, high, signed), values, low, high, len(maps), signed, rgb)


def _smaller(maps: Tensor, side: int) -> Tensor:
    height, width = maps.shape[-2:]
    scale = side / max(height, width)
    size = (max(1, round(height * scale)), max(1, round(width * scale)))
    return F.adaptive_avg_pool2d(maps, size)


def _plain(maps: Floats) -> Floats:
    """NaN as 0, and nothing so large that a difference overflows."""
    plain: Floats = np.clip(np.nan_to_num(maps), -LARGEST, LARGEST)
    return plain


def _range(maps: Floats) -> tuple[Floats, Floats]:
    flat = maps.reshape(len(maps), -1)
    return flat.min(axis=1), flat.max(axis=1)


def _bytes(maps: Floats, low: Floats, high: Floats, signed: bool) -> np.ndarray:
    """0…255 over each map's range; signed maps around 128, which is zero."""
    if signed:
        reach = np.maximum(np.abs(low), np.abs(high))
        low, high = -reach, reach
    width = np.where(high > low, high - low, 1.0)[:, None, None]
    scaled = (maps - low[:, None, None]) / width * 255.0
    if signed:
        scaled = np.where((high > low)[:, None, None], scaled, 127.5)
    return np.clip(np.rint(scaled), 0, 255).astype(np.uint8)


def _stamped(picture: Picture, view: View, label: str) -> Picture:
    return replace(picture, step=view.step, text_sha=view.sha256, label=label)
