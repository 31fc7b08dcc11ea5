"""The bar on top: name, run controls, progress, data set, device, export, command palette."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QProgressBar, QToolButton, QWidget

from studio.ui import theme
from studio.ui.action_set import ActionSet, key_texts
from studio.ui.command_palette import plain
from studio.ui.labels import ElidedLabel
from studio.ui.live import CALM_MS, Context, LiveWidget
from studio.ui.progress import fraction, run_text
from studio.ui.recipe_section import title_of

HEIGHT = 48
LEFT_WIDTH = 216
PACES = ("run.pace_1", "run.pace_5", "run.pace_20", "run.hurry")

WIDE = 1400
"""Pixels from which every button shows its text."""


class ActionButton(QToolButton):
    """A button for an action: enabled, ticked and described as the action is."""

    def __init__(self, action: QAction, icon: str, *, text: bool, token: str = "text") -> None:
        super().__init__()
        self._action = action
        self.setIcon(theme.icon(icon, token))
        self.setIconSize(QSize(14, 14))
        self.setCheckable(action.isCheckable())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_changed)
        self.show_text(text)

    def show_text(self, shown: bool) -> None:
        """With its text beside the icon, or the icon alone."""
        self._with_text = shown
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        only = Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(beside if shown else only)
        self._on_changed()

    def _on_changed(self) -> None:
        action = self._action
        self.setEnabled(action.isEnabled())
        self.setChecked(action.isChecked())
        self.setToolTip(action.toolTip())
        self.setAccessibleName(plain(action.text()))
        self.setText(plain(action.text()) if self._with_text else "")


class Logo(QToolButton):
    """Diamond and name; a click opens the menus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "flat")
        self.setText("Layerloom")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _font(self) -> QFont:
        font = theme.sans(15, bold=True)
        font.setWeight(QFont.Weight.Bold)
        return font

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self._font()).horizontalAdvance("Layerloom") + 34, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        used = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(used.hover)
            painter.drawRoundedRect(self.rect(), theme.RADIUS, theme.RADIUS)
        middle = self.height() / 2
        corners = [(7, 0), (14, 7), (7, 14), (0, 7)]
        shape = QPolygonF([QPointF(7 + x, middle - 7 + y) for x, y in corners])
        painter.setBrush(used.accent)
        painter.drawPolygon(shape)
        painter.setPen(used.strong)
        painter.setFont(self._font())
        area = self.rect().adjusted(28, 0, 0, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), "Layerloom")
        painter.end()


class Chip(QToolButton):
    """A pill that says one fact and opens what it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_fact(self, text: str, tip: str) -> None:
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
        self.setToolTip(tip)


class SlowStart(QToolButton):
    """Says that the first steps are slowed down; one click ends that."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self._whole = True
        self.setProperty("kind", "accent")
        self.setIcon(theme.icon("fast", "accent"))
        self.setIconSize(QSize(14, 14))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)

    def retranslate(self) -> None:
        whole = self.tr("Slow start: full speed")
        self.setText(whole if self._whole else self.tr("Slow start"))
        first = self.tr("The first steps are slowed down, so that you can see them.")
        second = self.tr("Click for full speed")
        keys = ", ".join(key_texts(self._action.shortcuts()))
        self.setToolTip(f"{first}\n{second} ({keys})")
        self.setAccessibleName(whole)

    def show_whole(self, whole: bool) -> None:
        """What a click does is in the text, or in the tool tip only."""
        self._whole = whole
        self.retranslate()


