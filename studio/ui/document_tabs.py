"""The tabs of the open documents. Not here: what closing asks (`leaving`), what a tab shows.

One tab a document: title, a dot while there are unsaved changes, a mark while it is trained. The
bar is hidden while only one document is open.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QToolButton, QWidget

from studio.project import Project
from studio.ui import theme
from studio.ui.live import CALM_MS, Context, LiveWidget

HEIGHT = 32
NARROWEST, TIGHT, WIDEST = 104, 150, 220
"""Pixels of one tab; beyond `TIGHT` it gives way where there are many, before the bar scrolls."""

MARKS = {"trains": ("run", "accent"), "paused": ("pause", "accent"), "waits": ("run", "muted")}
"""Icon and colour of what a training does."""


class TabBar(QTabBar):
    """Tabs of a certain width; the middle button closes one."""

    middle_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(10, 10))
        self.setFixedHeight(HEIGHT)
        self._pressed = -1
        self._grip = (0.0, 0.0)

    def tabSizeHint(self, index: int) -> QSize:
        width = super().tabSizeHint(index).width()
        return QSize(min(WIDEST, max(NARROWEST, width)), HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index).boundedTo(QSize(TIGHT, HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pressed = self.tabAt(event.position().toPoint())
            return
        x = event.position().x()
        tab = self.tabRect(self.tabAt(event.position().toPoint()))
        self._grip = (x - tab.left(), self.width() - (tab.right() - x))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A tab that is dragged stays in the bar, where it can be seen."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            x = min(max(event.position().x(), self._grip[0]), self._grip[1])
            place = QPointF(x, event.position().y())
            held = (event.button(), event.buttons(), event.modifiers())
            event = QMouseEvent(event.type(), place, event.globalPosition(), *held)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            here = self.tabAt(event.position().toPoint())
            if here >= 0 and here == self._pressed:
                self.middle_clicked.emit(here)
            return
        super().mouseReleaseEvent(event)


class CloseButton(QToolButton):
    """The cross of a tab; it says of which document it is."""

    asked = Signal(object)

    def __init__(self, project: Project, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = project
        self.setProperty("kind", "tiny")
        self.setIcon(theme.icon("close", "muted"))
        self.setIconSize(QSize(10, 10))
        self.setFixedSize(18, 18)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.asked.emit(self._project)


class DocumentTabs(LiveWidget):
    """Follows the workspace; what is clicked is told by signals."""

    name = "document tabs"
    news_ms = CALM_MS

    chosen = Signal(object)
    """The `Project` that is to be shown."""

    close_asked = Signal(object)
    """The `Project` whose tab is to be closed."""

    new_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.bar = TabBar()
        self.adder = QToolButton()
        self._shown: list[Project] = []
        self._assemble()
        self.bar.currentChanged.connect(self._on_current)
        self.bar.tabMoved.connect(self._on_moved)
        self.bar.middle_clicked.connect(self._on_middle)
        self.adder.clicked.connect(self.new_asked)
        context.bridge.listed.connect(self.update_now)
        context.bridge.document_changed.connect(self.update_now)
        self.retranslate()
        self.update_now()

    def _assemble(self) -> None:
        self.setFixedHeight(HEIGHT + 1)
        frame = QFrame()
        frame.setProperty("kind", "tabs")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(4)
        row.addWidget(self.bar)
        row.addWidget(self.adder)
        row.addStretch(1)
        self.adder.setProperty("kind", "tiny")
        self.adder.setIcon(theme.icon("plus", "muted"))
        self.adder.setIconSize(QSize(12, 12))
        self.adder.setFixedSize(24, 24)
        self.adder.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def retranslate(self) -> None:
        self.bar.setAccessibleName(self.tr("Open projects"))
        self.adder.setToolTip(self.tr("New project"))
        self.adder.setAccessibleName(self.tr("New project"))
        for place, project in enumerate(self._shown):
            self._name_button(place, project)

    def update_now(self) -> None:
        """Which tabs there are, and which one is in front: at once, also while it is hidden."""
        workspace = self.context.workspace
        projects = workspace.projects
        self.bar.blockSignals(True)
        if projects != self._shown:
            self._show_tabs(list(projects))
        if projects:
            self.bar.setCurrentIndex(projects.index(workspace.current))
        self.bar.blockSignals(False)
        self.refresh()
        self.setVisible(len(projects) > 1)

    def _show_tabs(self, projects: list[Project]) -> None:
        """Only what differs: tabs that stay keep their place on the screen."""
        for place in reversed(range(len(self._shown))):
            if self._shown[place] not in projects:
                self.bar.removeTab(place)
                del self._shown[place]
        for place, project in enumerate(projects):
            if project not in self._shown:
                self._insert(place, project)
            elif self._shown[place] is not project:
                before = self._shown.index(project)
                self.bar.moveTab(before, place)
                self._shown.insert(place, self._shown.pop(before))

    def _insert(self, place: int, project: Project) -> None:
        self.bar.insertTab(place, project.title)
        button = CloseButton(project, self.bar)
        button.asked.connect(self.close_asked)
        self.bar.setTabButton(place, QTabBar.ButtonPosition.RightSide, button)
        self._shown.insert(place, project)
        self._name_button(place, project)

    def _name_button(self, place: int, project: Project) -> None:
        button = self.bar.tabButton(place, QTabBar.ButtonPosition.RightSide)
        if button is not None:
            button.setToolTip(self.tr("Close the tab"))
            button.setAccessibleName(self.tr("Close {0}").format(project.title))

    def refresh(self) -> None:
        """What every tab says of its document."""
        for place, project in enumerate(self._shown):
            title = _plain(project.title)
            # In front, where no long title hides it.
            text = f"● {title}" if project.modified else title
            if self.bar.tabText(place) != text:
                self.bar.setTabText(place, text)
                self._name_button(place, project)
            self._show_mark(place, project)

    def _show_mark(self, place: int, project: Project) -> None:
        mark, said = self._training(project)
        facts = [project.title, str(project.path or self.tr("not saved in a file yet"))]
        if project.modified:
            facts.append(self.tr("There are changes that are not saved."))
        facts += [said] if said else []
        tip = "\n".join(facts)
        if self.bar.tabToolTip(place) != tip:
            self.bar.setTabToolTip(place, tip)
            self.bar.setAccessibleTabName(place, ", ".join(facts))
        if self.bar.tabData(place) != mark:
            self.bar.setTabData(place, mark)
            self.bar.setTabIcon(place, theme.icon(*MARKS[mark]) if mark else QIcon())

    def _training(self, project: Project) -> tuple[str, str]:
        """The name of the mark, and what it says."""
        jobs = self.context.workspace.jobs
        if jobs.waiting(project):
            return "waits", self.tr("Its training begins when the other one has ended.")
        if jobs.running is not project:
            return "", ""
        if project.measurements.state == "paused":
            return "paused", self.tr("Its training is paused.")
        return "trains", self.tr("It is being trained.")

    def mark_of(self, project: Project) -> str:
        """What a tab says of the training: "trains", "paused", "waits" or nothing."""
        return str(self.bar.tabData(self._shown.index(project)) or "")

    def areas(self) -> list[QWidget]:
        """What F6 walks through."""
        return [self.bar] if self.isVisible() else []

    def at(self, place: QPoint) -> Project | None:
        """The document of the tab at a place of the screen."""
        index = self.bar.tabAt(self.bar.mapFromGlobal(place)) if self.bar.isVisible() else -1
        return self._shown[index] if index >= 0 else None

    # ---- what a person does

    def _on_current(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self.chosen.emit(self._shown[place])

    def _on_moved(self, before: int, after: int) -> None:
        project = self._shown.pop(before)
        self._shown.insert(after, project)
        self.context.workspace.move(project, after)

    def _on_middle(self, place: int) -> None:
        self.close_asked.emit(self._shown[place])


def _plain(title: str) -> str:
    """As it stands: in a tab one ampersand would underline what follows."""
    return title.replace("&", "&&")
