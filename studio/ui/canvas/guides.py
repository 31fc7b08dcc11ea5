"""Lines to which a dragged node snaps: edges and middles of the nodes in view. Numbers only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from studio.ui.canvas.cells import Cells

MOST = 250
"""With more nodes in view a line says nothing: everything is in line with something."""
BEYOND = 14.0
"""How far a line reaches beyond what it joins."""


@dataclass(frozen=True, slots=True)
class Snap:
    """How far the dragged node is to move on to be in line, and the lines to draw then."""

    shift: QPointF
    across: bool = False
    down: bool = False


class Guides:
    """`others`: rectangles of what stands still."""

    def __init__(self, cells: Cells[str], shown: QRectF, moving: Collection[str]) -> None:
        near = [key for key in cells.near(shown) if key not in moving]
        self.others = [cells[key] for key in near] if len(near) <= MOST else []

    def snap(self, rect: QRectF, reach: float) -> Snap:
        """To the nearest line within `reach`, in each direction on its own."""
        x = _nearest(_across(rect), [line for r in self.others for line in _across(r)], reach)
        y = _nearest(_down(rect), [line for r in self.others for line in _down(r)], reach)
        return Snap(QPointF(x or 0.0, y or 0.0), x is not None, y is not None)

    def path(self, rect: QRectF) -> QPainterPath:
        """The lines on which the node lies now, as long as what they join."""
        path = QPainterPath()
        for line in _across(rect):
            on = [r for r in self.others if _meets(line, _across(r))]
            if on:
                top = min(rect.top(), *(r.top() for r in on)) - BEYOND
                bottom = max(rect.bottom(), *(r.bottom() for r in on)) + BEYOND
                path.moveTo(line, top)
                path.lineTo(line, bottom)
        for line in _down(rect):
            on = [r for r in self.others if _meets(line, _down(r))]
            if on:
                left = min(rect.left(), *(r.left() for r in on)) - BEYOND
                right = max(rect.right(), *(r.right() for r in on)) + BEYOND
                path.moveTo(left, line)
                path.lineTo(right, line)
        return path


def _across(rect: QRectF) -> tuple[float, float, float]:
    return rect.left(), rect.center().x(), rect.right()


def _down(rect: QRectF) -> tuple[float, float, float]:
    return rect.top(), rect.center().y(), rect.bottom()


def _meets(line: float, lines: tuple[float, ...]) -> bool:
    return any(abs(line - one) < 0.01 for one in lines)


def _nearest(mine: tuple[float, ...], lines: list[float], reach: float) -> float | None:
    """The smallest way to a line; None where none is near."""
    ways = [line - one for line in lines for one in mine if abs(line - one) <= reach]
    return min(ways, key=abs, default=None)
