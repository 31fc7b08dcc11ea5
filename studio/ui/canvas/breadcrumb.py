"""The way from the network into the block that is open, at the top of the canvas."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from studio.graph.model import Document
from studio.spec.problems import Address


class Step(QToolButton):
    """One level; knows its address."""

    chosen = Signal(object)

    def __init__(self, name: str, place: Address, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setAutoRaise(True)
        self._place = place
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.chosen.emit(self._place)


class Breadcrumb(QWidget):
    """Hidden while the network itself is open."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Open block"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 4, 6, 4)
        self._row.setSpacing(2)
        self._shown: list[tuple[str, Address]] = []
        self.move(8, 6)
        self.hide()

    def show_place(self, document: Document, place: Address) -> None:
        levels = _levels(document, place)
        if levels == self._shown:
            return
        self._shown = levels
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for index, (name, address) in enumerate(levels):
            if index:
                self._row.addWidget(QLabel("›", self))
            step = Step(name, address, self)
            step.chosen.connect(self.chosen)
            step.setEnabled(index < len(levels) - 1)
            self._row.addWidget(step)
        self.adjustSize()
        self.setVisible(bool(place))


def _levels(document: Document, place: Address) -> list[tuple[str, Address]]:
    levels: list[tuple[str, Address]] = [(document.network().name, ())]
    for depth, node_id in enumerate(place, 1):
        node = document.node(node_id)
        levels.append((node.name if node is not None else node_id, place[:depth]))
    return levels
