"""What hands do with blocks on the canvas: make, open, leave, unpack, make independent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject

from studio.graph import blocks, edits, unpacking
from studio.graph.arrange import Size
from studio.graph.findings import Findings
from studio.graph.model import Definition, Document, Node, Placement, Ref
from studio.graph.room import resized
from studio.spec.messages import translate
from studio.spec.problems import Address
from studio.spec.shapes import Shape
from studio.ui.canvas.face import Faces
from studio.ui.canvas.geometry import laid_out
from studio.ui.canvas.view import Canvas


class BlockCommands(QObject):
    """One labelled edit each, on what is selected."""

    name = "blocks"

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas

    def make(self) -> None:
        """A block of the selected layers, which is selected then and can be given a name."""
        canvas = self._canvas
        editing, place = canvas.editing, canvas.selection.place
        definition = editing.definition
        if definition is None:
            return
        shapes = known_shapes(definition, editing.project.findings, place)
        done = editing.do(
            blocks.make_block,
            canvas.selection.ids,
            blocks.UNNAMED,
            shapes,
            label=translate("Blocks", "Make a block"),
            select=_instance_made,
        )
        if done:
            canvas.ensure_shown(canvas.picture.content(canvas.selection.ids))
            canvas.rename()

    def unpack(self) -> None:
        """The layers of each selected block in its place; they are selected then."""
        canvas = self._canvas
        chosen = [node.id for node in self._selected() if node.definition is not None]
        canvas.editing.do(
            _unpacked,
            chosen,
            label=translate("Blocks", "Unpack the block"),
            select=_entered,
        )

    def open(self) -> None:
        """Into the selected block."""
        if self._canvas.selection.ids:
            self._canvas.open_node(self._canvas.selection.ids[-1])

    def leave(self) -> None:
        """Out of the open block; its instance is selected."""
        self._canvas.leave_block()

    def unfold(self) -> None:
        """Show what is inside the selected blocks where they stand; if it is shown, hide it."""
        editing = self._canvas.editing
        chosen = [node.id for node in self._selected() if node.definition is not None]
        view = editing.document.view
        unfolded = not all(i in view and view[i].unfolded for i in chosen)
        text = translate("Blocks", "Unfold") if unfolded else translate("Blocks", "Fold")
        sizes = {node_id: self._sizes(node_id) for node_id in chosen}
        editing.do(_unfolded, sizes, unfolded, editing.sizes(), label=text)

    def _sizes(self, node_id: str) -> tuple[Size, Size]:
        """Of a block, closed and unfolded."""
        editing, ink = self._canvas.editing, self._canvas.picture.ink
        project = editing.project
        faces = Faces(project.document, project.findings, self._canvas.selection.place)
        node = project.document.node(node_id)
        assert node is not None
        found = []
        for placement in (Placement(), Placement(unfolded=True)):
            size = laid_out(faces.of(node, placement), ink).size
            found.append((size.width(), size.height()))
        return found[0], found[1]

    def make_independent(self) -> None:
        """The selected block gets a definition that no other use has."""
        for node in self._selected():
            if node.definition is not None:
                self._canvas.editing.do(
                    blocks.make_independent,
                    node.id,
                    label=translate("Blocks", "Make {name} independent", name=node.name),
                )

    def _selected(self) -> list[Node]:
        nodes = (self._canvas.editing.node(node_id) for node_id in self._canvas.selection.ids)
        return [node for node in nodes if node is not None]


def known_shapes(definition: Definition, findings: Findings, place: Address) -> dict[Ref, Shape]:
    """What every output gives, as far as it is known."""
    found: dict[Ref, Shape] = {}
    for node_id in definition.nodes:
        finding = findings.of((*place, node_id))
        outputs = finding.measured.outputs if finding is not None and finding.measured else ()
        found |= {Ref(node_id, port): shape for port, shape in enumerate(outputs)}
    return found


def _unfolded(
    document: Document,
    blocks: Mapping[str, tuple[Size, Size]],
    unfolded: bool,
    sizes: Mapping[str, Size],
) -> Document:
    """`blocks`: the size of each, closed and unfolded; nodes around keep their distance."""
    for node_id, (closed, opened) in blocks.items():
        place = document.view.get(node_id)
        if place is not None and place.unfolded != unfolded:
            before, after = (closed, opened) if unfolded else (opened, closed)
            document = resized(document, node_id, sizes, before, after)
    return edits.unfold(document, blocks, unfolded)


def _unpacked(document: Document, ids: Iterable[str]) -> Document:
    for node_id in ids:
        document = unpacking.unpack(document, node_id)
    return document


def _instance_made(before: Document, after: Document) -> list[str]:
    return [f"n{before.next_id + 1}"]


def _entered(before: Document, after: Document) -> list[str]:
    return [f"n{number}" for number in range(before.next_id, after.next_id)]
