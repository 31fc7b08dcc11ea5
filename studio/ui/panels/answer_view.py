"""What the network says of one input: bars of classes or numbers, or a picture; and in words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.spec.data import Target
from studio.ui.plots.bars import BarsView
from studio.ui.plots.mosaic import MosaicView

WHITE = 255


class AnswerView(QStackedWidget):
    """`bars`, or `picture` where the answer is one or has a class for each pixel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars, self.picture = BarsView(self), MosaicView(self)
        self.addWidget(self.bars)
        self.addWidget(self.picture)

    def retranslate(self) -> None:
        self.picture.setAccessibleName(self.tr("What the network says, as a picture"))

    def clear(self) -> None:
        self.bars.clear()
        self.picture.clear()

    def show_answer(self, outputs: NDArray, target: Target) -> str:
        """Show probabilities `(classes,)` or `(classes, H, W)`, numbers, or a picture `(C, H, W)`;
        the sentence that says the same.
        """
        self.setCurrentWidget(self.picture if target.pictured else self.bars)
        plain = np.nan_to_num(np.asarray(outputs, np.float32))
        if target.pictured:
            return self._areas(plain, target.classes) if target.classes else self._picture(plain)
        if target.classes is None:
            numbers = [float(value) for value in np.ravel(outputs)]
            self.bars.set_range(None)
            self.bars.set_values(numbers)
            return ", ".join(f"{value:.4g}" for value in numbers)
        best = int(plain.argmax())
        self.bars.set_range((0.0, 1.0))
        self.bars.set_values(outputs, labels=target.classes, predicted=best)
        return f"{target.classes[best]} — {float(outputs[best]):.1%}"

    def _areas(self, plain: NDArray, classes: tuple[str, ...]) -> str:
        named = plain.argmax(axis=0)
        self._show_grey(named / max(1, len(classes) - 1))
        shares = np.bincount(named.ravel(), minlength=len(classes)) / named.size
        pairs = zip(classes, shares, strict=True)
        return " · ".join(f"{name} {share:.1%}" for name, share in pairs)

    def _picture(self, plain: NDArray) -> str:
        if len(plain) == 3:
            self.picture.set_images(_levels(plain))
        else:
            self._show_grey(plain[0])
        text = self.tr("a picture, from {0} to {1}")
        return text.format(f"{plain.min():.3g}", f"{plain.max():.3g}")

    def _show_grey(self, values: NDArray) -> None:
        self.picture.set_colours("grey")
        self.picture.set_maps(_levels(values)[None])


def _levels(values: NDArray) -> NDArray[np.uint8]:
    levels: NDArray[np.uint8] = np.rint(np.clip(values, 0.0, 1.0) * WHITE).astype(np.uint8)
    return levels
