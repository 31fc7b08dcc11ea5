"""The first neurons before the window: set by hand until it is a gate, taught, and at its limit."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider

from studio.engine.wishes import Want
from studio.ui.inspector import Inspector
from tests import drive
from tests.journeys.person import Person


def _inspector(person: Person) -> Inspector:
    return person.window.findChild(Inspector)


def _slide(person: Person, slider, to: float, reach: float = 4.0) -> None:
    """Take the handle of a weight's slider and put it to a number, in ten moves."""
    person.actions.append(f"slide {slider.accessibleName()}")
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    kind, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
    handle = slider.style().subControlRect(kind, option, part, slider)
    room = slider.width() - handle.width()
    end = QPoint(round(handle.width() / 2 + room * (to + reach) / (2 * reach)), handle.center().y())
    drive.press(slider, handle.center())
    drive.glide(slider, handle.center(), end, steps=10)
    drive.release(slider, end)
    QApplication.processEvents()


def _answers(person: Person, name: str = "step1") -> np.ndarray | None:
    """What the node gives over the plane, as its thumbnail shows it."""
    picture = person.project.pictures.get(Want((person.node(name).id,), "surface"))
    return None if picture is None else picture.maps[0]


def _train(person: Person, qtbot) -> float:
    jobs = person.window.workspace.jobs
    person.press(Qt.Key.Key_F5)
    person.window.workspace.jobs.hurry()
    qtbot.waitUntil(lambda: jobs.running is not None, timeout=20_000)
    qtbot.waitUntil(lambda: jobs.running is None, timeout=60_000)
    assert person.state == "finished"
    return person.project.measurements.final["train"]["accuracy"]


def test_a_neuron_is_turned_from_and_into_or_by_its_bias(sit_down, qtbot) -> None:
    person = sit_down("neuron")
    person.click_node("neuron")
    card = _inspector(person).page.starts
    qtbot.waitUntil(lambda: "bias" in card.rows and card.rows["bias"].sliders.isVisible())
    qtbot.waitUntil(lambda: _answers(person) is not None, timeout=60_000)
    before = person.project.document
    both = (_answers(person) > 191).mean()
    _slide(person, card.rows["bias"].sliders.slider((0,)), -0.5)
    values = person.node("neuron").starts["bias"].how.values
    assert abs(values[0] + 0.5) < 0.1
    qtbot.waitUntil(lambda: (_answers(person) > 191).mean() > 2 * both, timeout=20_000)
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert person.project.document == before
    qtbot.waitUntil(lambda: (_answers(person) > 191).mean() == both, timeout=20_000)


def test_a_perceptron_learns_or_and_is_told_why_it_cannot_learn_xor(sit_down, qtbot) -> None:
    person = sit_down("perceptron")
    assert _train(person, qtbot) == 1.0
    person.window.body.show_training("data")
    person.window.body.training.refresh()
    gate = person.window.body.training.section("data").form.row("gate").editor.box
    gate.setFocus()
    person.choose(gate, "xor")
    assert _train(person, qtbot) < 0.9
    (problem,) = person.project.findings.problems
    assert "straight line" in str(problem.text)
    person.repair("neuron", "hidden layer")
    assert person.project.findings.problems == ()
    assert _train(person, qtbot) == 1.0


def test_a_locked_start_is_the_same_after_training(sit_down, qtbot) -> None:
    person = sit_down("perceptron")
    person.click_node("neuron")
    card = _inspector(person).page.starts
    qtbot.waitUntil(lambda: "bias" in card.rows and card.rows["bias"].isVisible())
    row = card.rows["bias"]
    row.choice.setFocus()
    row.choice.setCurrentIndex(row.choice.findText("ones_") - 1)
    QTest.keyClick(row.choice, Qt.Key.Key_Down)
    person.click(row.lock)
    assert person.node("neuron").starts["bias"].frozen
    _train(person, qtbot)
    qtbot.waitUntil(lambda: " + 1 =" in card.sum.text(), timeout=20_000)
