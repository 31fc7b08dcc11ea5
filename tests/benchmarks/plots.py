"""Frames of the live plots: a million points against ten thousand, and 512 maps."""

from __future__ import annotations

import os
import sys

from PySide6.QtWidgets import QApplication

from studio.ui import theme
from tests.benchmarks.rows import report
from tests.ui.plots import frames


def main(points: tuple[int, int] = (10_000, 1_000_000), maps: int = 512, rounds: int = 15) -> None:
    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme.apply(app, "dark")
    few, many = points
    seconds = frames.curve_frames(points, rounds=rounds)
    note = f"{1000 * seconds[many]:.2f} ms"
    ratio = seconds[many] / seconds[few]
    report(f"curve of {many} points", ratio, f"of {few} points", 1.2, "lower", note)
    frame = frames.mosaic_frames([maps], rounds=rounds)[maps]
    each = frames.one_item_each_seconds(maps)
    note = f"{1000 * frame:.2f} ms"
    report(f"frame of {maps} maps", frame / each, "of one item each", 1 / 12, "lower", note)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
