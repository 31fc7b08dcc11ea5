"""What a beginner breaks: the sentence says what is wrong with the real numbers, the button mends
it, and the mended network trains. Everything by mouse and keys.
"""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox

from studio.ui import translations
from studio.ui.repair_button import RepairButton
from studio.ui.repair_list import EffectLabel, OriginLabel
from tests import drive
from tests.journeys.person import Person

LONG = 30_000


def _codes(person: Person) -> list[str]:
    return [problem.code for problem in person.project.findings.problems]


def _sentence(person: Person, code: str) -> str:
    found = [p for p in person.project.findings.problems if p.code == code]
    assert found, _codes(person)
    return translations.text(found[0].text)


def _trains(person: Person, qtbot) -> None:
    """Some steps with a finite loss that moves."""
    assert not person.project.findings.errors, _codes(person)
    person.press(Qt.Key.Key_F5)
    measured = person.project.measurements
    qtbot.waitUntil(lambda: measured.step >= 3, timeout=LONG)
    person.press(Qt.Key.Key_F5, drive.SHIFT)
    qtbot.waitUntil(lambda: person.state == "stopped", timeout=LONG)
    _, losses = measured.series("train/loss")
    assert all(math.isfinite(loss) for loss in losses)
    assert len(set(losses.tolist())) > 1


def _pick(person: Person, part: str, text: str, field: str | None = None) -> None:
    """Choose a loss, an optimizer or data, or a word in a field of theirs, by its letters."""
    body = person.window.body
    body.show_training(part)
    body.training.refresh()
    section = body.training.section(part)
    box = section.choice if field is None else section.form.row(field).editor.box
    assert isinstance(box, QComboBox)
    box.setFocus()
    person.choose(box, text)


def _click_repair(person: Person, where, text: str, qtbot) -> None:
    """A repair that is offered in a part of the window."""

    def offered() -> list[RepairButton]:
        buttons = where.findChildren(RepairButton)
        return [button for button in buttons if button.isVisible() and text in button.text()]

    qtbot.waitUntil(lambda: bool(offered()))
    person.click(offered()[0])


# ---- the four of the first lesson


def test_a_deleted_flatten_comes_back_by_one_button(person: Person, qtbot) -> None:
    person.click_node("flatten")
    person.press(Qt.Key.Key_Delete)
    said = _sentence(person, "input-missing")
    for word in ("fc1", "pool2", "32×7×7", "Flatten"):
        assert word in said
    person.repair("fc1", "Flatten")
    assert not person.project.findings.problems
    reads = person.node("fc1").inputs[0]
    assert reads.node == person.node("flatten").id
    _trains(person, qtbot)


def test_a_flatten_that_is_deleted_with_its_wires_joined_is_put_in_again(
    person: Person, qtbot
) -> None:
    person.click_node("flatten")
    person.press(Qt.Key.Key_Delete, drive.CTRL)
    said = _sentence(person, "shape-rank")
    assert "32×7×7" in said
    assert "Flatten" in said
    person.repair("fc1", "Flatten")
    _trains(person, qtbot)


def test_in_features_are_wrong(person: Person, qtbot) -> None:
    person.set_field("fc1", "in_features", "1000")
    said = _sentence(person, "size-mismatch")
    assert "1000" in said
    assert "1568" in said
    person.repair("fc1", "auto")
    assert person.node("fc1").params.get("in_features", "auto") == "auto"
    _trains(person, qtbot)


def test_twelve_outputs_for_ten_classes(person: Person, qtbot) -> None:
    person.set_field("fc2", "out_features", "12")
    said = _sentence(person, "loss-classes")
    assert "10 classes" in said
    assert "12 outputs" in said
    person.repair("output", "10")
    assert str(person.project.findings.of((person.node("fc2").id,)).output) == "10"
    _trains(person, qtbot)


