"""Seen from far away: what follows the hand looks as if everything had been painted anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from studio import catalogue
from studio.graph import edits
from studio.graph.analysis import Analyser
from studio.graph.storage import loads
from studio.project import read_text
from studio.templates import template
from studio.ui import theme
from studio.ui.canvas.camera import Camera
from tests.benchmarks.canvas import network

catalogue.fill()


@pytest.fixture
def camera(qtbot, qapp):
    theme.apply(qapp, "dark")
    made = Camera()
    qtbot.addWidget(made)
    made.resize(700, 500)
    document = network(60)
    made.picture.show_document(document, Analyser().analyse(document), ())
    made.show()
    made.show_rect(made.picture.content())
    made.look(0.12, made.picture.content().topLeft() - QPointF(200, 200))
    QApplication.processEvents()
    yield made
    qapp.setStyleSheet("")


def _seen(camera: Camera) -> QImage:
    return camera.viewport().grab().toImage()


def _colour(camera: Camera, at: QPointF) -> str:
    return _seen(camera).pixelColor(camera.mapFromScene(at)).name()


def test_a_dragged_node_is_seen_where_it_is_and_nowhere_else(camera: Camera) -> None:
    item = camera.picture.nodes["n20"]
    before = item.rect.center()
    block, ground = _colour(camera, before), camera.ink.theme.window.name()
    assert block != ground
    for by in (QPointF(700, 1500), QPointF(1500, 1900)):
        after = before + by
        assert _colour(camera, after) == ground
        camera.picture.drag({"n20": item.pos() + after - item.rect.center()})
        assert _colour(camera, after) == block
        assert _colour(camera, before) == ground
        before = after
    seen = _seen(camera)
    camera.picture.moving = frozenset()
    camera.picture.redrawn.emit()
    assert _colour(camera, before) == block
    others = [camera.picture.nodes[i].rect.center() for i in ("n3", "n30", "n50")]
    assert [seen.pixelColor(camera.mapFromScene(at)).name() for at in others] == [
        _colour(camera, at) for at in others
    ]


def test_a_selection_is_seen_at_once(camera: Camera) -> None:
    plain = _seen(camera)
    camera.picture.choose({"n20": "primary"})
    ringed = _seen(camera)
    assert ringed != plain
    camera.picture.choose({})
    assert _seen(camera) == plain


def test_after_a_look_elsewhere_everything_has_moved(camera: Camera) -> None:
    item = camera.picture.nodes["n20"]
    camera.picture.drag({"n20": item.pos() + QPointF(700, 1500)})
    block = _colour(camera, item.rect.center())
    camera.pan(QPointF(40, 30))
    assert _colour(camera, item.rect.center()) == block
    other = camera.picture.nodes["n30"].rect.center()
    assert _colour(camera, other) != camera.ink.theme.window.name()


@pytest.mark.parametrize("scale", [0.12, 0.4, 1.0])
def test_after_a_change_of_theme_all_looks_as_if_it_had_been_made_in_it(
    camera: Camera, qtbot, qapp, scale: float
) -> None:
    document = loads(read_text(template("resnet18").file))
    blocks = [node.id for node in document.network().nodes.values() if node.definition]
    document = edits.unfold(document, blocks[:2], True)
    findings = Analyser().analyse(document)
    seen = []
    for name in ("dark", "light"):
        theme.apply(qapp, "dark")
        shown = Camera()
        qtbot.addWidget(shown)
        shown.resize(700, 500)
        if name == "light":
            theme.apply(qapp, "light")
        shown.picture.show_document(document, findings, ())
        shown.show()
        theme.apply(qapp, "light")
        shown.look(scale, QPointF(-60, -60))
        seen.append(_seen(shown))
    assert seen[0] == seen[1]
