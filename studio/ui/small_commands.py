"""Small parts of the table of actions: history, theme and language, search on the canvas."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtWidgets import QApplication, QWidget

from studio.graph import following
from studio.graph.following import Candidate
from studio.graph.model import INSTANCE
from studio.graph.ports import ports
from studio.spec.problems import Address
from studio.ui import theme, translations
from studio.ui.canvas.pointer import Port
from studio.ui.canvas.view import Canvas
from studio.ui.live import Context
from studio.ui.node_search import WIDTH, NodeFinder, NodeSearch
from studio.ui.offers import Offer, block_offers


class HistoryCommands(QObject):
    """Undo and redo; both show where something changed."""

    name = "history"

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context

    def undo(self) -> None:
        self._context.show_change(self._context.project.undo())

    def redo(self) -> None:
        self._context.show_change(self._context.project.redo())


class ViewCommands(QObject):
    """Theme and language, live and remembered."""

    name = "view"

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._settings = context.workspace.settings

    def dark(self) -> None:
        self.use_theme("dark")

    def light(self) -> None:
        self.use_theme("light")

    def system_theme(self) -> None:
        self.use_theme(theme.SYSTEM)

    def toggle_theme(self) -> None:
        self.use_theme("light" if theme.current().dark else "dark")

    def use_theme(self, name: str) -> None:
        self._settings["theme"] = name
        theme.apply(_app(), name)

    def english(self) -> None:
        self.use_language("en")

    def chinese(self) -> None:
        self.use_language("zh_CN")

    def toggle_language(self) -> None:
        self.use_language("zh_CN" if translations.current() == "en" else "en")

    def toggle_snap(self) -> None:
        """Whether dragged layers stop at the grid."""
        self._settings["snap"] = not self._settings["snap"]

    def use_language(self, name: str) -> None:
        self._settings["language"] = name
        translations.apply(_app(), name)


def _app() -> Any:
    return QApplication.instance()


class SearchCommands(QObject):
    """The search boxes over the canvas."""

    name = "search"

    def __init__(self, context: Context, canvas: Canvas, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._canvas = canvas
        self._window = window
        self._at = QPointF()
        self._origin: Any = None
        self._search: NodeSearch | None = None
        self._finder: NodeFinder | None = None
        canvas.search_requested.connect(self._on_requested)

    @property
    def box(self) -> NodeSearch:
        """The box that adds a layer."""
        if self._search is None:
            self._search = NodeSearch(self._window)
            self._search.chosen.connect(self._on_chosen)
            self._search.closed.connect(self._on_closed)
        return self._search

    @property
    def finder(self) -> NodeFinder:
        """The box that finds a layer that is there."""
        if self._finder is None:
            self._finder = NodeFinder(self._window)
            self._finder.chosen.connect(self._on_found)
            self._finder.closed.connect(self._canvas.setFocus)
        return self._finder

    def find(self) -> None:
        """Any layer, also inside blocks."""
        corner = QPoint((self._window.width() - WIDTH) // 2, 56)
        self.finder.open_for(corner, self._context.project.findings)

    def _on_requested(self, at: QPointF, origin: Any) -> None:
        """`at` in the scene; `origin`: the port or wire that the new layer is to be joined to."""
        self._at, self._origin = at, origin
        pixel = self._canvas.viewport().mapTo(self._window, self._canvas.mapFromScene(at))
        candidates, question = self._asked(origin)
        self._canvas.keep_wire(at, origin)
        self.box.open_for(pixel + QPoint(6, 6), self._blocks(origin), candidates, question)

    def _blocks(self, origin: Any) -> list[Offer]:
        """The blocks that have the ports to be joined so."""
        definitions = self._context.project.document.definitions
        side = origin.side if isinstance(origin, Port) else None
        needed = [] if origin is None else ["Input"] * (side != "in") + ["Output"] * (side != "out")
        return [
            one
            for one in block_offers(self._context.project.document, self._canvas.editing.definition)
            if all(ports(definitions[one.type.removeprefix(INSTANCE)], kind) for kind in needed)
        ]

    def _asked(self, origin: Any) -> tuple[list[Candidate] | None, str]:
        """What may stand there, and the question that the box asks."""
        project, place = self._context.project, self._context.selection.place
        known = (project.document, project.findings, place)
        names = self._canvas.picture.nodes
        if isinstance(origin, Port):
            name = names[origin.node].face.name
            if origin.side == "in":
                found = following.before(*known, origin.node, origin.index)
                return found, self.tr("What comes before {0}?").format(name)
            found = following.after(*known, origin.node, origin.index)
            return found, self.tr("What comes after {0}?").format(name)
        if origin is None or origin not in self._canvas.picture.wires:
            return None, ""
        source = self._canvas.picture.wires[origin].strand.source
        question = self.tr("What comes between {0} and {1}?")
        between = question.format(names[source].face.name, names[origin[0]].face.name)
        return following.between(*known, *origin), between

    def _on_closed(self) -> None:
        self._canvas.picture.draft.clear()
        self._canvas.setFocus()

    def _on_chosen(self, type_name: str) -> None:
        if self._canvas.editing.can_add(type_name):
            self._canvas.add_layer(type_name, self._at, self._origin)

    def _on_found(self, address: Address) -> None:
        self._canvas.centre_on(address)
