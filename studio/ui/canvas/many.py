"""What hands do with many layers at once: select along the wires, freeze, paste with wires."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from studio.graph import clipboard, learning_edits, reach
from studio.graph.learning import is_frozen, learns
from studio.graph.model import Definition, Document
from studio.spec.messages import translate
from studio.ui.canvas.view import Canvas


class ManyCommands(QObject):
    """Each acts on the layers that are selected in the open definition."""

    name = "many"

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas

    def select_upstream(self) -> None:
        self._add(reach.upstream)

    def select_downstream(self) -> None:
        self._add(reach.downstream)

    def select_alike(self) -> None:
        self._add(reach.of_same_type)

    def select_others(self) -> None:
        """What was not selected, instead of what was."""
        selected = set(self._canvas.selection.ids)
        others = [one for one in self._canvas.picture.nodes if one not in selected]
        self._canvas.selection.set(others)

    def _add(self, question: Callable[[Definition, Iterable[str]], list[str]]) -> None:
        """More layers; the primary one stays."""
        ids, home = self._canvas.selection.ids, self._canvas.editing.definition
        if ids and home is not None:
            self._canvas.selection.set([*question(home, ids), *ids])

    def paste_joined(self) -> None:
        """As `Canvas.paste`, a little aside of the originals, with the wires that come in."""
        text, editing = QGuiApplication.clipboard().text(), self._canvas.editing
        if not editing.ready or editing.definition is None:
            return
        if editing.do(
            clipboard.paste,
            editing.definition.id,
            text,
            None,
            True,
            label=translate("Canvas", "Paste with incoming wires"),
            select=_pasted,
        ):
            everything = self._canvas.everything_selected()
            self._canvas.ensure_shown(self._canvas.picture.content(everything))

    def freeze(self) -> None:
        """Freeze the selected layers and blocks, or if all of them are frozen thaw them."""
        editing, place = self._canvas.editing, self._canvas.selection.place
        findings = editing.project.findings
        selected = (findings.of((*place, node_id)) for node_id in self._canvas.selection.ids)
        found = [one for one in selected if one is not None and learns(one)]
        frozen = not all(is_frozen(findings, one) for one in found)
        freeze, unfreeze = translate("Canvas", "Freeze"), translate("Canvas", "Unfreeze")
        ids = [one.node.id for one in found]
        editing.do(learning_edits.freeze, ids, frozen, label=freeze if frozen else unfreeze)


def _pasted(before: Document, after: Document) -> list[str]:
    made = (f"n{number}" for number in range(before.next_id, after.next_id))
    return [node_id for node_id in made if after.home(node_id) is not None]
