"""The samples of a part as a list that scrolls, each with what it is and what the network says.

Not here: where the predictions come from, the panel around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui import theme
from studio.ui.plots import colour_maps

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
ITEM = Role.UserRole

PICTURE = 60
CELL = QSize(78, 100)
LINE = QSize(120, 28)


@dataclass(frozen=True, eq=False)
class Judged:
    """Samples of one part with the network's answers.

    `inputs` `(N, …)` raw; `targets` `(N,)` classes or `(N, …)` numbers; `outputs` `(N, classes)`
    probabilities, or `(N, …)` numbers; `classes` None for numbers.
    """

    inputs: Any
    targets: NDArray
    outputs: NDArray
    classes: tuple[str, ...] | None
    columns: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.targets)

    @property
    def pictures(self) -> bool:
        return len(self.inputs.shape) == 4 and self.inputs.shape[1] in (1, 3)

    def said(self) -> NDArray:
        """The class that the network names, `(N,)`; of numbers the first one."""
        if self.classes is None:
            return self.outputs.reshape(len(self.outputs), -1)[:, 0]
        return np.nan_to_num(self.outputs).argmax(axis=1)

    def errors(self) -> NDArray:
        """How wrong each answer is, `(N,)`: 1 − probability of the truth, plus 1 where another
        class is named; or the distance of the first number.
        """
        if self.classes is None:
            truth = self.targets.reshape(len(self), -1)[:, 0]
            return np.abs(self.said() - truth)
        rows = np.arange(len(self))
        wrong = self.said() != self.targets
        return wrong + 1 - np.nan_to_num(self.outputs)[rows, self.targets]

    def truth_text(self, row: int) -> str:
        return self._text(self.targets[row])

    def said_text(self, row: int) -> str:
        return self._text(self.said()[row])

    def _text(self, value: Any) -> str:
        if self.classes is not None:
            return self.classes[int(value)]
        return f"{float(np.ravel(value)[0]):.4g}"


def picture(values: NDArray) -> QImage:
    """A sample `(C, h, w)` of 1 or 3 channels, stretched over its own range, as an image."""
    plain = np.nan_to_num(np.asarray(values, np.float32))
    low, high = float(plain.min()), float(plain.max())
    levels = np.rint((plain - low) / ((high - low) or 1.0) * colour_maps.HIGHEST).astype(np.uint8)
    height, width = plain.shape[1:]
    pixels = np.full((height, width, 4), 255, np.uint8)
    pixels[..., :3] = levels.transpose(1, 2, 0)
    data = np.ascontiguousarray(pixels).tobytes()
    return QImage(data, width, height, width * 4, QImage.Format.Format_RGBX8888).copy()


class SampleModel(QAbstractListModel):
    """The rows that are shown, in their order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.judged: Judged | None = None
        self.rows: Sequence[int] = ()
        self._said: NDArray = np.zeros(0)

    def show_rows(self, judged: Judged | None, rows: Sequence[int]) -> None:
        """The same rows again keep selection and place."""
        same = len(rows) == len(self.rows) and list(rows) == list(self.rows)
        if not same:
            self.beginResetModel()
        self.judged, self.rows = judged, rows
        self._said = np.zeros(0) if judged is None else judged.said()
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if self.judged is None:
            return None
        row = int(self.rows[index.row()])
        if role == ITEM:
            return row
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return self._sentence(row)
        return None

    def _sentence(self, row: int) -> str:
        judged = self.judged
        assert judged is not None
        if judged.classes is None:
            text = self.tr("{0}: estimated {1}")
            return text.format(judged.truth_text(row), judged.said_text(row))
        said = int(self._said[row])
        text = self.tr("{0}: taken for {1} with {2}")
        chance = f"{judged.outputs[row][said]:.1%}"
        return text.format(judged.truth_text(row), judged.classes[said], chance)

    def wrong(self, row: int) -> bool:
        judged = self.judged
        if judged is None or judged.classes is None:
            return False
        return bool(self._said[row] != judged.targets[row])


