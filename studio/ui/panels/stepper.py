"""One output number of a convolution or of pooling at a time, with every number that makes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QSpinBox, QVBoxLayout, QWidget

from studio.engine.wishes import Inside, Opened, Wish
from studio.graph.findings import Finding
from studio.spec.layer import Layer
from studio.spec.messages import translate
from studio.spec.problems import Address
from studio.ui import theme, translations
from studio.ui.labels import label
from studio.ui.panels.panel import NOTHING, Context, Panel, panel
from studio.ui.panels.saving import PICTURES, SaveDialog
from studio.ui.selection import Pixel
from studio.ui.stepper.arithmetic import Place, Window, window_of
from studio.ui.stepper.scene import Scene, scene_of
from studio.ui.stepper.view import StepperView

SLOWEST, USUAL, FASTEST = 1, 3, 20
"""Output numbers a second while it plays."""

LOW = 220
"""In less height the numbers take the place of the head line."""

Key = tuple[Opened, Address, Place, int]


@panel("stepper", translate("Panels", "Number by number"), "left")
class StepperPanel(Panel):
    """Live while the network trains, and before and after it."""

    news_ms = 100

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._address: Address = ()
        self._place, self._channel = Place(), 0
        self._asked_for: Pixel | None = None
        self._shown: Key | None = None
        self._nearest: Address = ()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)
        self._head = self.heading()
        self.view = StepperView(self)
        self.view.place_asked.connect(self._on_place)
        self.view.channel_asked.connect(self._on_channel)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 4)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self.view, 1)
        column.addLayout(self._make_tools())
        context.selection.explanation_asked.connect(self.mark)
        self.retranslate()

    def _make_tools(self) -> QHBoxLayout:
        self.play_button = self.tool("run", self.toggle)
        self.step_button = self.tool("step", self.step)
        self.speed = QSlider(Qt.Orientation.Horizontal, self)
        self.speed.setRange(SLOWEST, FASTEST)
        self.speed.setValue(USUAL)
        self.speed.setFixedWidth(80)
        self.speed.valueChanged.connect(self._on_speed)
        self._given, self.given = label(kind="small"), self._spin()
        self._made, self.made = label(kind="small"), self._spin()
        self.given.valueChanged.connect(self._on_channel)
        self.made.valueChanged.connect(self._on_made)
        self._jump = QPushButton(self)
        self._jump.clicked.connect(self._on_jump)
        self._save = self.tool("picture", self._on_save)
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (self.play_button, self.step_button, self.speed):
            row.addWidget(widget)
        row.addSpacing(6)
        for part in (self._given, self.given, self._made, self.made, self._jump):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._save)
        return row

    def _spin(self) -> QSpinBox:
        made = QSpinBox(self)
        made.setFixedWidth(62)
        theme.inset(made)
        return made

    def retranslate(self) -> None:
        names = (
            (self.step_button, self.tr("Next output number")),
            (self.speed, self.tr("Output numbers a second")),
            (self.given, self.tr("Input channel whose numbers are shown")),
            (self.made, self.tr("Output channel")),
            (self._save, self.tr("Save the calculation as a picture")),
        )
        for widget, text in names:
            widget.setToolTip(text)
            widget.setAccessibleName(text)
        self.view.setAccessibleName(self.tr("Number by number"))
        keys = self.tr("Next output number. Arrow keys, Page Up and Page Down move, too.")
        self.step_button.setToolTip(keys)
        self._given.setText(self.tr("in"))
        self._made.setText(self.tr("out"))
        self._show_playing()
        self._shown = None

    # ---- what is shown

    def wants(self) -> frozenset[Wish]:
        finding = self._finding()
        if finding is None or window_of(finding.layer) is None:
            return NOTHING
        return frozenset({Inside(finding.address, self.context.project.sample)})

    def _finding(self) -> Finding | None:
        """The selected node, else the one asked about, else the first that has a window."""
        findings = self.context.project.findings
        primary, pixel = self.context.selection.primary, self.context.selection.pixel
        if primary is not None:
            return findings.of(primary)
        asked = None if pixel is None else findings.of(pixel.address)
        if asked is not None and window_of(asked.layer) is not None:
            return asked
        return next((leaf for leaf in findings.leaves() if window_of(leaf.layer)), None)

    def refresh(self) -> None:
        finding = self._finding()
        window = window_of(finding.layer) if finding is not None else None
        self._offer(finding, window)
        if finding is None or window is None:
            path = finding.path if finding is not None else ""
            self._say(path, self.tr("Select a convolution or a pooling layer."))
            return
        self._follow(finding)
        wish = Inside(finding.address, self.context.project.sample)
        opened = self.context.project.pictures.get(wish)
        if not isinstance(opened, Opened) or self._why_not(finding, opened):
            why = self._why_not(finding, opened) if isinstance(opened, Opened) else ""
            self._say(finding.path, why or self._why_nothing(finding))
            return
        key = (opened, finding.address, self._place, self._channel)
        if key != self._shown:
            self._shown = key
            self._show(finding, window, opened)

    def _follow(self, finding: Finding) -> None:
        """Another layer begins at its first number; what was asked about is gone to."""
        pixel = self.context.selection.pixel
        if finding.address != self._address:
            self._address, self._place, self._channel = finding.address, Place(), 0
        if pixel is not None and pixel is not self._asked_for and pixel.address == finding.address:
            self._asked_for = pixel
            self._place = Place(pixel.channel, pixel.row, pixel.column)

    def _why_nothing(self, finding: Finding) -> str:
        if self.context.project.findings.errors:
            return self.tr("Shown once the problems of the network are mended.")
        if finding.node.muted:
            return self.tr("This layer is muted: data pass it unchanged.")
        computing = self.waiting(self.tr("Computing…"))
        return computing if finding.live else self.tr("Nothing uses this layer.")

    def _why_not(self, finding: Finding, opened: Opened) -> str:
        """Why these numbers are not those of the layer as it is on the canvas."""
        project = self.context.project
        if project.run is not None and opened.text_sha == project.run.sha256 and project.run_stale:
            return self.tr("These numbers are of the network before your changes: train it again.")
        if opened.arrives is None or opened.leaves is None:
            text = self.tr("One sample makes {0} numbers in this layer: too many to follow.")
            return text.format(f"{opened.count:,}") if opened.count else self._why_nothing(finding)
        shape = finding.inputs[0] if finding.inputs else None
        made, layer = finding.output, finding.layer
        if shape is None or made is None or layer is None or not isinstance(layer, Layer):
            return self.tr("Computing…")
        if opened.arrives.shape != shape.dims:
            return self.tr("Computing…")
        own = {name: tensor.shape for name, tensor in opened.tensors.items()}
        fits = own == dict(layer.tensors(shape))
        return "" if fits and opened.leaves.shape == made.dims else self.tr("Computing…")

    def _say(self, head: str, text: str) -> None:
        self._shown = None
        self._head.setText(head)
        self.view.set_empty_text(text)
        self.view.set_scene(None)
        self._enable(None)

    def _show(self, finding: Finding, window: Window, opened: Opened) -> None:
        assert opened.arrives is not None
        assert opened.leaves is not None
        scene = scene_of(
            window, opened.arrives, opened.leaves, opened.tensors, self._place, self._channel
        )
        self._place = scene.place
        self.view.set_scene(scene)
        self._enable(scene)
        parts = [finding.path, self.tr("row {0}, column {1}").format(*scene.place[1:])]
        if opened.label:
            data = self.context.project.data_set()
            called = translations.class_name(data, opened.label)
            parts.insert(1, self.tr("sample “{0}”").format(called))
        fresh, trained = self.tr("before training"), self.tr("step {0}")
        parts.append(trained.format(opened.step) if opened.step else fresh)
        self._head.setText(" · ".join(parts))

    def _enable(self, scene: Scene | None) -> None:
        for widget in (self.play_button, self.step_button, self.speed, self._save):
            widget.setEnabled(scene is not None)
        sums = len(scene.explained.sums) if scene is not None else 0
        first = scene.explained.first if scene is not None else 0
        made = len(scene.leaves) if scene is not None else 0
        shown = scene.channel if scene is not None else 0
        self._set(self._given, self.given, first, first + sums - 1, shown)
        self._set(self._made, self.made, 0, made - 1, self._place.channel)

    def _set(self, name: QWidget, spin: QSpinBox, low: int, high: int, value: int) -> None:
        spin.blockSignals(True)
        spin.setRange(low, max(low, high))
        spin.setValue(value)
        spin.blockSignals(False)
        for widget in (name, spin):
            widget.setVisible(high > low)

    def _offer(self, finding: Finding | None, window: Window | None) -> None:
        """A way to the first layer that has a window, from one that has none."""
        first = next(
            (leaf for leaf in self.context.project.findings.leaves() if window_of(leaf.layer)), None
        )
        offered = finding is not None and window is None and first is not None
        self._jump.setVisible(offered)
        if offered and first is not None:
            self._nearest = first.address
            self._jump.setText(self.tr("Show {0}").format(first.path))

    # ---- moving

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def toggle(self) -> None:
        """Play, or pause."""
        if self.playing:
            self._timer.stop()
        elif self.view.scene is not None:
            self._timer.start(1000 // self.speed.value())
        self._show_playing()

    def step(self) -> None:
        """The next output number, from left to right and down; after the last one the first."""
        scene = self.view.scene
        if scene is None:
            self._stop()
            return
        rows, columns = scene.size
        channel, row, column = scene.place
        at = (row * columns + column + 1) % (rows * columns)
        self._on_place(channel, *divmod(at, columns))

    def _stop(self) -> None:
        self._timer.stop()
        self._show_playing()

    def _show_playing(self) -> None:
        self.play_button.setIcon(theme.icon("pause" if self.playing else "run", "muted"))
        text = (
            self.tr("Pause")
            if self.playing
            else self.tr("Play: one output number after another (Space)")
        )
        self.play_button.setToolTip(text)
        self.play_button.setAccessibleName(text)

    def _on_speed(self, speed: int) -> None:
        self._timer.setInterval(1000 // speed)

    def _on_place(self, channel: int, row: int, column: int) -> None:
        self._place = Place(channel, row, column)
        self.refresh()

    def _on_made(self, channel: int) -> None:
        self._place = self._place._replace(channel=channel)
        self.refresh()

    def _on_channel(self, channel: int) -> None:
        self._channel = channel
        self.refresh()

    def _on_jump(self) -> None:
        self.context.selection.show(self._nearest)

    def _on_save(self) -> None:
        stem = self._head.text().split(" · ")[0] or "numbers"
        attempt = self.context.bridge.attempt
        SaveDialog(self, stem, PICTURES, self.view.save_picture, attempt).open()

    # ---- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._head.setVisible(event.size().height() >= LOW)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop()
