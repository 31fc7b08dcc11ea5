"""The right side while a block is open and nothing in it is selected: its name, parameters, ports.

Every change is one edit; a refusal is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from studio.graph import block_parameters, blocks, edits, ports
from studio.graph.model import Definition, Document
from studio.graph.places import definition_at, uses
from studio.spec.fields import Raw
from studio.spec.messages import Message, translate
from studio.spec.names import fresh
from studio.ui.blocks.card import rename
from studio.ui.blocks.fields import field_of
from studio.ui.blocks.row import ListRow
from studio.ui.editors import EDITORS, Editor, Value
from studio.ui.form import discard
from studio.ui.labels import Card, label
from studio.ui.live import Context
from studio.ui.node_header import TitleLine

STEM = "size"
"""Parameters are called size1, size2 … until they get a better name."""


class ParameterRow(ListRow):
    """A parameter and its default."""

    def __init__(self, context: Context, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, movable=False, parent=parent)
        self._context = context
        self.editor: Editor | None = None

    def show_default(self, definition: Definition, default: int | float) -> None:
        parameter = next(one for one in definition.parameters if one.name == self.key)
        field = field_of(parameter)
        if self.editor is None or self.editor.field.kind != field.kind:
            if self.editor is not None:
                discard(self.editor)
            self.editor = EDITORS[field.kind](field)
            self.editor.setMaximumWidth(96)
            self.editor.edited.connect(self._on_edited)
            self.row.insertWidget(1, self.editor)
        self.editor.set_texts(self.tr("Default of {0}").format(self.key), "")
        self.editor.show_value(Value(default))

    def _on_edited(self, raw: Raw, live: bool) -> None:
        definition = open_block(self._context)
        if definition is None or isinstance(raw, bool) or not isinstance(raw, (int, float)):
            return
        edit(
            self._context,
            block_parameters.set_default,
            definition.id,
            self.key,
            raw,
            label=translate("Blocks", "Set {name}", name=self.key),
            merge=f"default {definition.id} {self.key}" if live else None,
        )


class RowList(Card):
    """A heading, a row for each thing, a button for a new one; rows stay while their things do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, ListRow] = {}
        self.hint = label(kind="small", wrap=True)
        self.add = QPushButton()
        self.body.addWidget(self.hint)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def settle(self, keys: Sequence[str]) -> list[str]:
        """Drop rows that are not wanted; which ones have to be made."""
        for key in [known for known in self.rows if known not in keys]:
            discard(self.rows.pop(key))
        return [key for key in keys if key not in self.rows]

    def enter(self, row: ListRow, place: int) -> None:
        self.rows[row.key] = row
        self.body.insertWidget(1 + place, row)

    def order(self, keys: Sequence[str]) -> None:
        for place, key in enumerate(keys):
            self.body.insertWidget(1 + place, self.rows[key])


