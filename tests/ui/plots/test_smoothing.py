"""Smoothing against TensorBoard's own loop."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.ui.plots.smoothing import Smoother

VALUES = st.lists(
    st.one_of(st.floats(-1e3, 1e3), st.just(float("nan")), st.just(float("inf"))), max_size=200
)


def _tensorboard(values, factor):
    """The loop of TensorBoard's line chart (vz_line_chart2, `resmoothDataset`)."""
    last, count, out = 0.0, 0, []
    for value in values:
        if not np.isfinite(value):
            out.append(np.nan)
            continue
        last = last * factor + (1 - factor) * value
        count += 1
        out.append(last / (1 - factor**count) if factor else value)
    return np.array(out)


@settings(max_examples=150, deadline=None)
@given(VALUES, st.floats(0, 0.999), st.integers(0, 200))
def test_it_is_the_average_of_tensorboard_however_the_values_arrive(values, factor, cut):
    smoother, array = Smoother(factor), np.array(values, float)
    got = np.concatenate((smoother.extend(array[:cut]), smoother.extend(array[cut:])))
    np.testing.assert_allclose(got, _tensorboard(values, factor), rtol=1e-9, atol=1e-9)


def test_a_constant_stays_that_constant_from_the_first_value():
    np.testing.assert_allclose(Smoother(0.99).extend(np.full(5000, 2.5)), 2.5)


@pytest.mark.parametrize("factor", [-0.1, 1.0, float("nan")])
def test_a_factor_outside_the_range_is_refused(factor):
    with pytest.raises(ValueError, match="smoothing factor"):
        Smoother(factor)
