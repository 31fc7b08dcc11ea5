"""What is forecast of memory: by hand for small networks, through blocks, after edits."""

from __future__ import annotations

import pytest

from studio.graph import edits, learning_edits, start_edits
from studio.graph.analysis import Analyser
from studio.graph.costs import Cost
from studio.graph.forecast import PROCESS, Forecaster
from studio.graph.model import Entry
from studio.graph.recipe_edits import set_recipe_param
from studio.graph.storage import loads
from studio.project import Project, read_text
from studio.templates import template
from tests.documents import chain, lenet, mlp


def _forecast(document, forecaster=None):
    return (forecaster or Forecaster()).forecast(document, Analyser().analyse(document))


def test_a_small_network_by_hand():
    document = mlp(hidden=8, inputs=4, outputs=3)
    said = _forecast(document)
    assert said.nodes[("n1",)] == Cost(kept=4 * 4)  # the data, which the first Linear keeps
    assert said.nodes[("n2",)] == Cost(40, 40, 32, forward=4 * 8)
    assert said.nodes[("n3",)] == Cost(forward=4 * 8, kept=4 * 8)  # ReLU keeps what it gives
    assert said.nodes[("n4",)] == Cost(27, 27, 24, forward=4 * 3)
    memory = said.memory(10)
    assert memory.parameters == memory.gradients == 4 * 67
    assert memory.optimizer == 2 * 4 * 67  # Adam
    assert memory.activations == 10 * (16 + 32 + 4 * 3)  # and logarithms of three probabilities
    assert memory.samples == 10 * (16 + 8)
    assert memory.tensors == 4 * 4 * 67 + 600


def test_the_optimizer_counts_as_the_recipe_says():
    plain = mlp()
    adam = _forecast(plain).memory(1).optimizer
    calm = set_recipe_param(plain, "optimizer", "amsgrad", True)
    assert _forecast(calm).memory(1).optimizer == adam * 3 // 2


def test_a_larger_batch_takes_more_in_proportion():
    said = _forecast(lenet())
    one, ten = said.memory(1), said.memory(10)
    assert ten.activations == 10 * one.activations
    assert ten.parameters == one.parameters
    assert one.low < one.high
    assert one.low >= PROCESS[0]


def test_the_largest_batch_is_the_last_that_fits():
    said = _forecast(mlp(data="Digits"))
    free = said.memory(100).high
    assert said.largest(free) == 100
    assert said.largest(free - 1) == 99
    assert said.largest(said.memory(1).high - 1) == 0


def test_no_batch_is_larger_than_the_samples_to_train_on():
    said = _forecast(mlp(data="Iris"))
    assert said.training == 105
    assert said.largest(10**15) == 105


def test_the_batch_of_the_recipe():
    document = mlp()
    assert _forecast(document).batch_size == 64
    every = set_recipe_param(document, "settings", "batch_size", "all")
    assert _forecast(every).batch_size == 105
    huge = set_recipe_param(document, "settings", "batch_size", 5_000)
    assert _forecast(huge).batch_size == 105


def test_a_block_costs_what_is_inside():
    document = loads(read_text(template("resnet18").file))
    said = _forecast(document)
    outer = [cost for address, cost in said.nodes.items() if len(address) == 1]
    inner = [cost for address, cost in said.nodes.items() if len(address) > 1]
    total = Cost()
    for cost in outer:
        total = total.plus(cost)
    assert total == said.costs.total
    assert inner


def test_repeated_nodes_are_summed():
    layers = [("Linear", {"out_features": 4}), ("Linear", {"out_features": 3})]
    once = chain((4,), layers, Entry("Iris"))
    document = edits.set_param(once, "n2", "bias", False)
    assert _forecast(document).nodes[("n2",)].parameters == 16


@pytest.mark.parametrize("edit", [("n2", "bias", False), ("n8", "out_features", 32)])
def test_after_an_edit_the_forecast_is_that_of_a_fresh_look(edit):
    forecaster, analyser, document = Forecaster(), Analyser(), lenet()
    forecaster.forecast(document, analyser.analyse(document))
    changed = edits.set_param(document, *edit)
    again = forecaster.forecast(changed, analyser.analyse(changed))
    fresh = _forecast(changed)
    assert again.nodes == fresh.nodes
    assert again.costs.total == fresh.costs.total
    back = forecaster.forecast(document, analyser.analyse(document))
    assert back.costs.total == _forecast(document).costs.total


def test_locking_and_unlocking_is_noticed():
    forecaster, analyser, document = Forecaster(), Analyser(), lenet()
    free = forecaster.forecast(document, analyser.analyse(document)).memory(1)
    locked = start_edits.set_frozen(document, "n9", "weight", True)
    held = forecaster.forecast(locked, analyser.analyse(locked)).memory(1)
    assert free.gradients - held.gradients == 4 * 1568 * 64


def test_what_is_frozen_learns_nothing_and_thawing_is_noticed():
    document = loads(read_text(template("resnet18").file))
    document = Project(document).document
    block = next(n.id for n in document.network().nodes.values() if n.name == "layer1")
    forecaster, analyser = Forecaster(), Analyser()
    before = forecaster.forecast(document, analyser.analyse(document)).memory(1)
    frozen = learning_edits.freeze(document, (block,), True)
    said = forecaster.forecast(frozen, analyser.analyse(frozen)).memory(1)
    assert said == _forecast(frozen).memory(1)
    assert said.parameters == before.parameters
    assert before.gradients - said.gradients == 4 * 147_968
    assert forecaster.forecast(document, analyser.analyse(document)).memory(1) == before


def test_what_is_broken_counts_nothing_and_hides_nothing():
    document = edits.set_param(lenet(), "n5", "kernel_size", (99, 99))
    said = _forecast(document)
    assert ("n5",) not in said.nodes
    assert said.nodes[("n2",)].parameters == 416
    assert _forecast(edits.set_param(lenet(), "n5", "kernel_size", "?")).memory(1).low > 0


def test_a_recipe_with_problems_leaves_the_network_to_look_at():
    document = set_recipe_param(lenet(), "optimizer", "lr", "fast")
    said = _forecast(document)
    assert said.batch_size is None
    assert said.costs.total.parameters == 106_122
