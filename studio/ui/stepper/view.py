"""One output number taken apart: input, window × kernel = products, sum, bias, result, output.

Mouse and keyboard move the output number. Not here: arithmetic, arrangement, words.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studio.ui import theme
from studio.ui.plots import colour_maps
from studio.ui.plots.callout import Row, draw_callout
from studio.ui.plots.colour_maps import SIGNED
from studio.ui.plots.plot import Plot
from studio.ui.stepper import arithmetic, cells
from studio.ui.stepper.arithmetic import Pair, Place
from studio.ui.stepper.cells import Token
from studio.ui.stepper.scene import Scene, number
from studio.ui.stepper.stage import LINE, OPERATOR, ROOMY, TITLE, Parts, Stage, arranged

INPUT, OUTPUT, GRID, STRIP = "input", "output", "grid", "strip"

Spot = tuple[str, int, int]
"""What is under the mouse: a part, and a row and a column of it; of the strip a channel."""


class StepperView(Plot):
    """Shows a `Scene`; tells which output number or input channel a person asks for."""

    place_asked = Signal(int, int, int)
    """Channel, row and column of an output number."""

    channel_asked = Signal(int)
    """The input channel whose numbers are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._parts = Parts((1, 1), (1, 1), (1, 1), 1, 1)
        self._equation: list[list[Token]] = []
        self._stage: Stage | None = None
        self._hovered: Spot | None = None

    def set_scene(self, scene: Scene | None) -> None:
        """Show this; None shows the empty text."""
        if scene is None or self._scene is None or scene.parts() != self._scene.parts():
            self._hovered = None
        self._scene = scene
        self.describe(self._description())
        self.changed()

    @property
    def scene(self) -> Scene | None:
        return self._scene

    @property
    def stage(self) -> Stage | None:
        """Where the parts of the last picture are."""
        return self._stage

    def _description(self) -> str:
        """The whole calculation in words, for those who do not see it."""
        scene = self._scene
        if scene is None:
            return self.empty_text
        where = self.tr("channel {0}, row {1}, column {2}").format(*scene.place)
        sums = " ".join(token.text for group in scene.equation() for token in group)
        return f"{where}: {sums}"

    # ---- drawing

    def prepare(self, size: QSize, columns: int) -> None:
        if self._scene is not None:
            self._parts = self._scene.parts()
            stage = arranged(QSizeF(size), self._parts)
            self._equation = self._scene.equation(brief=size.height() < ROOMY)
            lines = cells.lines_of(self._equation, stage.equation.width())
            self._parts = self._parts._replace(lines=lines)
            self._stage = arranged(QSizeF(size), self._parts)

    def draw(self, painter: QPainter, size: QSize, *, live: bool) -> None:
        scene, stage = self._scene, self._stage
        if scene is None or stage is None:
            self.draw_empty(painter, size)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._draw_input(painter, scene, stage)
        self._draw_output(painter, scene, stage)
        for area, grid in zip(stage.grids, scene.grids(), strict=True):
            cells.draw_grid(painter, area, grid)
        self._draw_titles(painter, scene, stage)
        if scene.explained.winner is not None:
            cells.outline(
                painter, self._cell(GRID, *scene.explained.winner), theme.current().accent
            )
        if not stage.strip.isEmpty():
            self._draw_strip(painter, scene, stage)
        cells.draw_tokens(painter, stage.equation, self._equation, LINE)

    def _draw_input(self, painter: QPainter, scene: Scene, stage: Stage) -> None:
        (above, below), (left, right) = scene.ring()
        if above + below + left + right:
            painter.setPen(QPen(theme.current().line, 1, Qt.PenStyle.DotLine))
            painter.setBrush(theme.current().field)
            painter.drawRect(stage.input.adjusted(0, 0, -1, -1))
        cells.draw_map(painter, self._input_area(scene, stage), scene.arrives[scene.channel])
        cells.outline(painter, self._reached(scene, stage), theme.current().accent)

    def _draw_output(self, painter: QPainter, scene: Scene, stage: Stage) -> None:
        cells.draw_map(painter, stage.output, scene.leaves[scene.place.channel])
        here = cells.cell_of(stage.output, *scene.size, scene.place.row, scene.place.column)
        cells.outline(painter, _at_least(here, 4), theme.current().accent)

    def _input_area(self, scene: Scene, stage: Stage) -> QRectF:
        """The input without its padding."""
        (above, _), (left, _) = scene.ring()
        rows, columns = self._parts.input
        cell = cells.cell_of(stage.input, rows, columns, above, left)
        height, width = scene.arrives.shape[1:]
        return QRectF(cell.topLeft(), QSizeF(cell.width() * width, cell.height() * height))

    def _reached(self, scene: Scene, stage: Stage) -> QRectF:
        """What the window covers on the input, from its first cell to its last."""
        (above, _), (left, _) = scene.ring()
        explained = scene.explained
        spans = []
        for taps, ring in ((explained.rows, above), (explained.columns, left)):
            places = taps.places
            if scene.window.kind == "transposed":
                places = taps.sources[taps.sources >= 0]
            spans.append((places.min() + ring, places.max() + ring) if len(places) else (0, -1))
        first = cells.cell_of(stage.input, *self._parts.input, spans[0][0], spans[1][0])
        last = cells.cell_of(stage.input, *self._parts.input, spans[0][1], spans[1][1])
        return _at_least(QRectF(first.topLeft(), last.bottomRight()), 4)

    def _draw_titles(self, painter: QPainter, scene: Scene, stage: Stage) -> None:
        total = len(scene.arrives)
        given = self.tr("input") if total == 1 else self.tr("input {0}").format(scene.channel)
        made = self.tr("output {0}").format(scene.place.channel)
        self._title(painter, stage.input, given)
        self._title(painter, stage.output, made)
        names = (self.tr("window"), self.tr("kernel"), self.tr("products"))
        for index, area in enumerate(stage.grids):
            self._title(painter, area, names[index], ("", "×", "=")[index] if stage.upright else "")
        if stage.upright:
            return
        painter.setFont(theme.mono(theme.BASE_PX))
        painter.setPen(theme.current().muted)
        for area, sign in zip(stage.grids, "×=", strict=False):
            if len(stage.grids) > 1:
                box = QRectF(area.right(), area.top(), OPERATOR, area.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)

    def _title(self, painter: QPainter, area: QRectF, text: str, sign: str = "") -> None:
        painter.setFont(theme.sans(theme.SMALL_PX))
        painter.setPen(theme.current().muted)
        box = QRectF(area.left(), area.top() - TITLE, max(area.width() + OPERATOR - 4, 40), TITLE)
        text = f"{sign} {text}" if sign else text
        shown = QFontMetricsF(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_strip(self, painter: QPainter, scene: Scene, stage: Stage) -> None:
        """The sum of each input channel as a colour."""
        if stage.strip.top() - stage.grids[-1].bottom() > TITLE:
            self._title(painter, stage.strip, self.tr("sums of the input channels"))
        table = colour_maps.table(SIGNED)
        for channel, level in enumerate(scene.strip()[0]):
            box = self._cell(STRIP, 0, channel)
            painter.fillRect(box.adjusted(0, 0, -1 if box.width() > 4 else 0, 0), table[int(level)])
        here = self._cell(STRIP, 0, scene.shown)
        cells.outline(painter, _at_least(here, 4), theme.current().accent, 1.5)

    # ---- what is under the mouse

    def _cell(self, part: str, row: int, column: int, grid: int = 0) -> QRectF:
        stage = self._stage
        assert stage is not None
        if part == GRID:
            return cells.cell_of(stage.grids[grid], *self._parts.window, row, column)
        if part == STRIP:
            width = min(24.0, stage.strip.width() / self._parts.channels)
            return QRectF(
                stage.strip.left() + column * width, stage.strip.top(), width, stage.strip.height()
            )
        shape = self._parts.input if part == INPUT else self._parts.output
        area = stage.input if part == INPUT else stage.output
        return cells.cell_of(area, *shape, row, column)

    def spot_at(self, point: QPointF) -> Spot | None:
        """The number under a point; rows and columns of the input count its padding."""
        scene, stage = self._scene, self._stage
        if scene is None or stage is None:
            return None
        channels = self._parts.channels
        strip = self._cell(STRIP, 0, 0)
        strip.setWidth(strip.width() * channels)
        areas: list[tuple[str, QRectF, Pair]] = [
            (INPUT, stage.input, self._parts.input),
            (OUTPUT, stage.output, self._parts.output),
            *((GRID, area, self._parts.window) for area in stage.grids),
            *([(STRIP, strip, (1, channels))] if channels > 1 else []),
        ]
        for part, area, (rows, columns) in areas:
            if area.contains(point):
                row = int((point.y() - area.top()) / area.height() * rows)
                column = int((point.x() - area.left()) / area.width() * columns)
                return part, min(row, rows - 1), min(column, columns - 1)
        return None

    def draw_over(self, painter: QPainter) -> None:
        scene, stage, spot = self._scene, self._stage, self._hovered
        if scene is None or stage is None or spot is None:
            return
        part, row, column = spot
        strong = theme.current().strong
        if part == GRID:
            for grid in range(len(stage.grids)):
                cells.outline(painter, self._cell(GRID, row, column, grid), strong, 1.0)
            source = self._source(scene, row, column)
            if source is not None:
                cells.outline(painter, self._cell(INPUT, *source), strong, 1.0)
        anchor = self._cell(*spot).center()
        draw_callout(painter, anchor, QRectF(self.rect()), self.rows_at(spot))

    def _source(self, scene: Scene, row: int, column: int) -> Pair | None:
        """Where on the drawn input a cell of the window takes its value from."""
        (above, _), (left, _) = scene.ring()
        taken = scene.explained.rows.sources[row], scene.explained.columns.sources[column]
        return None if min(taken) < 0 else (int(taken[0]) + above, int(taken[1]) + left)

    def rows_at(self, spot: Spot) -> list[Row]:
        """What the box beside the mouse says."""
        scene = self._scene
        part, row, column = spot
        if scene is None:
            return []
        if part == GRID:
            return self._rows_of_cell(scene, row, column)
        if part == STRIP:
            channel = scene.explained.first + column
            total = number(float(scene.explained.sums[column]))
            return [Row(self.tr("input channel {0}").format(channel), f"Σ {total}")]
        values = scene.leaves[scene.place.channel]
        if part == INPUT:
            values = scene.arrives[scene.channel]
            (above, _), (left, _) = scene.ring()
            row, column = row - above, column - left
        if not (0 <= row < values.shape[0] and 0 <= column < values.shape[1]):
            return [Row(self.tr("padding"))]
        where = self.tr("row {0}, column {1}").format(row, column)
        return [Row(where, number(float(values[row, column])))]

    def _rows_of_cell(self, scene: Scene, row: int, column: int) -> list[Row]:
        explained, shown = scene.explained, scene.shown
        place = explained.rows.sources[row], explained.columns.sources[column]
        if not explained.filled[row, column]:
            where = self.tr("padding")
            if scene.window.kind == "transposed":
                where = self.tr("between the numbers of the input")
        else:
            where = self.tr("row {0}, column {1}").format(*place)
            if not explained.inside[row, column] and scene.window.kind != "transposed":
                where = self.tr("padding, repeats row {0}, column {1}").format(*place)
        if scene.window.kind == "max" and not explained.filled[row, column]:
            return [Row(where)]
        rows = [Row(where, number(float(explained.window[shown, row, column])))]
        if explained.kernel is not None:
            kernel = float(explained.kernel[shown, row, column])
            product = float(explained.products[shown, row, column])
            rows.append(Row(self.tr("kernel"), f"× {number(kernel)}"))
            rows.append(Row(self.tr("product"), f"= {number(product)}"))
        return rows

    # ---- hands

    def _take(self, spot: Spot | None) -> None:
        scene = self._scene
        if scene is None or spot is None:
            return
        part, row, column = spot
        if part == OUTPUT:
            self._ask(row - scene.place.row, column - scene.place.column)
        elif part == INPUT:
            (above, _), (left, _) = scene.ring()
            size = scene.arrives.shape[1:]
            at = arithmetic.nearest(scene.window, size, scene.size, row - above, column - left)
            self._ask(at[0] - scene.place.row, at[1] - scene.place.column)
        elif part == STRIP:
            self.channel_asked.emit(scene.explained.first + column)

    def _ask(self, down: int, across: int, channels: int = 0) -> None:
        """Another output number, so far away; nobody is asked where there is none."""
        scene = self._scene
        assert scene is not None
        here = scene.place
        there = Place(here.channel + channels, here.row + down, here.column + across)
        if there != here and all(
            0 <= at < size for at, size in zip(there, scene.leaves.shape, strict=True)
        ):
            self.place_asked.emit(*there)

    def _walk(self, key: Qt.Key) -> bool:
        scene = self._scene
        if scene is None:
            return False
        column = scene.place.column
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Home: (0, -column),
            Qt.Key.Key_End: (0, scene.size[1] - 1 - column),
            Qt.Key.Key_PageUp: (0, 0, -1),
            Qt.Key.Key_PageDown: (0, 0, 1),
        }
        if key not in steps:
            return False
        self._ask(*steps[key])
        return True

    # ---- Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._take(self.spot_at(event.position()))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(spot)
        elif spot != self._hovered:
            self._hovered = spot
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._walk(Qt.Key(event.key())):
            super().keyPressEvent(event)


def _at_least(area: QRectF, side: float) -> QRectF:
    """The area, or so much around its middle that it can be seen."""
    width, height = max(area.width(), side), max(area.height(), side)
    middle = area.center()
    return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
