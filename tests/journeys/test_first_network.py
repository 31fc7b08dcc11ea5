"""From a blank canvas to an exported model, with the mouse and the keys of a person."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import torch
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from safetensors.torch import load_file

from tests import drive
from tests.journeys.person import Person, pixels

ITS_OUTPUTS = """
import sys
sys.path.insert(0, sys.argv[1])
import numpy, torch
from safetensors.torch import load_file
torch.set_num_threads(1)
import model
classes = [c for c in vars(model).values() if isinstance(c, type)]
net = classes[-1]()
net.load_state_dict(load_file(sys.argv[1] + "/weights.safetensors"))
x = torch.from_numpy(numpy.load(sys.argv[2]))
with torch.no_grad():
    numpy.save(sys.argv[3], net.eval()(x).numpy())
"""


def _choose_iris(person: Person) -> None:
    """The chip of the data set leads to its field; its first letters choose another one."""
    person.click(person.window.top.data_chip)
    person.choose(QApplication.focusWidget(), "Iris")


def _train(person: Person, qtbot) -> None:
    person.press(Qt.Key.Key_F5)
    jobs = person.window.workspace.jobs
    qtbot.waitUntil(lambda: jobs.running is not None, timeout=20_000)
    qtbot.waitUntil(lambda: jobs.running is None, timeout=60_000)
    assert person.state == "finished"


def test_a_training_mlp_is_twelve_actions_from_blank(person: Person, qtbot) -> None:
    person.press(Qt.Key.Key_N, drive.CTRL)
    assert not person.project.document.network().nodes
    _choose_iris(person)
    for layer in ("Input", "Linear", "ReLU", "Linear", "Output"):
        person.double_click_layer(layer)
    person.repair("output", "out_features")
    assert person.project.findings.problems == ()
    person.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: person.project.measurements.step >= 1, timeout=60_000)
    assert len(person.actions) <= 12, person.actions
    assert person.project.document.data.type == "Iris"
    person.press(Qt.Key.Key_F5, drive.SHIFT)
    qtbot.waitUntil(lambda: person.window.workspace.jobs.running is None, timeout=20_000)


def test_blank_canvas_to_exported_model(person: Person, qtbot, tmp_path: Path) -> None:
    person.press(Qt.Key.Key_N, drive.CTRL)
    _choose_iris(person)
    _build(person)
    assert person.project.findings.problems == ()
    person.fill("settings", "epochs", "80")
    person.click_node("relu1")
    curves, maps = person.panel("curves"), person.panel("feature_maps")
    qtbot.waitUntil(lambda: maps.bars.to_array().size == 10, timeout=60_000)
    before = pixels(curves), pixels(maps)
    _train(person, qtbot)
    qtbot.waitUntil(lambda: pixels(curves) != before[0], timeout=10_000)
    qtbot.waitUntil(lambda: pixels(maps) != before[1], timeout=10_000)
    assert person.project.measurements.final["test"]["accuracy"] > 0.8
    target = tmp_path / "model"
    with qtbot.waitSignal(person.window.exports.done, timeout=60_000):
        person.ask_export("Python")
        person.name_file(str(target))
    _check_outputs(person, target, tmp_path)
    _check_script(person, target)


def _build(person: Person) -> None:
    """Layers by drag, by double click and by search; wires by hand where there are none."""
    middle = person.canvas.viewport().rect().center()
    person.drop_layer("Input", middle - QPoint(320, 80))
    person.drop_layer("Linear", middle - QPoint(80, 0))
    assert person.project.findings.errors
    person.wire("input", "fc1")
    person.click_node("fc1")
    person.double_click_layer("ReLU")
    person.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    person.press(Qt.Key.Key_Tab)
    person.type("linear")
    person.press(Qt.Key.Key_Return)
    person.double_click_layer("Output")
    person.repair("output", "out_features")
    sources = [person.node(name).inputs[0].node for name in ("fc1", "relu1", "fc2", "output")]
    assert sources == [person.node(name).id for name in ("input", "fc1", "relu1", "fc2")]


def _check_outputs(person: Person, target: Path, tmp_path: Path) -> None:
    """The exported model in a fresh interpreter: the outputs of the trained one, bit for bit."""
    x = np.random.default_rng(0).normal(size=(6, 4)).astype(np.float32)
    np.save(tmp_path / "x.npy", x)
    arguments = [str(target), str(tmp_path / "x.npy"), str(tmp_path / "y.npy")]
    subprocess.run([sys.executable, "-I", "-c", ITS_OUTPUTS, *arguments], check=True, timeout=100)
    theirs = np.load(tmp_path / "y.npy")
    weights = load_file(person.project.run.folder / "weights.safetensors")
    linear = torch.nn.functional.linear
    hidden = linear(torch.from_numpy(x), weights["fc1.weight"], weights["fc1.bias"]).relu()
    ours = linear(hidden, weights["fc2.weight"], weights["fc2.bias"])
    assert np.abs(theirs[0] - theirs[1]).max() > 1e-3
    assert np.array_equal(theirs, ours.numpy())


def _check_script(person: Person, target: Path) -> None:
    """The exported training script ends with the weights of the run, bit for bit."""
    trained = load_file(person.project.run.folder / "weights.safetensors")
    (target / "weights.safetensors").unlink()
    subprocess.run([sys.executable, "train.py"], cwd=target, check=True, timeout=200)
    again = load_file(target / "weights.safetensors")
    assert again.keys() == trained.keys()
    assert all(torch.equal(again[name], trained[name]) for name in trained)
