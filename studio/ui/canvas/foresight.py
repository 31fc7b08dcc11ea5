"""Shapes as they would be after a repair that somebody looks at, on the wires where they differ."""

from __future__ import annotations

from studio.spec.problems import Address, Repair
from studio.ui.canvas.scene import CanvasScene


def foresee(scene: CanvasScene, place: Address, repair: Repair | None) -> None:
    """None: the shapes are again those that are."""
    effect = None if repair is None else repair.effect
    changes = () if effect is None else effect.changes
    shapes = {
        change.address[-1]: str(change.after)
        for change in changes
        if change.address[:-1] == place and not change.new
    }
    for wire in scene.wires.values():
        first = wire.strand.port == 0
        wire.foresee(shapes.get(wire.strand.source, "") if first else "")