@pytest.mark.parametrize("button", ["Delete", "auto"])
def test_a_softmax_before_a_loss_that_expects_logits(person: Person, qtbot, button: str) -> None:
    person.click_node("fc2")
    person.double_click_layer("Softmax")
    assert not person.project.findings.errors, "a loss that reads the ending takes both"
    _pick(person, "loss", "logits", "expects")
    said = _sentence(person, "loss-ending")
    assert "Softmax" in said
    assert "logits" in said
    person.repair("output", button)
    _trains(person, qtbot)


# ---- what is told before it is done


def test_a_shortcut_past_other_channels(person: Person, qtbot) -> None:
    """The card names both layers that made the channels, and what each repair would change."""
    person.click_node("relu2")
    person.double_click_layer("Add")
    person.actions.append("wire pool1 -> add1")
    second = person.canvas.mapFromScene(person.item("add1").port("in", 1))
    drive.drag(person.canvas.viewport(), person.port("pool1", "out"), second)
    said = _sentence(person, "shapes-differ")
    for word in ("32×14×14", "16×14×14", "channels differ"):
        assert word in said
    broken = person.project.document
    person.click(person.canvas.viewport(), person.canvas.mapFromScene(person.item("add1").badge))
    card = person.canvas.problem_card
    (origins,) = card.findChildren(OriginLabel)
    assert "32 is out_channels of conv2." in origins.text()
    assert "16 is out_channels of conv1." in origins.text()
    first, other = card.findChildren(RepairButton)[:2]
    assert first.hasFocus()
    (effect,) = card.findChildren(EffectLabel)
    assert "conv2: 32×14×14 → 16×14×14" in effect.text()
    assert person.canvas.picture.wires[person.node("relu2").id, 0].foreseen == "16×14×14"
    drive.hover(other, other.rect().center())
    assert "conv1: 16×28×28 → 32×28×28" in effect.text()
    assert person.canvas.picture.wires[person.node("relu2").id, 0].foreseen == ""
    person.click(first)
    assert person.canvas.picture.wires[person.node("relu2").id, 0].foreseen == ""
    assert not person.project.findings.problems
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert person.project.document == broken
    person.press(Qt.Key.Key_Z, drive.CTRL | drive.SHIFT)
    _trains(person, qtbot)


def test_a_convolution_behind_flatten_has_it_moved(person: Person, qtbot) -> None:
    person.click_node("flatten")
    person.double_click_layer("Conv2d")
    assert "nothing lies beside anything" in _sentence(person, "shape-rank")
    person.repair("conv3", "Move flatten in front of fc1")
    assert person.node("flatten").inputs[0].node == person.node("conv3").id
    assert person.node("conv3").inputs[0].node == person.node("pool2").id
    _trains(person, qtbot)


