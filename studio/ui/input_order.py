"""The card of a layer with several inputs: what each of them reads, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from studio.graph import wiring
from studio.graph.findings import Finding
from studio.graph.model import Document, Node
from studio.graph.ports import ports
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.ui import theme
from studio.ui.labels import Card
from studio.ui.live import Context

Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 8


@dataclass(frozen=True)
class Row:
    """One input. `source`: the id of the node that it reads, "" for none."""

    port: str
    source: str
    name: str
    shape: str


class InputModel(QAbstractListModel):
    """The inputs from the first to the last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> Any:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            name = row.name or self.tr("nothing yet")
            return " · ".join(part for part in (f"{row.port}  {name}", row.shape) if part)
        return None


class InputList(QListView):
    """Alt+Up and Alt+Down move the current input; Enter goes to what it reads."""

    moved = Signal(int, int)
    """The place of an input, and the one that it is to have."""

    def move_current(self, by: int) -> None:
        row, count = self.currentIndex().row(), self.model().rowCount()
        if row >= 0 and 0 <= row + by < count:
            self.moved.emit(row, row + by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class InputsCard(Card):
    """Hidden where the node has fewer than two inputs. A move is one edit."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._node: Node | None = None
        self._model = InputModel(self)
        self.list = InputList()
        self.list.setModel(self._model)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.up, self.down = self._button("chevron_up"), self._button("chevron_down")
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        self.body.addLayout(row)
        self.list.moved.connect(self._on_moved)
        self.list.activated.connect(self._on_activated)
        self.list.selectionModel().currentChanged.connect(self._show_buttons)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.retranslate()

    def _button(self, icon: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon(icon, "muted"))
        button.setIconSize(QSize(13, 13))
        button.setFixedSize(22, 22)
        button.setProperty("kind", "tiny")
        return button

    def retranslate(self) -> None:
        self.set_title(self.tr("Inputs"))
        self.list.setAccessibleName(self.tr("Inputs in their order"))
        self.list.setToolTip(self.tr("Alt+Up and Alt+Down move an input, Enter shows its layer"))
        for button, text in (
            (self.up, self.tr("Move the input up (Alt+Up)")),
            (self.down, self.tr("Move the input down (Alt+Down)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def show_node(self, node: Node, finding: Finding | None) -> None:
        self.setVisible(len(node.inputs) > 1)
        if len(node.inputs) < 2:
            self._node = None
            return
        rows = _rows(self._context.project.document, node, finding)
        current = self.list.currentIndex().row() if self._is_of(node) else 0
        self._node = node
        if rows != self._model.rows:
            self._model.show_rows(rows)
            self._choose(min(max(current, 0), len(rows) - 1))
        shown = min(len(rows), MOST_ROWS)
        self.list.setFixedHeight(shown * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth())

    def _is_of(self, node: Node) -> bool:
        return self._node is not None and self._node.id == node.id

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row))
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self.list.currentIndex().row()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self._model.rows) - 1)

    def _on_up(self) -> None:
        self.list.move_current(-1)

    def _on_down(self) -> None:
        self.list.move_current(1)

    def _on_moved(self, port: int, to: int) -> None:
        if self._node is None:
            return
        node, place = self._node, self._context.selection.place
        # The row that moves stays the current one when the card is shown anew.
        self.list.setCurrentIndex(self._model.index(to))
        self._context.bridge.attempt(
            self._context.project.edit,
            wiring.move_input,
            node.id,
            port,
            to,
            label=translate("Canvas", "Reorder the inputs"),
            place=place,
            node=node.id,
        )

    def _on_activated(self, index: QModelIndex) -> None:
        source = self._model.rows[index.row()].source if index.isValid() else ""
        if source:
            self._context.selection.show((*self._context.selection.place, source))


def _rows(document: Document, node: Node, finding: Finding | None) -> tuple[Row, ...]:
    home = document.home(node.id)
    names = _names(document, node)
    shapes = () if finding is None else finding.inputs
    rows = []
    for port, ref in enumerate(node.inputs):
        source = home.nodes.get(ref.node) if home is not None and ref is not None else None
        shape = shapes[port] if port < len(shapes) else None
        rows.append(
            Row(
                names[port] if port < len(names) else str(port + 1),
                "" if source is None else source.id,
                "" if source is None else source.label or source.name,
                "" if shape is None else str(shape),
            )
        )
    return tuple(rows)


def _names(document: Document, node: Node) -> tuple[str, ...]:
    """What the ports are called where each means something else."""
    inner = document.definitions.get(node.definition or "")
    if inner is not None:
        return tuple(f"{inner.nodes[one].name}:" for one in ports(inner, "Input"))
    declaration = LAYERS.get(node.type)
    if declaration is None or declaration.variadic:
        return ()
    return tuple(f"{name}:" for name in declaration.inputs)
