"""Pictures of shapes: the mask is the shape, and the settings do what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from studio.data import checked
from studio.data.arrays.painting import COLOURS, Paint, painted
from studio.data.arrays.pixels import Pixels
from studio.data.shapes import NAMES, Shapes
from studio.spec.data import Target
from studio.spec.messages import Message
from studio.spec.problems import Refused
from studio.spec.shapes import Shape


def _train(data: Shapes) -> tuple[Any, Any, Any]:
    """Pictures, masks and classes of the training part."""
    part, masked = checked(data).parts["train"], _masks(data)
    return part["input"], masked["target"], part["target"]


def _masks(data: Shapes) -> Mapping[str, Any]:
    return checked(replace(data, goal="mask")).parts["train"]


@pytest.mark.parametrize(("size", "channels"), [(16, "1"), (32, "3"), (61, "3")])
def test_pictures_and_masks_have_the_size_asked_for(size: int, channels: str) -> None:
    images, masks, _ = _train(Shapes(count=100, size=size, channels=channels))
    assert images.shape == (70, int(channels), size, size)
    assert masks.shape == (70, size, size)
    assert images.min() >= 0
    assert images.max() <= 1
    assert masks.dtype == np.uint8
    assert set(np.unique(masks)) == {0, 1}


def test_the_mask_covers_the_shape_and_nothing_else() -> None:
    """Inside, a shape has one colour; around it the ground has another."""
    images, masks, _ = _train(Shapes(count=400, noise=0.0, clutter=0, size=48))
    for image, mask in zip(images, masks, strict=True):
        inside, outside = image[:, mask == 1], image[:, mask == 0]
        assert np.median(inside.std(axis=1)) < 0.15
        apart = np.abs(np.median(inside, axis=1) - np.median(outside, axis=1))
        assert apart.max() > 0.15


def test_every_shape_is_whole_and_of_a_visible_size() -> None:
    _, masks, classes = _train(Shapes(count=1000))
    covered = masks.mean(axis=(1, 2))
    for index, name in enumerate(NAMES):
        shares = covered[classes == index]
        assert shares.min() > 0.02, str(name)
        assert shares.max() < 0.5, str(name)
    border = np.concatenate([masks[:, 0], masks[:, -1], masks[:, :, 0]], axis=1)
    assert border.mean() < 0.02


def test_noise_and_clutter_change_pixels_but_no_mask() -> None:
    plain = _train(Shapes(count=200, noise=0.0))
    noisy = _train(Shapes(count=200, noise=0.2))
    assert (plain[1] == noisy[1]).all()
    assert np.std(noisy[0] - plain[0]) > 0.1


@pytest.mark.parametrize(("classes", "last"), [(10, "bar"), (100, "brown bar")])
def test_more_classes_are_shapes_in_colours(classes: int, last: str) -> None:
    names = Shapes(classes=classes).target().classes
    assert names is not None
    assert len(set(names)) == classes
    assert names[-1] == last


def test_a_thousand_classes_are_shapes_in_colours_on_grounds() -> None:
    names = Shapes(classes=1000, count=1000).target().classes
    assert names is not None
    assert len(set(names)) == 1000
    assert names[537] == "green arrow on checks"


def test_a_name_is_made_of_parts_that_can_be_translated() -> None:
    data = Shapes(classes=1000, count=1000)
    title = data.class_titles()[537]
    parts = {name: str(part) for name, part in title.values.items()}
    assert parts == {"colour": "green", "shape": "arrow", "ground": "checks"}
    assert all(isinstance(part, Message) for part in title.values.values())
    assert tuple(map(str, data.class_titles())) == data.target().classes
    assert Shapes(goal="picture").class_titles() == ()


def test_the_colour_of_a_class_is_the_colour_of_its_shape() -> None:
    data = Shapes(classes=100, count=400, noise=0.0, clutter=0, size=48)
    images, masks, classes = _train(data)
    for image, mask, number in zip(images, masks, classes, strict=True):
        inside = np.median(image[:, mask == 1], axis=1)
        near = np.abs(COLOURS - inside).sum(axis=1).argmin()
        assert near == number // 10


def test_each_ground_has_its_pattern_and_every_colour_stands_out() -> None:
    data = Shapes(classes=1000, count=2000, noise=0.0, clutter=0, size=48)
    images, masks, classes = _train(data)
    spreads: dict[int, list[float]] = {}
    for image, mask, number in zip(images, masks, classes, strict=True):
        inside, outside = image[:, mask == 1], image[:, mask == 0]
        assert np.abs(np.median(inside, axis=1) - np.median(outside, axis=1)).max() > 0.12
        spreads.setdefault(int(number) // 100, []).append(float(outside[0].std()))
    assert set(spreads) == set(range(10))
    plain = np.mean(spreads.pop(0))
    assert min(np.mean(values) for values in spreads.values()) > plain + 0.02


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"classes": 20, "channels": "1"}, "shapes-grey", "channels"),
        ({"classes": 1000, "count": 999}, "shapes-few", "count"),
    ],
)
def test_classes_that_cannot_be_shown_are_refused_with_a_way_out(
    fields: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        Shapes(**fields).check()
    assert refused.value.code == code
    (repair,) = refused.value.repairs
    assert repair.arguments["field"] == field
    Shapes(**{**fields, field: repair.arguments["value"]}).check()


def test_many_large_pictures_are_kept_as_bytes_and_look_the_same() -> None:
    small, large = Shapes(count=250, size=256), Shapes(count=260, size=256, noise=0.0)
    assert small.number_bytes == 4
    assert large.number_bytes == 1
    few = checked(large).parts["train"]["input"]
    assert isinstance(few, Pixels)
    paint = Paint(256, 3, 0.0, large.clutter)
    exact, _ = painted(np.arange(250) % 10, paint, np.random.default_rng(0))
    kept = few.stored[:250] / np.float32(255)
    assert np.abs(kept - exact).max() <= 1 / 255
    assert (np.abs(kept - exact) <= 0.501 / 255).mean() > 0.999
    scale = checked(large).scale
    assert scale is not None
    assert np.allclose(scale.mean, few[:].mean(axis=(0, 2, 3)), atol=1e-5)
    assert np.allclose(scale.std, few[:].std(axis=(0, 2, 3)), atol=1e-5)


def test_the_noise_of_bytes_differs_from_picture_to_picture_and_is_as_strong_as_asked() -> None:
    paint = Paint(64, 3, 0.04, 0, 1000, fine=False)
    classes = np.full(40, 500)
    noisy, plain = (
        painted(classes, one, np.random.default_rng(0))[0]
        for one in (paint, paint._replace(noise=0.0))
    )
    noise = (noisy - plain)[:, :, :4].reshape(40, -1)
    assert noise.std() == pytest.approx(0.04, rel=0.05)
    alike = np.corrcoef(noise) - np.eye(40)
    assert np.abs(alike).max() < 0.2


@pytest.mark.parametrize("size", [32, 256])
def test_the_goal_changes_the_target_and_nothing_else(size: int) -> None:
    data = Shapes(count=260, size=size)
    plain = checked(data)
    masked, pictured = (checked(replace(data, goal=goal)) for goal in ("mask", "picture"))
    for part, fields in plain.parts.items():
        images = fields["input"][:]
        assert (masked.parts[part]["input"][:] == images).all()
        assert masked.parts[part]["target"].dtype == np.uint8
        assert (pictured.parts[part]["target"][:] == images).all()
    assert pictured.target_scale is None
    assert masked.scale == plain.scale


def test_what_is_declared_of_masks_and_pictures() -> None:
    mask, picture = (Shapes(goal=goal, size=24) for goal in ("mask", "picture"))
    assert mask.task == "segmentation"
    assert mask.target() == Target(Shape((24, 24)), ("ground", "shape"))
    assert mask.target().width == 2
    assert picture.task == "regression"
    assert picture.target() == Target(Shape((3, 24, 24)))
    assert picture.target().width == 3


def test_the_pictures_of_ten_classes_are_what_they_have_always_been() -> None:
    """Accuracies that were reported are of these very pictures."""
    images = checked(Shapes(count=300)).parts["train"]["input"]
    seen = images.mean(dtype=np.float64), images.std(dtype=np.float64), images[100, 1, 5, 7]
    assert seen == pytest.approx((0.512191171068, 0.243407285483, 0.576327026), abs=1e-8)
