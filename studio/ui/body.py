"""What stands between top bar and status bar: layer list, canvas, lower panels, inspector."""

from __future__ import annotations

import json
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from studio.graph.blocks import remove_block
from studio.graph.model import INSTANCE
from studio.graph.places import definition_at
from studio.spec.messages import translate
from studio.ui.canvas.view import Canvas
from studio.ui.docks import Docks
from studio.ui.gallery import Gallery
from studio.ui.inspector import Inspector
from studio.ui.live import Context
from studio.ui.offers import block_offers
from studio.ui.palette import Palette
from studio.ui.strips import FailureStrip, RunStrip
from studio.ui.tabs import Tabs
from studio.ui.training_form import TrainingForm
from studio.ui.variables.section import VariablesSection

LEFT, RIGHT = 216, 300
LEAST_CANVAS = 320
LOWER_PART = 0.345
LOWEST, HIGHEST = 220, 340
"""Of the lower panels: their part of the height at first, and its bounds."""

LAYERS_TAB, GALLERY_TAB, NODE_TAB, TRAINING_TAB = "layers", "gallery", "node", "training"


class Body(QWidget):
    """Three columns; the middle one holds the canvas and under it the lower panels."""

    layer_chosen = Signal(str)
    """The type name of a layer that is to be added."""

    template_chosen = Signal(str)

    command_asked = Signal(str)
    """The id of a command that a button in here stands for."""

    own_data_asked = Signal(str)
    """The type name of the data set whose files are to be chosen."""

    look_again_asked = Signal()
    """The files of the data set may have changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.canvas = Canvas(context.workspace, context.selection)
        self.docks = Docks(context)
        self.strip, self.failure = RunStrip(context), FailureStrip(context)
        self.left, self.right = Tabs(), Tabs()
        self.variables = VariablesSection(context)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._rows = QSplitter(Qt.Orientation.Vertical)
        self._assemble()
        self.retranslate()

    def _assemble(self) -> None:
        self.left.add(LAYERS_TAB, "", self._make_palette)
        self.left.add(GALLERY_TAB, "", self._make_gallery)
        self.right.add(NODE_TAB, "", self._make_inspector)
        self.right.add(TRAINING_TAB, "", self._make_training)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.failure)
        column.addWidget(self.canvas, 1)
        self._rows.addWidget(top)
        self._rows.addWidget(self.docks)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.right, 1)
        beside.addWidget(self.variables)
        self.variables.recipe_asked.connect(self.show_training)
        for part in (self.left, self._rows, side):
            self._columns.addWidget(part)
        for splitter in (self._columns, self._rows):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._columns.setStretchFactor(1, 1)
        self._rows.setStretchFactor(0, 1)
        self.left.setMinimumWidth(160)
        self.right.setMinimumWidth(250)
        self.canvas.setMinimumSize(LEAST_CANVAS, 140)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._columns)
        self.setFocusProxy(self.canvas)

    # ---- the pages of the sides, made when they are first needed

    def _make_palette(self) -> QWidget:
        self._palette = made = Palette()
        made.chosen.connect(self.layer_chosen)
        made.tree.removed.connect(self._on_block_removed)
        self._context.bridge.document_changed.connect(self._show_blocks)
        self._context.selection.changed.connect(self._show_blocks)
        self._show_blocks()
        return made

    def _on_block_removed(self, type_name: str) -> None:
        project = self._context.project
        inner = project.document.definitions[type_name.removeprefix(INSTANCE)]
        label = translate("Blocks", "Delete the block {name}", name=inner.name)
        self._context.bridge.attempt(project.edit, remove_block, inner.id, label=label)

    def _show_blocks(self) -> None:
        """The list of layers ends with the blocks that may stand where the canvas is."""
        if self._context.workspace.projects:
            document = self._context.project.document
            here = definition_at(document, self._context.selection.place)
            self._palette.show_blocks(block_offers(document, here))

    def _make_gallery(self) -> QWidget:
        made = Gallery(self._context.workspace.templates())
        made.chosen.connect(self.template_chosen)
        return made

    def _make_inspector(self) -> QWidget:
        made = Inspector(self._context)
        made.asked.connect(self.command_asked)
        return made

    def _make_training(self) -> QWidget:
        made = TrainingForm(self._context)
        made.own_data_asked.connect(self.own_data_asked)
        made.look_again_asked.connect(self.look_again_asked)
        return made

    @property
    def layers(self) -> Palette:
        return cast(Palette, self.left.page(LAYERS_TAB))

    @property
    def gallery(self) -> Gallery:
        return cast(Gallery, self.left.page(GALLERY_TAB))

    @property
    def inspector(self) -> Inspector:
        return cast(Inspector, self.right.page(NODE_TAB))

    @property
    def training(self) -> TrainingForm:
        return cast(TrainingForm, self.right.page(TRAINING_TAB))

    def retranslate(self) -> None:
        self.left.set_title(LAYERS_TAB, self.tr("Layers"))
        self.left.set_title(GALLERY_TAB, self.tr("Gallery"))
        self.right.set_title(NODE_TAB, self.tr("Node"))
        self.right.set_title(TRAINING_TAB, self.tr("Training"))
        self.left.bar.setAccessibleName(self.tr("Left side"))
        self.right.bar.setAccessibleName(self.tr("Right side"))

    # ---- sizes

    def arrange(self) -> None:
        """The first layout: sides as wide as they are meant to be, a third for the panels."""
        width, height = self.width(), self.height()
        self._columns.setSizes([LEFT, width - LEFT - RIGHT, RIGHT])
        lower = round(min(HIGHEST, max(LOWEST, LOWER_PART * height)))
        self._rows.setSizes([height - lower, lower])
        middle = width - LEFT - RIGHT
        self.docks.setSizes([round(0.535 * middle), round(0.465 * middle)])

    def bottom_shown(self) -> bool:
        return not self.docks.isHidden()

    def toggle_bottom(self) -> None:
        self.docks.setVisible(not self.bottom_shown())

    def state(self) -> str:
        """Sizes, tabs and panels as text for the settings file."""
        return json.dumps(
            {
                "columns": self._columns.sizes(),
                "rows": self._rows.sizes(),
                "bottom": self.bottom_shown(),
                "left": self.left.current(),
                "right": self.right.current(),
                "docks": self.docks.state(),
            }
        )

    def restore(self, text: str) -> bool:
        """False, and nothing has changed, where the text is not understood."""
        try:
            state = json.loads(text)
            columns = [int(size) for size in state["columns"]]
            rows = [int(size) for size in state["rows"]]
        except (ValueError, KeyError, TypeError):
            return False
        self._columns.setSizes(columns)
        self._rows.setSizes(rows)
        self.left.show_page(str(state.get("left", "")))
        self.right.show_page(str(state.get("right", "")))
        self.docks.restore(str(state.get("docks", "")))
        self.docks.setVisible(state.get("bottom") is not False)
        return True

    # ---- areas

    def areas(self) -> list[QWidget]:
        """What F6 walks through, in reading order: each takes the keyboard itself."""
        left = self.layers.search if self.left.current() == LAYERS_TAB else self.left.bar
        lower = [area.bar for area in self.docks.areas.values() if area.isVisible()]
        return [left, self.canvas, *lower, self.right.bar]

    def show_training(self, section: str = "", field: str = "") -> None:
        self.right.show_page(TRAINING_TAB)
        if section:
            self.training.show_section(section, field)

    def show_node(self) -> None:
        self.right.show_page(NODE_TAB)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
