"""Several texts in one field: names of classes, of columns."""

from __future__ import annotations

import pytest

from studio.spec.problems import Refused
from studio.spec.text_lists import TextsField

NAMES = TextsField(default=(), help="Which ones.", most=3, longest=5)


@pytest.mark.parametrize(
    ("raw", "value"), [((), ()), (["a", "b"], ("a", "b")), ("one", ("one",)), (("猫",), ("猫",))]
)
def test_texts_come_out_as_a_tuple(raw: object, value: object) -> None:
    assert NAMES.check(raw) == value


@pytest.mark.parametrize("raw", [(1,), ("a", None), ("a\nb",), ("toolong",), ("a",) * 4, 7])
def test_what_is_no_short_text_is_refused(raw: object) -> None:
    with pytest.raises(Refused) as refused:
        NAMES.check(raw)
    assert refused.value.code == "field-text"


def test_groups_are_lists_of_texts_and_may_be_empty() -> None:
    groups = TextsField(default=(), help="Which ones.", groups=True)
    assert groups.check([["a", "b"], [], ["猫"]]) == (("a", "b"), (), ("猫",))
    for wrong in ("a", [["a"], [1]], [["a\nb"]]):
        with pytest.raises(Refused) as refused:
            groups.check(wrong)
        assert refused.value.code == "field-text"
