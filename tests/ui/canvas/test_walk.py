"""A long walk through all edits: the picture is the document's, undo and redo are exact."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from studio import catalogue
from studio.graph import (
    block_parameters,
    blocks,
    bookmarks,
    clipboard,
    edits,
    ports,
    sharing,
    variable_edits,
)
from studio.graph.aligning import SHARE, align, distribute
from studio.graph.analysis import Analyser
from studio.graph.arrange import arranged
from studio.graph.history import History
from studio.graph.keeping import kept
from studio.graph.model import Bookmark, Definition, Document, Node
from studio.graph.naming import name_node
from studio.graph.places import definition_at, inside, settled
from studio.graph.review import examine
from studio.graph.storage import dumps, loads
from studio.graph.unpacking import unpack
from studio.graph.wiring import cut_wires, join, move_input, wires_at
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.ui import theme
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.scene import CanvasScene
from tests.documents import lenet
from tests.ui.canvas.drawn_edits import DRAWN, look_at_drawn

catalogue.fill()
LABEL = translate("Test", "edit")
STEPS = 2_000
RAW = (0, 1, 3, -2, 1.5, "", "width", "width * 2", "1 / 0", "same", (3, 1), True, None, "size1")
NAMES = ("conv", "a", "class", "", "层", "x9", "width")
LARGEST = 70

Edit = Callable[["Walk"], Document]


class Walk:
    """One person's edits at one place after another; every choice is of one generator."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.history = History(lenet())
        self.analyser = Analyser()
        self.findings = examine(self.analyser, self.document)
        self.place: tuple[str, ...] = ()
        self.scene = CanvasScene(Ink(theme.current()))
        self.done: dict[str, int] = {}

    @property
    def document(self) -> Document:
        return self.history.document

    @property
    def home(self) -> Definition:
        found = definition_at(self.document, self.place)
        assert found is not None
        return found

    # ---- choices

    def node(self, *, block: bool = False) -> Node:
        nodes = [n for n in self.home.nodes.values() if n.definition or not block]
        if not nodes:
            raise Refused("none", LABEL)
        return self.dice.choice(nodes)

    def some(self) -> list[str]:
        ids = list(self.home.nodes)
        start = self.dice.randrange(len(ids) + 1)
        return ids[start : start + self.dice.randint(1, 4)]

    def point(self) -> tuple[float, float]:
        return self.dice.randint(-300, 900), self.dice.randint(-200, 500)

    def block(self) -> Definition:
        known = [d for d in self.document.definitions.values() if d.id != "d1"]
        if not known:
            raise Refused("none", LABEL)
        return self.dice.choice(known)

    def variable(self) -> str:
        if not self.document.variables:
            raise Refused("none", LABEL)
        return self.dice.choice(list(self.document.variables))

    def raw(self) -> object:
        return self.dice.choice(RAW)

    # ---- a step

    def step(self, number: int) -> None:
        kinds = [name for name in EDITS if name not in GROWING or self.size() < LARGEST]
        kind = "remove" if self.size() > LARGEST + 30 else self.dice.choice(kinds)
        try:
            after = kept(self.document, EDITS[kind](self))
        except Refused:
            return
        if after != self.document:
            self.done[kind] = self.done.get(kind, 0) + 1
            self.history.push(after, LABEL)
        self.look()
        if number % 20 == 0:
            self.go()

    def size(self) -> int:
        return sum(len(d.nodes) for d in self.document.definitions.values())

    def go(self) -> None:
        """Into a block or out of one."""
        found = [n for n in self.home.nodes.values() if n.definition in self.document.definitions]
        if found and self.dice.random() < 0.6:
            node = self.dice.choice(found)
            self.place = inside(self.document, self.findings, self.place, node)
        else:
            self.place = ()

    def look(self) -> None:
        """The picture is the document's; the file gives it back."""
        self.findings = examine(self.analyser, self.document)
        self.place = settled(self.document, self.findings, self.place)
        self.scene.show_document(self.document, self.findings, self.place)
        shown, nodes = self.scene.nodes, self.home.nodes
        assert shown.keys() == nodes.keys()
        wires = {
            (node.id, port): (ref.node, ref.port)
            for node in nodes.values()
            for port, ref in enumerate(node.inputs)
            if ref is not None
        }
        strands = {
            key: (wire.strand.source, wire.strand.port) for key, wire in self.scene.wires.items()
        }
        assert strands == wires
        for node_id, item in shown.items():
            at = self.document.view.get(node_id)
            if at is not None:
                assert (item.pos().x(), item.pos().y()) == (at.x, at.y)
            assert item.face.muted == nodes[node_id].muted
        look_at_drawn(self.document, self.home.id, self.scene)


