"""One dataclass per thing: binding, arguments, registries, messages; with toys only."""

from __future__ import annotations

import dataclasses

import pytest

from studio.graph import edits
from studio.graph.analysis import Analyser
from studio.graph.model import blank
from studio.spec.declaration import bind_values, declared
from studio.spec.expressions import Names
from studio.spec.fields import AUTO, Int
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.registry import Registry
from studio.spec.shapes import Shape
from tests import toy


def test_a_declaration_is_frozen_and_keyword_only():
    layer = toy.Weigh(units=2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        layer.units = 3
    with pytest.raises(TypeError):
        toy.Weigh(4, 2)
    assert layer == toy.Weigh(units=2)
    assert hash(layer) == hash(toy.Weigh(units=2))


def test_fields_come_in_the_order_of_the_constructor():
    assert list(toy.Weigh.fields()) == ["width", "units", "bias"]
    assert toy.Weigh.summary() == "Connects every number with every other, as nn.Linear does."
    assert toy.Weigh.default_stem() == "weigh"


def test_every_wrong_field_is_a_problem_of_its_own():
    layer, problems = bind_values(toy.Weigh, {"units": 0, "bias": "maybe", "colour": 1})
    assert layer is None
    assert {(p.field, p.code) for p in problems} == {
        ("units", "field-range"),
        ("bias", "field-type"),
        ("colour", "field-unknown"),
    }
    (repair,) = next(p for p in problems if p.field == "units").repairs
    assert dict(repair.arguments) == {"field": "units", "value": 1}


def test_only_what_differs_is_printed_and_required_sizes_stand_first():
    plain, _ = bind_values(toy.Weigh, {})
    assert plain.arguments({"width": 4}) == [(None, 4), (None, 3)]
    changed, _ = bind_values(toy.Weigh, {"bias": False, "units": "k * 2"}, Names({}, {"k": 5}))
    arguments = changed.arguments({"width": 4})
    assert arguments == [(None, 4), (None, 10), ("bias", False)]
    assert arguments[1][1].expression == "k * 2"
    assert changed.changed() == {"width": AUTO, "units": 10, "bias": False}


def test_a_typed_size_that_does_not_arrive_is_refused_with_a_way_out():
    layer, _ = bind_values(toy.Weigh, {"width": 5})
    with pytest.raises(Refused) as caught:
        layer.measure((Shape((4,)),))
    assert caught.value.code == "size-mismatch"
    assert caught.value.field == "width"
    assert dict(caught.value.repairs[0].arguments) == {"field": "width", "value": AUTO}


def test_a_new_type_needs_nothing_but_its_declaration(monkeypatch):
    toy.use(monkeypatch)
    document = edits.add(blank(), "d1", "Input", (0.0, 0.0), {"shape": (4,)})
    for type_name in ("Weigh", "Rest", "Output"):
        document = edits.add_after(document, f"n{document.next_id - 1}", type_name)
    findings = Analyser().analyse(document)
    assert findings.problems == ()
    assert [finding.path for finding in findings.leaves()] == ["weigh1", "rest1"]
    assert (findings.parameters, findings.macs) == (15, 12)


def test_the_toys_are_gone_after_the_test():
    from studio.spec.layer import LAYERS

    assert "Weigh" not in LAYERS


def _thing():
    class Thing(toy.Rest):
        """A thing."""

        size: int = Int(default=1, help="How large.")

    return Thing


def test_a_name_is_registered_once_and_not_after_closing():
    registry = Registry("thing")
    declared(registry)(_thing())
    with pytest.raises(ValueError, match="'Thing' is declared in"):
        declared(registry)(_thing())
    registry.freeze()
    with pytest.raises(ValueError, match="is complete"):
        registry.register("Other", object, __name__)
    assert (list(registry), len(registry), registry.place("Thing")) == (["Thing"], 1, __name__)
    assert registry.get("Nothing") is None


def test_a_message_is_filled_in_english_and_in_any_other_template():
    message = translate(
        "Toy", "{layer} has {count} numbers, {part:g} each", layer="fc1", count=12345, part=0.5
    )
    assert str(message) == "fc1 has 12,345 numbers, 0.5 each"
    assert message.filled("{count} 个数字在 {layer}") == "12,345 个数字在 fc1"
    assert message == Message("Toy", message.template, message.values)
    assert len({message, message}) == 1


def test_a_text_with_braces_in_a_value_stays_as_it_is():
    assert str(translate("Toy", "“{text}” is no number", text="{0.__class__}")) == (
        "“{0.__class__}” is no number"
    )
