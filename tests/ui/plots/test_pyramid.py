"""The pyramid against brute force, for any values, any pieces of appending and any stretch."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.ui.plots.pyramid import Pyramid

VALUES = st.lists(
    st.one_of(st.floats(-1e6, 1e6, width=32), st.just(float("nan"))), min_size=0, max_size=300
)
POINTS = 1_000_000


@pytest.fixture(scope="module")
def million():
    noise = np.random.default_rng(0).standard_normal(POINTS).astype(np.float32)
    return noise, Pyramid(noise)


def _brute(values, first, last):
    part = values[first:last]
    part = part[~np.isnan(part)]
    return (part.min(), part.max()) if len(part) else (np.nan, np.nan)


@settings(max_examples=150, deadline=None)
@given(VALUES, st.integers(0, 310), st.integers(0, 310), st.integers(1, 40))
def test_an_envelope_covers_each_value_once_with_exact_extents(values, first, last, columns):
    pyramid = Pyramid(values)
    array = np.array(values, np.float32)
    starts, low, high = pyramid.envelope(first, last, columns)
    end = min(last, len(values))
    assert len(starts) <= max(2, columns)
    if first >= end:
        assert len(starts) == len(low) == len(high) == 0
        return
    assert starts[0] == first
    assert np.all(np.diff(starts) > 0)
    for i, (a, b) in enumerate(zip(starts, [*starts[1:], end], strict=True)):
        np.testing.assert_array_equal((low[i], high[i]), _brute(array, a, b))


@settings(max_examples=60, deadline=None)
@given(VALUES, st.lists(st.integers(1, 40), max_size=30))
def test_how_the_values_arrive_makes_no_difference(values, pieces):
    pyramid, rest = Pyramid(), list(values)
    for piece in pieces:
        pyramid.extend(rest[:piece])
        rest = rest[piece:]
    for value in rest:
        pyramid.append(value)
    for one, other in zip(
        pyramid.envelope(0, len(values), 7),
        Pyramid(values).envelope(0, len(values), 7),
        strict=True,
    ):
        np.testing.assert_array_equal(one, other)
    np.testing.assert_array_equal(pyramid.values, np.array(values, np.float32))


@settings(max_examples=100, deadline=None)
@given(VALUES, st.integers(0, 310), st.integers(0, 310))
def test_the_extent_of_a_stretch_is_that_of_its_values(values, first, last):
    array = np.array(values, np.float32)
    np.testing.assert_array_equal(Pyramid(values).extent(first, last), _brute(array, first, last))


def test_a_short_stretch_comes_value_by_value():
    starts, low, high = Pyramid([3, 1, 4, 1, 5]).envelope(1, 4, 100)
    assert starts.tolist() == [1, 2, 3]
    assert low.tolist() == high.tolist() == [1, 4, 1]


def test_only_gaps_stay_a_gap():
    _, low, high = Pyramid([np.nan] * 8 + [1.0] * 8).envelope(0, 16, 4)
    assert np.isnan(low[:2]).all()
    assert np.isnan(high[:2]).all()
    assert high[2:].tolist() == [1, 1]


def test_complete_blocks_stay_as_they_are_while_the_series_grows(million):
    noise, pyramid = million
    early = Pyramid(noise[:999_000]).envelope(0, 999_000, 500)
    late = pyramid.envelope(0, POINTS, 500)
    np.testing.assert_array_equal(early.high[:-1], late.high[: len(early.high) - 1])


def test_a_million_values_fit_in_memory_and_agree_with_numpy(million):
    noise, pyramid = million
    assert pyramid.extent(123, 987_654) == (noise[123:987_654].min(), noise[123:987_654].max())
    assert len(pyramid) == POINTS
