"""What hands do with frames, notes and points of wires: the commands, and writing in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from studio.graph import bends, remarks
from studio.graph.arrange import Size
from studio.graph.model import Document, Remark
from studio.project import Project
from studio.spec.messages import Message, translate
from studio.ui import theme, translations
from studio.ui.canvas.bent import place_in
from studio.ui.canvas.remark_editor import RemarkEditor
from studio.ui.canvas.remark_item import FAMILY, note_height, remark_ink
from studio.ui.canvas.remark_layer import RemarkLayer
from studio.ui.canvas.wire_item import WireKey

if TYPE_CHECKING:
    from studio.ui.canvas.view import Canvas

NEW_FRAME = (308.0, 198.0)
NEW_NOTE = (198.0, 66.0)
LEGIBLE = 0.6
"""Below this scale the canvas comes nearer before something is written."""
COLOURS = {
    "blue": translate("Remarks", "Blue"),
    "teal": translate("Remarks", "Teal"),
    "green": translate("Remarks", "Green"),
    "orange": translate("Remarks", "Orange"),
    "pink": translate("Remarks", "Pink"),
    "purple": translate("Remarks", "Purple"),
    "grey": translate("Remarks", "Grey"),
}


class RemarkCommands(QObject):
    """One labelled edit each. Which are selected is in `canvas.picture.remarks`."""

    name = "remarks"

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._writing: tuple[Project, str, str, QPointF] | None = None
        self.editor = RemarkEditor(canvas)
        self.editor.entered.connect(self._on_entered)
        self.editor.left.connect(self._on_left)
        canvas.picture.remarks.changed.connect(self._on_chosen)
        canvas.moved.connect(self.editor.finish)

    @property
    def _layer(self) -> RemarkLayer:
        return self._canvas.picture.remarks

    @property
    def _home(self) -> str:
        definition = self._canvas.editing.definition
        return definition.id if definition is not None else ""

    def _last(self) -> Remark | None:
        chosen = self._layer.chosen
        return self._layer.items[chosen[-1]].remark if chosen else None

    def _on_chosen(self) -> None:
        self._canvas.selection.put_beside(self._layer.chosen)

    # ---- making

    def frame(self) -> None:
        """A frame round what is selected, or an empty one; its title can be written at once."""
        canvas = self._canvas
        ids, title = canvas.everything_selected(), self.tr("Frame")
        label = translate("Remarks", "Add a frame")
        if not self._home:
            return
        add: Callable[[Document], Document]
        if ids:
            sizes = canvas.editing.sizes()
            add = partial(
                remarks.frame_round, definition_id=self._home, ids=ids, sizes=sizes, title=title
            )
        else:
            rect = self._rect(NEW_FRAME)
            add = partial(
                remarks.add, definition_id=self._home, kind="frame", rect=rect, text=title
            )
        if canvas.editing.do(add, label=label, select=_none):
            self.write()

    def note(self) -> None:
        """A place to write; there is a note as soon as something is written."""
        if self._home:
            x, y, wide, high = self._rect(NEW_NOTE)
            self._open("note", "", "", QRectF(x, y, wide, high), remarks.FIRST_COLOUR["note"])

    def _rect(self, size: tuple[float, float]) -> remarks.Rect:
        at = self._canvas.free_place(size)
        return (at.x(), at.y(), *size)

    # ---- writing

    def write(self) -> None:
        """The title or text of the one that was selected last."""
        remark = self._last()
        if remark is None:
            return
        item = self._layer.items[remark.id]
        place = item.head if remark.kind == "frame" else item.rect
        self._open(remark.kind, remark.id, remark.text, place, remark.colour)
        self._layer.items[remark.id].hide_text(True)

    def _open(self, kind: str, remark_id: str, text: str, place: QRectF, colour: str) -> None:
        canvas = self._canvas
        self.editor.finish()
        if canvas.scale_now < LEGIBLE:
            canvas.zoom_on(place.center())
        canvas.ensure_shown(place)
        self._writing = (canvas.editing.project, kind, remark_id, place.topLeft())
        pixels = canvas.mapFromScene(place).boundingRect()
        ink = remark_ink(theme.current().name, colour)
        self.editor.write(text, pixels, canvas.scale_now, ink, kind == "frame")

    def _on_entered(self, text: str) -> None:
        writing, self._writing = self._writing, None
        if writing is None:
            return
        project, kind, remark_id, at = writing
        self._show_text(remark_id)
        known = project.document.remarks.get(remark_id)
        if known is not None and known.text != text.strip():
            high = None if kind == "frame" else self._height(text, known.width)
            named = translate("Remarks", "Name the frame")
            written = translate("Remarks", "Write a note")
            label = named if kind == "frame" else written
            self._do(project, remarks.write, remark_id, text, high, label=label)
        elif not remark_id and text.strip() and project is self._canvas.editing.project:
            rect = (at.x(), at.y(), NEW_NOTE[0], self._height(text, NEW_NOTE[0]))
            label = translate("Remarks", "Add a note")
            edit = (remarks.add, self._home, "note", rect, text)
            self._canvas.editing.do(*edit, label=label, select=_none)

    def _do(self, project: Project, *edit: Any, label: Message) -> None:
        """What was written belongs to the project in which it was begun."""
        if project is self._canvas.editing.project:
            self._canvas.editing.do(*edit, label=label)
        else:
            project.edit(*edit, label=label)

    def _on_left(self) -> None:
        writing, self._writing = self._writing, None
        if writing is not None:
            self._show_text(writing[2])

    def _show_text(self, remark_id: str) -> None:
        item = self._layer.items.get(remark_id)
        if item is not None:
            item.hide_text(False)

    def _height(self, text: str, width: float) -> float:
        return note_height(text.strip(), width)

    # ---- changing

    def fit(self) -> None:
        """Each selected frame just large enough for what lies in it."""
        editing = self._canvas.editing
        editing.do(
            _fitted,
            self._layer.chosen,
            editing.sizes(),
            label=translate("Remarks", "Fit the frame"),
        )

    def recolour(self) -> None:
        """The next colour."""
        remark = self._last()
        if remark is not None:
            names = remarks.COLOURS
            self.paint(names[(names.index(remark.colour) + 1) % len(names)])

    def paint(self, colour: str) -> None:
        label = translate("Remarks", "Colour")
        self._canvas.editing.do(remarks.paint, self._layer.chosen, colour, label=label)

    def next(self) -> None:
        """Select the next frame or note, from the top left to the bottom right."""
        items = self._layer.items
        order = sorted(items, key=lambda i: (items[i].rect.top(), items[i].rect.left()))
        if not order:
            return
        known = self._layer.chosen
        place = order.index(known[-1]) + 1 if known else 0
        chosen = order[place % len(order)]
        self._canvas.choose_wire(None)
        self._canvas.selection.set(())
        self._layer.choose([chosen])
        self._canvas.ensure_shown(items[chosen].rect)

    def colour_menu(self, parent: QMenu) -> QMenu:
        """The colours, each with a sample."""
        menu = QMenu(self.tr("Colour"), parent)
        remark = self._last()
        for name in remarks.COLOURS:
            action = menu.addAction(_sample(name), translations.text(COLOURS[name]))
            action.setCheckable(True)
            action.setChecked(remark is not None and remark.colour == name)
            action.triggered.connect(partial(self._on_colour, name))
        return menu

    def _on_colour(self, name: str, checked: bool = False) -> None:
        self.paint(name)

    # ---- points of wires

    def add_bend(self, at: QPointF | None = None) -> None:
        """A point in the selected wire, where the menu was opened or in its middle."""
        key = self._canvas.selected_wire
        wire = self._canvas.picture.wires.get(key) if key is not None else None
        if key is None or wire is None:
            return
        at = self._canvas.menu_place(wire) if at is None else at
        index = place_in((wire.start, *wire.bends, wire.end), at)
        label = translate("Canvas", "Add a reroute point")
        if self._canvas.editing.do(bends.add, key, index, (at.x(), at.y()), label=label):
            self._canvas.choose_wire(key, index)

    def remove_bend(self, key: WireKey, index: int) -> None:
        label = translate("Canvas", "Delete a reroute point")
        if self._canvas.editing.do(bends.remove, key, index, label=label):
            self._canvas.choose_wire(key)

    def straighten(self) -> None:
        """The selected wire without its points."""
        key = self._canvas.selected_wire
        if key is not None:
            label = translate("Canvas", "Straighten the wire")
            self._canvas.editing.do(bends.straighten, key, label=label)
            self._canvas.choose_wire(key)


def _none(before: Document, after: Document) -> list[str]:
    return []


def _fitted(document: Document, ids: Iterable[str], sizes: Mapping[str, Size]) -> Document:
    return remarks.fit_frames(document, ids, sizes, document)


def _sample(name: str) -> QIcon:
    look = theme.current()
    made = QPixmap(32, 32)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.family(FAMILY[name])))
        painter.drawRoundedRect(4, 4, 24, 24, 6, 6)
    return QIcon(made)
