"""A shape in words: what each of its axes counts. Not here: how that is found out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from studio.graph.axes import Axes
from studio.spec.shapes import AXES, Shape
from studio.ui import translations

KEPT = "\N{NO-BREAK SPACE}"
"""A name and its size stay on one line."""


def in_words(shape: Shape, axes: Axes | None) -> str:
    """`batch × channel 16 × height 28 × width 28`; "" where nobody knows what any axis means."""
    if axes is None or not any(axes) or len(axes) != shape.rank:
        return ""
    batch = QCoreApplication.translate("Axes", "batch")
    sizes = (
        f"{translations.text(AXES[axis])}{KEPT}{int(size)}" if axis else str(int(size))
        for axis, size in zip(axes, shape.dims, strict=True)
    )
    return f" ×{KEPT}".join((batch, *sizes))


def all_in_words(shapes: Sequence[Shape], known: Sequence[Axes]) -> str:
    """One line for each shape that can be told."""
    told = (in_words(shape, axes) for shape, axes in zip(shapes, known, strict=False))
    return "\n".join(line for line in told if line)
