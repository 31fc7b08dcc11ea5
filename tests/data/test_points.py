"""Generated points and heights lie where their description says, before noise moves them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from studio.data import checked
from studio.data.planes import Curves, GaussianBumps, Plane
from studio.data.points import Circles, Gaussians, Moons, Spirals, Xor
from studio.spec.data import SPLITS, DataSet


def _whole(data_set: DataSet) -> tuple[Any, Any]:
    loaded = checked(data_set)
    inputs = np.concatenate([loaded.parts[part]["input"] for part in SPLITS])
    return inputs, np.concatenate([loaded.parts[part]["target"] for part in SPLITS])


def test_in_xor_the_class_is_whether_the_signs_differ() -> None:
    points, classes = _whole(Xor(noise=0.0))
    assert ((points[:, 0] * points[:, 1] < 0) == (classes == 0)).all()


def test_circles_are_a_disc_inside_a_ring() -> None:
    points, classes = _whole(Circles(noise=0.0))
    radius = np.hypot(points[:, 0], points[:, 1])
    assert radius[classes == 1].max() < radius[classes == 0].min()


def test_each_spiral_is_the_other_one_turned_by_half() -> None:
    points, classes = _whole(Spirals(noise=0.0, turns=1.5))
    radius = np.hypot(points[:, 0], points[:, 1])
    angle = radius / 6 * 2 * np.pi * 1.5 + classes * np.pi
    expected = np.stack([np.sin(angle), np.cos(angle)], axis=1) * radius[:, None]
    assert np.allclose(points, expected, atol=1e-4)


@pytest.mark.parametrize("kind", [Xor, Circles, Moons, Spirals, Gaussians, Plane, GaussianBumps])
def test_points_fill_the_square_and_stay_near_it(kind: type[DataSet]) -> None:
    points, _ = _whole(kind())
    assert 4 < np.abs(points).max() < 15
    assert (np.abs(points.mean(axis=0)) < 1.0).all()


def test_further_columns_are_computed_from_the_moved_points() -> None:
    every = {"x_squared": True, "y_squared": True, "product": True, "sin_x": True, "sin_y": True}
    data_set = Moons(**every)
    assert data_set.columns() == ("x", "y", "x²", "y²", "xy", "sin x", "sin y")
    points, _ = _whole(data_set)
    x, y = points[:, 0], points[:, 1]
    expected = np.stack([x, y, x * x, y * y, x * y, np.sin(x), np.sin(y)], axis=1)
    assert np.allclose(points, expected, atol=1e-4)
    assert points[:, 5].min() < -0.99 < 0.99 < points[:, 5].max()


def test_one_neuron_can_give_the_plane_exactly() -> None:
    points, heights = _whole(Plane(noise=0.0))
    columns = np.column_stack([points, np.ones(len(points))])
    solution = np.linalg.lstsq(columns, heights, rcond=None)[0]
    assert np.allclose(columns @ solution, heights, atol=1e-5)


@pytest.mark.parametrize(
    ("fields", "formula"),
    [
        ({"curve": "line", "slope": -2.0, "offset": 1.5}, lambda x: -2.0 * x + 1.5),
        ({"curve": "polynomial"}, lambda x: (x**3 - 4 * x) / 5),
        ({"curve": "sine", "frequency": 2.5}, lambda x: np.sin(2.5 * x)),
        ({"curve": "step"}, np.sign),
    ],
    ids=["line", "polynomial", "sine", "step"],
)
def test_curves_are_the_formulas_in_their_help(fields: dict[str, Any], formula: Any) -> None:
    x, y = _whole(Curves(noise=0.0, **fields))
    assert np.abs(x).max() <= 3.0
    assert np.allclose(y, formula(x.astype(np.float64)), atol=1e-5)


@pytest.mark.parametrize("kind", [Plane, GaussianBumps, Curves])
def test_noise_moves_heights_by_the_deviation_asked_for(kind: type[Any]) -> None:
    still, heights = _whole(kind(noise=0.0, count=4000))
    same, moved = _whole(kind(noise=0.3, count=4000))
    assert (still == same).all()
    assert np.std(moved - heights) == pytest.approx(0.3, rel=0.05)


@pytest.mark.parametrize("kind", [Xor, Circles, Moons, Spirals, Gaussians])
def test_noise_moves_points_by_the_share_of_half_the_width(kind: type[Any]) -> None:
    still, _ = _whole(kind(noise=0.0, count=4000))
    moved, _ = _whole(kind(noise=0.2, count=4000))
    assert np.std(moved - still) == pytest.approx(0.2 * 6, rel=0.05)
