"""The way from the network into the block that is open, at the top of the canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from studio.graph.findings import Findings
from studio.graph.model import Document
from studio.graph.places import definition_at, levels, uses
from studio.spec.names import original_id
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


Level = tuple[str, Address]
ROOM = "\u2003"
"""Behind the text, for the arrow of the menu."""
MOST_USES = 200
"""So many uses are offered by name; nobody reads a longer menu."""


class Breadcrumb(QWidget):
    """Hidden while the network itself is open."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Open block"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 4, 6, 4)
        self._row.setSpacing(2)
        self._shown: tuple[list[Level], list[Level]] = ([], [])
        self.move(8, 6)
        self.hide()

    def show_place(self, document: Document, findings: Findings, place: Address) -> None:
        """The way to `place`, and a menu of the other uses of the block that is open there."""
        steps = _levels(document, place)
        definition = definition_at(document, place) if place else None
        known = [] if definition is None else uses(findings, definition)
        others = [(use_name(document, use), use) for use in known[:MOST_USES]]
        if (steps, others) == self._shown:
            return
        self._shown = steps, others
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for index, (name, address) in enumerate(steps):
            if index:
                self._row.addWidget(QLabel("›", self))
            step = Step(name, address, self)
            step.chosen.connect(self.chosen)
            step.setEnabled(index < len(steps) - 1)
            self._row.addWidget(step)
        if len(others) > 1:
            self._row.addWidget(self._chooser(others, len(known), place))
        # A child of a widget that is seen already is shown later, and counts nothing till then.
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.setVisible(self._row.indexOf(child) >= 0)
        self.adjustSize()
        self.setVisible(bool(place))

    def _chooser(self, others: list[Level], count: int, place: Address) -> QToolButton:
        """Which use the shapes are those of."""
        here = next((number for number, (_, use) in enumerate(others, 1) if use == place), 1)
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setText(self.tr("use {0} of {1}").format(here, count) + ROOM)
        button.setToolTip(
            self.tr(
                "This block is used {0} times. Shapes and numbers are those of one use."
            ).format(count)
        )
        menu = QMenu(button)
        for name, use in others:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(use == place)
            action.setData(use)
        menu.triggered.connect(self._on_use)
        button.setMenu(menu)
        return button

    def _on_use(self, action: QAction) -> None:
        self.chosen.emit(action.data())


def _levels(document: Document, place: Address) -> list[tuple[str, Address]]:
    found: list[tuple[str, Address]] = [(document.network().name, ())]
    for level in levels(place)[1:]:
        node = document.node(level[-1])
        name = node.name if node is not None else level[-1]
        found.append((name, level))
    return found


def use_name(document: Document, place: Address) -> str:
    """One use among several: `layer2.block1`, with the number of the copy where there are more."""
    names = []
    for level in levels(place)[1:]:
        node = document.node(level[-1])
        names.append(node.name if node is not None else level[-1])
        if level[-1] != original_id(level[-1]):
            names.append(level[-1].partition("*")[2])
    return ".".join(names)
