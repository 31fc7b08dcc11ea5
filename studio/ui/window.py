"""The main window: puts the parts together and carries what only the window can do.

Not here: what commands do (`*_commands.py`), how the middle is arranged (`body.py`).
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QVBoxLayout, QWidget

from studio.paths import config_folder
from studio.spec.messages import translate
from studio.spec.problems import Origin, Problem, Refused
from studio.ui import dialogs, translations
from studio.ui.action_set import ActionSet
from studio.ui.arrivals import dropped
from studio.ui.body import LAYERS_TAB, Body
from studio.ui.bookmark_commands import BookmarkCommands
from studio.ui.bridge import Bridge
from studio.ui.canvas.parts import hands_of
from studio.ui.canvas.scene import Hit
from studio.ui.command_palette import CommandPalette
from studio.ui.conditions import Situation
from studio.ui.document_commands import DocumentCommands
from studio.ui.export_commands import GROUP, OF_CANVAS, ExportCommands, show_in_folder
from studio.ui.file_commands import FileCommands
from studio.ui.live import CALM_MS, Context
from studio.ui.menus import CONTEXT, MainMenu
from studio.ui.own_code.commands import CodeCommands
from studio.ui.own_data import DataCommands
from studio.ui.run_commands import RunCommands
from studio.ui.run_news import RunNews
from studio.ui.selection import Selection
from studio.ui.shade_commands import ShadeCommands
from studio.ui.shortcut_sheet import ShortcutSheet
from studio.ui.small_commands import HistoryCommands, SearchCommands, ViewCommands
from studio.ui.status_bar import StatusBar
from studio.ui.strips import RecoveryStrip
from studio.ui.toast import Toast
from studio.ui.top_bar import TopBar
from studio.ui.weights_commands import WeightsCommands
from studio.workspace import Workspace

SIZE, FRAME = QSize(1600, 1000), QSize(4, 36)
"""Of the window at first, and what the system puts round it: a screen of that size shows all."""
LEAST = (960, 600)
PANEL_GROUP = translate("Actions", "Panel")
TEMPLATE_GROUP = translate("Actions", "New from template")


class Window(QMainWindow):
    """One window on one workspace."""

    name = "window"

    def __init__(self, workspace: Workspace, *, remembers: bool = True) -> None:
        """`remembers`: place, size and layout are those of the last time, and kept again."""
        super().__init__()
        self.workspace = workspace
        self._remembers = remembers
        self.selection = Selection(self)
        self.bridge = Bridge(workspace, self)
        self.bridge.project_changed.connect(self._on_project)
        self.context = Context(workspace, self.selection, self.bridge)
        self.actions_ = ActionSet(self)
        self.menu = MainMenu(self.actions_, self)
        self.body = Body(self.context)
        self._make_commands()
        self.top = TopBar(self.context, self.actions_, self.menu, self.exports.menu)
        self.status = StatusBar(self.context)
        self.recovery = RecoveryStrip(workspace)
        self.toast = Toast(self.body.canvas, self)
        self.command_palette = CommandPalette(self.actions_, self)
        self._panel_actions: list[QAction] = []
        self._may_close = False
        self._alt_alone = False
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._update)
        self._assemble()
        self._attach_actions()
        self._connect()
        self.retranslate()
        self._restore()

    # ---- putting together

    def _make_commands(self) -> None:
        canvas = self.body.canvas
        self.files = FileCommands(self.context, self.body, self)
        self.documents = DocumentCommands(self.context, self.files, canvas, self)
        self.run = RunCommands(self.context, self)
        self.exports = ExportCommands(self.context, canvas, self)
        self.history = HistoryCommands(self.context, self)
        self.views = ViewCommands(self.context, self)
        self.data = DataCommands(self.context, self)
        self.weights = WeightsCommands(self.context, self)
        self.code = CodeCommands(self.context, self)
        self.search = SearchCommands(self.context, canvas, self)
        self.bookmarks = BookmarkCommands(self.context, canvas, self)
        self.shades = ShadeCommands(self.context, self.body.docks, self)
        self.news = RunNews(self.context, self)

    def _assemble(self) -> None:
        centre = QWidget()
        self._column = column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, self.documents.tabs, self.recovery, self.body, self.status):
            column.addWidget(part)
        column.setStretchFactor(self.body, 1)
        self.setCentralWidget(centre)
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST)
        self.setObjectName("window")
        self.exports.set_pictures([self.actions_[f"exports.{one}"] for one in OF_CANVAS])
        self.exports.set_anchor(self.top.export)
        self._panel_menu = QMenu(self)
        self.menu.insert_after("view", self.actions_["window.show_log"], self._panel_menu)

    def _attach_actions(self) -> None:
        canvas = self.body.canvas
        parts = (
            self,
            self.files,
            self.documents,
            self.data,
            self.weights,
            self.code,
            self.run,
            self.exports,
            self.history,
            self.views,
            self.search,
            self.bookmarks,
            self.shades,
            self.body.variables,
            self.body.docks,
            *hands_of(canvas),
        )
        named = {part.name: part for part in parts}
        everything = {**named, "canvas": canvas, "palette": self.command_palette}
        self.actions_.attach(everything, canvas, self)
        self._situation = Situation(self.workspace, self.selection, self)
        canvas.menu_actions = self._menu_of_canvas
        self.command_palette.add_others(PANEL_GROUP, self._panels)
        self.command_palette.add_others(TEMPLATE_GROUP, self._templates)
        self.command_palette.add_others(GROUP, self.exports.formats)
        self.bookmarks.attach(self.menu, self.actions_["bookmarks.next"], self.command_palette)

    def _connect(self) -> None:
        bridge, body = self.bridge, self.body
        changes = (bridge.document_changed, bridge.state_changed, bridge.listed)
        for signal in (*changes, self.selection.changed, self.selection.recoloured):
            signal.connect(self._mark)
        bridge.progressed.connect(self._on_progressed)
        self.selection.samples_asked.connect(partial(self.show_panel, "samples"))
        self.selection.explanation_asked.connect(partial(self.show_panel, "stepper"))
        self.selection.parameters_asked.connect(self.explain)
        self.selection.origin_asked.connect(self.show_problem)
        self.actions_.done.connect(self._mark)
        self.files.recent_changed.connect(self._mark)
        for refusals in (bridge.refused, self.actions_.refused, self.exports.failed):
            refusals.connect(self.tell_refusal)
        self.exports.done.connect(self._on_exported)
        self.data.taken.connect(self._on_data_taken)
        body.own_data_asked.connect(self.data.choose)
        body.look_again_asked.connect(self.data.again)
        self.news.told.connect(self._on_news)
        self.run.pace_changed.connect(self.top.refresh)
        self.run.waits.connect(self.toast.tell)
        self.weights.told.connect(self.toast.tell)
        self.top.data_asked.connect(partial(body.show_training, "data"))
        self.top.device_asked.connect(partial(body.show_training, "settings", "device"))
        self.status.problems_asked.connect(self.show_problems)
        self.status.theme_asked.connect(self.views.toggle_theme)
        self.status.language_asked.connect(self.views.toggle_language)
        body.strip.restart_asked.connect(self.run.restart)
        body.docks.filled.connect(self._on_filled)
        body.layer_chosen.connect(body.canvas.append_layer)
        body.template_chosen.connect(self.files.new_from)
        body.command_asked.connect(self._on_command)
        body.canvas.parameters_requested.connect(self.explain)
        self.recovery.recovered.connect(self.files.recover)

    def retranslate(self) -> None:
        self.actions_.retranslate()
        self.menu.retranslate()
        self.exports.retranslate()
        self._panel_menu.setTitle(self.tr("Panels"))
        for action in self._panel_actions:
            action.setText(self.body.docks.title(action.data()))
        self._mark()

    # ---- keeping up

    def _on_project(self) -> None:
        """Before anything of another document is shown."""
        self.selection.turn(self.workspace.current.document.id)

    def _mark(self) -> None:
        self._alt_alone = False
        self._due.start(0)

    def _on_progressed(self) -> None:
        """The title and what can be done change rarely while a run goes on."""
        if not self._due.isActive():
            self._due.start(CALM_MS)

    def _update(self) -> None:
        project = self.workspace.current
        self.setWindowTitle(self.tr("[*]{0} – Layerloom").format(project.title))
        if project.modified != self.isWindowModified():  # Qt tells every widget, each time
            self.setWindowModified(project.modified)
        self.actions_.update_states(self._situation)

    def bottom_shown(self) -> bool:
        return self.body.bottom_shown()

    def wire_selected(self) -> bool:
        return self.body.canvas.selected_wire is not None

    def tell_refusal(self, refused: Refused) -> None:
        """One sentence that a person can act on."""
        self.toast.tell(translations.text(refused.text), "problem")

    def _on_news(self, text: str, kind: str) -> None:
        self.toast.tell(text, "problem" if kind == "problem" else "good")
        if not self.isActiveWindow():
            QApplication.alert(self)

    def _on_data_taken(self, text: str) -> None:
        self.toast.tell(text, "problem" if self.workspace.current.findings.errors else "good")
        self.body.show_training("data")

    def _on_exported(self, text: str, path: str) -> None:
        task = partial(show_in_folder, path)
        self.toast.tell(text, "good", self.tr("Show the folder"), task)

    def _on_command(self, command_id: str) -> None:
        self.actions_[command_id].trigger()

    def _menu_of_canvas(self, hit: Hit) -> list[QAction | None]:
        """The entries of the canvas's context menu."""
        wire = "wire" if hit.wire is not None else "nothing"
        here = "node" if hit.node else "remark" if hit.remark else wire
        return [None if name is None else self.actions_[name] for name in CONTEXT[here]]

    def _on_filled(self) -> None:
        """The panels are there: each gets an entry in the menu."""
        docks = self.body.docks
        for name in docks.names():
            action = self._panel_menu.addAction(docks.title(name))
            action.setData(name)
            action.triggered.connect(partial(self.show_panel, name))
            self._panel_actions.append(action)

    def _panels(self) -> list[QAction]:
        self.body.docks.fill()
        return self._panel_actions

    def _templates(self) -> list[QAction]:
        made = []
        for template in self.workspace.templates():
            action = QAction(translations.text(template.title), self)
            action.setToolTip(translations.text(template.goal))
            action.triggered.connect(partial(self.files.new_from, template.id))
            made.append(action)
        return made

    # ---- commands of the window itself

    def show_panel(self, name: str) -> None:
        """Bring a lower panel to the front. A name that is not known changes nothing."""
        if name in self.body.docks.names():
            self.body.docks.setVisible(True)
            self.body.docks.show_panel(name)

    def show_problems(self) -> None:
        self.show_panel("problems")

    def show_log(self) -> None:
        self.show_panel("log")

    def show_training(self) -> None:
        self.body.show_training("optimizer")

    def focus_search(self) -> None:
        self.body.left.show_page(LAYERS_TAB)
        self.body.layers.focus_search()

    def toggle_bottom(self) -> None:
        self.body.toggle_bottom()

    def full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def rename(self) -> None:
        """On the canvas where it has the keyboard, else in the inspector."""
        if self.body.canvas.hasFocus():
            self.body.canvas.rename()
        else:
            self.body.show_node()
            self.body.inspector.rename()

    def explain(self) -> None:
        """The inspector says what the layer does."""
        self.body.show_node()
        self.body.inspector.focus_first()

    def show_problem(self, problem: Problem | Origin) -> None:
        """Where a problem is or comes from: the node and its field, or the field of the recipe."""
        part, _, field = (problem.field or "").partition(".")
        if problem.address:
            self.body.canvas.centre_on(problem.address)
            self.body.show_node()
            self.body.inspector.focus_field(problem.field or "")
        elif field:
            self.body.show_training(part, field)

    def show_shortcuts(self) -> None:
        ShortcutSheet(self.actions_, self).open()

    def show_about(self) -> None:
        dialogs.about(self).open()

    def next_area(self) -> None:
        self._walk(1)

    def previous_area(self) -> None:
        self._walk(-1)

    def _walk(self, by: int) -> None:
        first = self.top.train if self.top.train.isEnabled() else self.top.logo
        areas: list[QWidget] = [first, *self.documents.tabs.areas(), *self.body.areas()]
        here = self.focusWidget()
        known = [place for place, area in enumerate(areas) if _holds(area, here)]
        place = (known[0] + by) % len(areas) if known else 0
        areas[place].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- the window's own life

    def _restore(self) -> None:
        self.resize(SIZE)
        self._layout: str | None = ""
        if not self._remembers:
            return
        self.resize(SIZE.boundedTo(self.screen().availableSize() - FRAME))
        stored = self._stored()
        geometry = stored.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self._layout = str(stored.value("layout", ""))

    def _stored(self) -> QSettings:
        return QSettings(str(config_folder() / "window.ini"), QSettings.Format.IniFormat)

    def remember(self) -> None:
        """Keep place, size and layout for the next start."""
        if not self._remembers:
            return
        stored = self._stored()
        stored.setValue("geometry", self.saveGeometry())
        stored.setValue("layout", self.body.state())
        stored.sync()

    def shut(self) -> None:
        """Nothing more is computed or received."""
        self.remember()
        self.body.docks.dock_all()
        self.bridge.stop()
        self.body.canvas.let_go()
        self.workspace.jobs.stop()

    def close_now(self) -> None:
        """Close without asking; unsaved work is there again at the next start."""
        self._may_close = True
        self.close()

    # ---- Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._column.activate()
        if self._layout is not None:
            self.body.arrange()
            self.body.restore(self._layout)
            self._layout = None
            self.body.canvas.setFocus()
            self.bridge.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.documents.leaving.asks and not self._may_close:
            event.ignore()
            self.documents.leaving.quit(self.close_now)
            return
        self.documents.leaving.forget_finished()
        self.shut()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() == QEvent.Type.WindowStateChange:
            self._mark()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = dropped(event)
        if found is not None:
            event.acceptProposedAction()
            files, data, weights = self.files.open_path, self.data.open, self.weights.open
            opened = {"project": files, "data": data, "weights": weights}
            self.bridge.attempt(opened[found[0]], found[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        others = event.modifiers() & ~Qt.KeyboardModifier.AltModifier
        self._alt_alone = event.key() == Qt.Key.Key_Alt and not others
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt pressed and let go opens the menus."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self._alt_alone = False
            self.top.logo.showMenu()
        super().keyReleaseEvent(event)


def _holds(area: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (area is widget or area.isAncestorOf(widget))
