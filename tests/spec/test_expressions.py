"""Arithmetic in parameters: what is computed and printed, and that nothing else gets through."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.spec.expressions import MAX_VALUE, Names, evaluate
from studio.spec.problems import Refused

NAMES = Names({"width": 8, "rate": 0.25}, {"planes": 16, "k": 3})


def _code(text, names=NAMES):
    with pytest.raises(Refused) as caught:
        evaluate(text, names)
    assert str(caught.value.text)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        ("7", 7, None),
        (" -7 ", -7, None),
        ("+7", 7, None),
        ("1e-3", 0.001, None),
        ("2 + 3*4", 14, None),
        ("(2 + 3)*4", 20, None),
        ("7 // 2", 3, None),
        ("-7 // 2", -4, None),
        ("7 % 4", 3, None),
        ("7 / 2", 3.5, None),
        ("width*2", 16, None),
        ("planes", 16, "planes"),
        ("-planes", -16, "(-(planes))"),
        ("planes*4", 64, "planes * 4"),
        ("(planes + 1)*2", 34, "(planes + 1) * 2"),
        ("planes - (k - 1)", 14, "planes - (k - 1)"),
        ("planes - k - 1", 12, "planes - k - 1"),
        ("planes // (k*2)", 2, "planes // (k * 2)"),
        ("planes * width", 128, "planes * 8"),
        ("planes * -2", -32, "planes * (-2)"),
        ("k // 2", 1, "k // 2"),
    ],
)
def test_arithmetic_and_its_text(text, value, printed):
    found = evaluate(text, NAMES)
    assert (found.value, found.text) == (value, printed)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')", "x.__class__", "(lambda: 1)()", "[1][0]", "f(1)",
        "1 if 1 else 2", "2**9", "2**2**2**2**99", "1 << 99", "~1", "1 < 2", "not 1", "1 and 2",
        "True", "None", "'7'", "b'7'", "...", "1j", "{1}", "(1, 2)", "k = 1", "k := 1", "1;2",
        "1\n2", "#", "", " ", "\x00", "(", "1 +", "await 1", "yield", "*k", "k @ k", "\\", "🙂",
        "0x", "1_", "f'{k}'", "import os", "9" * 300, "-" * 150 + "1",
    ],
)  # fmt: skip
def test_hostile_and_broken_text_is_refused(text):
    assert _code(text) in {"expression", "expression-value"}


@pytest.mark.parametrize("text", ["1/0", "1 // 0", "1 % 0", "k / (planes - 16)"])
def test_division_by_zero_is_refused(text):
    assert _code(text) == "expression-value"


@pytest.mark.parametrize("text", ["10**13", "1e13", f"{MAX_VALUE} + 1", "1e300*1e300", "9e9*9e9"])
def test_numbers_beyond_every_use_are_refused(text):
    assert _code(text) in {"expression", "expression-value"}


def test_an_unknown_name_tells_those_that_are_known():
    with pytest.raises(Refused) as caught:
        evaluate("plane", NAMES)
    assert caught.value.code == "expression-name"
    assert "planes, k, width, rate" in str(caught.value.text)
    assert "there is no variable" in str(_refusal("plane", Names({}, {})).text)


def _refusal(text, names):
    with pytest.raises(Refused) as caught:
        evaluate(text, names)
    return caught.value


def test_a_parameter_hides_a_variable_of_the_same_name():
    names = Names({"k": 1}, {"k": 2})
    assert evaluate("k", names).value == 2


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_number_or_refused(text):
    try:
        found = evaluate(text, NAMES)
    except Refused:
        return
    assert math.isfinite(found.value)
    assert abs(found.value) <= MAX_VALUE


trees = st.recursive(
    st.integers(0, 30).map(str) | st.sampled_from(["planes", "k", "width"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/%"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(inner, st.just("//"), inner).map(" ".join).map("({})".format),
        inner.map("-{}".format),
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(trees)
def test_the_printed_text_has_the_value_in_python(text):
    try:
        found = evaluate(text, NAMES)
    except Refused:
        return
    again = evaluate(found.text or repr(found.value), Names({}, NAMES.parameters))
    assert again.value == found.value
    assert again.text == found.text
