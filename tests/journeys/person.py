"""Hands on a whole window: what a person does with mouse and keys, counted as a person counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget

from studio.graph.model import Node
from studio.project import Project
from studio.ui.canvas.view import Canvas
from studio.ui.dialogs import Question
from studio.ui.palette import LayerTree, layer_mime
from studio.ui.repair_button import RepairButton
from studio.ui.window import Window
from tests import drive


@dataclass
class Person:
    """One drag, click, key or typed text is one action; `actions` says what was done."""

    window: Window
    actions: list[str] = field(default_factory=list)
    gone: bool = False

    def leave(self) -> None:
        """The window is gone and nothing runs, whatever became of the test."""
        if self.gone:
            return
        self.gone = True
        self.window.shut()
        assert self.window.workspace.jobs.close(30.0)
        for project in self.window.workspace.projects:
            project.close()
        self.window.hide()
        self.window.deleteLater()

    # ---- what is there

    @property
    def project(self) -> Project:
        return self.window.workspace.current

    @property
    def canvas(self) -> Canvas:
        return self.window.body.canvas

    @property
    def state(self) -> str:
        return self.project.measurements.state

    def panel(self, name: str) -> QWidget:
        return self.window.body.docks.panel(name)

    def node(self, name: str) -> Node:
        nodes = self.project.document.network().nodes.values()
        return next(node for node in nodes if node.name == name)

    def item(self, name: str):
        return self.canvas.picture.nodes[self.node(name).id]

    def place(self, name: str) -> QPoint:
        """On the card of a node, beside its ports and marks, in pixels of the canvas."""
        return self.canvas.mapFromScene(self.item(name).rect.topLeft() + QPointF(40, 18))

    def port(self, name: str, side: str) -> QPoint:
        return self.canvas.mapFromScene(self.item(name).port(side, 0))

    # ---- keys

    def press(self, key: Qt.Key, held=drive.NONE) -> None:
        self.actions.append(f"key {key.name}")
        drive.key(QApplication.focusWidget() or self.window, key, held)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        self.actions.append(f"type {text}")
        drive.type_text(QApplication.focusWidget(), text)
        QApplication.processEvents()

    # ---- the mouse

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.actions.append(f"click {widget.accessibleName() or type(widget).__name__}")
        drive.click(widget, at or widget.rect().center())
        QApplication.processEvents()

    def click_node(self, name: str) -> None:
        self.click(self.canvas.viewport(), self.place(name))

    def double_click_layer(self, type_name: str) -> None:
        """In the list on the left."""
        self.actions.append(f"double click {type_name}")
        tree = self.window.findChild(LayerTree)
        item = next(item for item in tree.items() if item.text(0) == type_name)
        tree.scrollToItem(item)
        place = tree.visualItemRect(item).center()
        QTest.mouseClick(tree.viewport(), drive.LEFT, drive.NONE, place)
        QTest.mouseDClick(tree.viewport(), drive.LEFT, drive.NONE, place)
        QApplication.processEvents()

    def drop_layer(self, type_name: str, at: QPoint) -> None:
        """What the list gives to a drag, dropped on the canvas."""
        self.actions.append(f"drag {type_name}")
        assert drive.drop(self.canvas.viewport(), layer_mime(type_name), at)
        QApplication.processEvents()

    def drop_file(self, path: str) -> bool:
        self.actions.append("drag a file")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path)])
        return drive.drop(self.window, data, QPoint(30, 300))

    def wire(self, source: str, reader: str) -> None:
        self.actions.append(f"wire {source} -> {reader}")
        drive.drag(self.canvas.viewport(), self.port(source, "out"), self.port(reader, "in"))
        QApplication.processEvents()

    def repair(self, name: str, text: str) -> None:
        """The badge of a node, and the button that is offered there."""
        self.click(self.canvas.viewport(), self.canvas.mapFromScene(self.item(name).badge))
        offered = self.canvas.problem_card.findChildren(RepairButton)
        self.click(next(button for button in offered if text in button.text()))

    # ---- forms and dialogs

    def choose(self, combo: QComboBox, text: str) -> None:
        """By letters: a combo box that has the keyboard goes to what begins with them."""
        assert QApplication.focusWidget() is combo
        self.type(text)
        assert combo.currentText().startswith(text)

    def fill(self, section: str, field_name: str, text: str) -> None:
        """A field of the training form: a double click takes what is there, Return ends it."""
        self.window.body.show_training(section)
        QApplication.processEvents()
        self.window.body.training.refresh()
        line = self.window.body.training.section(section).form.row(field_name).editor.line
        self.actions.append(f"double click {field_name}")
        QTest.mouseDClick(line, drive.LEFT, drive.NONE, QPoint(12, line.height() // 2))
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def set_field(self, node: str, field_name: str, text: str) -> None:
        """A field of the inspector: click the node, double click what is there, type, Return."""
        self.click_node(node)
        self.window.body.inspector.refresh()
        row = self.window.body.inspector.page.form.row(field_name)
        line = row.editor.line
        self.actions.append(f"double click {field_name}")
        QTest.mouseDClick(line, drive.LEFT, drive.NONE, QPoint(12, line.height() // 2))
        line.selectAll()
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def answer(self, text: str) -> None:
        """Click a button of the question that is asked."""
        asked = [box for box in self.window.findChildren(Question) if box.isVisible()]
        assert len(asked) == 1
        buttons = asked[0].findChildren(QPushButton)
        self.click(next(one for one in buttons if one.text().replace("&", "") == text))

    def name_file(self, path: str) -> None:
        """Type the name into the file dialog that is open, over the one that it offers."""
        dialog = next(one for one in self.window.findChildren(QFileDialog) if one.isVisible())
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        line.setFocus()
        line.selectAll()
        self.type(path)
        self.press(Qt.Key.Key_Return)

    def ask_export(self, title: str) -> None:
        """The menu under *Export*, and a format in it."""
        self.press(Qt.Key.Key_E, drive.CTRL)
        menu = self.window.exports.menu
        assert menu.isVisible()
        entry = next(action for action in menu.actions() if title in action.text())
        self.click(menu, menu.actionGeometry(entry).center())


def pixels(widget: QWidget) -> bytes:
    """What a person sees of the widget, as PNG."""
    data = QBuffer()
    widget.grab().save(data, "PNG")
    return data.data().data()
