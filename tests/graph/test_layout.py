"""Literals come back as the same values, and long statements break as ruff breaks them."""

from __future__ import annotations

import ast
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.graph.layout import COLUMNS, Call, lines, literal
from studio.spec.shapes import Dim
from tests.texts import formatted

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda parts: st.lists(parts, max_size=4) | st.lists(parts, max_size=4).map(tuple),
    max_leaves=8,
)


def _infinite(value: Any) -> bool:
    if isinstance(value, (tuple, list)):
        return any(map(_infinite, value))
    return isinstance(value, float) and math.isinf(value)


@given(plain.filter(lambda value: not _infinite(value)))
def test_a_literal_reads_back_as_the_same_value(value) -> None:
    back = ast.literal_eval(literal(value))
    assert back == value
    assert type(back) is type(value)


def test_literals_look_as_people_write_them() -> None:
    assert literal(1e-5) == "1e-5"
    assert literal(1e20) == "1e20"
    assert literal(0.1) == "0.1"
    assert literal(Dim(3, "width")) == "3"
    assert literal("same") == '"same"'
    assert literal((3,)) == "(3,)"
    assert literal(float("inf")) == 'float("inf")'


def test_an_object_is_no_literal() -> None:
    with pytest.raises(TypeError):
        literal(object())


NAMES = st.from_regex(r"v[a-z]{1,40}", fullmatch=True)
CALLS = st.builds(
    lambda head, parts: Call(head, tuple(parts)),
    NAMES.map(lambda name: f"self.{name}"),
    st.lists(NAMES, max_size=6),
)


@given(st.lists(st.tuples(NAMES, CALLS), min_size=50, max_size=50))
@settings(max_examples=8, deadline=None)
def test_statements_break_as_ruff_breaks_them(statements) -> None:
    rows = [row for name, call in statements for row in lines(call, 1, f"{name}_ = ")]
    assert max(map(len, rows)) <= COLUMNS
    formatted("def f(self):\n" + "\n".join(rows) + "\n")


@pytest.mark.parametrize(
    "text",
    [
        f"torch.cat(({', '.join('abcdefgh' * 3 + str(i) for i in range(5))}), dim=1)",
        " + ".join("abcdefgh" * 3 + str(i) for i in range(6)),
        f"torch.stack([{', '.join('abcdefgh' * 2 + str(i) for i in range(8))}], dim=1)",
    ],
)
def test_long_functions_break_as_ruff_breaks_them(text) -> None:
    rows = lines(text, 1, "value = ")
    assert len(rows) > 1
    formatted("def f(self):\n" + "\n".join(rows) + "\n")