class TopBar(LiveWidget):
    """Follows project and run; what is clicked here are actions, or told by signals."""

    name = "top bar"
    news_ms = CALM_MS
    after_ms = 20

    data_asked = Signal()
    device_asked = Signal()

    def __init__(
        self, context: Context, actions: ActionSet, main_menu: QMenu, export_menu: QMenu
    ) -> None:
        super().__init__(context)
        self._actions = actions
        self.logo = Logo()
        self.logo.setMenu(main_menu)
        self.title = ElidedLabel()
        self.title.setProperty("kind", "muted")
        self.train = ActionButton(actions["run.train"], "run", text=True, token="on_run")
        self.train.setProperty("kind", "run")
        self.pause = ActionButton(actions["run.pause"], "pause", text=False)
        self.stop = ActionButton(actions["run.stop"], "stop", text=False)
        self.step = ActionButton(actions["run.single_step"], "step", text=True)
        self.pace, self.hurry = QToolButton(), SlowStart(actions["run.hurry"])
        self.data_chip, self.device_chip = Chip(), Chip()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.progress = ElidedLabel()
        self.progress.setProperty("kind", "progress")
        self.progress.fill()
        self.export = QToolButton()
        self.palette_button = QToolButton()
        self._prepare_pace()
        self._prepare_right(export_menu)
        self._assemble()
        self.data_chip.clicked.connect(self.data_asked)
        self.device_chip.clicked.connect(self.device_asked)
        self.retranslate()

    def _prepare_pace(self) -> None:
        menu = QMenu(self)
        for name in PACES:
            menu.addAction(self._actions[name])
        self.pace.setMenu(menu)
        self.pace.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.pace.setProperty("menu", "true")
        self.pace.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _prepare_right(self, export_menu: QMenu) -> None:
        self.export.setMenu(export_menu)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export.setProperty("menu", "true")
        self.palette_button.setIcon(theme.icon("search"))
        self.palette_button.setIconSize(QSize(14, 14))
        self.palette_button.clicked.connect(self._actions["palette.open"].trigger)
        for button in (self.export, self.palette_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _assemble(self) -> None:
        self.setFixedHeight(HEIGHT)
        frame = QFrame()
        frame.setProperty("kind", "bar")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(7, 0, 12, 0)
        row.setSpacing(8)
        left = QWidget()
        left.setFixedWidth(LEFT_WIDTH + 12)
        inner = QHBoxLayout(left)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(5)
        inner.addWidget(self.logo)
        inner.addWidget(self.title, 1)
        row.addWidget(left)
        for button in (self.train, self.pause, self.stop, self.step, self.pace, self.hurry):
            row.addWidget(button)
        row.addSpacing(4)
        self.bar.setMinimumWidth(48)
        self.bar.setMaximumWidth(260)
        row.addWidget(self.bar, 2)
        row.addSpacing(4)
        row.addWidget(self.progress, 5)
        for chip in (self.data_chip, self.device_chip, self.export, self.palette_button):
            row.addWidget(chip)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Training bar"))
        self.logo.setToolTip(self.tr("All menus"))
        self.logo.setAccessibleName(self.tr("Menu"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.pace.setToolTip(self.tr("Pace: steps a second, so that training can be watched"))
        self.hurry.retranslate()
        self.export.setText(self.tr("Export"))
        self.export.setToolTip(self._actions["exports.choose"].toolTip())
        key = self._actions["palette.open"].shortcut()
        self.palette_button.setText(key.toString(QKeySequence.SequenceFormat.NativeText))
        self.palette_button.setToolTip(self._actions["palette.open"].toolTip())
        self.palette_button.setAccessibleName(self.tr("Command palette"))

    def _fold(self) -> None:
        """In a narrow window some buttons say less: the progress needs the room."""
        wide = self.width() >= WIDE
        self.hurry.show_whole(wide)
        self._show_pace()
        self.step.show_text(wide)
        beside = Qt.ToolButtonStyle.ToolButtonTextOnly
        only = Qt.ToolButtonStyle.ToolButtonIconOnly
        self.palette_button.setToolButtonStyle(beside if wide else only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def refresh(self) -> None:
        project = self.context.project
        self._show_title(project.title, project.modified, str(project.path or ""))
        measured = project.measurements
        image = self._show_data()
        self.bar.setValue(round(1000 * fraction(measured)))
        text = run_text(self.context.workspace.jobs, project, image=image)
        if text != self.progress.text():
            self.progress.setText(text)
        self._show_device()
        self._show_pace()

    def _show_pace(self) -> None:
        """The pace that a person chose; a slow start says so instead, and how to end it."""
        jobs, project = self.context.workspace.jobs, self.context.project
        slow = jobs.slow_start and jobs.running is project
        self.pace.setVisible(not slow)
        self.hurry.setVisible(slow)
        fast = self.tr("full")
        short = fast if jobs.pace is None else self.tr("{0} / s").format(f"{jobs.pace:g}")
        whole = self.tr("Pace: {0}").format(short)
        text = whole if self.width() >= WIDE else short
        if text != self.pace.text():
            self.pace.setText(text)
            self.pace.setAccessibleName(whole)

    def _show_title(self, title: str, modified: bool, path: str) -> None:
        self.title.setText(f"{title} ●" if modified else title)
        changed = self.tr("There are changes that are not saved.") if modified else ""
        self.title.set_tip("\n".join(part for part in (path, changed) if part))

    def _show_data(self) -> bool:
        """True where the data are pictures."""
        project = self.context.project
        data = project.data_set()
        tip = self.tr("Choose and set up the data")
        if data is None:
            self.data_chip.show_fact(project.document.data.type or self.tr("no data"), tip)
            return False
        samples = data.samples()
        title = title_of(type(data))
        self.data_chip.show_fact(title if samples is None else f"{title} · {samples:,}", tip)
        return data.kind == "image"

    def _show_device(self) -> None:
        project = self.context.project
        wanted = str(project.document.recipe.settings.get("device", "auto"))
        device = project.measurements.device if wanted == "auto" else wanted
        text = device.upper() if device else self.tr("Auto")
        self.device_chip.show_fact(text, self.tr("Choose where to compute"))
