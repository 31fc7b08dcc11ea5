"""A series keeps what it was given, exactly, and refuses what cannot be drawn over steps."""

import numpy as np
import pytest

from studio.ui.plots.series import Line, Series


def _series(steps, values, **looks):
    made = Series(Line("loss", **looks))
    made.extend(steps, values)
    return made


def test_values_are_kept_exactly_and_in_order():
    one = _series([0, 1], [0.1, 1e-300])
    one.extend(5, 0.3)
    assert one.steps.tolist() == [0, 1, 5]
    assert one.values.tolist() == [0.1, 1e-300, 0.3]


@pytest.mark.parametrize("steps", [[1, 1], [2, 1], [np.nan, 3], [0, 9]])
def test_steps_must_rise(steps):
    one = _series([1], [1])
    with pytest.raises(ValueError, match="rise"):
        one.extend(steps, [0, 0])
    assert len(one) == 1


def test_as_many_steps_as_values():
    with pytest.raises(ValueError, match="match"):
        _series([1, 2], [1])


def test_what_is_not_finite_is_a_gap_in_the_picture_only():
    one = _series(range(4), [1, np.inf, 1e200, np.nan])
    one.catch_up(0.5)
    assert np.isnan(one.raw.values[1:]).all()
    assert np.isnan(one.shown.values[1:]).all()
    assert one.values[2] == 1e200


def test_a_new_factor_smooths_from_the_start_and_none_shows_the_values():
    values = np.random.default_rng(0).standard_normal(500)
    one, other = _series(range(500), values), _series(range(500), values)
    one.catch_up(0.3)
    one.catch_up(0.9)
    other.catch_up(0.9)
    np.testing.assert_array_equal(one.shown.values, other.shown.values)
    one.catch_up(0)
    assert one.smooth is None
    np.testing.assert_array_equal(one.shown.values, values.astype(np.float32))


def test_a_line_can_refuse_smoothing():
    one = _series(range(3), [1, 5, 2], smoothed=False)
    one.catch_up(0.9)
    assert one.shown.values.tolist() == [1, 5, 2]


def test_nearest_and_window_are_what_one_sees():
    one = _series([0, 10, 20, 30], [1, 2, 3, 4])
    assert [one.nearest(s) for s in (-5, 4, 6, 15, 99)] == [0, 0, 1, 1, 3]
    assert one.window(10, 20) == (0, 4)
    assert one.window(12, 13) == (1, 3)
    assert Series(Line("empty")).nearest(3) is None
