"""All given numbers of one parameter: painted where they are a kernel, typed and pasted in a table.

Every stroke, every cell and every paste is one edit of the document.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from studio.graph.start_edits import flat_index
from studio.graph.starts import shown_shape
from studio.spec.fields import FloatField
from studio.spec.messages import Message, translate
from studio.ui import theme, translations
from studio.ui.editors import FloatEditor, Value
from studio.ui.labels import label
from studio.ui.weights import kernel_grid as kernels
from studio.ui.weights.given_table import PlaneTable
from studio.ui.weights.kernel_grid import MOST_SIDE, Cell, KernelGrid, Preset, filled
from studio.ui.weights.tensor import Place, Tensor, number_in

PRESETS: tuple[tuple[Message, Preset], ...] = (
    (translate("GivenDialog", "All 0"), kernels.zero),
    (translate("GivenDialog", "Hands on what arrives"), kernels.one_in_the_middle),
    (translate("GivenDialog", "Mean (blurs)"), kernels.mean),
    (translate("GivenDialog", "Sharpens"), kernels.sharper),
    (translate("GivenDialog", "Edges from left to right"), kernels.left_to_right),
    (translate("GivenDialog", "Edges from top to bottom"), kernels.top_to_bottom),
    (translate("GivenDialog", "Falling diagonal"), kernels.falling),
    (translate("GivenDialog", "Rising diagonal"), kernels.rising),
    (translate("GivenDialog", "Cross"), kernels.crossing),
)
BRUSH = FloatField(default=1.0, help="")


class GivenDialog(QDialog):
    """Shows one plane: the last two axes of a filter, all of a matrix; undo works as outside."""

    def __init__(self, tensor: Tensor, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._tensor = tensor
        shape = tensor.shape
        self._lead = shape[: -_plane_axes(shape)]
        self._columns = shape[-1]
        self._rows = shape[-2] if _plane_axes(shape) == 2 else 1
        self.choosers = [self._chooser(size) for size in self._lead]
        self.grid, self.table = KernelGrid(), PlaneTable()
        self.brush = FloatEditor(BRUSH)
        self.presets = QPushButton()
        self.said = label(kind="problem", wrap=True)
        self._texts = [label(kind="field") for _ in range(len(self._lead) + 1)]
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._assemble()
        self._connect()
        self._retranslate()
        self.brush.show_value(Value(1.0))
        self._show_values()
        self.resize(560, 520 if self.paints else 400)

    @property
    def paints(self) -> bool:
        """Whether the plane is one of a filter, and small enough for a grid."""
        return bool(self._lead) and max(self._rows, self._columns) <= MOST_SIDE

    def _chooser(self, size: int) -> QSpinBox:
        box = QSpinBox()
        theme.inset(box)
        box.setRange(1, size)
        box.setWrapping(True)
        box.setSuffix(f" / {size}")
        box.valueChanged.connect(self._show_values)
        return box

    def _assemble(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for text, box in zip(self._texts, self.choosers, strict=False):
            top.addWidget(text)
            top.addWidget(box)
        top.addStretch(1)
        top.addWidget(self._texts[-1])
        self.brush.setFixedWidth(80)
        top.addWidget(self.brush)
        top.addWidget(self.presets)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.grid, 3)
        column.addWidget(self.table, 2)
        column.addWidget(self.said)
        column.addWidget(self.buttons)
        for button in (self.presets, *self.buttons.buttons()):
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        for part in (self.grid, self.brush, self._texts[-1], self.presets):
            part.setVisible(self.paints)
        self.said.hide()

    def _connect(self) -> None:
        self.grid.painted.connect(self._on_painted)
        self.grid.finished.connect(self._on_finished)
        self.table.plane.written.connect(self._on_written)
        self.table.plane.refused.connect(self._on_refused)
        self.brush.edited.connect(self._on_brush)
        self.buttons.rejected.connect(self.reject)
        bridge = self._tensor.context.bridge
        bridge.document_changed.connect(self._on_document)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._tensor.context.project.undo),
            (QKeySequence.StandardKey.Redo, self._tensor.context.project.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        menu = QMenu(self.presets)
        for number in range(len(PRESETS)):
            menu.addAction("").setData(number)
        menu.triggered.connect(self._on_preset)
        self.presets.setMenu(menu)

    def _retranslate(self) -> None:
        node = self._tensor.node
        name = "" if node is None else node.name
        title = self.tr("{0} of {1}: {2}")
        shape = shown_shape(self._tensor.shape)
        self.setWindowTitle(title.format(self._tensor.name, name, shape))
        names = (self.tr("Filter"), self.tr("Channel"), self.tr("Depth"))
        for text, box, said in zip(self._texts, self.choosers, names, strict=False):
            text.setText(said)
            box.setAccessibleName(said)
        self._texts[-1].setText(self.tr("Brush"))
        self.brush.set_texts(self.tr("Brush"), self.tr("The number that painting sets."))
        self.presets.setText(self.tr("Presets"))
        self.grid.setAccessibleName(self.tr("Kernel"))
        self.grid.setToolTip(self.tr("Click or drag sets the brush's number, the right button 0."))
        self.table.setAccessibleName(self.tr("Numbers"))
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        menu = self.presets.menu()
        for entry, (preset, _) in zip(menu.actions(), PRESETS, strict=True):
            entry.setText(translations.text(preset))

    # ---- showing

    def _show_values(self) -> None:
        given = self._tensor.values
        if given is None:
            self.reject()
            return
        first = flat_index(self._place((0, 0)), given.shape)
        values = given.values[first : first + self._rows * self._columns]
        self.grid.show_values(self._rows, self._columns, values)
        self.table.plane.show_values(self._rows, self._columns, values)

    def _place(self, cell: Cell) -> Place:
        lead = tuple(box.value() - 1 for box in self.choosers)
        return (*lead, *cell[2 - _plane_axes(self._tensor.shape) :])

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    # ---- what a person does

    def _on_painted(self, cells: Mapping[Cell, float]) -> None:
        self._say("")
        self._tensor.set({self._place(cell): v for cell, v in cells.items()}, merge=True)

    def _on_finished(self) -> None:
        self._tensor.finish()

    def _on_written(self, cells: Mapping[Cell, float]) -> None:
        outside = [c for c in cells if c[0] >= self._rows or c[1] >= self._columns]
        if outside:
            text = self.tr("What was pasted is larger than the table: nothing was changed.")
            self._say(text)
            return
        self._say("")
        self._tensor.set({self._place(cell): value for cell, value in cells.items()})

    def _on_refused(self, text: str) -> None:
        shown = text if len(text) <= 20 else f"{text[:20]}…"
        self._say(self.tr("“{0}” is not a finite number: nothing was changed.").format(shown))

    def _on_brush(self, raw: object, live: bool) -> None:
        number = number_in(str(raw))
        self.brush.set_invalid(number is None)
        if number is None:
            self._on_refused(str(raw))
        else:
            self._say("")
            self.grid.brush = number

    def _on_preset(self, entry: QAction) -> None:
        _, preset = PRESETS[entry.data()]
        self._on_written(filled(preset, self._rows, self._columns))

    def _on_document(self) -> None:
        self._show_values()

    # ---- Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def _plane_axes(shape: tuple[int, ...]) -> int:
    """How many axes lie in a plane: of a sequence's filter one, of a picture's two."""
    return {1: 1, 3: 1}.get(len(shape), 2)
