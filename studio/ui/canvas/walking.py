"""From node to node with the arrow keys: along wires where there are any, else to the nearest."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF

from studio.ui.canvas.scene import CanvasScene

Direction = Literal["left", "right", "up", "down"]

_UNIT: dict[Direction, QPointF] = {
    "left": QPointF(-1, 0),
    "right": QPointF(1, 0),
    "up": QPointF(0, -1),
    "down": QPointF(0, 1),
}
ASIDE = 2.5
"""How much worse a step aside is than one in the direction."""


def first_node(scene: CanvasScene) -> str | None:
    """Where to begin: what has no wire coming in, leftmost and topmost."""
    read = {key[0] for key in scene.wires}
    nodes = scene.nodes.values()
    order = sorted(nodes, key=lambda item: (item.id in read, item.pos().y(), item.pos().x()))
    return order[0].id if order else None


def next_node(scene: CanvasScene, node_id: str, direction: Direction) -> str | None:
    """The node that an arrow key leads to from `node_id`."""
    down = scene.nodes[node_id].face.down
    if direction == ("down" if down else "right"):
        readers = {key[0] for key in scene.wires_of(node_id) if key[0] != node_id}
        if readers:
            return _nearest_beside(scene, node_id, readers, down)
    if direction == ("up" if down else "left"):
        keys = sorted(key for key in scene.wires_of(node_id) if key[0] == node_id)
        if keys:
            return scene.wires[keys[0]].strand.source
    return _nearest(scene, node_id, direction)


def _nearest_beside(scene: CanvasScene, node_id: str, others: set[str], down: bool) -> str:
    """The one that stands most in line with the node."""
    at = scene.nodes[node_id].rect.center() if down else scene.nodes[node_id].pos()

    def aside(other: str) -> float:
        item = scene.nodes[other]
        return abs(item.rect.center().x() - at.x()) if down else abs(item.pos().y() - at.y())

    return min(others, key=lambda i: (aside(i), i))


def _nearest(scene: CanvasScene, node_id: str, direction: Direction) -> str | None:
    unit = _UNIT[direction]
    start = scene.nodes[node_id].rect.center()
    found: list[tuple[float, str]] = []
    for other, item in scene.nodes.items():
        away = item.rect.center() - start
        ahead = QPointF.dotProduct(away, unit)
        aside = abs(away.x() * unit.y()) + abs(away.y() * unit.x())
        if other != node_id and ahead > 8 and ahead > aside * 0.3:
            found.append((ahead + ASIDE * aside, other))
    return min(found)[1] if found else None
