"""What a layer computes with, for one sample: exact, and not without bounds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch
from torch.nn import functional as F

from studio.engine import inside
from studio.engine.looking import answer
from studio.engine.wishes import Inside
from studio.graph.model import Entry
from tests.documents import chain, lenet
from tests.engine.runs import view_of


def test_a_convolution_is_opened_with_all_its_numbers() -> None:
    view, wish = view_of(lenet()), Inside(("n2",), 3)
    opened = answer(view, [wish])[wish]
    batch, _, label = view.feed.sample(3)
    assert np.array_equal(opened.arrives, batch["input"][0].numpy())
    weight, bias = (opened.tensors[name] for name in ("weight", "bias"))
    given = (torch.from_numpy(array) for array in (opened.arrives[None], weight, bias))
    computed = F.conv2d(*given, padding=2)[0]
    np.testing.assert_allclose(opened.leaves, computed.numpy(), rtol=1e-4, atol=1e-6)
    assert (opened.label, opened.step) == (label, 7)
    assert opened.count == sum(a.size for a in (opened.arrives, opened.leaves, weight, bias))


def test_buffers_belong_to_a_layer_and_pooling_has_no_numbers_of_its_own() -> None:
    layers = [("Conv2d", {"out_channels": 2}), ("BatchNorm2d", {}), ("MaxPool2d", {})]
    layers += [("Flatten", {}), ("Linear", {"out_features": 2})]
    view = view_of(chain((1, 9, 9), layers, Entry("XAndO", {"count": 40})))
    norm, pool, gone = Inside(("n3",)), Inside(("n4",)), Inside(("n99",))
    found = answer(view, [norm, pool, gone])
    assert {"weight", "bias", "running_mean", "running_var"} <= set(found[norm].tensors)
    assert found[pool].tensors == {}
    assert found[pool].arrives.shape == (2, 7, 7)
    assert found[pool].leaves.shape == (2, 3, 3)
    assert gone not in found


def test_of_a_layer_that_two_nodes_call_each_node_shows_its_own_call() -> None:
    twice = ("Conv2d", {"out_channels": 1, "padding": (1, 1)})
    layers = [twice, twice, ("Flatten", {}), ("Linear", {"out_features": 2})]
    document = chain((1, 9, 9), layers, Entry("XAndO", {"count": 40}))
    document = document.with_node(replace(document.node("n3"), shares="n2"))
    first, second = Inside(("n2",)), Inside(("n3",))
    found = answer(view_of(document), [first, second])
    assert np.array_equal(found[first].leaves, found[second].arrives)
    assert not np.array_equal(found[first].leaves, found[second].leaves)


def test_what_would_be_too_much_is_counted_and_not_sent(monkeypatch) -> None:
    monkeypatch.setattr(inside, "MOST_NUMBERS", 1000)
    wish = Inside(("n2",))
    opened = answer(view_of(lenet()), [wish])[wish]
    assert opened.arrives is None
    assert opened.tensors == {}
    assert opened.count > 1000
