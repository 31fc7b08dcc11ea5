"""Frames stay short however much there is to show. The aims are in the benchmarks; these are guards
against another order of magnitude, loose enough for a busy machine."""

import pytest

from tests.ui.plots import frames


@pytest.mark.parametrize("smoothing", [0.0, 0.9])
def test_a_million_points_cost_about_what_ten_thousand_cost(qtbot, smoothing):
    seconds = frames.curve_frames((10_000, 1_000_000), smoothing=smoothing)
    assert seconds[1_000_000] <= 2 * seconds[10_000]
    assert seconds[1_000_000] <= 0.03


def test_five_hundred_maps_are_one_short_frame(qtbot):
    assert frames.mosaic_frames([512], rounds=7)[512] <= 0.04
