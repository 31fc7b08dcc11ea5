"""What a beginner breaks: the sentence says what is wrong with the real numbers, the button mends
it, and the mended network trains.
"""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt

from studio.graph import edits, recipe_edits
from studio.ui import translations
from tests import drive
from tests.engine.runs import LABEL
from tests.journeys.person import Person

LONG = 30_000


def _sentence(person: Person, code: str) -> str:
    found = [p for p in person.project.findings.problems if p.code == code]
    assert found, [p.code for p in person.project.findings.problems]
    return translations.text(found[0].text)


def _trains(person: Person, qtbot) -> None:
    """Some steps with a finite loss that moves."""
    assert not person.project.findings.errors
    person.press(Qt.Key.Key_F5)
    measured = person.project.measurements
    qtbot.waitUntil(lambda: measured.step >= 3, timeout=LONG)
    person.press(Qt.Key.Key_F5, drive.SHIFT)
    qtbot.waitUntil(lambda: person.state == "stopped", timeout=LONG)
    _, losses = measured.series("train/loss")
    assert all(math.isfinite(loss) for loss in losses)
    assert len(set(losses.tolist())) > 1


def test_flatten_is_deleted(person: Person, qtbot) -> None:
    person.click_node("flatten")
    person.press(Qt.Key.Key_Delete)
    person.repair("fc1", "Connect")
    said = _sentence(person, "shape-rank")
    assert "32×7×7" in said
    assert "Flatten" in said
    person.repair("fc1", "Flatten")
    _trains(person, qtbot)


def test_in_features_are_wrong(person: Person, qtbot) -> None:
    person.set_field("fc1", "in_features", "1000")
    said = _sentence(person, "size-mismatch")
    assert "1000" in said or "1,000" in said
    assert "1568" in said or "1,568" in said
    person.repair("fc1", "auto")
    assert person.node("fc1").params.get("in_features", "auto") == "auto"
    _trains(person, qtbot)


def test_twelve_outputs_for_ten_classes(person: Person, qtbot) -> None:
    person.set_field("fc2", "out_features", "12")
    said = _sentence(person, "loss-classes")
    assert "10" in said
    assert "12" in said
    person.repair("output", "10")
    assert str(person.project.findings.of((person.node("fc2").id,)).output) == "10"
    _trains(person, qtbot)


@pytest.mark.parametrize("button", ["Delete", "auto"])
def test_a_softmax_before_a_loss_that_expects_logits(person: Person, qtbot, button: str) -> None:
    person.click_node("fc2")
    person.double_click_layer("Softmax")
    assert not person.project.findings.errors, "a loss that reads the ending takes both"
    person.project.edit(recipe_edits.set_recipe_param, "loss", "expects", "logits", label=LABEL)
    said = _sentence(person, "loss-ending")
    assert "Softmax" in said
    assert "logits" in said
    person.repair("output", button)
    _trains(person, qtbot)


def test_a_kernel_larger_than_its_input(person: Person, qtbot) -> None:
    person.set_field("conv2", "kernel_size", "31")
    (problem,) = [p for p in person.project.findings.problems if p.severity == "error"][:1]
    said = translations.text(problem.text)
    assert "31" in said
    assert "14" in said or "16" in said
    person.press(Qt.Key.Key_Z, drive.CTRL)
    _trains(person, qtbot)


def test_other_data_with_other_classes_and_size(person: Person, qtbot) -> None:
    from studio.graph.model import Entry

    person.project.edit(recipe_edits.with_entry, "data", Entry("XAndO"), label=LABEL)
    assert {p.code for p in person.project.findings.problems} == {"input-shape", "loss-classes"}
    person.repair("input", "1×9×9")
    person.repair("output", "2")
    assert not person.project.findings.errors
    _trains(person, qtbot)


def test_the_output_is_deleted(person: Person, qtbot) -> None:
    person.click_node("output")
    person.press(Qt.Key.Key_Delete)
    assert person.project.findings.errors
    person.press(Qt.Key.Key_F5)
    assert person.project.run is None
    qtbot.waitUntil(lambda: bool(person.window.toast.text()))
    assert "Output" in person.window.toast.text()
    person.press(Qt.Key.Key_Z, drive.CTRL)
    _trains(person, qtbot)


def test_a_learning_rate_that_is_far_too_high(sit_down, qtbot) -> None:
    """The loss is no number any more: the sentence names a rate that works."""
    person = sit_down("regression")
    person.project.edit(recipe_edits.choose, "optimizer", "SGD", label=LABEL)
    person.project.edit(recipe_edits.set_recipe_param, "optimizer", "lr", 1000.0, label=LABEL)
    person.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: person.state == "failed", timeout=LONG)
    failure = person.project.measurements.failure
    assert failure is not None
    assert failure.code == "loss-not-finite"
    assert "1e+02" in translations.text(failure.text)


def test_a_muted_activation_is_no_problem(person: Person, qtbot) -> None:
    person.project.edit(edits.set_muted, (person.node("relu1").id,), True, label=LABEL)
    _trains(person, qtbot)
