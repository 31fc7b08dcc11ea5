"""How long one frame of a live plot takes, in seconds; for benchmarks, which print and compare.

A frame is: new data arrives, and the widget is painted. Rounds of all sizes are interleaved, so
that a busy machine slows them alike; what counts is the median.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable

import numpy as np
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.plots.curve_view import CurveView
from studio.ui.plots.mosaic import MosaicView
from studio.ui.plots.series import Line

SIZE = (800, 400)
ROUNDS = 15


def curve_frames(points: Iterable[int], *, smoothing: float = 0.0, rounds: int = ROUNDS):
    """Median seconds of a frame by number of points: a noisy curve that gains one value."""
    arms = {count: _curve(count, smoothing) for count in points}
    return _measured(arms, rounds)


def mosaic_frames(maps: Iterable[int], *, side: int = 32, rounds: int = ROUNDS):
    """Median seconds of a frame by number of maps: other levels for all of them."""
    return _measured({count: _mosaic(count, side) for count in maps}, rounds)


def one_item_each_seconds(maps: int, *, side: int = 32, rounds: int = 7) -> float:
    """The anchor of the mosaic: as many image items of pyqtgraph, median seconds of a frame."""
    import pyqtgraph

    view = pyqtgraph.GraphicsLayoutWidget()
    box = view.addViewBox()
    items = [pyqtgraph.ImageItem() for _ in range(maps)]
    for index, item in enumerate(items):
        item.setPos(index % 32 * (side + 1), index // 32 * (side + 1))
        box.addItem(item)
    levels = np.random.default_rng(0).integers(0, 256, (maps, side, side), np.uint8)

    def frame() -> None:
        for item, level in zip(items, levels, strict=True):
            item.setImage(level, autoLevels=False, levels=(0, 255))

    return _measured({maps: (view, frame)}, rounds)[maps]


Arm = tuple[QWidget, Callable[[], None]]


def _curve(count: int, smoothing: float) -> Arm:
    view = CurveView()
    view.set_series([Line("train"), Line("validation", colour=1)])
    view.set_smoothing(smoothing)
    view.set_horizon(1.1 * count)
    steps = np.arange(count)
    noise = np.random.default_rng(0).standard_normal(count)
    view.extend("train", steps, 2 * np.exp(-5 * steps / count) + 0.1 * noise)
    view.extend("validation", steps[::100], 2.2 * np.exp(-5 * steps[::100] / count))

    def frame() -> None:
        view.extend("train", view.count("train"), 0.1)

    return view, frame


def _mosaic(count: int, side: int) -> Arm:
    view = MosaicView()
    levels = np.random.default_rng(0).integers(0, 256, (count, side, side), np.uint8)
    low, high = np.zeros(count), np.ones(count)

    def frame() -> None:
        view.set_maps(levels, low, high)

    return view, frame


def _measured(arms: dict[int, Arm], rounds: int) -> dict[int, float]:
    for view, frame in arms.values():
        view.resize(*SIZE)
        view.show()
        frame()
    for _ in range(3):
        QApplication.processEvents()
    seconds: dict[int, list[float]] = {key: [] for key in arms}
    for _ in range(rounds):
        for key, (view, frame) in arms.items():
            start = time.perf_counter()
            frame()
            _paint(view)
            seconds[key].append(time.perf_counter() - start)
    for view, _ in arms.values():
        view.close()
        view.deleteLater()
    return {key: statistics.median(values) for key, values in seconds.items()}


def _paint(view: QWidget) -> None:
    """At once, also what a scroll area paints in its viewport."""
    viewport = getattr(view, "viewport", None)
    (view if viewport is None else viewport()).repaint()
