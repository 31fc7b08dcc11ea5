"""What fields take, what they bind it to, and that everything else is refused with a sentence."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.spec import fields
from studio.spec.expressions import Names
from studio.spec.fields import (
    AUTO,
    BoolField,
    ChoiceField,
    DimsField,
    FactorsField,
    FloatField,
    IntField,
    SizeField,
    TextField,
    from_json,
    parse_sizes,
    shown,
    to_json,
)
from studio.spec.problems import Refused

NAMES = Names({"width": 8, "half": 0.5}, {"planes": 16})

KINDS = [
    IntField(default=3, low=1, high=100, help="h"),
    IntField(default=AUTO, auto=True, low=1, help="h"),
    FloatField(default=0.5, low=0.0, high=1.0, help="h"),
    BoolField(default=True, help="h"),
    ChoiceField(default="a", options=("a", "b"), help="h"),
    SizeField(default=3, options=("same",), help="h"),
    DimsField(default=(1, 28, 28), help="h"),
    FactorsField(default=2, longest=3, help="h"),
    TextField(default="input", identifier=True, help="h"),
]

plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
raws = plain | st.lists(plain, max_size=4).map(tuple)


def _code(field, raw, names=fields.NO_NAMES):
    with pytest.raises(Refused) as caught:
        field.check(raw, names)
    assert str(caught.value.text)
    return caught.value.code


def _tried(field, raw):
    """The bound value and None, or None and the refusal."""
    try:
        return field.check(raw, NAMES), None
    except Refused as refused:
        return None, refused


@pytest.mark.parametrize("field", KINDS, ids=lambda field: field.kind)
@settings(deadline=None)
@given(raw=raws)
def test_any_plain_value_is_bound_or_refused_with_a_sentence(field, raw):
    value, refused = _tried(field, raw)
    if refused is None:
        assert field.check(value, NAMES) == value
    else:
        assert str(refused.text)
        assert refused.code.split("-")[0] in {"field", "expression", "name"}


@settings(deadline=None)
@given(raw=raws.filter(lambda raw: raw == raw))
def test_a_raw_value_survives_its_file_unless_it_is_not_finite(raw):
    text = json.dumps(to_json(raw))
    if "NaN" in text or "Infinity" in text:
        with pytest.raises(Refused):
            from_json(json.loads(text))
    else:
        assert from_json(json.loads(text)) == raw


@pytest.mark.parametrize("data", [{}, [{}], [[[1]]], math.inf, math.nan, [math.inf]])
def test_a_file_holds_plain_values_only(data):
    with pytest.raises(Refused) as caught:
        from_json(data)
    assert caught.value.code == "file-value"


@pytest.mark.parametrize("field", KINDS, ids=lambda field: field.kind)
def test_the_default_and_its_spread_are_legal(field):
    for raw in (field.default, *field.spread()):
        field.check(raw)


def test_a_whole_number_may_be_written_in_several_ways():
    field = IntField(default=3, low=1, high=100, help="h")
    assert [field.check(raw, NAMES) for raw in (5, 5.0, "5", " 10 / 2 ", "width - 3")] == [5] * 5
    assert _code(field, 5.5) == "field-whole"
    assert _code(field, "7 / 2") == "field-whole"
    assert _code(field, "") == "field-empty"
    assert _code(field, "depth") == "expression-name"
    assert _code(field, True) == "field-type"
    assert _code(field, math.inf) == "field-type"


def test_a_number_out_of_range_comes_with_the_nearest_one():
    with pytest.raises(Refused) as caught:
        IntField(default=3, low=1, high=100, help="h").check(1000)
    (repair,) = caught.value.repairs
    assert caught.value.code == "field-range"
    assert (repair.edit, dict(repair.arguments)) == ("set_param", {"value": 100})


def test_a_value_from_a_parameter_remembers_its_expression_and_one_from_a_variable_does_not():
    field = IntField(default=3, low=1, help="h")
    assert field.check("planes * 4", NAMES).expression == "planes * 4"
    assert field.check("planes*(width+1)", NAMES).expression == "planes * 9"
    assert getattr(field.check("width * 4", NAMES), "expression", None) is None


def test_words_stand_beside_numbers_only_where_they_are_named():
    batch = IntField(default=64, low=1, options=("all",), help="h")
    assert batch.check("all") == "all"
    assert _code(IntField(default=1, help="h"), "all") == "expression-name"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (3, (3, 3)),
        ("3", (3, 3)),
        ("3, 5", (3, 5)),
        ("3 × 5", (3, 5)),
        ("3x5", (3, 5)),
        ("(3, 5)", (3, 5)),
        ("[3,5]", (3, 5)),
        ((3, "width"), (3, 8)),
        ("(width - 1) // 2", (3, 3)),
        ("(width+1)*(2)", (18, 18)),
        ("(3 + 4)", (7, 7)),
        ("same", "same"),
        (" 3 , ", (3, 3)),
    ],
)
def test_sizes_may_be_written_in_several_ways(raw, value):
    assert SizeField(default=3, options=("same",), help="h").check(raw, NAMES) == value


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ((1, 2, 3), "field-length"),
        ((), "field-length"),
        ((1, 0), "field-range"),
        ("0", "field-range"),
        ("valid", "expression-name"),
        ((None, 2), "field-type"),
        (((1, 2), 3), "field-type"),
        ({}, "field-type"),
        ("3,,x", "expression-name"),
    ],
)
def test_what_is_no_size_is_refused(raw, code):
    assert _code(SizeField(default=3, help="h"), raw) == code


def test_an_axis_may_be_left_open_where_the_field_is_hollow():
    field = SizeField(default=1, hollow=True, help="h")
    assert field.check((None, 4)) == (None, 4)
    assert field.check("None, 4") == (None, 4)


def test_equal_sizes_are_printed_once():
    field = SizeField(default=3, help="h")
    printed = {raw: field.printed(field.check(raw, NAMES)) for raw in (3, "3,5", "planes")}
    assert printed == {3: 3, "3,5": (3, 5), "planes": 16}
    assert printed["planes"].expression == "planes"
    mixed = field.check(("planes", "2 * width"), NAMES)
    assert mixed == (16, 16)
    assert field.printed(mixed) == mixed
    hollow = SizeField(default=1, hollow=True, help="h")
    assert hollow.printed((None, None)) == (None, None)


def test_dims_of_any_length_and_single_ones():
    shape = DimsField(default=(1, 28, 28), help="h")
    assert shape.check("3 × 32 × 32") == (3, 32, 32)
    assert shape.check(4) == (4,)
    assert shape.printed((4,)) == 4
    assert _code(shape, (1,) * 6) == "field-length"
    assert _code(shape, "") == "field-empty"
    assert DimsField(default=3, single=True, help="h").check("7") == 7


def test_factors_are_real_and_above_zero():
    field = FactorsField(default=2, longest=2, help="h")
    assert field.check("1.5") == 1.5
    assert field.check((2, "0.5")) == (2.0, 0.5)
    assert field.check("half", NAMES) == 0.5
    assert _code(field, 0) == "field-range"
    assert _code(field, (1, 1, 1)) == "field-length"


def test_open_and_closed_bounds_of_a_real_number():
    field = FloatField(default=0.5, above=0.0, high=1.0, help="h")
    assert field.check(1) == 1.0
    assert field.check("half / 2", NAMES) == 0.25
    for raw in (0.0, 1.01, -1):
        assert _code(field, raw) == "field-range"
    assert _code(field, math.nan) == "field-type"
    assert "above 0" in str(FloatField(default=1.0, above=0.0, help="h")._rule())
    assert "from 2 upwards" in str(FloatField(default=3.0, low=2.0, help="h")._rule())


def test_a_switch_is_on_or_off_and_nothing_else():
    for raw in (0, 1, "true", "on", None):
        assert _code(BoolField(default=True, help="h"), raw) == "field-type"
    open_switch = BoolField(default=None, optional=True, help="h")
    assert open_switch.check("None") is None
    assert set(open_switch.spread()) == {True, False, None}


@pytest.mark.parametrize("raw", ["a\nb", "a" * 41, 7, None, "\x00"])
def test_text_is_one_short_line(raw):
    assert _code(TextField(default="input", longest=40, help="h"), raw) == "field-text"


@pytest.mark.parametrize("raw", ["train", "x); import os", "卷积", "", "self", "for", "1a"])
def test_a_text_that_becomes_a_name_is_one(raw):
    field = TextField(default="input", identifier=True, help="h")
    assert _code(field, raw).startswith("name-")
    assert field.check("mask") == "mask"


def test_halves_of_brackets_are_left_to_the_expression():
    assert parse_sizes("(1, 2") == ("(1", "2")
    assert parse_sizes("()") == ("",)
    assert parse_sizes("(k)*(k)") == ("(k)*(k)",)


def test_values_are_shown_as_people_write_them():
    assert [shown(v) for v in (True, False, (5, 5), 0.001, "auto", None, (None, 2))] == [
        "on",
        "off",
        "5×5",
        "0.001",
        "auto",
        "None",
        "None×2",
    ]
