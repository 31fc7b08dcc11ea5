"""In the inspector: with whom the selected layers share their weights, and how to change that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.graph.model import Node
from studio.graph.sharing import can_share, groups_of
from studio.ui import theme
from studio.ui.labels import label
from studio.ui.live import Context

SHARE, UNLINK = "sharing.share", "sharing.unlink"


class SharedNote(QWidget):
    """Hidden where nothing is shared or could be."""

    asked = Signal(str)
    """The id of a command."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._partners: tuple[str, ...] = ()
        self._mark = QLabel()
        self._mark.setPixmap(theme.icon("link", "accent").pixmap(QSize(15, 15)))
        self._mark.setFixedWidth(18)
        self.said = label(kind="small", wrap=True)
        self.shower, self.sharer, self.unlinker = (QPushButton() for _ in range(3))
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._mark)
        line.addWidget(self.said, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.shower, self.sharer, self.unlinker):
            buttons.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addLayout(buttons)
        self.shower.clicked.connect(self._on_shown)
        self.sharer.clicked.connect(self._on_share)
        self.unlinker.clicked.connect(self._on_unlink)
        self.retranslate()

    def retranslate(self) -> None:
        self.sharer.setText(self.tr("Share the weights"))
        self.sharer.setToolTip(self.tr("These layers become one module that is called again"))
        self.unlinker.setText(self.tr("Unlink"))
        self.unlinker.setToolTip(self.tr("Weights of its own again"))
        self.shower.setToolTip(self.tr("Select the layers that use the same weights"))

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """One selected layer, or several."""
        document = self._context.project.document
        home = document.home(nodes[0].id)
        groups = {} if home is None else groups_of(home)
        ids = [node.id for node in nodes]
        group = next((groups[one] for one in ids if one in groups), ())
        self._partners = tuple(one for one in group if one not in ids)
        names = [] if home is None else [home.nodes[one].name for one in self._partners]
        joinable = can_share(document, ids)
        self.setVisible(bool(group) or joinable)
        self.said.setText(self._sentence(nodes, group, names))
        self._mark.setVisible(bool(group))
        self.said.setVisible(bool(group))
        self.shower.setVisible(bool(names))
        self.shower.setText(self.tr("Show {0}").format(names[0] if len(names) == 1 else "…"))
        self.sharer.setVisible(joinable)
        self.unlinker.setVisible(bool(group))

    def _sentence(self, nodes: Sequence[Node], group: tuple[str, ...], names: list[str]) -> str:
        if not group:
            return ""
        if len(nodes) > 1:
            return self.tr("Layers among these share their weights: fields change together.")
        if nodes[0].id != group[0]:
            owner = self._context.project.document.node(group[0])
            name = "" if owner is None else owner.name
            return self.tr("Uses the weights of {0}: their fields change together.").format(name)
        text = self.tr("Its weights are used by {0} too: their fields change together.")
        return text.format(", ".join(names))

    # ---- what a person does

    def _on_shown(self) -> None:
        self._context.selection.set(self._partners)

    def _on_share(self) -> None:
        self.asked.emit(SHARE)

    def _on_unlink(self) -> None:
        self.asked.emit(UNLINK)
