"""Axes: round limits and ticks, calm while data grows, exact from data to pixels and back."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from studio.ui.plots import axes, numerals

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False)
POSITIVE = st.floats(1e-12, 1e12)


@given(NUMBERS, NUMBERS, st.integers(2, 10))
def test_ticks_are_round_inside_and_not_many(low, high, count):
    assume(high - low > 1e-6 * max(abs(low), abs(high), 1))
    got = axes.ticks(low, high, count)
    step = axes.nice_step((high - low) / count)
    assert len(got) <= count + 1
    assert all(low - 1e-6 * step <= tick <= high + 1e-6 * step for tick in got)
    assert float(f"{step:.0e}") == pytest.approx(step)


@given(POSITIVE, st.floats(1.01, 1e9), st.integers(2, 8))
def test_log_ticks_are_one_two_five_times_powers_of_ten(low, factor, count):
    for tick in axes.log_ticks(low, low * factor, count):
        assert f"{tick:.0e}"[0] in "125"
        assert low * 0.999 <= tick <= low * factor * 1.001


@given(NUMBERS, NUMBERS, st.booleans())
def test_a_fitted_range_holds_the_data_without_wasting_half(low, high, from_zero):
    low, high = sorted((low, high))
    begin, end = axes.fitted(low, high, from_zero=from_zero, log=False)
    slack = 1e-9 * max(abs(low), abs(high), 1)
    assert begin <= low + slack
    assert end >= high - slack
    assert begin < end
    if not from_zero and high - low > max(1e-6 * max(abs(low), abs(high)), 1e-290):
        assert end - begin <= 2 * (high - low)


@given(POSITIVE, st.floats(1, 1e9))
def test_a_fitted_log_range_holds_the_data(low, factor):
    begin, end = axes.fitted(low, low * factor, from_zero=True, log=True)
    assert 0 < begin <= low * 1.001
    assert end >= low * factor * 0.999
    assert end > begin


def test_losses_begin_at_zero():
    assert axes.fitted(0.1, 2.37, from_zero=True, log=False) == (0, 2.5)


def test_the_range_stays_while_a_loss_falls_and_moves_in_few_round_steps():
    calm = axes.CalmRange()

    def follow(high):
        return calm.follow(0.0, float(high), from_zero=True, log=False)

    assert len({follow(high) for high in np.linspace(2.4, 0.9, 300)}) <= 2
    seen = [follow(high) for high in (3, 30, 3)]
    assert seen[0][1] >= 3
    assert seen[1][1] >= 30
    assert seen[2][1] < 30


@pytest.mark.parametrize("log", [False, True])
def test_a_pixel_of_a_frame_is_the_step_it_came_from(log):
    frame = axes.Frame(QRectF(40, 10, 500, 200), (0, 1000), (0.1, 10), log)
    assert frame.step_at(float(frame.across(137.0))) == pytest.approx(137)
    assert frame.down([0.1, 10]) == pytest.approx([210, 10])
    middle = 1.0 if log else 5.05
    assert float(frame.down(middle)) == pytest.approx(110)


def test_a_log_axis_has_no_place_for_zero():
    frame = axes.Frame(QRectF(0, 0, 10, 10), (0, 1), (0.1, 10), log=True)
    assert np.isnan(frame.down([0.0, -1.0])).all()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.118, "0.1180"),
        (12.3456, "12.35"),
        (99999.7, "100000"),
        (0.99999, "1.000"),
        (-0.5, "−0.5000"),
        (1.2e-5, "1.2e−5"),
        (3e7, "3e7"),
        (0, "0"),
        (float("nan"), "NaN"),
        (float("-inf"), "−∞"),
    ],
)
def test_values_have_four_digits(value, text):
    assert numerals.value_text(value) == text


@pytest.mark.parametrize(
    ("ticks", "texts"),
    [
        ([0, 0.5, 1, 1.5], ["0", "0.5", "1.0", "1.5"]),
        ([0, 20_000, 40_000], ["0", "20k", "40k"]),
        ([0, 500_000, 1_000_000], ["0", "500k", "1M"]),
        ([0, 5000], ["0", "5000"]),
        ([-0.25, 0, 0.25], ["−0.25", "0", "0.25"]),
        ([0, 1e-4, 2e-4], ["0", "1e−4", "2e−4"]),
        ([0.0], ["0"]),
    ],
)
def test_tick_texts_are_short_and_differ(ticks, texts):
    assert numerals.tick_texts(ticks) == texts


def test_counts_are_written_in_full():
    assert numerals.count_text(176) == "176"
    assert numerals.count_text(9999) == "9999"
    assert numerals.count_text(1_250_000) == "1\u2009250\u2009000"


def test_log_ticks_are_short():
    assert [numerals.log_tick_text(t) for t in (100, 0.01, 2e-5)] == ["100", "0.01", "2e−5"]
