"""The right side's *Node*: form, problems and cards of what is selected, else the whole network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.engine.wishes import Wish
from studio.graph import edits, variable_edits
from studio.graph.blocks import set_repeats
from studio.graph.findings import Finding
from studio.graph.model import Node
from studio.graph.naming import name_node
from studio.graph.scope import names_at
from studio.spec.declaration import Declaration
from studio.spec.expressions import Names
from studio.spec.fields import Field, Raw
from studio.spec.layer import LAYERS
from studio.spec.messages import Message, translate
from studio.spec.problems import Problem, Refused, Repair
from studio.ui import translations
from studio.ui.blocks.card import BlockCard
from studio.ui.blocks.fields import REPEAT
from studio.ui.blocks.fields import entries as entries_of_block
from studio.ui.blocks.page import BlockPage
from studio.ui.cards import CodeCard, FiltersCard, HappensCard, weights_wanted
from studio.ui.curve_card import CurveCard
from studio.ui.form import Entry, Form, ProblemBox, entries_of, scrolled
from studio.ui.input_order import InputsCard
from studio.ui.labels import Card, label
from studio.ui.live import CALM_MS, NOTHING, Context, LiveWidget
from studio.ui.node_header import NodeHeader
from studio.ui.shared_note import SharedNote
from studio.ui.summary import SummaryTable
from studio.ui.weights.card import StartsCard, is_shown_here
from studio.ui.weights.learning_card import LearningCard, is_of_learning

MARGIN = 14


class Inspector(LiveWidget):
    """Follows the selection. Every change of a field is one edit; slides merge into one."""

    name = "inspector"
    news_ms = CALM_MS
    after_ms = 80

    asked = Signal(str)
    """The id of a command that a button stands for."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.page = NodePage(context)
        self.summary = NetworkPage(context)
        self._shown: tuple[object, ...] = ()
        self._pages = QStackedWidget()
        self._pages.addWidget(scrolled(self.page))
        self._pages.addWidget(self.summary)
        self.block = BlockPage(context)
        self._pages.addWidget(scrolled(self.block))
        self.page.block.asked.connect(self.asked)
        self.page.shared.asked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setAccessibleName(self.tr("Inspector"))

    def refresh(self) -> None:
        nodes, place = self._nodes(), self.context.selection.place
        self._pages.setCurrentIndex(0 if nodes else 2 if place else 1)
        project = self.context.project
        shown = (project, project.document, project.findings, place, [one.id for one in nodes])
        if shown == self._shown:
            self.page.show_pictures()
            return
        self._shown = shown
        if nodes:
            self.page.show_nodes(nodes)
        elif place:
            self.block.refresh()
        else:
            self.summary.refresh()

    def wants(self) -> frozenset[Wish]:
        address = self.context.selection.primary
        if address is None or len(self.context.selection.ids) > 1:
            return NOTHING
        finding = self._finding(address)
        cards = (*self.page.starts.wants(finding), *self.page.curve.wants(finding))
        return frozenset({*weights_wanted(finding), *cards})

    def rename(self) -> None:
        self.page.header.edit_name()

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.refresh()
        self.page.form.focus_first()

    def focus_field(self, name: str) -> None:
        """Put the keyboard into the field of a problem."""
        self.refresh()
        self.page.form.focus(name)
        self.page.starts.focus(name)
        self.page.learning.focus(name)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Inspector"))
        self.page.retranslate()
        self.summary.retranslate()
        self.block.retranslate()
        self._shown = ()

    def _nodes(self) -> list[Node]:
        document = self.context.project.document
        found = (document.node(node_id) for node_id in self.context.selection.ids)
        return [node for node in found if node is not None]

    def _finding(self, address: tuple[str, ...]) -> Finding | None:
        return self.context.project.findings.of(address)


