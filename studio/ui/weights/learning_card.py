"""The card *Training of the weights*: frozen or not, and how fast they learn, of one or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from studio.graph import learning_edits, variable_edits
from studio.graph.findings import Finding
from studio.graph.learning import factor_at, frozen_with, learns
from studio.graph.model import Node
from studio.graph.scope import names_at
from studio.spec.fields import Raw
from studio.spec.learning import LEARNING, Learning
from studio.spec.messages import Message, translate
from studio.spec.problems import Problem
from studio.ui.form import Form, entries_of
from studio.ui.labels import Card, label
from studio.ui.live import Context

FROZEN = "frozen"


class LearningCard(Card):
    """Hidden where nothing has weights. Every change is one edit of all nodes that are shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ids: list[str] = []
        self.form = Form()
        self.said = label(kind="small", wrap=True)
        self.body.addWidget(self.form)
        self.body.addWidget(self.said)
        self.form.edited.connect(self._on_edited)
        self.form.reset.connect(self._on_reset)
        self.form.finished.connect(self._on_finished)
        self.form.repaired.connect(self._on_repaired)
        self.form.variable_asked.connect(self._on_variable)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Training of the weights"))
        self.form.retranslate()

    def show_nodes(self, nodes: Sequence[Node], problems: tuple[Problem, ...]) -> None:
        """One node or several; those without weights are left out."""
        weighty = [one for one in map(self._finding, nodes) if one is not None and learns(one)]
        self.setVisible(bool(weighty))
        if not weighty:
            return
        document, place = self._context.project.document, self._context.selection.place
        self._ids = [one.node.id for one in weighty]
        owners = learning_edits.owners(document, self._ids)
        own = [replace(p, field=p.field.removeprefix(LEARNING)) for p in problems if p.field]
        params = [node.learning for node in owners]
        self.form.show_entries(entries_of(Learning, params, {}, own), names_at(document, place))
        text = self._sentence(weighty[0]) if len(weighty) == 1 else ""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _sentence(self, finding: Finding) -> str:
        """What blocks round it, or locks of its own, add to what the form shows."""
        findings, address = self._context.project.findings, finding.address
        parts = []
        outer = frozen_with(findings, address)
        if outer is not None and outer.node.id != finding.node.id and not finding.node.shares:
            parts.append(self.tr("Frozen with the block {0}.").format(outer.node.name))
        elif outer is not None and not outer.learning.frozen:
            parts.append(self.tr("Frozen: each of its parameters is locked below."))
        factor = factor_at(findings, address)
        if factor != finding.learning.lr_factor:
            parts.append(self.tr("With its blocks: learning rate × {0}.").format(f"{factor:g}"))
        return " ".join(parts)

    def focus(self, field: str) -> None:
        """Put the keyboard into the field of a problem."""
        if field.startswith(LEARNING):
            self.form.focus(field.removeprefix(LEARNING))

    def _finding(self, node: Node) -> Finding | None:
        return self._context.project.findings.of((*self._context.selection.place, node.id))

    # ---- what a person does

    def _on_edited(self, field: str, raw: Raw, live: bool) -> None:
        merge = f"learning {field} {' '.join(self._ids)}" if live else None
        text = self._label(field)
        if field == FROZEN:
            self._edit(learning_edits.freeze, self._ids, raw, label=text, merge=merge)
        else:
            self._edit(learning_edits.set_learning, self._ids, field, raw, label=text, merge=merge)

    def _on_reset(self, field: str) -> None:
        self._on_edited(field, Learning.fields()[field].default, False)

    def _on_variable(self, field: str) -> None:
        text = translate("Variables", "Make {field} a variable", field=field)
        self._edit(variable_edits.extract, self._ids, f"{LEARNING}{field}", label=text)

    def _on_finished(self) -> None:
        self._context.project.history.close_merge()

    def _on_repaired(self, problem: Problem, repair: Any) -> None:
        named = replace(problem, field=f"{LEARNING}{problem.field}")
        self._context.bridge.attempt(self._context.project.repair, named, repair)

    def _label(self, field: str) -> Message:
        if len(self._ids) == 1:
            node = self._context.project.document.node(self._ids[0])
            name = "" if node is None else node.name
            return translate("Inspector", "Set {field} of {name}", field=field, name=name)
        count = len(self._ids)
        return translate("Inspector", "Set {field} of {count} layers", field=field, count=count)

    def _edit(
        self, function: Any, *arguments: Any, label: Message, merge: str | None = None
    ) -> None:
        place = (*self._context.selection.place, self._ids[-1])
        edit = self._context.project.edit
        self._context.bridge.attempt(
            edit, function, *arguments, label=label, place=place, merge=merge
        )


def is_of_learning(problem: Problem) -> bool:
    """Whether the card tells the problem."""
    return (problem.field or "").startswith(LEARNING)
