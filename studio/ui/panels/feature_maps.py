"""What the selected layer gives for one sample: maps as a mosaic, a vector as bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSpinBox,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from studio.engine.pictures import Picture
from studio.engine.wishes import Want, Wish
from studio.graph.findings import Finding
from studio.spec.layer import Sink
from studio.spec.messages import translate
from studio.spec.problems import Address
from studio.ui import theme, translations
from studio.ui.panels.panel import NOTHING, Context, Panel, panel
from studio.ui.panels.saving import PICTURES, SaveDialog
from studio.ui.plots.bars import BarsView
from studio.ui.plots.mosaic import MosaicView
from studio.ui.selection import Pixel
from studio.ui.stepper.arithmetic import window_of

COLOURS = ("magma", "viridis", "grey")
ORDERS = ("index", "activation")


class Veil(QWidget):
    """Dims what lies under it and lets the mouse through; as large as its parent.

    A graphics effect would do the same, but crashes with widgets that paint into pictures.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        self.raise_()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tinted(theme.current().panel, 0.6))
        painter.end()


@panel("feature_maps", translate("Panels", "Feature maps"), "right")
class FeatureMapsPanel(Panel):
    """Live while the network trains, and before and after it."""

    after_ms = 25

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: tuple[Picture, Address] | None = None
        self._head = self.heading()
        self.mosaic, self.bars = MosaicView(self), BarsView(self)
        self.mosaic.map_clicked.connect(self._on_map_clicked)
        self.mosaic.pixel_clicked.connect(self._on_pixel_clicked)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.mosaic)
        self._stack.addWidget(self.bars)
        holder = QWidget(self)
        holder.setLayout(self._stack)
        self._veil = Veil(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 4)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(holder, 1)
        column.addLayout(self._make_tools())
        self.retranslate()

    def _make_tools(self) -> QHBoxLayout:
        self._previous = self.tool("chevron_right", self._on_previous)
        self._previous.setArrowType(Qt.ArrowType.LeftArrow)
        self._next = self.tool("chevron_right", self._on_next)
        self._next.setArrowType(Qt.ArrowType.RightArrow)
        self._sample = QSpinBox(self)
        self._sample.setRange(0, 999_999)
        self._sample.setFixedWidth(84)
        theme.inset(self._sample)
        self._sample.valueChanged.connect(self._on_sample)
        self._view = self.tool("eye", self._on_view)
        self._menu = QMenu(self)
        self._orders = self._choices(ORDERS, self.mosaic.set_order)
        self._menu.addSeparator()
        self._colours = self._choices(COLOURS, self.mosaic.set_colours)
        self._save = self.tool("picture", self._on_save)
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (self._previous, self._sample, self._next):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._view)
        row.addWidget(self._save)
        return row

    def _choices(self, names: Iterable[str], choose: Callable[[str], None]) -> dict[str, QAction]:
        """Entries of the menu, one of which is chosen, the first to begin with."""
        group = QActionGroup(self)
        made: dict[str, QAction] = {}
        for name in names:
            action = self._menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(not made)
            action.triggered.connect(partial(self._on_choice, choose, name))
            group.addAction(action)
            made[name] = action
        return made

    def retranslate(self) -> None:
        names = (
            (self._previous, self.tr("Previous sample")),
            (self._next, self.tr("Next sample")),
            (self._sample, self.tr("Sample that is shown")),
            (self._view, self.tr("Order and colours of the maps")),
            (self._save, self.tr("Save the maps as a picture")),
        )
        for widget, text in names:
            widget.setToolTip(text)
            widget.setAccessibleName(text)
        self._orders["index"].setText(self.tr("Order by index"))
        self._orders["activation"].setText(self.tr("Order by activation"))
        for name, action in self._colours.items():
            action.setText(self.tr("Colours: {0}").format(name))
        self._shown = None

    def wants(self) -> frozenset[Wish]:
        finding = self._finding()
        return NOTHING if finding is None else frozenset({self._want(finding.address)})

    def _want(self, address: Address) -> Want:
        sample = self.context.project.sample
        if self.mosaic.enlarged is not None:
            return Want(address, "output", "full", sample)
        return Want(address, "output", "mosaic", sample)

    def _finding(self) -> Finding | None:
        """The selected node, else the first layer that gives maps."""
        findings = self.context.project.findings
        primary = self.context.selection.primary
        if primary is not None:
            return findings.of(primary)
        leaves = findings.leaves()
        maps = [leaf for leaf in leaves if leaf.output is not None and leaf.output.rank == 3]
        return next(iter(maps or leaves), None)

    def refresh(self) -> None:
        project = self.context.project
        finding = self._finding()
        if self._sample.value() != project.sample:  # the same value again would be painted
            self._sample.blockSignals(True)
            self._sample.setValue(project.sample)
            self._sample.blockSignals(False)
        if finding is None:
            self._say("", self.tr("Select a layer to see what it gives."))
            return
        picture = self._picture(finding.address)
        if picture is None:
            self._say(finding.path, self._why_nothing(finding))
            return
        if self._shown is None or self._shown != (picture, finding.address):
            self._shown = (picture, finding.address)
            self._show(picture, finding)
        self._head.setText(self._headline(picture, finding))
        self._veil.setVisible(project.findings.errors or self._changed(picture))

    def _picture(self, address: Address) -> Picture | None:
        pictures, sample = self.context.project.pictures, self.context.project.sample
        wanted = pictures.get(self._want(address))
        return wanted or pictures.get(Want(address, "output", "mosaic", sample))

    def _changed(self, picture: Picture) -> bool:
        """The picture is of another network than the one on the canvas."""
        run = self.context.project.run
        return run is not None and picture.text_sha == run.sha256 and self.context.project.run_stale

    def _why_nothing(self, finding: Finding) -> str:
        if self.context.project.findings.errors:
            return self.tr("Shown once the problems of the network are mended.")
        computing = self.waiting(self.tr("Computing…"))
        return computing if finding.live else self.tr("Nothing uses this layer.")

    def _say(self, head: str, text: str) -> None:
        self._shown = None
        self._head.setText(head)
        self.mosaic.set_empty_text(text)
        self.mosaic.clear()
        self._stack.setCurrentWidget(self.mosaic)
        self._veil.hide()

    def _show(self, picture: Picture, finding: Finding) -> None:
        if picture.maps is None:
            self._show_vector(picture, finding)
            return
        self.mosaic.set_explains(window_of(finding.layer) is not None)
        if picture.rgb:
            self.mosaic.set_images(picture.maps)
        else:
            self.mosaic.set_maps(
                picture.maps,
                picture.low,
                picture.high,
                signed=picture.signed,
                values=picture.values,
            )
        self._stack.setCurrentWidget(self.mosaic)

    def _show_vector(self, picture: Picture, finding: Finding) -> None:
        values = picture.values if picture.values is not None else np.zeros(0, np.float32)
        data = self.context.project.data_set()
        classes = () if data is None else data.target().classes or ()
        last = isinstance(finding.layer, Sink) or self._feeds_output(finding)
        named = last and len(classes) == len(values)
        true = classes.index(picture.label) if named and picture.label in classes else None
        guess = int(np.argmax(values)) if named and len(values) else None
        shown = () if data is None or not named else translations.target(data).classes or ()
        self.bars.set_values(values, labels=shown, true=true, predicted=guess)
        self._stack.setCurrentWidget(self.bars)

    def _feeds_output(self, finding: Finding) -> bool:
        home = self.context.project.document.home(finding.node.id)
        if home is None:
            return False
        return any(reader.type == "Output" for reader, _ in home.readers(finding.node.id))

    def _headline(self, picture: Picture, finding: Finding) -> str:
        parts = [finding.path]
        if picture.rgb:
            parts.append(self.tr("colour picture"))
        elif picture.maps is None:
            parts.append(self.tr("%n value(s)", "", picture.count))
        elif picture.count > len(picture.maps):
            parts.append(self.tr("{0} of {1} maps").format(len(picture.maps), picture.count))
        else:
            parts.append(self.tr("%n map(s)", "", picture.count))
        if picture.label:
            data = self.context.project.data_set()
            label = translations.class_name(data, picture.label)
            parts.append(self.tr("sample “{0}”").format(label))
        if self._changed(picture):
            parts.append(self.tr("of the network before your changes"))
        return " · ".join(parts)

    def _on_previous(self) -> None:
        self.context.project.watch(self.context.project.sample - 1)

    def _on_next(self) -> None:
        self.context.project.watch(self.context.project.sample + 1)

    def _on_sample(self, sample: int) -> None:
        self.context.project.watch(sample)

    def _on_choice(self, choose: Callable[[str], None], name: str, _checked: bool = True) -> None:
        choose(name)

    def _on_view(self) -> None:
        self._menu.popup(self._view.mapToGlobal(QPoint(0, -self._menu.sizeHint().height())))

    def _on_map_clicked(self, _index: int) -> None:
        self.mark()

    def _on_pixel_clicked(self, channel: int, row: int, column: int) -> None:
        """Have an output number explained; large maps are shown smaller than they are.

        Of a sequence there is one map, whose rows are the channels.
        """
        shown, finding = self._shown, self._finding()
        if shown is None or finding is None or finding.output is None or shown[0].maps is None:
            return
        rows, columns = shown[0].maps.shape[1:]
        height, width = finding.output.dims[-2:]
        row, column = row * height // rows, column * width // columns
        place = (row, 0, column) if finding.output.rank == 2 else (channel, row, column)
        self.context.selection.explain(Pixel(finding.address, *place))

    def _on_save(self) -> None:
        shown = self.mosaic if self._stack.currentWidget() is self.mosaic else self.bars
        stem = self._head.text().split(" · ")[0] or "maps"
        SaveDialog(self, stem, PICTURES, shown.save_picture, self.context.bridge.attempt).open()

    def save_picture(self, path: Path) -> None:
        """What is shown now, as PNG or SVG."""
        shown = self.mosaic if self._stack.currentWidget() is self.mosaic else self.bars
        shown.save_picture(path)
