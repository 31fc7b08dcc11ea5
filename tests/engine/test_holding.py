"""The exact numbers of a layer, and one sample before and behind it."""

from __future__ import annotations

import numpy as np

from studio.engine.looking import answer
from studio.engine.wishes import Holding
from studio.graph import start_edits
from studio.graph.model import Given
from tests.documents import lenet, mlp
from tests.engine.runs import view_of


def test_a_layer_shows_its_numbers_and_computes_with_them() -> None:
    values = tuple(number / 10 for number in range(32))
    document = start_edits.set_start(mlp(), "n2", "weight", Given((8, 4), values))
    wish = Holding(("n2",), 3)
    held = answer(view_of(document), [wish])[wish]
    assert list(held.tensors) == ["weight", "bias"]
    assert np.array_equal(held.tensors["weight"], np.array(values, np.float32).reshape(8, 4))
    computed = held.tensors["weight"] @ held.arrives + held.tensors["bias"]
    np.testing.assert_allclose(held.leaves, computed, rtol=1e-5)
    assert held.step == 7


def test_what_is_large_stays_where_it_is_and_what_has_no_module_has_no_answer() -> None:
    first, large, flat, gone = (Holding((node,)) for node in ("n2", "n9", "n1", "n99"))
    found = answer(view_of(lenet()), [first, large, flat, gone])
    assert found[first].tensors["weight"].shape == (16, 1, 5, 5)
    assert found[first].leaves is None
    assert "weight" not in found[large].tensors
    assert found[large].tensors["bias"].shape == (64,)
    assert flat not in found
    assert gone not in found
