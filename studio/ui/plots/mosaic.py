"""Feature maps, filters or pictures side by side, one of them enlarged on demand.

Not here: where the maps come from, how one map is enlarged (enlarged.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studio.ui import theme
from studio.ui.plots import colour_maps, enlarged, maps, numerals
from studio.ui.plots.callout import Row, draw_callout
from studio.ui.plots.colour_maps import GAP, SIGNED, UNSIGNED
from studio.ui.plots.maps import Maps
from studio.ui.plots.mosaic_layout import Grid, Pixel, best_grid
from studio.ui.plots.plot import Plot
from studio.ui.plots.thumbnail import mosaic_image, rgb_mosaic_image

MARGIN = 3
"""Pixels around the mosaic: room for the outline of the selected map."""

BY_INDEX, BY_ACTIVATION = "index", "activation"
ORDERS = (BY_INDEX, BY_ACTIVATION)

CONTROL = Qt.KeyboardModifier.ControlModifier

WALKING = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class MosaicView(Plot):
    """Shows a stack of maps (n, h, w), or coloured pictures (n, 3, h, w), as one image.

    A click or Enter selects a map, tells `map_clicked` and enlarges it; another click, Enter or
    Escape goes back. Arrows, Home and End walk through the maps, enlarged or not. The mouse shows
    the value under it. Where pixels can be explained, a click on one of an enlarged map tells
    `pixel_clicked` instead of going back, and a click with Ctrl does so in the mosaic.
    """

    map_clicked = Signal(int)
    """Index of a map (not its place in the order) that was clicked or chosen with Enter."""

    pixel_clicked = Signal(int, int, int)
    """Index of a map, row and column of the pixel that is to be explained."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: Maps | None = None
        self._maps: Maps | None = None
        self._colours: str | None = None
        self._shared = False
        self._order_by = BY_INDEX
        self._order: NDArray[np.intp] = np.empty(0, np.intp)
        self._selected: int | None = None
        self._enlarged: int | None = None
        self._hovered: Pixel | None = None
        self._explains = False
        self._grid = Grid(0, 1, 1, 1, (1, 1), 0)
        self._ratio = 1.0

    def title(self) -> str:
        return self.tr("Feature maps")

    def nothing(self) -> str:
        return self.tr("Nothing to show yet.")

    # ---- data

    def set_maps(
        self,
        levels: NDArray[np.uint8],
        low: ArrayLike | None = None,
        high: ArrayLike | None = None,
        *,
        signed: bool = False,
        values: NDArray | None = None,
        labels: Sequence[str] = (),
    ) -> None:
        """Maps uint8 (n, h, w) that are already normalised, each to its own range.

        0 and 255 stand for `low` and `high` (n,) of a map (default 0 and 1); `values` (n, h, w)
        are shown instead of what the levels tell, where they are known. Signed maps are coloured
        about zero. `labels` name the maps; without them they are "map 0", "map 1", ….

        Raises:
            ValueError: the shapes do not fit, or the maps are not uint8.
        """
        given = maps.of_levels(levels, low, high, signed=signed, values=values, labels=labels)
        self._show(given)

    def set_values(
        self, values: NDArray, *, signed: bool = False, labels: Sequence[str] = ()
    ) -> None:
        """Maps (n, h, w) of any numbers; each is normalised to its own range here.

        Raises:
            ValueError: there are not three dimensions, or one of them is 0.
        """
        self._show(maps.of_values(values, signed=signed, labels=labels))

    def set_images(self, images: NDArray[np.uint8], labels: Sequence[str] = ()) -> None:
        """Coloured pictures, uint8 (3, h, w) or (n, 3, h, w).

        Raises:
            ValueError: another shape or type.
        """
        self._show(maps.of_images(images, labels))

    def clear(self) -> None:
        """Show nothing."""
        self._show(None)

    def to_array(self) -> NDArray | None:
        """The values, float32 (n, h, w) in the order of their indices; pictures as given."""
        return None if self._given is None else self._given.array()

    def value_at(self, index: int, row: int, column: int) -> str:
        """The value at a pixel as text; with "≈" where only its level is known.

        Raises:
            IndexError: there is no such pixel, or there are no maps.
        """
        if self._given is None:
            raise IndexError("there are no maps")
        given = self._given
        if given.rgb is not None:
            red, green, blue = (int(v) for v in given.rgb[index, :, row, column])
            return self.tr("red {red}, green {green}, blue {blue}").format(
                red=red, green=green, blue=blue
            )
        text = numerals.value_text(given.value(index, row, column))
        return text if given.exact is not None else f"≈ {text}"

    # ---- looks

    def set_colours(self, name: str | None) -> None:
        """A colour map of `colour_maps.NAMES`; None: diverging for signed maps, else magma.

        Raises:
            KeyError: there is no such colour map.
        """
        if name is not None:
            colour_maps.table(name)
        self._colours = name
        self.changed()

    @property
    def colours(self) -> str:
        """The colour map in use."""
        signed = self._given is not None and self._given.signed
        return self._colours or (SIGNED if signed else UNSIGNED)

    def set_shared_scale(self, shared: bool) -> None:
        """Colour all maps over one range, so that faint maps look faint, or each over its own."""
        self._shared = shared
        self._rescale()
        self.changed()

    def set_order(self, order: str) -> None:
        """Maps in the order of their "index", or of their "activation", strongest first.

        The order stays as it is while values change, so that maps do not jump about; `reorder`
        or another number of maps sorts anew.

        Raises:
            ValueError: another order.
        """
        if order not in ORDERS:
            raise ValueError(f"maps are ordered by {' or '.join(ORDERS)}, not {order!r}")
        self._order_by = order
        self.reorder()

    def reorder(self) -> None:
        """Sort by what the maps show now."""
        if self._maps is None:
            self._order = np.empty(0, np.intp)
        elif self._order_by == BY_ACTIVATION:
            self._order = self._maps.by_activation()
        else:
            self._order = np.arange(len(self._maps))
        self.changed()

    def set_explains(self, explains: bool) -> None:
        """Whether somebody can say how a pixel comes about."""
        self._explains = explains

    # ---- selection

    @property
    def selected(self) -> int | None:
        """Index of the selected map."""
        return self._selected

    @property
    def enlarged(self) -> int | None:
        """Index of the map that fills the view, if one does."""
        return self._enlarged

    def set_selected(self, index: int | None) -> None:
        """Outline a map; None outlines none. An index that there is not is none."""
        known = index is not None and 0 <= index < len(self._order)
        self._selected = index if known else None
        if self._enlarged is not None:
            self._enlarged = self._selected
        self.changed()

    def set_enlarged(self, index: int | None) -> None:
        """Fill the view with one map, or show all."""
        self._enlarged = None
        self.set_selected(self._selected if index is None else index)
        self._enlarged = None if index is None else self._selected
        self._hovered = None
        self.changed()

    # ---- inside

    def _show(self, given: Maps | None) -> None:
        count = 0 if given is None else len(given)
        self._given = given
        self._rescale()
        if count != len(self._order):
            self._hovered = None
            self.reorder()
        if self._selected is not None and self._selected >= count:
            self._selected = self._enlarged = None
        self.changed()

    def _rescale(self) -> None:
        given = self._given
        self._maps = given.on_one_scale() if given is not None and self._shared else given

    def _label(self, index: int) -> str:
        assert self._given is not None
        if index < len(self._given.labels):
            return self._given.labels[index]
        return self.tr("map {index}").format(index=index)

    def _describe(self) -> None:
        given = self._given
        if given is None:
            self.describe(self.empty_text)
            return
        size = {"height": given.height, "width": given.width}
        if len(given) == 1:
            parts = [self.tr("one map of {height} × {width}").format(**size)]
        else:
            text = self.tr("{count} maps of {height} × {width}")
            parts = [text.format(count=len(given), **size)]
        if self._selected is not None:
            parts.append(self._summary(self._selected))
        self.describe("; ".join(parts))

    def _summary(self, index: int) -> str:
        assert self._given is not None
        low, high = self._given.extent(index)
        return self.tr("{label}: from {low} to {high}").format(
            label=self._label(index),
            low=numerals.value_text(low),
            high=numerals.value_text(high),
        )

    # ---- drawing

    def prepare(self, size: QSize, columns: int) -> None:
        self._ratio = columns / size.width()
        self._describe()
        if self._maps is None:
            return
        room = QRect(0, 0, columns, round(size.height() * self._ratio))
        if self._enlarged is None:
            margin = round(MARGIN * self._ratio)
            room = room.adjusted(margin, margin, -margin, -margin)
            count = len(self._maps)
        else:
            room, count = enlarged.room(room, self._ratio), 1
        self._grid = best_grid(count, self._maps.width, self._maps.height, room)

    def draw(self, painter: QPainter, size: QSize, *, live: bool) -> None:
        if self._maps is None:
            self.draw_empty(painter, size)
            return
        image = self._image(self._maps)
        image.setDevicePixelRatio(self._ratio)
        if not theme.current().dark and self.colours == SIGNED and self._maps.rgb is None:
            self._draw_ground(painter)
        left, top = self._grid.corner
        painter.drawImage(QPointF(left / self._ratio, top / self._ratio), image)
        if self._enlarged is not None:
            self._draw_enlarged(painter, self._maps, self._enlarged)

    def _image(self, shown: Maps) -> QImage:
        order = self._order if self._enlarged is None else self._order[:0]
        if self._enlarged is not None:
            order = np.array([self._enlarged])
        grid = self._grid
        if shown.rgb is not None:
            return rgb_mosaic_image(shown.rgb[order], grid.columns, cell=grid.cell, gap=grid.gap)
        return mosaic_image(
            shown.levels[order],
            grid.columns,
            colour_maps.table(self.colours),
            cell=grid.cell,
            gap=grid.gap,
            holes=bool((shown.levels == GAP).any()),
        )

    def _draw_ground(self, painter: QPainter) -> None:
        """Lines in the gaps: white cells of a diverging map would run into a white window."""
        grid = self._grid
        for place in range(0, grid.count, grid.columns):
            last = min(place + grid.columns, grid.count) - 1
            row = _logical(grid.rect(place).united(grid.rect(last)), self._ratio)
            painter.fillRect(row.adjusted(-1, -1, 1, 1), theme.current().wire)

    def _draw_enlarged(self, painter: QPainter, shown: Maps, index: int) -> None:
        area = _logical(self._grid.rect(0), self._ratio)
        coloured = shown.rgb is not None
        text = self._label(index) if coloured else self._summary(index)
        enlarged.draw_head(painter, area, text, self.width())
        if not coloured:
            enlarged.draw_values(painter, area, shown, index, self.colours)
            enlarged.draw_bar(painter, area, shown, index, self.colours)

    def draw_over(self, painter: QPainter) -> None:
        if self._maps is None:
            return
        if self._selected is not None and self._enlarged is None:
            place = int(np.flatnonzero(self._order == self._selected)[0])
            self._outline(painter, place, 2.0)
        if self._hovered is None:
            return
        if self._enlarged is None:
            self._outline(painter, self._hovered.place, 1.0)
        self._draw_value(painter, self._hovered)

    def _outline(self, painter: QPainter, place: int, width: float) -> None:
        painter.setPen(QPen(theme.current().accent, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_logical(self._grid.rect(place), self._ratio).adjusted(-1, -1, 1, 1))

    def _draw_value(self, painter: QPainter, pixel: Pixel) -> None:
        index = self._index_at(pixel)
        rows = [
            Row(self._label(index)),
            Row(
                self.tr("row {row}, column {column}").format(row=pixel.row, column=pixel.column),
                self.value_at(index, pixel.row, pixel.column),
            ),
        ]
        if self._explains and self._enlarged is not None:
            rows.append(Row(self.tr("Click: number by number")))
        elif self._explains:
            rows.append(Row(self.tr("Ctrl+click: number by number")))
        cell = _logical(self._grid.rect(pixel.place), self._ratio)
        across = (pixel.column + 0.5) / self._grid.width * cell.width()
        down = (pixel.row + 0.5) / self._grid.height * cell.height()
        anchor = QPointF(cell.left() + across, cell.top() + down)
        draw_callout(painter, anchor, QRectF(self.rect()), rows)

    def _index_at(self, pixel: Pixel) -> int:
        return int(self._order[pixel.place]) if self._enlarged is None else self._enlarged

    # ---- hands

    def _pixel_under(self, position: QPointF) -> Pixel | None:
        if self._maps is None:
            return None
        point = QPoint(int(position.x() * self._ratio), int(position.y() * self._ratio))
        return self._grid.pixel(point)

    def _click(self, index: int) -> None:
        if self._enlarged is None:
            self.set_enlarged(index)
            self.map_clicked.emit(index)
        else:
            self.set_enlarged(None)

    def _walk(self, key: int) -> None:
        """Select the neighbour in the grid; in the enlarged view the next or the one before."""
        count = len(self._order)
        if self._selected is None:
            self.set_selected(int(self._order[0]))
            return
        place = int(np.flatnonzero(self._order == self._selected)[0])
        row = self._grid.columns if self._enlarged is None else 1
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -row,
            Qt.Key.Key_Down: row,
            Qt.Key.Key_Home: -place,
            Qt.Key.Key_End: count - 1 - place,
        }
        place += steps[Qt.Key(key)]
        if 0 <= place < count:
            self.set_selected(int(self._order[place]))

    # ---- Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pixel = self._pixel_under(event.position())
        wanted = self._enlarged is not None or event.modifiers() & CONTROL
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif self._explains and pixel is not None and wanted:
            self.pixel_clicked.emit(self._index_at(pixel), pixel.row, pixel.column)
        elif self._enlarged is not None:
            self._click(self._enlarged)
        elif pixel is not None:
            self._click(self._index_at(pixel))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pixel = self._pixel_under(event.position())
        if pixel != self._hovered:
            self._hovered = pixel
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._maps is not None and key in WALKING:
            self._walk(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selected is not None:
            self._click(self._selected)
        elif key == Qt.Key.Key_Escape and self._enlarged is not None:
            self.set_enlarged(None)
        else:
            super().keyPressEvent(event)


def _logical(rect: QRect, ratio: float) -> QRectF:
    """Device pixels as widget pixels."""
    return QRectF(QPointF(rect.topLeft()) / ratio, QSizeF(rect.size()) / ratio)
