"""What is found again after an edit, undo or redo is what a fresh look finds, to the last name."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace

import pytest

from studio import catalogue
from studio.graph import blocks, edits, learning_edits, recipe_edits, sharing, variable_edits
from studio.graph.analysis import Analyser
from studio.graph.forecast import Forecaster
from studio.graph.model import Ref
from studio.graph.review import examine
from studio.graph.storage import loads
from studio.project import read_text
from studio.spec.declaration import Declaration
from studio.spec.messages import Message
from studio.spec.problems import Refused
from studio.spec.shapes import Dim
from studio.templates import template
from tests.benchmarks.canvas import network

catalogue.fill()

TYPES = ("ReLU", "Linear", "Conv2d", "Flatten", "Add", "BatchNorm2d", "Dropout", "Nothing")
NUMBERS = (1, 2, 3, 0, 7, "small", "2 * small", "features", "?")


def _told(value: object) -> object:
    """As plain values that show what equality hides: where the number of an axis comes from."""
    if isinstance(value, Dim):
        return int(value), value.expression, value.axis
    if isinstance(value, Message):
        return str(value)
    if isinstance(value, Declaration):
        return value.type_name(), _told(vars(value))
    if is_dataclass(value) and not isinstance(value, type):
        return [_told(getattr(value, part.name)) for part in fields(value)]
    if isinstance(value, Mapping):
        return [(_told(key), _told(one)) for key, one in value.items()]
    if isinstance(value, (tuple, list)):
        return [_told(one) for one in value]
    return value


def _changed(document, chance):
    """Some edit at some place, sometimes one that makes no sense."""
    home = chance.choice(list(document.definitions.values()))
    ids = list(home.nodes)
    if not ids:
        return edits.add(document, home.id, "ReLU", (0.0, 0.0))
    node, other = home.nodes[chance.choice(ids)], home.nodes[chance.choice(ids)]
    known = sorted({*node.params, "bias", "out_features", "kernel_size"})
    number = chance.choice(NUMBERS)
    some = [
        lambda: edits.set_param(document, node.id, chance.choice(known), number),
        lambda: edits.connect(document, node.id, 0, other.id, 0),
        lambda: edits.disconnect(document, node.id, 0),
        lambda: edits.remove(document, [node.id]),
        lambda: edits.remove_joined(document, [node.id]),
        lambda: edits.add_after(document, node.id, chance.choice(TYPES)),
        lambda: edits.rename(document, node.id, chance.choice((other.name, "new", "for"))),
        lambda: edits.set_muted(document, [node.id], not node.muted),
        lambda: edits.move(document, {node.id: (1.0, 2.0)}),
        lambda: blocks.make_block(document, [node.id, other.id]),
        lambda: blocks.set_repeats(document, [node.id], chance.choice((1, 2, "small + 1", "?"))),
        lambda: blocks.set_in_place(document, home.id, home.kind == "class"),
        lambda: sharing.share(document, [node.id, other.id]),
        lambda: learning_edits.freeze(document, (node.id,), True),
        lambda: variable_edits.set_variable(document, "small", chance.choice((0, 1))),
        lambda: recipe_edits.set_recipe_param(document, "settings", "batch_size", number),
        lambda: document.with_node(replace(node, inputs=(Ref(other.id, 1), *node.inputs[1:]))),
        lambda: document.with_node(replace(node, inputs=(Ref("gone"), *node.inputs[1:]))),
    ]
    return chance.choice(some)()


def _histories(document, chance, count):
    """One document after another: an edit, or back to one of those before."""
    known = [document]
    for _ in range(count):
        if chance.random() < 0.3:
            yield chance.choice(known)
            continue
        try:
            known.append(_changed(known[-1 if chance.random() < 0.5 else 0], chance))
        except (Refused, KeyError, IndexError):
            continue
        yield known[-1]


def _compare(document, chance, count):
    analyser, forecaster = Analyser(), Forecaster()
    forecaster.forecast(document, examine(analyser, document))
    for edited in _histories(document, chance, count):
        again = examine(analyser, edited)
        fresh = examine(Analyser(), edited)
        assert _told(again) == _told(fresh)
        said, anew = forecaster.forecast(edited, again), Forecaster().forecast(edited, fresh)
        assert said.memory(8) == anew.memory(8)
        assert dict(said.nodes) == dict(anew.nodes)


@pytest.mark.parametrize("name", ["digits", "vit-b16", "resnet18", "googlenet-aux", "lstm-rows"])
def test_any_edit_and_undo_of_a_template(name: str) -> None:
    _compare(loads(read_text(template(name).file)), random.Random(name), 12)


@pytest.mark.parametrize("seed", range(3))
def test_any_edit_and_undo_of_a_network(seed: int) -> None:
    _compare(network(30), random.Random(seed), 60)
