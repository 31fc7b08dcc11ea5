"""What the pointer does and what it can lead to, as values that gestures and their reader share."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt

from studio.ui.canvas.geometry import Side
from studio.ui.canvas.wire_item import WireKey


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, in the scene and in pixels of the window, and the keys held."""

    at: QPointF
    pixel: QPointF
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def shift(self) -> bool:
        return bool(self.held & Qt.KeyboardModifier.ShiftModifier)

    @property
    def control(self) -> bool:
        return bool(self.held & Qt.KeyboardModifier.ControlModifier)

    @property
    def alt(self) -> bool:
        return bool(self.held & Qt.KeyboardModifier.AltModifier)


@dataclass(frozen=True, slots=True)
class Port:
    """One port of a node."""

    node: str
    side: Side
    index: int = 0


Origin = Port | WireKey | None
"""What a searched layer is to be joined to: a port, a wire that it goes into, or nothing."""
