"""The crosshair of a curve view: which step it stands on, and how it looks. Not here: events."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studio.ui import theme
from studio.ui.plots.axes import Frame
from studio.ui.plots.series import Series

MARKER = 4.0


def nearest_step(series: Iterable[Series], step: float) -> float | None:
    """The step nearest to `step` at which any series has a value."""
    found = [float(one.steps[i]) for one in series if (i := one.nearest(step)) is not None]
    return min(found, key=lambda other: abs(other - step), default=None)


def next_step(series: Iterable[Series], aim: float, direction: int) -> float | None:
    """The first step at or beyond `aim` (1: to the right, −1: to the left); None at the end."""
    found = [step for one in series if (step := _beyond(one, aim, direction)) is not None]
    if not found:
        return None
    return min(found) if direction > 0 else max(found)


def _beyond(series: Series, aim: float, direction: int) -> float | None:
    if direction > 0:
        index = int(np.searchsorted(series.steps, aim, "left"))
    else:
        index = int(np.searchsorted(series.steps, aim, "right")) - 1
    return float(series.steps[index]) if 0 <= index < len(series) else None


def draw_crosshair(
    painter: QPainter,
    frame: Frame,
    step: float,
    marked: Sequence[tuple[Series, QColor]],
    ground: QColor,
) -> None:
    """A vertical line at the step and a dot on each series at its nearest step."""
    column, area = float(frame.across(step)), frame.area
    painter.setPen(QPen(theme.current().muted, 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(column, area.top()), QPointF(column, area.bottom()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ground, 1.5))
    for series, colour in marked:
        index = series.nearest(step)
        if index is None:
            continue
        dot = QPointF(
            float(frame.across(series.steps[index])), float(frame.down(series.shown.values[index]))
        )
        if math.isfinite(dot.y()) and area.adjusted(-1, -1, 1, 1).contains(dot):
            painter.setBrush(colour)
            painter.drawEllipse(dot, MARKER, MARKER)
