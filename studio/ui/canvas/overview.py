"""The whole network as blocks and lines in two calls, for scales at which nothing can be read.

Painting 5,000 items one by one takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter

from studio.ui.canvas.ink import Ink
from studio.ui.canvas.scene import CanvasScene
from studio.ui.canvas.wire_item import WireKey

NOWHERE = QRectF()
NO_LINE = QLineF()


class Overview:
    """Lists of rectangles and lines: collected again when the scene has changed, corrected while
    a few nodes are dragged.
    """

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._blocks: dict[str, list[QRectF]] = {}
        self._wrong: list[QRectF] = []
        self._lines: list[QLineF] = []
        self._block_at: dict[str, tuple[str, int]] = {}
        self._lines_at: dict[WireKey, slice] = {}
        self._stale = True

    def forget(self) -> None:
        """Something in the scene is different."""
        self._stale = True

    def move(self, nodes: Iterable[str], wires: Iterable[WireKey]) -> None:
        """These were dragged."""
        if self._stale:
            return
        for node_id in self._block_at.keys() & nodes:
            family, place = self._block_at[node_id]
            self._blocks[family][place] = self._scene.nodes[node_id].rect
        for key in wires:
            known, lines = self._lines_at[key], _lines(self._scene, key)
            if known.stop - known.start != len(lines):
                self._stale = True
                return
            self._lines[known] = lines
        self._wrong = self._wrong_ones()

    def paint(self, painter: QPainter, without: Iterable[str] = ()) -> None:
        """In scene coordinates, over the background; `without` these nodes and their wires."""
        if self._stale:
            self._collect()
        blocks, lines = self._left(frozenset(without))
        ink = self._scene.ink
        remarks = self._scene.remarks
        remarks.paint_far(painter, remarks.items.keys() - without)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(ink.wire_far)
        painter.drawLines(lines)
        self._paint_blocks(painter, blocks)

    def paint_only(self, painter: QPainter, nodes: Iterable[str]) -> None:
        """These nodes and their wires."""
        ink, scene = self._scene.ink, self._scene
        scene.remarks.paint_far(painter, scene.remarks.items.keys() & nodes)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(ink.wire_far)
        chosen = [node_id for node_id in nodes if node_id in scene.nodes]
        keys = {key for node_id in chosen for key in scene.wires_of(node_id)}
        painter.drawLines([line for key in keys for line in _lines(scene, key)])
        blocks: dict[str, list[QRectF]] = {}
        for node_id in chosen:
            item = scene.nodes[node_id]
            blocks.setdefault(item.colour, []).append(item.rect)
        self._paint_blocks(painter, blocks)

    def paint_marks(self, painter: QPainter) -> None:
        """What is wrong, and what is selected."""
        ink, scene = self._scene.ink, self._scene
        painter.setBrush(ink.hollow)
        painter.setPen(ink.block_wrong)
        painter.drawRects(self._wrong)
        painter.setPen(ink.block_selected)
        painter.drawRects([scene.nodes[i].rect for i in scene.chosen if i in scene.nodes])
        painter.drawRects([scene.remarks.items[i].rect for i in scene.remarks.chosen])
        scene.remarks.paint_titles(painter)

    def paint_small(self, painter: QPainter, ink: Ink) -> None:
        """Remarks, and the nodes in one colour: for the minimap."""
        if self._stale:
            self._collect()
        self._scene.remarks.paint_small(painter)
        painter.setPen(ink.none)
        painter.setBrush(ink.small)
        for rects in self._blocks.values():
            painter.drawRects(rects)

    def _paint_blocks(self, painter: QPainter, blocks: dict[str, list[QRectF]]) -> None:
        ink = self._scene.ink
        painter.setPen(ink.none)
        for family, rects in blocks.items():
            painter.setBrush(ink.blocks[family])
            painter.drawRects(rects)

    def _left(self, gone: frozenset[str]) -> tuple[dict[str, list[QRectF]], list[QLineF]]:
        if not gone:
            return self._blocks, self._lines
        blocks = {family: list(rects) for family, rects in self._blocks.items()}
        lines = list(self._lines)
        for node_id in gone & self._block_at.keys():
            family, place = self._block_at[node_id]
            blocks[family][place] = NOWHERE
            for key in self._scene.wires_of(node_id):
                at = self._lines_at[key]
                lines[at] = [NO_LINE] * (at.stop - at.start)
        return blocks, lines

    def _collect(self) -> None:
        self._stale = False
        scene = self._scene
        self._blocks, self._block_at = {}, {}
        for node_id, item in scene.nodes.items():
            family = item.colour
            rects = self._blocks.setdefault(family, [])
            self._block_at[node_id] = (family, len(rects))
            rects.append(item.rect)
        self._wrong = self._wrong_ones()
        self._lines, self._lines_at = [], {}
        for key in scene.wires:
            lines = _lines(scene, key)
            self._lines_at[key] = slice(len(self._lines), len(self._lines) + len(lines))
            self._lines += lines

    def _wrong_ones(self) -> list[QRectF]:
        scene = self._scene
        return [scene.nodes[i].rect for i in scene.wrong if i in scene.nodes]


def _lines(scene: CanvasScene, key: WireKey) -> list[QLineF]:
    return [QLineF(one, other) for one, other in pairwise(scene.wires[key].corners)]
