"""Columns cut into rows like words into lines."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studio.graph.wrapping import Ribbon


def _ribbon(widths: list[float], costs: list[float] | None = None, indent: float = 0.0) -> Ribbon:
    count = len(widths)
    return Ribbon(
        widths, [50.0] * count, [(30.0, 40.0)] * count, costs or [0.0] * count, indent, 70
    )


@given(st.lists(st.floats(40, 400), min_size=1, max_size=40), st.floats(300, 2000))
def test_rows_hold_every_column_once_and_are_not_too_long(widths, most):
    ribbon = _ribbon(widths)
    rows = ribbon.cut(most)
    assert rows[0][0] == 0
    assert rows[-1][1] == len(widths)
    assert all(one[1] == other[0] for one, other in pairwise(rows))
    for first, end in rows:
        assert ribbon.length(first, end) <= most + 1e-6 or end - first == 1


def test_rows_are_of_even_length():
    assert _ribbon([150.0] * 10).cut(1100) == [(0, 5), (5, 10)]


def test_a_row_begins_where_a_cut_costs_least():
    costs = [0.0, 0, 0, 0, 0.9, 0.9, -0.3, 0.9, 0, 0]
    assert _ribbon([150.0] * 10, costs).cut(1250)[0] == (0, 6)


def test_the_indent_counts_in_every_row_but_the_first():
    ribbon = _ribbon([100.0] * 6, indent=300.0)
    assert ribbon.length(0, 2) == 250
    assert ribbon.length(2, 4) == 550


def test_what_fits_into_one_row_stays_in_one():
    assert _ribbon([150.0] * 5).rows() == [(0, 5)]


def test_nothing_gives_no_rows():
    assert _ribbon([]).rows() == []
