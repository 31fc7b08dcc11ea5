"""The canvas as a mirror of workspace and selection. What it can do is in `view`."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRect, QRectF, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from studio.engine.wishes import Want
from studio.graph.findings import Findings
from studio.graph.model import Document
from studio.graph.places import definition_at, settled
from studio.project import Project
from studio.spec.problems import Address, Repair
from studio.ui import translations
from studio.ui.canvas import tips
from studio.ui.canvas.breadcrumb import Breadcrumb
from studio.ui.canvas.bubble import Bubble
from studio.ui.canvas.camera import MARGIN
from studio.ui.canvas.cells import enclosing
from studio.ui.canvas.editing import Editing
from studio.ui.canvas.focus_ring import FocusRing
from studio.ui.canvas.foresight import foresee
from studio.ui.canvas.hands import Hands
from studio.ui.canvas.hint import Hint
from studio.ui.canvas.minimap import Minimap
from studio.ui.canvas.name_editor import NameEditor
from studio.ui.canvas.problem_card import ProblemCard
from studio.ui.canvas.scene import Hit
from studio.ui.canvas.shading import Shading
from studio.ui.canvas.thumbnails import Thumbnails
from studio.ui.canvas.wire_item import WireKey
from studio.ui.selection import Selection
from studio.workspace import Workspace

NAME = "canvas"
"""Under which it asks the engine for pictures."""
NEWS_MS = 200
"""New pictures are shown together, five times a second: every one of them costs training time."""
AFTER_MS = 50
"""From news to the pictures at the least: not in the turn of the event loop that draws the curves,
so that the window answers in between."""
SOON_MS = 60
"""After a pan or zoom the pictures that are wanted are asked for once it rests."""


class Mirror(Hands):
    """Shows the definition that `selection.place` names in the current project."""

    def __init__(
        self, workspace: Workspace, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.selection = selection
        self.editing = Editing(workspace, selection, self.picture, self.say)
        self.thumbnails = Thumbnails(self)
        self.shading = Shading(self, selection)
        self._project: Project | None = None
        self._place: Address = ()
        self._looks: dict[tuple[str, Address], tuple[float, QPointF]] = {}
        self._wire: WireKey | None = None
        self._other_wires: dict[str, WireKey | None] = {}
        self._wanted: frozenset[Want] = frozenset()
        self._build_overlays()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.ask)
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.timeout.connect(self._show_pictures)
        self._since = QElapsedTimer()
        self.moved.connect(self._on_moved)
        selection.changed.connect(self._on_selected)
        selection.recoloured.connect(self._shade)
        workspace.current_changed.connect(self._on_current)
        workspace.jobs.progressed.connect(self._on_progressed)
        self.retranslate()
        if workspace.projects:
            self._on_current(workspace.current)
        self._show_empty()

    def _build_overlays(self) -> None:
        self.minimap = Minimap(self)
        self.minimap.looked_at.connect(self._on_looked_at)
        self.breadcrumb = Breadcrumb(self)
        self.breadcrumb.chosen.connect(self.selection.enter)
        self.hint = Hint(self)
        self.focus_ring = FocusRing(self)
        self.bubble = Bubble(self)
        self.problem_card = ProblemCard(self)
        self.problem_card.chosen.connect(self.editing.repair)
        self.problem_card.jumped.connect(self.selection.ask_origin)
        self.problem_card.looked_at.connect(self.selection.repair_seen)
        self.selection.repair_seen.connect(self._on_repair_seen)
        self.name_editor = NameEditor(self)
        self.name_editor.entered.connect(self._on_name)

    # ---- following

    def _on_current(self, project: Project) -> None:
        self._leave()
        self._project = project
        project.changed.connect(self._on_changed)
        project.state_changed.connect(self._on_state)
        self.thumbnails.forget()
        self.selection.turn(project.document.id)
        self._place = self.selection.place
        self._sync()
        self.choose_wire(self._other_wires.pop(project.document.id, None))
        self._look_as_before()
        self.ask()
        self.selection.changed.emit()

    def _leave(self) -> None:
        """Of what is shown nothing is open any more, and it is remembered how it was seen."""
        self.cancel()
        self.name_editor.finish()
        self.problem_card.close_card()
        self.bubble.hush()
        if self._project is not None:
            self._remember_look()
            self._other_wires[self._project.document.id] = self._wire
            self.choose_wire(None)
            self.picture.remarks.choose(())
            self._project.changed.disconnect(self._on_changed, missing_ok=True)
            self._project.state_changed.disconnect(self._on_state, missing_ok=True)
            self._project = None

    def _remember_look(self) -> None:
        if self._project is None:
            return
        key = (self._project.document.id, self._place)
        self._looks.pop(key, None)
        if not self.fitted:
            self._looks[key] = (self.scale_now, self.to_scene(QPointF(0, 0)))

    def _look_as_before(self) -> None:
        key = (self._project.document.id if self._project else "", self._place)
        look = self._looks.get(key)
        if look is None:
            self.fit()
        else:
            self.fitted = False
            self.look(*look)

    def _on_changed(self, before: Document, after: Document) -> None:
        self.cancel()
        self.name_editor.finish()
        self.problem_card.close_card()
        self._keep_selection(after)
        self._sync()
        self._soon.start()
        if not self.editing.busy:
            self._show_change(before, after)

    def _show_change(self, before: Document, after: Document) -> None:
        """Bring what undo, redo or a repair changed into view, where none of it is seen."""
        if self.fitted and self.strayed():
            self.fit()
            return
        home = definition_at(after, self.selection.place)
        earlier = definition_at(before, self.selection.place)
        if home is None or earlier is None:
            return
        nodes, places = earlier.nodes, before.view
        changed = [
            self.picture.nodes[i].rect
            for i, node in home.nodes.items()
            if nodes.get(i) != node or places.get(i) != after.view.get(i)
        ]
        changed += self.picture.remarks.different(before, after)
        shown = self.shown()
        if changed and not any(rect.intersects(shown) for rect in changed):
            self.ensure_shown(enclosing(changed))

    def _keep_selection(self, document: Document) -> None:
        """Without what is not there any more."""
        findings = self._project.findings if self._project is not None else Findings({})
        place = settled(document, findings, self.selection.place)
        definition = definition_at(document, place)
        nodes = definition.nodes if definition is not None and place == self.selection.place else {}
        ids = [i for i in self.selection.ids if i in nodes]
        self.selection.enter(place, ids, self.selection.beside)

    def _sync(self) -> None:
        if self._project is None:
            return
        document, findings = self._project.document, self._project.findings
        self._on_repair_seen(None)
        self.picture.show_document(document, findings, self.selection.place)
        self.breadcrumb.show_place(document, findings, self.selection.place)
        if self._wire not in self.picture.wires:
            self._wire = None
        self._show_selected()
        self._show_empty()
        self.thumbnails.refresh(self._project, self.selection.place)
        self._shade()

    def _shade(self) -> None:
        room = self._free_window()
        if self._project is not None:
            self.shading.refresh(self._project, self.selection.place)
        if self.fitted and room != self._free_window():
            self.fit()

    def _on_repair_seen(self, repair: Repair | None) -> None:
        foresee(self.picture, self.selection.place, repair)

    def _on_selected(self) -> None:
        self.name_editor.finish()
        if self.selection.place != self._place:
            self._remember_look()
            self._place = self.selection.place
            self.thumbnails.forget()
            self._sync()
            self._look_as_before()
            self.ask()
        self.picture.remarks.choose(self.selection.beside)
        if self.selection.ids:
            self.choose_wire(None)
        self._show_selected()

    def _show_selected(self) -> None:
        ids = self.selection.ids
        chosen = dict.fromkeys(ids, "also") | dict.fromkeys(ids[-1:], "primary")
        self.picture.choose(chosen)
        self.picture.show_partners(ids)
        self._describe()

    def _on_state(self) -> None:
        self._soon.start()
        self._show_pictures()
        self._shade()

    def _on_progressed(self) -> None:
        if not self._news.isActive():
            past = self._since.elapsed() if self._since.isValid() else NEWS_MS
            self._news.start(max(AFTER_MS, NEWS_MS - past))

    def _show_pictures(self) -> None:
        self._since.start()
        if self._project is not None and self.isVisible():
            self.thumbnails.refresh(self._project, self.selection.place)

    def _on_moved(self) -> None:
        self.bubble.hush()
        self.problem_card.close_card()
        self._soon.start()

    def _on_looked_at(self, place: QPointF) -> None:
        shown = self.shown()
        self.fitted = False
        self.look(self.scale_now, place - QPointF(shown.width(), shown.height()) / 2)

    def ask(self) -> None:
        """Tell the engine which pictures can be seen; nothing while the canvas is hidden."""
        wants: frozenset[Want] = frozenset()
        if self._project is not None and self.isVisible() and not self.window().isMinimized():
            wants = self.thumbnails.wants(self._project, self.selection.place)
            self.thumbnails.refresh(self._project, self.selection.place, exact=True)
        if wants != self._wanted:
            self._wanted = wants
            self.workspace.jobs.want(NAME, wants)

    def _on_name(self, name: str) -> None:
        """A name was typed on a node: it stands, or it is said why not."""
        editor = self.name_editor
        refused = self.editing.rename(editor.node, name)
        if refused is None:
            editor.finish()
        else:
            below = QPointF(editor.geometry().bottomLeft()) - QPointF(16, 14)
            self.say(translations.text(refused.text), below)

    # ---- saying

    def say(
        self,
        text: str,
        pixel: QPointF | None = None,
        *,
        lasting: bool = False,
        bad: bool = True,
    ) -> None:
        """A sentence beside a place of the canvas, by default where the pointer was last."""
        at = self._last.pixel if pixel is None else pixel
        self.bubble.say(text, at, lasting=lasting, bad=bad)

    def hush(self) -> None:
        self.bubble.hush()

    def tip(self, hit: Hit) -> str:
        if self._project is None:
            return ""
        return tips.tip(hit, self.picture, self._project, self.selection.place)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Canvas"))
        self.hint.setText(self.tr("Drag a layer here, or press Tab to search"))
        self._describe()

    def _describe(self) -> None:
        nodes = self.picture.nodes
        names = [nodes[i].face.name for i in self.selection.ids if i in nodes]
        remarks = self.picture.remarks
        names += [remarks.items[i].remark.text for i in remarks.chosen]
        text = self.tr("Layers: {0}. Selected: {1}") if names else self.tr("Layers: {0}")
        self.setAccessibleDescription(text.format(len(nodes), ", ".join(names)))

    def _show_empty(self) -> None:
        self.hint.setVisible(not self.picture.nodes)

    def choose_wire(self, key: WireKey | None, bend: int | None = None) -> None:
        """Select a wire instead of layers, or one of its points, or none."""
        for known in (self._wire, key):
            wire = self.picture.wires.get(known) if known is not None else None
            if wire is not None:
                wire.grab(bend if known == key else None)
        if key != self._wire:
            for known, chosen in ((self._wire, False), (key, True)):
                wire = self.picture.wires.get(known) if known is not None else None
                if wire is not None:
                    wire.mark(chosen=chosen)
            self._wire = key

    @property
    def selected_wire(self) -> WireKey | None:
        return self._wire

    @property
    def selected_bend(self) -> tuple[WireKey, int] | None:
        """The selected point of the selected wire."""
        wire = self.picture.wires.get(self._wire) if self._wire is not None else None
        if wire is None or wire.bend is None or wire.bend >= len(wire.bends):
            return None
        return wire.key, wire.bend

    # ---- the camera

    def fit(self) -> None:
        """Show the whole network, with nothing of it below the minimap."""
        content = self.picture.content()
        window = self._free_window()
        self.show_rect(content, window)
        if self._is_covered():
            self._dodge(content, window, self.scale_now)
        self.fitted = True

    def _free_window(self) -> QRect:
        """The pixels that are there for the network."""
        top = self.breadcrumb.geometry().bottom() if self.selection.place else 0
        return self.viewport().rect().adjusted(0, top, 0, -self.shading.legend.covered())

    def _is_covered(self) -> bool:
        """Whether a node or a shape lies under the minimap."""
        covered = self.minimap.covered()
        if covered.isEmpty():
            return False
        area = self.mapToScene(covered.adjusted(-10, -10, 10, 10)).boundingRect()
        chips = (wire.chip for wire in self.picture.wires.values())
        return bool(self.picture.cells.near(area)) or any(c.intersects(area) for c in chips)

    def _dodge(self, content: QRectF, window: QRect, scale: float) -> None:
        """First to the side, then smaller beside or above the minimap, whichever is larger."""
        covered = self.minimap.covered()
        slack = QRectF(window).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        size = content.size() * scale
        for x, y in ((0.0, 0.5), (0.5, 0.0), (0.0, 0.0)):
            free = QPointF(slack.width() - size.width(), slack.height() - size.height())
            corner = slack.topLeft() + QPointF(free.x() * x, free.y() * y)
            self.look(scale, content.topLeft() - corner / scale)
            if not self._is_covered():
                return
        beside = window.adjusted(0, 0, covered.left() - window.right(), 0)
        above = window.adjusted(0, 0, 0, covered.top() - window.bottom())
        scales = []
        for room in (beside, above):
            self.show_rect(content, room)
            scales.append(self.scale_now)
        self.show_rect(content, beside if scales[0] > scales[1] else above)

    # ---- Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange_overlays()
        if self.fitted:
            self.fit()
        self.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.cancel()
        self.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_overlays()
        if self.fitted:
            self.fit()

    def _arrange_overlays(self) -> None:
        self.minimap.place()
        self.shading.legend.place()
        self.hint.setGeometry(self.viewport().rect())
        self.focus_ring.surround(self.rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_ring.follow(event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_ring.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._project is not None:
            self.retranslate()
            self.picture.forget()
            self._sync()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete:
            self.let_go()
        return super().event(event)

    def let_go(self) -> None:
        """Hear no more of workspace and project, which outlive the window."""
        self._soon.stop()
        self._leave()
        self.workspace.current_changed.disconnect(self._on_current, missing_ok=True)
        self.workspace.jobs.progressed.disconnect(self._on_progressed, missing_ok=True)
