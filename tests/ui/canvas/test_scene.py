"""The picture is the document's, whatever was edited, and an edit touches only what it changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from studio import catalogue
from studio.graph import edits
from studio.graph.analysis import Analyser
from studio.graph.direction import turned
from studio.graph.history import History
from studio.graph.model import Document, Node, blank
from studio.graph.places import definition_at
from studio.graph.review import examine
from studio.graph.storage import loads
from studio.paths import resource
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.ui import theme
from studio.ui.canvas.cells import Cells
from studio.ui.canvas.geometry import hits
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.scene import CanvasScene
from tests.documents import found, lenet
from tests.ui.canvas.blocks import with_block

catalogue.fill()
LABEL = translate("Test", "edit")
TYPES = ("ReLU", "Linear", "Conv2d", "Add", "Flatten", "Input", "Output")


def _scene(document: Document) -> CanvasScene:
    scene = CanvasScene(Ink(theme.current()))
    scene.show_document(document, found(document), ())
    return scene


def _looks(scene: CanvasScene):
    """Everything that can be seen of the items."""
    nodes = {i: (item.face, item.pos(), item.layout) for i, item in scene.nodes.items()}
    wires = {
        key: (wire.strand, wire.start, wire.end, wire.path, wire.chip)
        for key, wire in scene.wires.items()
    }
    return nodes, wires


def _random_edit(draw, document: Document) -> Document:
    ids = list(document.network().nodes)
    one = st.sampled_from(ids) if ids else st.nothing()
    place = st.tuples(st.integers(-300, 900), st.integers(-200, 500))
    kinds = ["add", "add", "wire", "move", "remove", "param", "fold", "mute", "turn"]
    kind = draw(st.sampled_from(kinds))
    home = document.network().id
    if kind == "add" or not ids:
        return edits.add(document, home, draw(st.sampled_from(TYPES)), draw(place))
    if kind == "wire":
        reader = draw(one)
        port = draw(st.integers(0, 2))
        return edits.connect(document, draw(one), 0, reader, port)
    if kind == "move":
        return edits.move(document, {draw(one): draw(place) for _ in range(2)})
    if kind == "remove":
        return edits.remove(document, [draw(one)])
    if kind == "turn":
        return turned(document, {draw(one) for _ in range(3)}, draw(st.booleans()))
    if kind == "param":
        return edits.set_param(document, draw(one), "out_features", draw(st.integers(0, 9)))
    if kind == "fold":
        return edits.fold(document, [draw(one)], draw(st.booleans()))
    return edits.set_muted(document, [draw(one)], draw(st.booleans()))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_after_any_edits_the_picture_is_as_if_drawn_anew(qapp, data):
    history, analyser = History(blank()), Analyser()
    scene = _scene(history.document)
    for _ in range(data.draw(st.integers(1, 12))):
        step = data.draw(st.sampled_from(["edit", "edit", "edit", "undo", "redo"]))
        if step == "undo":
            history.undo()
        elif step == "redo":
            history.redo()
        else:
            try:
                history.push(_random_edit(data.draw, history.document), LABEL)
            except Refused:
                continue
        document = history.document
        scene.show_document(document, examine(analyser, document), ())
    assert _looks(scene) == _looks(_scene(history.document))


def test_every_node_has_an_item_and_every_wire_too(qapp):
    document = lenet()
    scene = _scene(document)
    assert scene.nodes.keys() == document.network().nodes.keys()
    inputs = {
        (node.id, port)
        for node in document.network().nodes.values()
        for port, ref in enumerate(node.inputs)
        if ref is not None
    }
    assert scene.wires.keys() == inputs


def test_an_edit_touches_only_the_items_it_changes(qapp, monkeypatch):
    document = lenet()
    analyser = Analyser()
    scene = CanvasScene(Ink(theme.current()))
    scene.show_document(document, examine(analyser, document), ())
    touched: list[str] = []
    for item in scene.nodes.values():
        monkeypatch.setattr(item, "show_face", lambda face, i=item: touched.append(i.id))
    changed = edits.set_param(document, "n8", "start_dim", 1)
    scene.show_document(changed, examine(analyser, changed), ())
    assert touched == [], "an equal face leaves even the node that was edited as it is"
    wider = edits.set_param(changed, "n9", "out_features", 32)
    scene.show_document(wider, examine(analyser, wider), ())
    assert touched == ["n9", "n11"], "its line and count, and the count of the next Linear"


def test_a_move_leaves_faces_and_other_wires_alone(qapp):
    document = lenet()
    scene = _scene(document)
    before = {key: wire.path for key, wire in scene.wires.items()}
    faces = {i: item.face for i, item in scene.nodes.items()}
    moved = edits.move(document, {"n12": (900.0, 400.0)})
    scene.show_document(moved, found(moved), ())
    changed = {key for key, wire in scene.wires.items() if wire.path != before[key]}
    assert changed == {("n12", 0)}
    assert {i: item.face for i, item in scene.nodes.items()} == faces


def test_the_wires_of_a_faulty_node_are_dashed_and_its_badge_shown(qapp):
    document = edits.set_param(lenet(), "n2", "kernel_size", 99)
    scene = _scene(document)
    assert scene.nodes["n2"].face.severity == "error"
    assert scene.wires["n2", 0].strand.wrong
    assert scene.wires["n3", 0].strand.text == "", "no shape is known behind it"
    assert not scene.wires["n9", 0].strand.wrong


def test_a_chip_is_hidden_where_it_has_no_room(qapp):
    document = edits.move(lenet(), {"n2": (0.0, 0.0), "n3": (300.0, 0.0), "n4": (420.0, 0.0)})
    scene = _scene(document)
    assert not scene.wires["n3", 0].chip.isEmpty()
    assert scene.wires["n4", 0].chip.isEmpty()


def test_what_lies_where(qapp):
    scene = _scene(edits.move(lenet(), {"n1": (0.0, 0.0), "n2": (300.0, 0.0)}))
    port = scene.nodes["n2"].port("in", 0)
    assert scene.hit(port, 5).kind == "port"
    assert scene.hit(port + QPointF(60, -10), 5).node == "n2"
    middle = scene.wires["n2", 0].path.pointAtPercent(0.5)
    assert scene.hit(middle, 5).wire == ("n2", 0)
    assert scene.hit(QPointF(-5000, 0), 5).kind == "nothing"


def test_a_block_shows_its_ports_name_and_total_and_can_be_opened(qapp):
    document = with_block()
    scene = _scene(document)
    face = scene.nodes["n13"].face
    assert (face.line, face.inputs, face.outputs) == ("Block", 1, 1)
    assert face.count == "50 params"
    scene.show_document(document, found(document), ("n13",))
    assert set(scene.nodes) == {"n10", "n11", "n12"}
    assert scene.wires["n11", 0].strand.text == "4", "shapes of this use"
    assert definition_at(document, ("n13",)).id == "d2"
    assert definition_at(document, ("n99",)) is None


def test_a_problem_inside_a_block_is_marked_on_the_block(qapp):
    broken = edits.set_param(with_block(), "n11", "out_features", 0)
    assert _scene(broken).nodes["n13"].face.severity == "error"


def test_an_unknown_type_is_drawn_with_its_raw_values(qapp):
    document = lenet()
    home = document.network()
    odd = Node("n3", "odd", "Wavelet9", {"order": 4, "mode": "db2"}, home.nodes["n3"].inputs)
    scene = _scene(document.with_node(odd))
    assert scene.nodes["n3"].face.line == "Wavelet9 order 4 · mode db2"
    assert scene.nodes["n3"].face.severity == "error"


@pytest.mark.parametrize("name", ["digits", "lenet5", "resnet18", "resnet20", "unet"])
def test_in_what_is_shipped_no_wire_runs_under_a_card(qapp, name):
    document = loads(resource(f"templates/{name}.loom").read_text(encoding="utf-8"))
    scene = CanvasScene(Ink(theme.current()))
    scene.show_document(document, examine(Analyser(), document), ())
    cards = Cells()
    for node_id, item in scene.nodes.items():
        cards.put(node_id, item.rect.adjusted(3, 3, -3, -3))
    under = [reader for (reader, _), wire in scene.wires.items() if hits(wire.path, cards, 300)]
    assert [document.node(reader).name for reader in under] == []


def test_a_wire_takes_no_more_room_than_its_way(qapp):
    document = lenet()
    scene = CanvasScene(Ink(theme.current()))
    scene.show_document(document, examine(Analyser(), document), ())
    for wire in scene.wires.values():
        near = wire.path.boundingRect().united(wire.chip).adjusted(-12, -12, 12, 12)
        assert near.contains(wire.boundingRect())
