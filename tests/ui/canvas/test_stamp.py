"""While a node is dragged, what stands still beside it is not painted anew and looks the same."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from studio import catalogue
from studio.graph.analysis import Analyser
from studio.ui import theme
from studio.ui.canvas.camera import Camera
from studio.ui.canvas.node_item import NodeItem
from tests.benchmarks.canvas import network

catalogue.fill()

LAST_BITS = 4
"""Of 255: what is painted on nothing and then put on the ground is rounded twice."""


@pytest.fixture
def camera(qtbot, qapp):
    theme.apply(qapp, "dark")
    made = Camera()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.picture.show_document(network(30), Analyser().analyse(network(30)), ())
    made.show()
    yield made
    qapp.setStyleSheet("")


def _dragged(camera: Camera, scale: float) -> None:
    item = camera.picture.nodes["n4"]
    camera.look(scale, item.pos() - QPointF(400, 250) / scale)
    QApplication.processEvents()
    for step in range(1, 5):
        camera.picture.drag({"n4": item.pos() + QPointF(3 * step, 7 * step)})
        QApplication.processEvents()


def _seen(camera: Camera) -> np.ndarray:
    image = camera.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[..., :3].astype(int)


@pytest.mark.parametrize("scale", [0.4, 0.83, 1.0, 1.7])
def test_a_drag_looks_as_if_all_had_been_painted_anew(camera: Camera, scale: float) -> None:
    _dragged(camera, scale)
    _seen(camera)
    kept = _seen(camera)
    camera.picture.moving = frozenset()
    anew = _seen(camera)
    assert np.abs(kept - anew).max() <= LAST_BITS
    assert anew.std() > 5


def test_what_stands_still_is_not_painted_in_every_frame(camera: Camera, monkeypatch) -> None:
    _dragged(camera, 1.0)
    painted: list[str] = []
    draw = NodeItem._draw
    monkeypatch.setattr(NodeItem, "_draw", lambda i, p: (painted.append(i.id), draw(i, p))[1])
    for _ in range(2):
        _seen(camera)
    painted.clear()
    _seen(camera)
    assert not painted
    camera.picture.choose({"n5": "primary"})
    before = _seen(camera)
    assert painted == ["n5"]
    camera.picture.choose({})
    assert (_seen(camera) != before).any()


def test_in_another_theme_no_picture_of_the_old_one_is_shown(camera: Camera, qapp) -> None:
    _dragged(camera, 1.0)
    _seen(camera)
    dark = _seen(camera)
    theme.apply(qapp, "light")
    light = _seen(camera)
    camera.picture.moving = frozenset()
    assert np.abs(light - _seen(camera)).max() <= LAST_BITS
    assert light.mean() > dark.mean() + 100