def test_the_panel_leads_to_where_the_number_was_born(person: Person, qtbot) -> None:
    person.set_field("fc1", "in_features", "400")
    person.window.show_problems()
    panel = person.panel("problems")
    qtbot.waitUntil(lambda: bool(panel.findChildren(OriginLabel)))
    (origins,) = panel.findChildren(OriginLabel)
    assert "flatten makes 1568 of 32×7×7." in origins.text()
    qtbot.waitUntil(lambda: origins.height() == origins.heightForWidth(origins.width()))
    person.click(origins, QPoint(12, origins.height() // 2))
    assert person.window.selection.ids == (person.node("conv2").id,)
    row = person.window.body.inspector.page.form.row("out_channels")
    assert row.editor.line.hasFocus()
    _click_repair(person, panel, "Set in_features to auto", qtbot)
    assert not person.project.findings.problems
    _trains(person, qtbot)


# ---- more that happens


@pytest.mark.parametrize(
    ("name", "layer", "field", "typed", "words"),
    [
        ("conv2", "window-large", "kernel_size", "31", ("31×31", "16×16")),
        ("conv1", "field-range", "stride", "0", ("stride is 0", "from 1")),
        ("pool1", "window-large", "kernel_size", "40", ("40×40", "28×28")),
        ("conv1", "expression-name", "out_channels", "many", ("“many”",)),
        ("conv2", "size-mismatch", "in_channels", "3", ("3", "16")),
    ],
)
def test_a_number_that_cannot_be(
    person: Person, qtbot, name: str, layer: str, field: str, typed: str, words: tuple[str, ...]
) -> None:
    person.set_field(name, field, typed)
    said = _sentence(person, layer)
    assert all(word in said for word in words), said
    person.repair(name, "")
    assert not person.project.findings.problems
    _trains(person, qtbot)


def test_what_looks_wrong_and_is_not(person: Person, qtbot) -> None:
    """Two Flattens, no activation, and batches that are larger than the data."""
    person.click_node("flatten")
    person.double_click_layer("Flatten")
    person.click_node("relu1")
    person.press(Qt.Key.Key_M)
    assert person.node("relu1").muted
    person.fill("settings", "batch_size", "100000")
    assert not person.project.findings.problems
    _trains(person, qtbot)


def test_other_data_with_other_classes_and_size(person: Person, qtbot) -> None:
    _pick(person, "data", "X")
    assert set(_codes(person)) == {"input-shape", "loss-classes"}
    assert "1×28×28" in _sentence(person, "input-shape")
    assert "1×9×9" in _sentence(person, "input-shape")
    person.repair("input", "1×9×9")
    person.repair("output", "2")
    assert not person.project.findings.errors
    _trains(person, qtbot)


@pytest.mark.parametrize(("name", "said"), [("output", "no Output"), ("input", "no Input")])
def test_an_end_of_the_network_is_deleted(person: Person, qtbot, name: str, said: str) -> None:
    person.click_node(name)
    person.press(Qt.Key.Key_Delete)
    assert said in _sentence(person, f"network-no-{name}")
    person.press(Qt.Key.Key_F5)
    assert person.project.run is None
    qtbot.waitUntil(lambda: bool(person.window.toast.text()))
    person.window.show_problems()
    _click_repair(person, person.panel("problems"), name.capitalize(), qtbot)
    assert not person.project.findings.problems
    _trains(person, qtbot)


def test_a_loss_for_numbers_on_classes(person: Person, qtbot) -> None:
    _pick(person, "loss", "Mean")
    said = _sentence(person, "loss-task")
    assert "MSELoss" in said
    assert "10 classes" in said
    _click_repair(person, person.window.body.training, "CrossEntropyLoss", qtbot)
    _trains(person, qtbot)


def test_a_loss_for_classes_on_numbers(sit_down, qtbot) -> None:
    person = sit_down("regression")
    _pick(person, "loss", "Cross-entropy")
    assert "is a number" in _sentence(person, "loss-task")
    _click_repair(person, person.window.body.training, "MSELoss", qtbot)
    _trains(person, qtbot)


def test_a_learning_rate_that_is_far_too_high(sit_down, qtbot) -> None:
    """The loss is no number any more: the sentence names a rate that works, the button sets it."""
    person = sit_down("regression")
    _pick(person, "optimizer", "SGD")
    slider = person.window.body.training.rate.slider
    slider.setFocus()
    while slider.value() < 10.0:
        person.press(Qt.Key.Key_PageUp)
    person.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: person.state == "failed", timeout=LONG)
    failure = person.project.measurements.failure
    assert failure is not None
    assert failure.code == "loss-not-finite"
    said = translations.text(failure.text)
    assert "step" in said
    assert "0.001" in said
    strip = person.window.body.failure
    qtbot.waitUntil(strip.isVisible)
    _click_repair(person, strip, "0.001", qtbot)
    assert not strip.isVisible()
    assert person.project.document.recipe.steps[0].optimizer.params.get("lr", 0.001) == 0.001
    _trains(person, qtbot)
    assert not strip.isVisible()
