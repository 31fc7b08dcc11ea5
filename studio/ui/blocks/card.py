"""The card of a block: what it is called, how often it is used, open, unpack, make independent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studio.graph import blocks
from studio.graph.model import Definition, Node
from studio.graph.nesting import instances
from studio.graph.ports import PORTS
from studio.spec.messages import translate
from studio.ui.labels import Card, label
from studio.ui.live import Context
from studio.ui.node_header import TitleLine


class BlockCard(Card):
    """Hidden where the selected node is no block. What the buttons do is the canvas's."""

    asked = Signal(str)
    """The id of a command."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._definition: Definition | None = None
        self.name = TitleLine("quiet")
        self.name.entered.connect(self._on_named)
        self._used = label(kind="small", wrap=True)
        self.open, self.unpack, self.own = (QPushButton() for _ in range(3))
        buttons = {"open": self.open, "unpack": self.unpack, "make_independent": self.own}
        row = QHBoxLayout()
        row.setSpacing(6)
        for name, button in buttons.items():
            button.setObjectName(f"blocks.{name}")
            button.clicked.connect(self._on_clicked)
            if button is not self.own:
                row.addWidget(button, 1)
        self.body.addWidget(self.name)
        self.body.addWidget(self._used)
        self.body.addLayout(row)
        self.body.addWidget(self.own)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Block"))
        self.name.setAccessibleName(self.tr("Name of the block"))
        self.name.setToolTip(self.tr("The name of its class in the code"))
        self.open.setText(self.tr("Open"))
        self.open.setToolTip(self.tr("Show and change the layers inside (double click)"))
        self.unpack.setText(self.tr("Unpack"))
        self.unpack.setToolTip(self.tr("Put the layers of the block in its place"))
        self.own.setText(self.tr("Make independent"))
        self.own.setToolTip(self.tr("Give this one layers of its own, to be changed alone"))

    def show_node(self, node: Node | None) -> None:
        document = self._context.project.document
        self._definition = document.definitions.get(node.definition or "") if node else None
        self.setVisible(self._definition is not None)
        if self._definition is None:
            return
        self.name.show_text(self._definition.name)
        count = sum(1 for _ in instances(document, self._definition.id))
        layers = sum(node.type not in PORTS for node in self._definition.nodes.values())
        inside = self.tr("%n layer(s) inside", "", layers)
        used = self.tr("used %n time(s)", "", count)
        self._used.setText(f"{inside} · {used}")
        self.own.setVisible(count > 1)

    def _on_named(self, name: str) -> None:
        if self._definition is not None:
            rename(self._context, self._definition, name)
            self.name.show_text(
                self._context.project.document.definitions[self._definition.id].name
            )

    def _on_clicked(self) -> None:
        self.asked.emit(self.sender().objectName())


def rename(context: Context, definition: Definition, name: str) -> None:
    """Give a block another name; a refusal is told."""
    label_text = translate("Blocks", "Rename {old} to {new}", old=definition.name, new=name)
    context.bridge.attempt(
        context.project.edit,
        blocks.rename_block,
        definition.id,
        name,
        label=label_text,
        place=context.selection.place,
    )
