"""Series as lines of pixels: from pyramid to polyline to painter. Not here: axes, legend.

A Qt pen wider than one pixel costs up to a hundred times more on a noisy line (its outline crosses
itself), so live lines are thickened by drawing thin ones side by side, and only while short.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from shiboken6 import Shiboken

from studio.ui.plots.axes import Frame
from studio.ui.plots.pyramid import Envelope

Points = NDArray[np.float64]

THICK_LENGTH = 12_000.0
"""Pixels of line up to which a live line is drawn thick; noise is longer and dense anyway."""

SMOOTH_LENGTH = 40_000.0
"""Pixels of line up to which a live line is antialiased."""

THICK = 0.45
"""How far a live line reaches beyond one pixel, on either side."""
BESIDE = ((0.0, -0.52), (0.45, 0.26), (-0.45, 0.26))
"""Where a line is drawn again to be thick: at the corners of a triangle, so that lines of every
direction come out 1.8 pixels wide or a little more."""

DASHES = [5.0, 4.0]
DOT = 2.2


def polygon(points: Points) -> QPolygonF:
    """A Qt polygon of an array (n, 2), copied in one go instead of point by point."""
    made = QPolygonF()
    made.resize(len(points))
    if len(points):
        address = Shiboken.getCppPointer(made.data())[0]
        memory = cast(Any, Shiboken.VoidPtr)(address, points.size * 8, True)
        np.frombuffer(memory, dtype=np.float64).reshape(points.shape)[:] = points
    return made


def pieces(envelope: Envelope, steps: Points, frame: Frame, pixel: float = 1.0) -> list[Points]:
    """The polylines (n, 2) of an envelope, cut at gaps. `pixel`: the size of a device pixel.

    A block with an extent becomes a vertical stroke, at most one in a column of pixels; strokes go
    up and down in turn, so that neighbours join at their near ends.
    """
    across = frame.across(steps[envelope.first])
    lowest, highest = envelope.low, envelope.high
    if len(across) and bool(np.any(lowest < highest)):
        across, lowest, highest = _by_column(across, lowest, highest, pixel)
    low, high = frame.down(lowest), frame.down(highest)
    if frame.log:
        low = np.where(np.isnan(low) & ~np.isnan(high), frame.area.bottom(), low)
    turned = np.arange(len(across)) % 2 == 1
    ends = np.column_stack((np.where(turned, high, low), np.where(turned, low, high)))
    points = np.column_stack((np.repeat(across, 2), ends.ravel()))
    kept = np.ones(len(points), bool)
    kept[1::2] = ends[:, 0] != ends[:, 1]
    points = points[kept]
    return _cut(points) if np.isnan(points[:, 1]).any() else [points] if len(points) else []


def _by_column(
    across: Points, low: NDArray[np.float32], high: NDArray[np.float32], pixel: float
) -> tuple[Points, NDArray[np.float32], NDArray[np.float32]]:
    """Blocks that fall into one column of pixels become one block, in its middle."""
    columns = np.floor(across / pixel)
    starts = np.flatnonzero(np.concatenate(([True], columns[1:] != columns[:-1])))
    low, high = np.fmin.reduceat(low, starts), np.fmax.reduceat(high, starts)
    return (columns[starts] + 0.5) * pixel, low, high


def _cut(points: Points) -> list[Points]:
    """The stretches between points without a place."""
    gap = np.isnan(points[:, 1])
    pieces = np.split(points, np.flatnonzero(gap[1:] != gap[:-1]) + 1)
    return [piece for piece in pieces if not np.isnan(piece[0, 1])]


def draw_line(
    painter: QPainter,
    line: Sequence[Points],
    colour: QColor,
    *,
    thick: bool = True,
    dashed: bool = False,
    live: bool = True,
) -> None:
    """Draw the pieces of one series; single points become dots."""
    length = sum(float(np.abs(np.diff(piece, axis=0)).sum()) for piece in line)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, length <= SMOOTH_LENGTH)
    thick = thick and length <= THICK_LENGTH
    pen = QPen(colour, 1.0 if live or not thick else 1.0 + 2 * THICK)
    pen.setCosmetic(live)
    if dashed and length <= THICK_LENGTH:
        pen.setDashPattern(DASHES)
    painter.setPen(pen)
    polygons = [polygon(piece) for piece in line if len(piece) > 1]
    for dx, dy in BESIDE if thick and live else ((0.0, 0.0),):
        painter.translate(dx, dy)
        for points in polygons:
            painter.drawPolyline(points)
        painter.translate(-dx, -dy)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for piece in line:
        if len(piece) == 1:
            painter.drawEllipse(QPointF(*piece[0]), DOT, DOT)
    painter.restore()


def draw_swatch(
    painter: QPainter, left: float, middle: float, colour: QColor, *, dashed: bool = False
) -> None:
    """The short sample of a line that stands before its title, 12 pixels long."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 2.4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashed else Qt.PenCapStyle.RoundCap)
    if dashed:
        pen.setDashPattern([2.0, 1.2])
    painter.setPen(pen)
    painter.drawLine(QPointF(left + 1, middle), QPointF(left + 12, middle))
    painter.restore()


def mixed(colour: QColor, ground: QColor, part: float) -> QColor:
    """An opaque colour that looks like `colour` with opacity `part` on `ground`."""
    rest = 1 - part
    return QColor(
        round(part * colour.red() + rest * ground.red()),
        round(part * colour.green() + rest * ground.green()),
        round(part * colour.blue() + rest * ground.blue()),
    )
