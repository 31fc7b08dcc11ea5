"""The whole network as blocks and lines, for scales at which nothing can be read.

Painting 5,000 items one by one takes ten times as long. Paths are kept and not lists of rectangles
and lines: those would be handed to Qt one by one in every frame, which takes half of its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath

from studio.ui.canvas.ink import Ink
from studio.ui.canvas.scene import CanvasScene
from studio.ui.canvas.wire_item import WireKey


class Overview:
    """Collected again when the scene has changed, or when other nodes are in the hand."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._blocks: Mapping[str, QPainterPath] = {}
        self._lines = QPainterPath()
        self._without: frozenset[str] | None = None

    def forget(self) -> None:
        """Something in the scene is different."""
        self._without = None

    def paint(self, painter: QPainter, without: frozenset[str] = frozenset()) -> None:
        """In scene coordinates, over the background; `without` these nodes and their wires."""
        if self._without != without:
            self._collect(without)
        remarks = self._scene.remarks
        remarks.paint_far(painter, remarks.items.keys() - without)
        self._paint_all(painter, self._lines, self._blocks)

    def paint_only(self, painter: QPainter, nodes: frozenset[str]) -> None:
        """These nodes and their wires."""
        scene = self._scene
        scene.remarks.paint_far(painter, scene.remarks.items.keys() & nodes)
        chosen = scene.nodes.keys() & nodes
        keys = {key for node_id in chosen for key in scene.wires_of(node_id)}
        self._paint_all(painter, self._wires(keys), self._cards(chosen))

    def paint_marks(self, painter: QPainter) -> None:
        """What is wrong, and what is selected."""
        ink, scene = self._scene.ink, self._scene
        painter.setBrush(ink.hollow)
        painter.setPen(ink.block_wrong)
        painter.drawRects([scene.cells[i] for i in scene.wrong])
        painter.setPen(ink.block_selected)
        painter.drawRects([scene.cells[i] for i in scene.chosen if i in scene.cells])
        painter.drawRects([scene.remarks.items[i].rect for i in scene.remarks.chosen])
        scene.remarks.paint_titles(painter)

    def paint_small(self, painter: QPainter, ink: Ink) -> None:
        """Remarks, and the nodes in one colour: for the minimap."""
        self._scene.remarks.paint_small(painter)
        painter.setPen(ink.none)
        painter.setBrush(ink.small)
        painter.drawRects(self._scene.cells.every())

    def _paint_all(
        self, painter: QPainter, lines: QPainterPath, blocks: Mapping[str, QPainterPath]
    ) -> None:
        ink = self._scene.ink
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(ink.hollow)
        painter.setPen(ink.wire_far)
        painter.drawPath(lines)
        for colour, path in blocks.items():
            painter.fillPath(path, ink.blocks[colour])

    def _collect(self, without: frozenset[str]) -> None:
        scene = self._scene
        gone = {key for node_id in without for key in scene.wires_of(node_id)}
        self._blocks = self._cards(scene.nodes.keys() - without if without else scene.nodes)
        self._lines = self._wires(scene.wires.keys() - gone if gone else scene.wires)
        self._without = without

    def _cards(self, nodes: Iterable[str]) -> dict[str, QPainterPath]:
        """The blocks of these nodes by their colours."""
        items, cells = self._scene.nodes, self._scene.cells
        found: dict[str, QPainterPath] = {}
        for node_id in nodes:
            colour = items[node_id].colour
            if colour not in found:
                found[colour] = QPainterPath()
                found[colour].setFillRule(Qt.FillRule.WindingFill)
            found[colour].addRect(cells[node_id])
        return found

    def _wires(self, keys: Iterable[WireKey]) -> QPainterPath:
        """From corner to corner of these wires."""
        path = QPainterPath()
        for key in keys:
            first, *others = self._scene.wires[key].corners
            path.moveTo(first)
            for corner in others:
                path.lineTo(corner)
        return path
