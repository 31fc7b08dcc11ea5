"""Pictures of shapes: the mask is the shape, and the settings do what they say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from studio.data import checked
from studio.data.shapes import NAMES, Shapes
from studio.spec.data import Loaded


def _train(loaded: Loaded) -> tuple[Any, Any, Any]:
    part = loaded.parts["train"]
    return part["input"], part["mask"], part["target"]


@pytest.mark.parametrize(("size", "channels"), [(16, "1"), (32, "3"), (61, "3")])
def test_pictures_and_masks_have_the_size_asked_for(size: int, channels: str) -> None:
    loaded = checked(Shapes(count=100, size=size, channels=channels))
    images, masks, _ = _train(loaded)
    assert images.shape == (70, int(channels), size, size)
    assert masks.shape == (70, 1, size, size)
    assert images.min() >= 0
    assert images.max() <= 1
    assert masks.dtype == np.uint8
    assert set(np.unique(masks)) == {0, 1}


def test_the_mask_covers_the_shape_and_nothing_else() -> None:
    """Inside, a shape has one colour; around it the ground has another."""
    images, masks, _ = _train(checked(Shapes(count=400, noise=0.0, clutter=0, size=48)))
    for image, mask in zip(images, masks[:, 0], strict=True):
        inside, outside = image[:, mask == 1], image[:, mask == 0]
        assert np.median(inside.std(axis=1)) < 0.15
        apart = np.abs(np.median(inside, axis=1) - np.median(outside, axis=1))
        assert apart.max() > 0.15


def test_every_shape_is_whole_and_of_a_visible_size() -> None:
    _, masks, classes = _train(checked(Shapes(count=1000)))
    covered = masks.mean(axis=(1, 2, 3))
    for index, name in enumerate(NAMES):
        shares = covered[classes == index]
        assert shares.min() > 0.02, name
        assert shares.max() < 0.5, name
    border = np.concatenate([masks[:, 0, 0], masks[:, 0, -1], masks[..., 0, :, 0]], axis=1)
    assert border.mean() < 0.02


def test_noise_and_clutter_change_pixels_but_no_mask() -> None:
    plain = _train(checked(Shapes(count=200, noise=0.0)))
    noisy = _train(checked(Shapes(count=200, noise=0.2)))
    assert (plain[1] == noisy[1]).all()
    assert np.std(noisy[0] - plain[0]) > 0.1
