"""From a blank canvas to an exported model, with the mouse and the keys of a person."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import QBuffer, QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from safetensors.torch import load_file

from studio.graph.model import Ref
from studio.ui import theme
from studio.ui.canvas.drops import LAYER_TYPE
from studio.ui.palette import LayerTree
from studio.ui.window import Window
from studio.workspace import Workspace
from tests import drive


@dataclass
class Person:
    """Hands on one window; every movement that a person would count is counted."""

    window: Window
    actions: list[str] = field(default_factory=list)

    @property
    def project(self):
        return self.window.workspace.current

    @property
    def canvas(self):
        return self.window.body.canvas

    def press(self, key: Qt.Key, held=drive.NONE) -> None:
        self.actions.append(f"key {key.name}")
        drive.key(QApplication.focusWidget() or self.window, key, held)
        QApplication.processEvents()

    def double_click_layer(self, type_name: str) -> None:
        """In the list on the left."""
        self.actions.append(f"double click {type_name}")
        tree = self.window.findChild(LayerTree)
        item = next(item for item in tree.items() if item.text(0).split()[-1] == type_name)
        tree.scrollToItem(item)
        place = tree.visualItemRect(item).center()
        QTest.mouseClick(tree.viewport(), drive.LEFT, drive.NONE, place)
        QTest.mouseDClick(tree.viewport(), drive.LEFT, drive.NONE, place)
        QApplication.processEvents()

    def drop(self, type_name: str, at: QPoint) -> None:
        self.actions.append(f"drag {type_name}")
        data = QMimeData()
        data.setData(LAYER_TYPE, type_name.encode())
        assert drive.drop(self.canvas.viewport(), data, at)
        QApplication.processEvents()

    def wire(self, source: str, reader: str) -> None:
        self.actions.append(f"wire {source} -> {reader}")
        drive.drag(self.canvas.viewport(), self.port(source, "out"), self.port(reader, "in"))
        QApplication.processEvents()

    def id_of(self, name: str) -> str:
        nodes = self.project.document.network().nodes.values()
        return next(node.id for node in nodes if node.name == name)

    def port(self, name: str, side: str) -> QPoint:
        return self.canvas.mapFromScene(self.item(name).port(side, 0))

    def item(self, name: str):
        return self.canvas.picture.nodes[self.id_of(name)]

    def click_node(self, name: str) -> None:
        self.actions.append(f"click {name}")
        place = self.canvas.mapFromScene(self.item(name).rect.topLeft() + QPointF(40, 18))
        drive.click(self.canvas.viewport(), place)
        QApplication.processEvents()

    def panel(self, name: str):
        return self.window.body.docks.panel(name)


@pytest.fixture
def person(qtbot, qapp, tmp_path: Path) -> Iterator[Person]:
    """A person before the window that opens first: the digits network."""
    theme.apply(qapp, "dark")
    workspace = Workspace()
    workspace.new("digits")
    window = Window(workspace)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isVisible)
    yield Person(window)
    for number, project in enumerate(workspace.projects):
        workspace.save(project, tmp_path / f"{number}.loom")
        project.close()
    window.close()
    assert workspace.jobs.close(20.0)


def _pixels(widget) -> bytes:
    """What a person sees of the widget, as PNG."""
    data = QBuffer()
    widget.grab().save(data, "PNG")
    return data.data().data()


def test_a_training_mlp_is_twelve_actions_from_blank(person: Person, qtbot) -> None:
    person.press(Qt.Key.Key_N, drive.CTRL)
    assert not person.project.document.network().nodes
    for layer in ("Input", "Flatten", "Linear", "ReLU", "Linear", "Output"):
        person.double_click_layer(layer)
    assert person.project.findings.problems == ()
    person.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: person.project.measurements.step >= 1, timeout=60_000)
    assert len(person.actions) <= 12, person.actions
    person.press(Qt.Key.Key_F5, drive.SHIFT)
    qtbot.waitUntil(lambda: person.window.workspace.jobs.running is None, timeout=20_000)


def test_blank_canvas_to_exported_model(person: Person, qtbot, tmp_path: Path) -> None:
    jobs = person.window.workspace.jobs
    person.press(Qt.Key.Key_N, drive.CTRL)
    area = QRect(person.canvas.viewport().rect()).adjusted(80, 80, -80, -80)
    places = [
        QPoint(area.left() + i * area.width() // 4, area.top() + (i % 2) * 120) for i in range(5)
    ]
    for type_name, place in zip(("Input", "Flatten", "Linear", "Output"), places, strict=False):
        person.drop(type_name, place)
    assert person.project.findings.errors
    for source, reader in (("input", "flatten"), ("flatten", "fc1"), ("fc1", "output")):
        person.wire(source, reader)
    assert person.project.findings.problems == ()
    assert person.project.document.node(person.id_of("fc1")).inputs == (
        Ref(person.id_of("flatten")),
    )
    person.click_node("fc1")
    curves, maps = person.panel("curves"), person.panel("feature_maps")
    qtbot.waitUntil(lambda: maps.bars.to_array().size == 10, timeout=60_000)
    before = _pixels(curves), _pixels(maps)
    person.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: jobs.running is not None, timeout=20_000)
    qtbot.waitUntil(lambda: jobs.running is None, timeout=120_000)
    assert person.project.measurements.state == "finished"
    qtbot.waitUntil(lambda: _pixels(curves) != before[0], timeout=10_000)
    qtbot.waitUntil(lambda: _pixels(maps) != before[1], timeout=10_000)
    assert person.project.measurements.final["test"]["accuracy"] > 0.8
    target = tmp_path / "model"
    with qtbot.waitSignal(person.window.exports.done, timeout=60_000):
        _export(person, qtbot, target)
    _check_outputs(person, target, tmp_path)
    _check_script(person, target)


def _export(person: Person, qtbot, target: Path) -> None:
    """By the menu: the format, then the name in the dialog."""
    person.press(Qt.Key.Key_E, drive.CTRL)
    menu = person.window.exports.menu
    qtbot.waitUntil(menu.isVisible)
    python = next(action for action in menu.actions() if "Python" in action.text())
    drive.click(menu, menu.actionGeometry(python).center())
    qtbot.waitUntil(lambda: bool(person.window.findChildren(QFileDialog)))
    dialog = person.window.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(target))
    dialog.accept()


def _check_outputs(person: Person, target: Path, tmp_path: Path) -> None:
    """The exported model in a fresh interpreter: the outputs of the trained one, bit for bit."""
    script = """
        import sys
        sys.path.insert(0, sys.argv[1])
        import numpy, torch
        from safetensors.torch import load_file
        import model
        classes = [c for c in vars(model).values() if isinstance(c, type)]
        net = classes[-1]()
        net.load_state_dict(load_file(sys.argv[1] + "/weights.safetensors"))
        torch.set_num_threads(1)
        x = torch.from_numpy(numpy.load(sys.argv[2]))
        with torch.no_grad():
            numpy.save(sys.argv[3], net.eval()(x).numpy())
    """
    x = np.random.default_rng(0).normal(size=(4, 1, 28, 28)).astype(np.float32)
    np.save(tmp_path / "x.npy", x)
    lines = "\n".join(line[8:] for line in script.splitlines())
    arguments = [str(target), str(tmp_path / "x.npy"), str(tmp_path / "y.npy")]
    subprocess.run([sys.executable, "-I", "-c", lines, *arguments], check=True, timeout=100)
    theirs = np.load(tmp_path / "y.npy")
    weights = load_file(person.project.run.folder / "weights.safetensors")
    with torch.no_grad():
        flat = torch.from_numpy(x).flatten(1)
        ours = torch.nn.functional.linear(flat, weights["fc1.weight"], weights["fc1.bias"])
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
