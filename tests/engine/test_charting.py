"""Over the plane of its data a network says what it says of each point."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from studio.engine.charting import extent, places
from studio.engine.looking import answer
from studio.engine.wishes import Charting, Want
from studio.graph import edits, recipe_edits
from studio.graph.model import Entry
from tests.documents import chain
from tests.engine.runs import view_of

LAYERS = [
    ("Linear", {"out_features": 6}),
    ("Tanh", {}),
    ("Linear", {"out_features": 2}),
]
EXTRAS = {"x_squared": True, "sin_y": True}


@pytest.mark.parametrize("params", [{}, EXTRAS])
def test_each_place_has_the_answer_of_its_point(params: dict[str, bool]) -> None:
    view = view_of(chain((2 + len(params),), LAYERS, Entry("Moons", params)))
    chart = answer(view, [Charting(9)])[Charting(9)]
    assert chart.outputs.shape == (9, 9, 2)
    raw = places(view.feed, 9).numpy()
    low, high = extent(view.feed)
    np.testing.assert_allclose(raw[0, :2], [low[0], high[1]], rtol=1e-6)
    np.testing.assert_allclose(raw[-1, :2], [high[0], low[1]], rtol=1e-6)
    if params:
        np.testing.assert_allclose(raw[:, 2], raw[:, 0] ** 2, rtol=1e-5)
        np.testing.assert_allclose(raw[:, 3], np.sin(raw[:, 1]), rtol=1e-5, atol=1e-6)
    with torch.no_grad():
        expected = (
            view.network.eval()(view.scaled(torch.from_numpy(raw))).softmax(1).reshape(9, 9, 2)
        )
    np.testing.assert_allclose(chart.outputs, expected.numpy(), rtol=1e-5)
    assert np.ptp(chart.outputs[..., 0]) > 1e-3, "the output moves with the place"


def test_without_activations_the_boundary_is_straight() -> None:
    """The logarithm of the odds is a plane then: its second differences vanish."""
    document = chain((2,), LAYERS, Entry("Moons"))
    bends = []
    for muted in (False, True):
        chosen = edits.set_muted(document, ("n3",), muted)
        outputs = answer(view_of(chosen), [Charting(17)])[Charting(17)].outputs
        odds = np.log(outputs[..., 1].astype(float) / outputs[..., 0])
        bends.append(max(np.abs(np.diff(odds, 2, axis)).max() for axis in (0, 1)))
    assert bends[0] > 1e-3
    assert bends[1] < 1e-5


def test_a_curve_is_in_the_units_of_its_target() -> None:
    layers = [*LAYERS[:2], ("Linear", {"out_features": 1})]
    document = chain((1,), layers, Entry("Curves", {"noise": 0.0}))
    view = view_of(recipe_edits.choose(document, "loss", "MSELoss"))
    chart = answer(view, [Charting(33)])[Charting(33)]
    assert chart.outputs.shape == (33, 1)
    with torch.no_grad():
        plain = view.network.eval()(view.scaled(places(view.feed, 33))).numpy()
    scale = view.feed.loaded.target_scale
    assert scale is not None
    np.testing.assert_allclose(chart.outputs, plain * scale.std[0] + scale.mean[0], rtol=1e-4)
    points, heights = chart.points["train"]
    np.testing.assert_allclose(heights[:, 0], np.sin(points[:, 0]), rtol=1e-4, atol=1e-5)


def test_the_units_of_a_layer_over_the_plane() -> None:
    view = view_of(chain((2,), LAYERS, Entry("Moons")))
    want = Want(("n3",), "surface", "mosaic")
    picture = answer(view, [want])[want]
    assert picture.maps is not None
    assert picture.values is not None
    assert picture.maps.shape == (6, 48, 48)
    with torch.no_grad():
        first = view.network.get_submodule("fc1")(view.scaled(places(view.feed, 48))).tanh()
    np.testing.assert_allclose(picture.values, first.T.reshape(6, 48, 48).numpy(), atol=1e-6)


def test_pictures_and_wide_tables_have_no_chart() -> None:
    view = view_of(chain((13,), [("Linear", {"out_features": 3})], Entry("Wine")))
    assert answer(view, [Charting(), Want(("n2",), "surface")]) == {}
