"""The samples of a part as a list that scrolls, each with what it is and what the network says.

Not here: where the predictions come from, the panel around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui import theme
from studio.ui.panels.judged import Judged, JudgedPictures
from studio.ui.plots import colour_maps

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
ITEM = Role.UserRole

PICTURE, GAP = 60, 4
CELL = QSize(78, 100)
LINE = QSize(120, 28)


def picture(values: NDArray, span: tuple[float, float] | None = None) -> QImage:
    """A sample `(C, h, w)` of 1 or 3 channels as an image; without `span` over its own range."""
    plain = np.nan_to_num(np.asarray(values, np.float32))
    low, high = span or (float(plain.min()), float(plain.max()))
    plain = np.clip((plain - low) / ((high - low) or 1.0), 0.0, 1.0)
    levels = np.rint(plain * colour_maps.HIGHEST).astype(np.uint8)
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
        self._kind: tuple[type, bool] | None = None
        self._said: NDArray = np.zeros(0)

    def show_rows(self, judged: Judged | None, rows: Sequence[int]) -> None:
        """The same rows again keep selection and place."""
        kind = type(judged), judged is not None and judged.pictures
        same = kind == self._kind and list(rows) == list(self.rows)
        if not same:
            self.beginResetModel()
        self.judged, self.rows, self._kind = judged, rows, kind
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
            return self.sentence(row)
        return None

    def sentence(self, row: int) -> str:
        """The sample and the answer in words."""
        judged = self.judged
        assert judged is not None
        if isinstance(judged, JudgedPictures):
            right = self.tr("{0} of the pixels are right")
            text = right if judged.kinds else self.tr("mean squared error {0}")
            return text.format(judged.said_text(row))
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
        if isinstance(model.judged, JudgedPictures):
            self._paint_panes(painter, rect, model.judged, row)
        elif model.judged.pictures:
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

    def _paint_panes(
        self, painter: QPainter, rect: QRectF, judged: JudgedPictures, row: int
    ) -> None:
        """Input, truth and answer side by side."""
        place = QRectF(rect.left() + GAP, rect.top() + GAP, PICTURE, PICTURE)
        for pane in judged.panes(row):
            painter.drawImage(place, picture(pane, (0.0, 1.0)))
            place.translate(PICTURE + GAP, 0)
        painter.setPen(theme.current().muted)
        painter.setFont(theme.mono(theme.SMALL_PX))
        below = QRectF(rect.left(), place.bottom(), rect.width(), rect.bottom() - place.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, judged.said_text(row))

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
        judged = model.judged if isinstance(model, SampleModel) else None
        if isinstance(judged, JudgedPictures):
            panes = len(judged.panes(0)) if len(judged) else 3
            return QSize(panes * (PICTURE + GAP) + GAP + 4, PICTURE + 28)
        return CELL if judged is not None and judged.pictures else LINE


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
        self._empty_text = ""

    def set_empty_text(self, text: str) -> None:
        """The sentence where there are predictions and none of them is shown."""
        self._empty_text = text
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.rows.judged is not None and not self.rows.rowCount():
            with QPainter(self.viewport()) as painter:
                painter.setPen(theme.current().muted)
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.viewport().rect(), int(flags), self._empty_text)

    def show_rows(self, judged: Judged | None, rows: Sequence[int]) -> None:
        """Show these rows of `judged`; the one that is selected stays selected."""
        pictures = judged is not None and judged.pictures
        mode = QListView.ViewMode.IconMode if pictures else QListView.ViewMode.ListMode
        if mode != self.viewMode():
            self.setViewMode(mode)
            self.setMovement(QListView.Movement.Static)
        chosen = self.chosen()
        self.rows.show_rows(judged, rows)
        if self.chosen() is None and chosen is not None and chosen in list(rows):
            self.setCurrentIndex(self.rows.index(list(rows).index(chosen)))

    def sentence(self, row: int) -> str:
        """What is to be said of a sample."""
        return self.rows.sentence(row)

    def chosen(self) -> int | None:
        """The number of the sample that is selected."""
        index = self.currentIndex()
        return index.data(ITEM) if index.isValid() else None

    def minimumSizeHint(self) -> QSize:
        height = QFontMetrics(self.font()).height()
        return QSize(100, 3 * height)
