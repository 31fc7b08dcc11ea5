"""Names that can be attributes of a module."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.spec.names import MAX_LENGTH, RESERVED, check_identifier, fresh
from studio.spec.problems import Refused


def test_every_attribute_of_a_module_is_reserved():
    from torch import nn

    assert set(dir(nn.Module())) - RESERVED == set()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "name-empty"),
        ("train", "name-reserved"),
        ("forward", "name-reserved"),
        ("_modules", "name-characters"),
        ("lambda", "name-reserved"),
        ("match", "name-reserved"),
        ("self", "name-reserved"),
        ("torch", "name-reserved"),
        ("x" * (MAX_LENGTH + 1), "name-long"),
        ('x"); import os', "name-characters"),
        ("卷积1", "name-characters"),
        ("conv 1", "name-characters"),
        ("1conv", "name-characters"),
        ("conv1\n", "name-characters"),
        ("ﬁlter", "name-characters"),
    ],
)
def test_a_name_that_cannot_be_an_attribute_is_refused(name, code):
    with pytest.raises(Refused) as caught:
        check_identifier(name)
    assert caught.value.code == code
    assert str(caught.value.text)


@pytest.mark.parametrize("name", ["conv1", "fc", "Block_2", "input", "x" * MAX_LENGTH])
def test_other_names_stay_as_they_are(name):
    assert check_identifier(name) == name


@settings(deadline=None)
@given(st.text(max_size=20))
def test_an_accepted_name_is_ascii_an_identifier_and_no_keyword(name):
    try:
        check_identifier(name)
    except Refused:
        return
    assert name.isascii()
    assert name.isidentifier()
    assert not keyword.iskeyword(name)


def test_a_fresh_name_counts_on():
    assert fresh("conv", {"conv1", "conv2"}) == "conv3"
    assert fresh("conv2", {"conv2"}) == "conv3"
    assert fresh("conv", set()) == "conv1"
    assert fresh("7", set()) == "layer1"


@settings(deadline=None)
@given(st.from_regex(r"[a-z]{1,6}[0-9]{0,3}", fullmatch=True), st.sets(st.text(max_size=8)))
def test_a_fresh_name_is_never_taken(stem, taken):
    name = fresh(stem, taken)
    assert name not in taken
    assert check_identifier(name) == name
