"""A canvas on a workspace with one project, as the window makes it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF

from studio.graph.arrange import arranged
from studio.graph.model import Document
from studio.project import Project
from studio.ui.canvas.drops import LAYER_TYPE
from studio.ui.canvas.view import Canvas
from studio.ui.selection import Selection
from studio.workspace import Workspace
from tests import drive
from tests.documents import lenet


@dataclass
class Desk:
    """What a test has at hand."""

    workspace: Workspace
    selection: Selection
    canvas: Canvas

    @property
    def project(self) -> Project:
        return self.workspace.current

    @property
    def document(self) -> Document:
        return self.project.document

    @property
    def surface(self):
        """The widget that gets the mouse."""
        return self.canvas.viewport()

    def named(self, name: str) -> str:
        """The id of a node of the network."""
        return next(n.id for n in self.document.network().nodes.values() if n.name == name)

    def item(self, name: str):
        return self.canvas.picture.nodes[self.named(name)]

    def wire(self, reader: str, port: int = 0):
        return self.canvas.picture.wires[self.named(reader), port]

    def pixel(self, place: QPointF) -> QPoint:
        return self.canvas.mapFromScene(place)

    def body(self, name: str) -> QPoint:
        """A place on the card that is neither port nor mark."""
        return self.pixel(self.item(name).rect.topLeft() + QPointF(40, 18))

    def port(self, name: str, side: str, index: int = 0) -> QPoint:
        return self.pixel(self.item(name).port(side, index))

    def drop(self, type_name: str, *places: QPoint, held=drive.NONE) -> bool:
        data = QMimeData()
        data.setData(LAYER_TYPE, type_name.encode())
        return drive.drop(self.surface, data, *places, held=held)

    def at(self, name: str) -> tuple[float, float]:
        place = self.document.view[self.named(name)]
        return place.x, place.y


@pytest.fixture
def desk(qtbot, open_desk):
    """The digits network, tidy, shown as a whole at 1000 × 600."""
    desk = open_desk(lenet())
    desk.canvas.tidy()
    return desk


@pytest.fixture
def open_desk(qtbot):
    """A function that opens a canvas on a document."""
    made: list[Desk] = []

    def opened(document: Document, size: tuple[int, int] = (1000, 600)) -> Desk:
        workspace = Workspace()
        project = Project(document)
        workspace.enter(project)
        selection = Selection()
        canvas = Canvas(workspace, selection)
        selection.setParent(canvas)
        qtbot.addWidget(canvas)
        canvas.resize(*size)
        canvas.show()
        canvas.setFocus()
        made.append(Desk(workspace, selection, canvas))
        return made[-1]

    yield opened
    for desk in made:
        desk.canvas.let_go()
        desk.workspace.jobs.close(2)


@pytest.fixture
def tidy():
    """A function that puts a document in order, sizes unknown."""
    return lambda document: arranged(document, document.network().id)