class SampleDelegate(QStyledItemDelegate):
    """A picture over its two words, or a line of words where there are no pictures."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, SampleModel) or model.judged is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        used, row = theme.current(), index.data(ITEM)
        rect = QRectF(option.rect).adjusted(2, 2, -2, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        wrong = model.wrong(row)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tinted(used.accent, 0.2) if chosen else used.hover)
            painter.drawRoundedRect(rect, 6, 6)
        if model.judged.pictures:
            self._paint_picture(painter, rect, model, row, wrong=wrong)
        else:
            self._paint_line(painter, rect, model, row, wrong=wrong)
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, rect: QRectF, model: SampleModel, row: int, *, wrong: bool
    ) -> None:
        used, judged = theme.current(), model.judged
        assert judged is not None
        image = picture(np.asarray(judged.inputs[row]))
        place = QRectF(rect.center().x() - PICTURE / 2, rect.top() + 4, PICTURE, PICTURE)
        painter.drawImage(place, image)
        if wrong:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(used.problem, 2))
            painter.drawRect(place)
        painter.setFont(theme.sans(theme.SMALL_PX))
        metrics = painter.fontMetrics()
        below = QRectF(rect.left() + 2, place.bottom() + 2, rect.width() - 4, metrics.height() + 1)
        self._words(painter, below, judged, row, wrong=wrong)
        below.translate(0, metrics.height())
        painter.setPen(used.muted)
        painter.setFont(theme.mono(theme.SMALL_PX))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, _sure(judged, row))

    def _words(
        self, painter: QPainter, area: QRectF, judged: Judged, row: int, *, wrong: bool
    ) -> None:
        used = theme.current()
        text = judged.truth_text(row)
        if wrong or judged.classes is None:
            text = f"{text} → {judged.said_text(row)}"
        painter.setPen(used.problem if wrong else used.text)
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideMiddle, int(area.width())
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_line(
        self, painter: QPainter, rect: QRectF, model: SampleModel, row: int, *, wrong: bool
    ) -> None:
        used, judged = theme.current(), model.judged
        assert judged is not None
        painter.setFont(theme.sans())
        area = rect.adjusted(8, 0, -8, 0)
        painter.setPen(used.problem if wrong else used.text)
        text = judged.truth_text(row)
        if wrong or judged.classes is None:
            text = f"{text} → {judged.said_text(row)}"
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(used.muted)
        painter.setFont(theme.mono(theme.SMALL_PX))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, right, _sure(judged, row))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        pictures = isinstance(model, SampleModel) and model.judged and model.judged.pictures
        return CELL if pictures else LINE


def _sure(judged: Judged, row: int) -> str:
    if judged.classes is None:
        return f"{judged.errors()[row]:.3g}"
    return f"{np.nan_to_num(judged.outputs[row]).max():.1%}"


class SampleList(QListView):
    """All rows at once would be slow: only those in sight are painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SampleModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(SampleDelegate(self))
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def show_rows(self, judged: Judged | None, rows: Sequence[int]) -> None:
        """Show these rows of `judged`; the one that is selected stays selected."""
        pictures = judged is not None and judged.pictures
        self.setViewMode(QListView.ViewMode.IconMode if pictures else QListView.ViewMode.ListMode)
        self.setMovement(QListView.Movement.Static)
        chosen = self.chosen()
        self.rows.show_rows(judged, rows)
        if self.chosen() is None and chosen is not None and chosen in list(rows):
            self.setCurrentIndex(self.rows.index(list(rows).index(chosen)))

    def chosen(self) -> int | None:
        """The number of the sample that is selected."""
        index = self.currentIndex()
        return index.data(ITEM) if index.isValid() else None

    def minimumSizeHint(self) -> QSize:
        height = QFontMetrics(self.font()).height()
        return QSize(100, 3 * height)
