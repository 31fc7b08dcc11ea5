"""Maps keep the values they were made from, to within one level of colour."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from studio.ui.plots import maps
from studio.ui.plots.colour_maps import GAP, HIGHEST

VALUES = arrays.arrays(
    np.float32,
    st.tuples(st.integers(1, 4), st.integers(1, 5), st.integers(1, 5)),
    elements=st.floats(-1e4, 1e4, width=32),
)


@settings(max_examples=100, deadline=None)
@given(VALUES, st.booleans(), st.booleans())
def test_levels_are_the_values_to_within_half_a_level(values, signed, shared):
    made = maps.of_values(values, signed=signed)
    made = made.on_one_scale() if shared else made
    levels = maps.Maps(made.levels, made.low, made.high, signed)
    step = (made.high - made.low)[:, None, None] / HIGHEST
    inside = made.high > made.low
    assert np.all((np.abs(levels.array() - values) <= 0.51 * step + 1e-4)[inside])
    np.testing.assert_array_equal(made.array(), values)


@settings(max_examples=50, deadline=None)
@given(VALUES)
def test_zero_of_a_signed_map_is_exactly_in_the_middle(values):
    values[0, 0, 0] = 0
    made = maps.of_values(values, signed=True)
    assert made.levels[0, 0, 0] == HIGHEST // 2
    np.testing.assert_array_equal(made.low, -made.high)


def test_a_map_of_zeros_is_dark_or_in_the_middle():
    zeros = np.zeros((1, 2, 2))
    assert (maps.of_values(zeros).levels == 0).all()
    assert (maps.of_values(zeros, signed=True).levels == HIGHEST // 2).all()


def test_what_is_not_a_number_is_a_hole_and_no_extreme():
    values = np.array([[[1, np.nan], [np.inf, 3]]])
    made = maps.of_values(values)
    assert made.levels.tolist() == [[[0, GAP], [GAP, HIGHEST]]]
    assert (made.low[0], made.high[0]) == (1, 3)
    assert (maps.of_values(np.full((1, 2, 2), np.nan)).levels == GAP).all()


def test_bytes_with_ranges_give_back_their_values():
    made = maps.of_levels(np.array([[[0, 255]], [[51, 204]]], np.uint8), [-1, 0], [1, 10])
    np.testing.assert_allclose(made.array().ravel(), [-1, 1, 2, 8], atol=0.05)
    assert made.value(1, 0, 1) == pytest.approx(8, abs=0.05)


def test_exact_values_are_shown_where_they_are_known():
    exact = np.array([[[0.123456, 0.9]]])
    made = maps.of_levels(np.array([[[31, 230]]], np.uint8), 0, 1, values=exact)
    assert made.value(0, 0, 0) == 0.123456


def test_lopsided_signed_bytes_are_put_about_zero():
    made = maps.of_levels(np.array([[[0, 255]]], np.uint8), -1.0, 3.0, signed=True)
    assert (made.low[0], made.high[0]) == (-3, 3)
    np.testing.assert_allclose(made.array().ravel(), [-1, 3], atol=0.02)


def test_on_one_scale_a_faint_map_is_faint():
    values = np.stack([np.linspace(0, 10, 4).reshape(2, 2), np.linspace(0, 1, 4).reshape(2, 2)])
    each, one = maps.of_values(values), maps.of_values(values).on_one_scale()
    assert each.levels.max(axis=(1, 2)).tolist() == [HIGHEST, HIGHEST]
    assert one.levels.max(axis=(1, 2)).tolist() == [HIGHEST, round(HIGHEST / 10)]


def test_by_activation_puts_the_strongest_first():
    values = np.array([[[1.0]], [[-5.0]], [[0.0]], [[2.0]]])
    assert maps.of_values(values, signed=True).by_activation().tolist() == [1, 3, 0, 2]


@pytest.mark.parametrize("wrong", [np.zeros((2, 2)), np.zeros((0, 2, 2)), np.zeros((1, 2, 0))])
def test_what_is_no_stack_of_maps_is_refused(wrong):
    with pytest.raises(ValueError, match="n, h, w"):
        maps.of_values(wrong)
    with pytest.raises(ValueError, match="n, h, w"):
        maps.of_levels(wrong.astype(np.uint8))
    with pytest.raises(ValueError, match="n, 3, h, w"):
        maps.of_images(np.zeros((2, 4, 4), np.uint8))
    with pytest.raises(ValueError, match="do not fit"):
        maps.of_levels(np.zeros((1, 2, 2), np.uint8), values=np.zeros((1, 2, 3)))