class NodePage(QWidget):
    """One node, or the fields that several nodes have in common."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.nodes: list[Node] = []
        self._wanted: frozenset[Wish] = NOTHING
        self.header = NodeHeader()
        self._several = label(kind="heading", wrap=True)
        self._nothing_shared = label(kind="small", wrap=True)
        self.form = Form()
        self.problems = ProblemBox()
        self.happens, self.filters, self.code = HappensCard(), FiltersCard(), CodeCard()
        self.curve = CurveCard(context)
        self.starts = StartsCard(context)
        self.learning = LearningCard(context)
        self.block = BlockCard(context)
        self.inputs = InputsCard(context)
        self.shared = SharedNote(context)
        self._assemble()
        self.header.renamed.connect(self._on_renamed)
        self.header.labelled.connect(self._on_labelled)
        self.form.edited.connect(self._on_edited)
        self.form.reset.connect(self._on_reset)
        self.form.finished.connect(self._on_finished)
        self.form.repaired.connect(self._on_repaired)
        self.form.jumped.connect(context.selection.ask_origin)
        self.form.looked_at.connect(context.selection.repair_seen)
        self.form.variable_asked.connect(self._on_variable)
        self.problems.repaired.connect(self._on_repaired)
        self.problems.jumped.connect(context.selection.ask_origin)
        self.problems.looked_at.connect(context.selection.repair_seen)

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, MARGIN)
        column.setSpacing(10)
        for part in (self.header, self._several, self._nothing_shared, self.shared):
            column.addWidget(part)
        column.addWidget(self.problems)
        column.addWidget(self.form)
        column.addSpacing(2)
        for card in self._cards():
            column.addWidget(card)
        column.addStretch(1)

    def _cards(self) -> tuple[Card, ...]:
        """Below the form, from top to bottom."""
        first = (self.block, self.inputs, self.happens)
        return (*first, self.curve, self.learning, self.starts, self.filters, self.code)

    def retranslate(self) -> None:
        self.header.retranslate()
        self.shared.retranslate()
        self.form.retranslate()
        self.problems.retranslate()
        for card in self._cards():
            card.retranslate()

    def show_nodes(self, nodes: list[Node]) -> None:
        if [node.id for node in nodes] != [node.id for node in self.nodes]:
            self.header.show_problem("")
        self.nodes = nodes
        one = nodes[-1] if len(nodes) == 1 else None
        self.header.setVisible(one is not None)
        self._several.setVisible(one is None)
        self._nothing_shared.setVisible(False)
        self.shared.show_nodes(nodes)
        if one is not None:
            self._show_one(one)
        else:
            self._show_several(nodes)

    def _show_one(self, node: Node) -> None:
        project, address = self._context.project, self._address(node)
        finding = project.findings.of(address)
        found = (p for p in project.findings.problems if p.address == address)
        problems = tuple(project.advised(problem) for problem in found)
        declaration = LAYERS.get(node.type)
        known = {} if declaration is None else declaration.fields()
        inferred: Mapping[str, Any] = {}
        if finding is not None and finding.measured is not None:
            inferred = finding.measured.inferred
        self.header.show_node(node)
        self.block.show_node(node)
        self.inputs.show_node(node, finding)
        self.form.show_entries(self._entries([node], inferred, problems), self._names())
        unplaced = (
            p
            for p in problems
            if p.field not in known
            and self.form.row(p.field or "") is None
            and not is_of_learning(p)
        )
        self.problems.show_problems(tuple(p for p in unplaced if not is_shown_here(p, finding)))
        self._show_cards(finding)
        self.learning.show_nodes([node], tuple(filter(is_of_learning, problems)))
        self.starts.show_finding(finding, problems)
        self.curve.show_finding(finding)

    def _show_cards(self, finding: Finding | None) -> None:
        self.happens.setVisible(finding is not None)
        self._wanted = weights_wanted(finding) if self.nodes[0].definition is None else NOTHING
        self.filters.setVisible(bool(self._wanted))
        if finding is None:
            self.code.hide()
            return
        axes = self._context.project.axes().get(finding.address, ())
        self.happens.show_finding(finding, axes)
        self.code.show_finding(self._context.project, finding)
        self.show_pictures()

    def show_pictures(self) -> None:
        """What came from the engine; all else is as it was."""
        for want in self._wanted:
            self.filters.show_picture(self._context.project.pictures.get(want))
        self.starts.show_pictures()
        self.curve.show_pictures()

    def _show_several(self, nodes: list[Node]) -> None:
        self._several.setText(self.tr("%n layer(s) selected", "", len(nodes)))
        entries = self._entries(nodes, {}, ())
        self.form.show_entries(entries, self._names())
        self._nothing_shared.setText(self.tr("They have no field in common."))
        self._nothing_shared.setVisible(not entries)
        self.problems.show_problems(())
        self._wanted = NOTHING
        for card in self._cards():
            card.hide()
        self.learning.show_nodes(nodes, ())

    def _entries(
        self, nodes: list[Node], inferred: Mapping[str, Any], problems: tuple[Problem, ...]
    ) -> list[Entry]:
        inner = self._context.project.document.definitions.get(nodes[0].definition or "")
        if inner is not None and all(node.type == nodes[0].type for node in nodes):
            return entries_of_block(inner, nodes, problems)
        declarations = [LAYERS.get(node.type) for node in nodes]
        known = [declaration for declaration in declarations if declaration is not None]
        if len(known) < len(nodes):
            return []
        first = known[0]
        hidden = frozenset(
            name for name, field in first.fields().items() if not _shared(name, field, known)
        )
        params = [{**_defaults(one), **node.params} for one, node in zip(known, nodes, strict=True)]
        return entries_of(first, params, inferred, problems, hidden)

    def _names(self) -> Names:
        """What the numbers here may name."""
        return names_at(self._context.project.document, self._context.selection.place)

    def _address(self, node: Node) -> tuple[str, ...]:
        return (*self._context.selection.place, node.id)

    # ---- what a person does

    def _on_edited(self, field: str, raw: Raw, live: bool) -> None:
        changes = {node.id: {field: raw} for node in self.nodes}
        merge = f"param {field} {' '.join(changes)}" if live else None
        if field == REPEAT and self.nodes[0].definition is not None:
            ids = list(changes)
            self._edit(set_repeats, ids, raw, label=self._label(field), merge=merge)
            return
        self._edit(edits.set_params, changes, label=self._label(field), merge=merge)

    def _on_reset(self, field: str) -> None:
        row = self.form.row(field)
        if row is None:
            return
        if self.nodes[0].definition is not None:
            self._on_edited(field, row.editor.field.default, False)
            return
        defaults = {node.id: LAYERS[node.type].fields()[field].default for node in self.nodes}
        changes = {node_id: {field: raw} for node_id, raw in defaults.items()}
        self._edit(edits.set_params, changes, label=self._label(field))

    def _on_variable(self, field: str) -> None:
        label = translate("Variables", "Make {field} a variable", field=field)
        self._edit(variable_edits.extract, [node.id for node in self.nodes], field, label=label)

    def _on_finished(self) -> None:
        self._context.project.history.close_merge()

    def _on_renamed(self, name: str) -> None:
        node = self.nodes[-1]
        label = translate("Inspector", "Rename {old} to {new}", old=node.name, new=name)
        project, place = self._context.project, self._context.selection.place
        try:
            project.edit(name_node, node.id, name, label=label, place=place, node=node.id)
        except Refused as refused:
            self.header.show_problem(translations.text(refused.text))
            return
        self.header.show_problem("")

    def _on_labelled(self, text: str) -> None:
        node = self.nodes[-1]
        label = translate("Inspector", "Label {name}", name=node.name)
        self._edit(edits.set_label, node.id, text, label=label)

    def _on_repaired(self, problem: Problem, repair: Repair) -> None:
        self._context.bridge.attempt(self._context.project.repair, problem, repair)

    def _label(self, field: str) -> Message:
        if len(self.nodes) == 1:
            name = self.nodes[0].name
            return translate("Inspector", "Set {field} of {name}", field=field, name=name)
        count = len(self.nodes)
        return translate("Inspector", "Set {field} of {count} layers", field=field, count=count)

    def _edit(
        self, function: Any, *arguments: Any, label: Message, merge: str | None = None
    ) -> None:
        place, node = self._context.selection.place, self.nodes[-1].id
        edit = self._context.project.edit
        self._context.bridge.attempt(
            edit, function, *arguments, label=label, place=place, node=node, merge=merge
        )


def _shared(name: str, field: Field, declarations: list[type[Any]]) -> bool:
    others = [declaration.fields().get(name) for declaration in declarations]
    return all(other is not None and other.kind == field.kind for other in others)


def _defaults(declaration: type[Declaration]) -> dict[str, Raw]:
    return {name: field.default for name, field in declaration.fields().items()}


class NetworkPage(QWidget):
    """All layers in a table, and the sums under it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._title = label(kind="heading")
        self._hint = label(kind="small", wrap=True)
        self.table = SummaryTable()
        self.table.chosen.connect(context.selection.show)
        self._shown: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN - 4, MARGIN)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addWidget(self.table, 1)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("The network"))
        self._hint.setText(self.tr("Select a layer to see and change it."))
        self.table.retranslate()
        self._shown = None

    def refresh(self) -> None:
        findings, place = self._context.project.findings, self._context.selection.place
        if (findings, place) != self._shown:
            self._shown = (findings, place)
            self.table.show_findings(findings, place)