def _param(walk: Walk) -> Document:
    node = walk.node()
    declaration = LAYERS.get(node.type)
    inner = walk.document.definitions.get(node.definition or "")
    names = list(declaration.fields()) if declaration else [p.name for p in inner.parameters]
    if not names:
        raise Refused("none", LABEL)
    return edits.set_param(walk.document, node.id, walk.dice.choice(names), walk.raw())


def _paste(walk: Walk) -> Document:
    text, joined = clipboard.copy(walk.document, walk.some()), walk.dice.random() < 0.5
    return clipboard.paste(walk.document, walk.home.id, text, walk.point(), joined=joined)


def _mark(walk: Walk) -> Document:
    mark = Bookmark(walk.dice.choice(NAMES), walk.place, *walk.point())
    return bookmarks.add(walk.document, mark)


def _connect(walk: Walk) -> Document:
    one, other = walk.node(), walk.node()
    port = walk.dice.randint(0, 2)
    return edits.connect(walk.document, one.id, walk.dice.randint(0, 1), other.id, port)


def _disconnect(walk: Walk) -> Document:
    node = walk.node()
    if not node.inputs:
        raise Refused("none", LABEL)
    return edits.disconnect(walk.document, node.id, walk.dice.randrange(len(node.inputs)))


def _order(walk: Walk) -> Document:
    found = [node for node in walk.home.nodes.values() if len(node.inputs) > 1]
    if not found:
        raise Refused("none", LABEL)
    node = walk.dice.choice(found)
    port, to = (walk.dice.randrange(len(node.inputs)) for _ in range(2))
    return move_input(walk.document, node.id, port, to)


def _add(walk: Walk) -> Document:
    kind = walk.dice.choice(list(LAYERS))
    return edits.add(walk.document, walk.home.id, kind, walk.point())


def _use(walk: Walk) -> Document:
    return edits.add(walk.document, walk.home.id, f"@{walk.block().id}", walk.point())


def _insert(walk: Walk) -> Document:
    node = walk.node()
    if not node.inputs:
        raise Refused("none", LABEL)
    return edits.insert_on_wire(walk.document, "ReLU", node.id, 0, walk.point())


def _rename_parameter(walk: Walk) -> Document:
    inner = walk.block()
    if not inner.parameters:
        raise Refused("none", LABEL)
    old = walk.dice.choice(inner.parameters).name
    new = walk.dice.choice(NAMES)
    return block_parameters.rename_parameter(walk.document, inner.id, old, new)


def _remove_parameter(walk: Walk) -> Document:
    inner = walk.block()
    if not inner.parameters:
        raise Refused("none", LABEL)
    name = walk.dice.choice(inner.parameters).name
    return block_parameters.remove_parameter(walk.document, inner.id, name)


def _port(walk: Walk) -> Document:
    found = [n for n in walk.home.nodes.values() if n.type in ports.PORTS]
    if not found:
        raise Refused("none", LABEL)
    return ports.move_port(walk.document, walk.dice.choice(found).id, walk.dice.choice((-1, 1)))


