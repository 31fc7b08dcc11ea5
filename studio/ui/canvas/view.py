"""The canvas widget: actions of the window are its methods, `hands` calls the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QWidget

from studio.graph.places import inside, outside
from studio.graph.room import GAP
from studio.spec.problems import Address, Problem
from studio.ui import translations
from studio.ui.canvas import picture_file
from studio.ui.canvas.downward import draft
from studio.ui.canvas.geometry import GRID, laid_out, snapped
from studio.ui.canvas.mirror import Mirror
from studio.ui.canvas.picture_file import Look
from studio.ui.canvas.pointer import Origin, Port
from studio.ui.canvas.problem_card import MOST
from studio.ui.canvas.remarking import RemarkCommands
from studio.ui.canvas.scene import Hit
from studio.ui.canvas.walking import Direction, first_node, next_node
from studio.ui.canvas.wire_item import WireItem
from studio.ui.selection import Selection
from studio.workspace import Workspace


class Canvas(Mirror):
    """Everything on it can be done with the mouse and with the keyboard.

    `menu_actions` gives the entries of the context menu (None for a line); the window sets it.
    """

    def __init__(
        self, workspace: Workspace, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, selection, parent)
        self.menu_actions: Callable[[Hit], Sequence[QAction | None]] | None = None
        self.remarks = RemarkCommands(self)
        self._menu_at = QPointF()

    @property
    def snaps(self) -> bool:
        """Whether what is dragged stops at the grid."""
        return bool(self.workspace.settings["snap"])

    # ---- actions on what is selected

    def everything_selected(self) -> tuple[str, ...]:
        """Layers, frames and notes."""
        return (*self.selection.ids, *self.picture.remarks.chosen)

    def delete_selection(self) -> None:
        """The selected point of a wire, the selected wire, or layers, frames and notes."""
        if self.selected_bend is not None:
            self.remarks.remove_bend(*self.selected_bend)
        elif self.selected_wire is not None:
            self.editing.disconnect(self.selected_wire)
        elif self.everything_selected():
            self.editing.delete(self.everything_selected())

    def delete_joined(self) -> None:
        if self.selection.ids:
            self.editing.delete_joined(self.selection.ids)

    def copy(self) -> None:
        if self.everything_selected():
            QGuiApplication.clipboard().setText(self.editing.copied(self.everything_selected()))

    def cut(self) -> None:
        if self.everything_selected():
            self.copy()
            self.editing.delete(self.everything_selected())

    def paste(self) -> None:
        """At the pointer if it is over the canvas, else a little aside of the original."""
        pixel = self._pointer_pixel()
        place = None if pixel is None else self.to_scene(pixel)
        text = QGuiApplication.clipboard().text()
        if self.editing.paste(text, None if place is None else (place.x(), place.y())):
            self.ensure_shown(self.picture.content(self.everything_selected()))

    def duplicate(self) -> None:
        if self.everything_selected():
            self.editing.duplicate(self.everything_selected())

    def select_all(self) -> None:
        self.selection.set(self.picture.nodes)
        self.picture.remarks.choose(self.picture.remarks.items)

    def mute(self) -> None:
        if self.selection.ids:
            self.editing.mute(self.selection.ids)

    def fold(self) -> None:
        if self.selection.ids:
            self.editing.fold(self.selection.ids)

    def rename(self) -> None:
        """Edit the name of the primary node where it stands, or what is written in a remark."""
        if not self.selection.ids:
            self.remarks.write()
        item = self.picture.nodes.get(self.selection.ids[-1]) if self.selection.ids else None
        node = self.editing.node(item.id) if item is not None else None
        if item is None or node is None:
            return
        self.ensure_shown(item.rect)
        rect = item.rect
        top = QRectF(rect.left() + 4, rect.top() + 4, rect.width() - 8, 26)
        self.name_editor.edit(node.id, node.name, self._pixels(top))

    def tidy(self) -> None:
        """Arrange all layers and show them."""
        if self.editing.tidy():
            self.fit()

    def tidy_way(self, *, down: bool) -> None:
        """Arrange the selected layers, or all and show them, and let the data run this way."""
        ids = self.selection.ids if len(self.selection.ids) > 1 else None
        if self.editing.tidy(ids, down=down) and ids is None:
            self.fit()

    def tidy_selection(self) -> None:
        if self.selection.ids:
            self.editing.tidy(self.selection.ids)

    # ---- actions on the camera

    def fit_selection(self) -> None:
        if self.everything_selected():
            self.show_rect(self.picture.content(self.everything_selected()))
            self.fitted = False

    def centre_on(self, address: Address) -> None:
        """Open where the node lies, select it and bring it to the middle."""
        self.selection.show(address)
        item = self.picture.nodes.get(address[-1]) if address else None
        if item is not None:
            self.zoom_on(item.rect.center())

    # ---- adding

    def keep_wire(self, at: QPointF, origin: object) -> None:
        """The wire that was pulled to `at` stays to be seen while it is asked what comes there."""
        if not isinstance(origin, Port):
            return
        item = self.picture.nodes[origin.node]
        ends = (item.port(origin.side, origin.index), at)
        ends = ends if origin.side == "out" else ends[::-1]
        self.picture.draft.show_path(draft(*ends, (item.face.down, item.face.down)), "wire")

    def add_layer(self, type_name: str, at: QPointF, origin: Origin = None) -> bool:
        """A new layer with its port near `at` (scene); `origin` as in `search_requested`."""
        if isinstance(origin, tuple):
            wire = self.picture.wires.get(origin)
            origin = origin if wire is not None else None
        elif origin is not None and origin.side == "in":
            face = self.editing.preview(type_name)
            at = at - QPointF(laid_out(face, self.picture.ink).size.width(), 0)
        return self.editing.add(type_name, at - QPointF(0, 30), origin)

    def append_layer(self, type_name: str) -> bool:
        """A new layer after the selected one, wired to it and selected."""
        done = self.editing.append(type_name, self.shown().center())
        if done:
            self.ensure_shown(self.picture.content(self.selection.ids))
        return done

    # ---- pictures of it

    def draw_to(self, path: Path, look: Look | None = None) -> None:
        """The network as SVG, PNG or PDF, by the suffix. Raises OSError."""
        picture_file.write(self.picture, path, look or Look(self._title()))

    def image(self, look: Look) -> QImage:
        """For the clipboard."""
        return picture_file.image_of(self.picture, look)

    def _title(self) -> str:
        return self.editing.project.title if self.editing.ready else ""

    def _pixels(self, rect: QRectF) -> QRect:
        return self.mapFromScene(rect).boundingRect()

    # ---- what the hands ask for

    def press(self, hit: Hit) -> None:
        """A button went down there."""
        self.problem_card.close_card()
        self.choose_wire(hit.wire if hit.kind == "wire" else None)
        several = self._last.shift or self._last.control
        if hit.kind != "remark" and not several and hit.node not in self.selection.ids:
            self.picture.remarks.choose(())
        if hit.kind in ("wire", "bend"):
            self.selection.set(())
            self.selection.changed.emit()
        elif hit.kind == "badge":
            self.selection.set([hit.node])
            self.open_problems(hit.node)

    def open_problems(self, node_id: str) -> None:
        """What is wrong with the node, and the repairs."""
        item = self.picture.nodes[node_id]
        project = self.editing.project
        problems = [project.advised(problem) for problem in item.face.problems[:MOST]]
        self.problem_card.open_for(problems, self.mapFromScene(item.badge))

    def open_node(self, node_id: str, at: QPointF | None = None) -> None:
        """Into a block, to the layer that it shows at `at`; for a layer its parameters."""
        node = self.editing.node(node_id)
        if node is not None and node.definition is not None:
            project, place = self.editing.project, self.selection.place
            inner = "" if at is None else self.picture.nodes[node_id].inner_at(at)
            opened = inside(project.document, project.findings, place, node)
            self.selection.enter(opened, [inner] if inner else [])
        else:
            self.selection.set([node_id])
            self.parameters_requested.emit()

    def open_selected(self) -> None:
        if self.selection.ids:
            self.open_node(self.selection.ids[-1])

    def step_out(self) -> bool:
        """Close what lies over the canvas, then the selection, then the block that is open."""
        if self.problem_card.isVisible():
            self.problem_card.close_card()
        elif self.bubble.isVisible():
            self.bubble.hush()
        elif self.everything_selected() or self._wire is not None:
            self.choose_wire(None)
            self.selection.set(())
            self.picture.remarks.choose(())
        else:
            return self.leave_block()
        return True

    def leave_block(self) -> bool:
        """Out of the block that is open, and select its instance; False in the network itself."""
        if not self.selection.place:
            return False
        around, node_id = outside(self.selection.place)
        self.selection.enter(around, [node_id])
        return True

    def walk(self, direction: Direction, extend: bool) -> None:
        """Select the next node in a direction, with `extend` in addition."""
        ids = self.selection.ids
        known = ids and ids[-1] in self.picture.nodes
        found = next_node(self.picture, ids[-1], direction) if known else first_node(self.picture)
        if found is not None:
            self.selection.set([*(i for i in ids if i != found), found] if extend else [found])
            self.ensure_shown(self.picture.nodes[found].rect)

    def search(self) -> None:
        """Ask for the search box: at the pointer, else for what comes after the selected node."""
        pixel = self._pointer_pixel()
        item = self.picture.nodes.get(self.selection.ids[-1]) if self.selection.ids else None
        if pixel is None and item is not None and item.layout.outputs:
            place = item.port("out", 0) + QPointF(GAP, 0)
            self.search_requested.emit(place, self._after(item.id))
        else:
            middle = QPointF(self.viewport().rect().center())
            self.search_requested.emit(self.to_scene(pixel or middle), None)

    def _after(self, node_id: str) -> Origin:
        """The only wire that leaves the node; without one, or with several, its output."""
        wires = self.picture.wires
        leaving = [key for key in self.picture.wires_of(node_id) if key[0] != node_id]
        first = [key for key in leaving if wires[key].strand.port == 0]
        return first[0] if len(first) == 1 else Port(node_id, "out")

    def _pointer_pixel(self) -> QPointF | None:
        """Where the pointer is, if it is in use and over a free place of the canvas."""
        pixel = self._last.pixel
        free = self.picture.hit(self.to_scene(pixel), self.reach).kind == "nothing"
        return pixel if self.by_mouse and free else None

    def free_place(self, size: tuple[float, float]) -> QPointF:
        """Where something new goes: to the pointer, or where there is room in the middle."""
        pixel = self._pointer_pixel()
        if not self._menu_at.isNull() or pixel is not None:
            at, self._menu_at = self._menu_at, QPointF()
            return at if pixel is None else self.to_scene(pixel)
        rect = QRectF(QPointF(), QSizeF(*size))
        rect.moveCenter(self.shown().center())
        for _ in range(60):
            if not self.picture.cells.near(rect):
                break
            rect.translate(0, GRID)
        return QPointF(snapped(rect.x()), snapped(rect.y()))

    # ---- the context menu

    def menu_place(self, wire: WireItem) -> QPointF:
        """Where the menu was opened, if that is on the wire; else its middle."""
        at, self._menu_at = self._menu_at, QPointF()
        return at if wire.distance(at) <= self.reach else wire.path.pointAtPercent(0.5)

    def menu_pixel(self) -> QPoint:
        """Where the menu opens by key: on the selected node or remark."""
        ids = self.selection.ids or self.picture.remarks.chosen
        item = self.picture.nodes.get(ids[-1]) if ids else None
        if item is None and ids:
            return self.mapFromScene(self.picture.remarks.items[ids[-1]].head.center())
        if item is None:
            return self.viewport().rect().center()
        return self.mapFromScene(item.rect.center())

    def open_menu(self, hit: Hit, where: QPoint) -> None:
        """Repairs first, then what the window offers."""
        if hit.node and hit.node not in self.selection.ids:
            self.selection.set([hit.node])
        self.choose_wire(hit.wire, hit.bend if hit.kind == "bend" else None)
        self._menu_at = self.to_scene(QPointF(self.viewport().mapFromGlobal(where)))
        if hit.remark and hit.remark not in self.picture.remarks.chosen:
            self.selection.set(())
            self.picture.remarks.choose([hit.remark])
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        item = self.picture.nodes.get(hit.node)
        for known in item.face.problems[:MOST] if item is not None else ():
            problem = self.editing.project.advised(known)
            for repair in problem.repairs:
                action = menu.addAction(translations.text(repair.title))
                action.setData((problem, repair))
        menu.addSeparator()
        for entry in self.menu_actions(hit) if self.menu_actions is not None else ():
            menu.addSeparator() if entry is None else menu.addAction(entry)
        if hit.remark:
            menu.addMenu(self.remarks.colour_menu(menu))
        menu.triggered.connect(self._on_menu)
        menu.popup(where)

    def _on_menu(self, action: QAction) -> None:
        data = action.data()
        if isinstance(data, tuple) and isinstance(data[0], Problem):
            self.editing.repair(*data)