class BlockPage(QWidget):
    """Follows the block that is open."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.name = TitleLine("title")
        self.name.entered.connect(self._on_named)
        self._said = label(kind="muted", wrap=True)
        self.in_place = QCheckBox()
        self.in_place.clicked.connect(self._on_in_place)
        self.parameters = RowList()
        self.parameters.add.clicked.connect(self._on_add_parameter)
        self.ports = {kind: RowList() for kind in ports.PORTS}
        self.ports["Input"].add.clicked.connect(self._on_add_input)
        self.ports["Output"].add.clicked.connect(self._on_add_output)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(10)
        for part in (self.name, self._said, self.in_place, self.parameters, *self.ports.values()):
            column.addWidget(part)
        column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self.name.setAccessibleName(self.tr("Name of the block"))
        self.name.setToolTip(self.tr("The name of its class in the code"))
        self.in_place.setText(self.tr("Write it in place as nn.Sequential"))
        self.in_place.setToolTip(
            self.tr("For a plain chain: no class of its own; layers are called 0, 1, 2 …")
        )
        self.parameters.set_title(self.tr("Parameters"))
        self.parameters.hint.setText(
            self.tr("Numbers that each use may set. Write their names into fields of the layers.")
        )
        self.parameters.add.setText(self.tr("Add a parameter"))
        titles = {"Input": self.tr("Inputs"), "Output": self.tr("Outputs")}
        adds = {"Input": self.tr("Add an input"), "Output": self.tr("Add an output")}
        for kind, rows in self.ports.items():
            rows.set_title(titles[kind])
            rows.hint.hide()
            rows.add.setText(adds[kind])
        self.refresh()

    def refresh(self) -> None:
        definition = open_block(self._context)
        if definition is None:
            return
        self.name.show_text(definition.name)
        count = len(uses(self._context.project.findings, definition))
        self._said.setText(
            self.tr("A change in here changes all uses of this block: %n use(s).", "", count)
        )
        self.in_place.setChecked(definition.kind == "sequential")
        self._show_parameters(definition)
        for kind in ports.PORTS:
            self._show_ports(definition, kind)

    def _show_parameters(self, definition: Definition) -> None:
        rows = self.parameters
        names = [parameter.name for parameter in definition.parameters]
        for name in rows.settle(names):
            made = ParameterRow(self._context, name, rows)
            made.renamed.connect(self._on_parameter_renamed)
            made.removed.connect(self._on_parameter_removed)
            rows.enter(made, names.index(name))
        for parameter in definition.parameters:
            row = rows.rows[parameter.name]
            row.show_row(parameter.name, "", first=True, last=True)
            if isinstance(row, ParameterRow):
                row.show_default(definition, parameter.default)
        rows.hint.setVisible(not names)

    def _show_ports(self, definition: Definition, kind: str) -> None:
        rows, ids = self.ports[kind], ports.ports(definition, kind)
        for node_id in rows.settle(ids):
            row = ListRow(node_id, movable=True, parent=rows)
            row.renamed.connect(self._on_port_renamed)
            row.moved.connect(self._on_port_moved)
            row.removed.connect(self._on_port_removed)
            rows.enter(row, ids.index(node_id))
        rows.order(ids)
        findings, place = self._context.project.findings, self._context.selection.place
        for number, node_id in enumerate(ids):
            finding = findings.of((*place, node_id))
            shape = str(finding.output) if finding is not None and finding.output else ""
            rows.rows[node_id].show_row(
                definition.nodes[node_id].name,
                shape,
                first=number == 0,
                last=number == len(ids) - 1,
            )

    # ---- what a person does

    def _on_named(self, name: str) -> None:
        definition = open_block(self._context)
        if definition is not None:
            rename(self._context, definition, name)
            self.refresh()

    def _on_in_place(self, checked: bool) -> None:
        text = (
            translate("Blocks", "Write in place")
            if checked
            else translate("Blocks", "Write as a class")
        )
        self._edit(blocks.set_in_place, checked, label=text)

    def _on_add_parameter(self) -> None:
        definition = open_block(self._context)
        if definition is not None:
            name = fresh(STEM, {parameter.name for parameter in definition.parameters})
            self._edit(
                block_parameters.add_parameter,
                name,
                label=translate("Blocks", "Add the parameter {name}", name=name),
            )

    def _on_parameter_renamed(self, old: str, new: str) -> None:
        self._edit(
            block_parameters.rename_parameter,
            old,
            new,
            label=translate("Blocks", "Rename {old} to {new}", old=old, new=new),
        )
        self.refresh()

    def _on_parameter_removed(self, name: str) -> None:
        self._edit(
            block_parameters.remove_parameter,
            name,
            label=translate("Blocks", "Remove the parameter {name}", name=name),
        )

    def _on_port_renamed(self, node_id: str, name: str) -> None:
        text = translate("Blocks", "Rename the port to {name}", name=name)
        edit(self._context, edits.rename, node_id, name, label=text)
        self.refresh()

    def _on_port_moved(self, node_id: str, by: int) -> None:
        edit(self._context, ports.move_port, node_id, by, label=translate("Blocks", "Move a port"))

    def _on_port_removed(self, node_id: str) -> None:
        edit(self._context, edits.remove, [node_id], label=translate("Blocks", "Remove a port"))

    def _on_add_input(self) -> None:
        self._add("Input", translate("Blocks", "Add an input"))

    def _on_add_output(self) -> None:
        self._add("Output", translate("Blocks", "Add an output"))

    def _add(self, kind: str, text: Message) -> None:
        self._edit(added_port, kind, label=text)

    def _edit(self, function: Any, *arguments: Any, label: Message) -> None:
        definition = open_block(self._context)
        if definition is not None:
            edit(self._context, function, definition.id, *arguments, label=label)


def added_port(document: Document, definition_id: str, kind: str) -> Document:
    """A new port below the others of its kind."""
    places = [
        document.view[node_id]
        for node_id in ports.ports(document.definitions[definition_id], kind)
        if node_id in document.view
    ]
    x = places[-1].x if places else 0.0
    y = max((place.y for place in places), default=-110.0) + 110.0
    return edits.add(document, definition_id, kind, (x, y))


def open_block(context: Context) -> Definition | None:
    """The definition of the block that is open; None in the network itself."""
    place = context.selection.place
    return definition_at(context.project.document, place) if place else None


def edit(
    context: Context, function: Any, *arguments: Any, label: Message, merge: str | None = None
) -> None:
    """One edit at the open place; a refusal is told."""
    place = context.selection.place
    context.bridge.attempt(
        context.project.edit, function, *arguments, label=label, place=place, merge=merge
    )