EDITS: dict[str, Edit] = {
    "add": _add,
    "append": lambda w: edits.add_after(w.document, w.node().id, w.dice.choice(list(LAYERS))),
    "insert": _insert,
    "use": _use,
    "connect": _connect,
    "disconnect": _disconnect,
    "cut": lambda w: cut_wires(w.document, wires_at(w.home, w.some())),
    "join": lambda w: join(w.document, w.some()),
    "order": _order,
    "remove": lambda w: edits.remove(w.document, w.some()),
    "remove joined": lambda w: edits.remove_joined(w.document, w.some()),
    "param": _param,
    "rename": lambda w: edits.rename(w.document, w.node().id, w.dice.choice(NAMES)),
    "name": lambda w: name_node(w.document, w.node().id, w.dice.choice(NAMES)),
    "align": lambda w: align(w.document, w.some(), w.dice.choice(list(SHARE)), {}),
    "distribute": lambda w: distribute(
        w.document, w.home.nodes, w.dice.choice(("across", "down")), {}
    ),
    "bookmark": _mark,
    "label": lambda w: edits.set_label(w.document, w.node().id, w.dice.choice(NAMES)),
    "mute": lambda w: edits.set_muted(w.document, w.some(), w.dice.random() < 0.5),
    "fold": lambda w: edits.fold(w.document, w.some(), w.dice.random() < 0.5),
    "unfold": lambda w: edits.unfold(w.document, [w.node(block=True).id], w.dice.random() < 0.7),
    "move": lambda w: edits.move(w.document, {w.node().id: w.point()}),
    "tidy": lambda w: arranged(w.document, w.home.id),
    "tidy down": lambda w: arranged(w.document, w.home.id, down=True),
    "paste": _paste,
    "duplicate": lambda w: clipboard.duplicate(w.document, w.some()),
    "block": lambda w: blocks.make_block(w.document, w.some()),
    "unpack": lambda w: unpack(w.document, w.node(block=True).id),
    "independent": lambda w: blocks.make_independent(w.document, w.node(block=True).id),
    "repeat": lambda w: blocks.set_repeats(w.document, [w.node().id], w.dice.choice((1, 2, 3))),
    "in place": lambda w: blocks.set_in_place(w.document, w.block().id, w.dice.random() < 0.5),
    "rename block": lambda w: blocks.rename_block(w.document, w.block().id, w.dice.choice(NAMES)),
    "remove block": lambda w: blocks.remove_block(w.document, w.block().id),
    "parameter": lambda w: block_parameters.add_parameter(
        w.document, w.block().id, w.dice.choice(NAMES), 2
    ),
    "rename parameter": _rename_parameter,
    "remove parameter": _remove_parameter,
    "move port": _port,
    "share": lambda w: sharing.share(w.document, w.some()),
    "unlink": lambda w: sharing.unlink(w.document, w.some()),
    "variable": lambda w: variable_edits.add_variable(w.document, w.dice.choice(NAMES)),
    "rename variable": lambda w: variable_edits.rename_variable(
        w.document, w.variable(), w.dice.choice(NAMES)
    ),
    **DRAWN,
    "remove variable": lambda w: variable_edits.remove_variable(w.document, w.variable()),
}
GROWING = frozenset({"add", "append", "insert", "use", "paste", "duplicate", "independent"})
NEEDED = 25
"""So many different edits have to have changed something in a walk, or it says little."""


@pytest.mark.parametrize("seed", [1, 7])
def test_after_every_step_the_picture_is_the_documents_and_undo_and_redo_are_exact(qapp, seed):
    walk = Walk(seed)
    start = walk.document
    for number in range(STEPS):
        walk.step(number)
        if number % 20 == 0:
            assert examine(Analyser(), walk.document) == walk.findings
        if number % 250 == 0:
            assert loads(dumps(walk.document)) == walk.document
    end = walk.document
    assert len(walk.done) >= NEEDED, walk.done
    steps = sum(walk.done.values())
    for _ in range(steps):
        assert walk.history.undo() is not None
    assert walk.history.undo() is None
    assert walk.document == start
    walk.look()
    for _ in range(steps):
        assert walk.history.redo() is not None
    assert walk.history.redo() is None
    assert walk.document == end
    walk.look()
