"""How much room cards and the shapes on wires take: what an automatic layout asks for."""

from __future__ import annotations

from dataclasses import replace

from studio.graph.arrange import Size
from studio.ui.canvas.geometry import laid_out
from studio.ui.canvas.scene import CanvasScene

LEAST_ROOM, CHIP_ROOM = 52.0, 36.0
"""Between tidied nodes: at least, and beside the shape on the wire."""


def sizes_of(picture: CanvasScene, down: bool | None = None) -> dict[str, Size]:
    """Width and height of each card, or what they would be if the data ran this way."""
    sizes: dict[str, Size] = {}
    for node_id, item in picture.nodes.items():
        layout = item.layout
        if down is not None and item.face.down != down:
            layout = laid_out(replace(item.face, down=down), picture.ink)
        sizes[node_id] = (layout.size.width(), layout.size.height())
    return sizes


def rooms_of(picture: CanvasScene) -> dict[str, float]:
    """After each node as much room as the shape on its widest wire needs."""
    rooms: dict[str, float] = {}
    for wire in picture.wires.values():
        source = wire.strand.source
        width = picture.ink.mono_width(wire.strand.text) + CHIP_ROOM
        rooms[source] = max(rooms.get(source, LEAST_ROOM), width)
    return rooms
