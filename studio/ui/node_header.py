"""The top of the inspector: name, label, type and what it is in one sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from studio.graph.model import Node
from studio.spec.layer import LAYERS
from studio.ui import theme, translations
from studio.ui.families import BLOCK
from studio.ui.labels import label


class FamilySquare(QWidget):
    """A small square in the colour of a layer family."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._family = "input_output"
        self.setFixedSize(11, 11)

    def set_family(self, family: str) -> None:
        self._family = family
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().family(self._family))
        painter.drawRoundedRect(self.rect(), 3, 3)
        painter.end()


class TitleLine(QLineEdit):
    """Text that looks like a heading until it is edited. Escape gives the old text back."""

    entered = Signal(str)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setProperty("kind", kind)
        self.editingFinished.connect(self._on_finished)

    def show_text(self, text: str) -> None:
        """Not while somebody types."""
        self._shown = text
        if not (self.hasFocus() and self.isModified()):
            self.setText(text)
            self.setCursorPosition(0)

    def _on_finished(self) -> None:
        if self.isModified() and self.text().strip() != self._shown:
            self.setModified(False)
            self.entered.emit(self.text().strip())
        self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setModified(False)
            self.show_text(self._shown)
            self.clearFocus()
            return
        super().keyPressEvent(event)


class NodeHeader(QWidget):
    """Shows one node; what is typed is told by `renamed` and `labelled`."""

    renamed = Signal(str)
    labelled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._square = FamilySquare()
        self.name = TitleLine("title")
        self.label = TitleLine("quiet")
        self._sentence = label(kind="muted", wrap=True)
        self._problem = label(kind="problem", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._square, 0, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self._problem, 1, 0, 1, 2)
        grid.addWidget(self._sentence, 2, 0, 1, 2)
        grid.addWidget(self.label, 3, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self._problem.hide()
        self.name.entered.connect(self.renamed)
        self.label.entered.connect(self.labelled)
        self.retranslate()

    def retranslate(self) -> None:
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setToolTip(self.tr("The name in the code: letters, digits and _ (F2)"))
        self.label.setAccessibleName(self.tr("Label"))
        self.label.setPlaceholderText(self.tr("Add a label…"))
        self.label.setToolTip(self.tr("Any text, shown on the canvas; it does not change the code"))

    def show_node(self, node: Node) -> None:
        declaration = LAYERS.get(node.type)
        other = "input_output" if node.definition is None else BLOCK
        self._square.set_family(other if declaration is None else declaration.family)
        self.name.show_text(node.name)
        self.label.show_text(node.label)
        summary = "" if declaration is None else translations.declared(declaration.summary())
        if node.definition is not None:
            self._sentence.setText(self.tr("A block: layers that are used as one."))
            return
        called = node.type if declaration is None else translations.text(declaration.called())
        heading = " ".join(dict.fromkeys((called, node.type)))
        self._sentence.setText(f"{heading} — {summary}" if summary else heading)

    def show_problem(self, text: str) -> None:
        """Why the typed name was refused; "" when it was not."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def problem(self) -> str:
        """What is shown of a refused name."""
        return self._problem.text() if self._problem.isVisible() else ""

    def edit_name(self) -> None:
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()
