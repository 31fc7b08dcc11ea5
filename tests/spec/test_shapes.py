"""Window arithmetic against walking the windows, and shapes as values."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from studio.spec.shapes import Dim, Shape, pooled, spread, swept

few = st.integers(1, 6)
sizes = st.integers(1, 40)


@settings(deadline=None)
@given(size=sizes, kernel=few, stride=few, padding=st.integers(0, 4), dilation=few)
def test_a_window_stands_at_every_place_where_it_fits(size, kernel, stride, padding, dilation):
    reach = dilation * (kernel - 1) + 1
    places = [s for s in range(0, size + 2 * padding, stride) if s + reach <= size + 2 * padding]
    assert max(swept(size, kernel, stride, padding, dilation), 0) == len(places)


@settings(deadline=None)
@given(size=sizes, kernel=few, stride=few, padding=st.integers(0, 3), dilation=few)
def test_rounding_up_adds_at_most_one_window_that_starts_inside(
    size, kernel, stride, padding, dilation
):
    assume(padding <= kernel // 2)
    down = pooled(size, kernel, stride, padding, dilation, False)
    up = pooled(size, kernel, stride, padding, dilation, True)
    assume(down >= 1)
    assert up - down in (0, 1)
    assert (up - 1) * stride < size + padding


@settings(deadline=None)
@given(size=sizes, kernel=few, stride=few, padding=st.integers(0, 3), dilation=few)
def test_a_transposed_window_undoes_the_size_of_the_plain_one(
    size, kernel, stride, padding, dilation
):
    out = swept(size, kernel, stride, padding, dilation)
    assume(out >= 1)
    rest = (size + 2 * padding - dilation * (kernel - 1) - 1) % stride
    assert spread(out, kernel, stride, padding, dilation, rest) == size


def test_huge_sizes_do_not_overflow():
    assert Shape((10**12, 10**12, 10**12)).numel == 10**36


def test_a_shape_reads_as_it_is_drawn():
    shape = Shape((16, 28, 20))
    assert (str(shape), shape.rank, shape.channels, shape.size) == ("16×28×20", 3, 16, (28, 20))
    assert str(Shape(())) == "1"
    assert Shape((4,)) == Shape((4,))
    assert Shape((4,)) != Shape((4,), "int64")


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda d: pickle.loads(pickle.dumps(d))]
)
def test_a_dimension_is_a_number_that_remembers_where_it_came_from(copied):
    dim = copied(Dim(64, "planes * 4"))
    assert (dim, dim.expression, dim + 1, hash(dim)) == (64, "planes * 4", 65, hash(64))
    assert str(Shape((dim, 2))) == "64×2"
