"""How the numbers that arrive at a layer are spread, for one sample."""

from __future__ import annotations

import numpy as np
import torch

from studio.engine.looking import answer
from studio.engine.wishes import Arriving, Holding
from tests.documents import lenet, mlp
from tests.engine.runs import view_of


def _activation(document):
    return next(n.id for n in document.network().nodes.values() if n.type in ("ReLU", "Tanh"))


def test_every_number_is_counted_where_it_lies() -> None:
    document = mlp()
    node = _activation(document)
    wish, held = Arriving((node,), 5.0, 3), Holding((node,), 3)
    found = answer(view_of(document), [wish, held])
    arrives = found[held].arrives
    counts, _ = np.histogram(arrives, len(found[wish].counts), (-5, 5))
    assert found[wish].counts.tolist() == counts.tolist()
    assert found[wish].total == arrives.size
    assert found[wish].step == 7


def test_what_lies_beyond_the_ends_is_only_in_the_total() -> None:
    document = mlp()
    wish = Arriving((_activation(document),), 1e-6, 0)
    found = answer(view_of(document), [wish])[wish]
    assert found.counts.sum() < found.total


def test_large_layers_are_counted_too_and_a_node_that_is_gone_has_no_answer() -> None:
    document = lenet()
    large, gone = Arriving((_activation(document),), 5.0), Arriving(("n99",), 5.0)
    view, before = view_of(document), torch.get_rng_state()
    found = answer(view, [large, gone])
    assert gone not in found
    assert found[large].total > 10_000
    assert torch.equal(torch.get_rng_state(), before)
