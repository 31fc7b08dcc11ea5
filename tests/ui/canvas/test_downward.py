"""Data that run downwards: ports, wires and hands follow; by key, as one edit, all or a part."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from studio.graph import bends, edits
from studio.graph.model import Document, blank
from studio.spec.messages import translate
from studio.ui.canvas.cells import Cells
from studio.ui.canvas.downward import course, draft
from studio.ui.canvas.walking import next_node
from tests import drive
from tests.journeys.conftest import person, sit_down  # noqa: F401

LABEL = translate("Test", "edit")


def _inception() -> Document:
    """An input, branches of 1, 2, 2 and 2 layers, a Concat, an output."""
    document = edits.add(blank(), "d1", "Input", (0, 0), {"shape": (4, 8, 8)}, name="x")
    ends = []
    for branch, length in enumerate((1, 2, 2, 2)):
        last = "n1"
        for number in range(length):
            document = edits.add(document, "d1", "ReLU", name=f"b{branch}_{number}")
            document = edits.connect(document, last, 0, f"n{document.next_id - 1}", 0)
            last = f"n{document.next_id - 1}"
        ends.append(last)
    document = edits.add(document, "d1", "Concat", name="concat")
    concat = f"n{document.next_id - 1}"
    for port, end in enumerate(ends):
        document = edits.connect(document, end, 0, concat, port)
    document = edits.add(document, "d1", "Output", name="output")
    return edits.connect(document, concat, 0, f"n{document.next_id - 1}", 0)


@pytest.fixture
def downward(open_desk):
    desk = open_desk(_inception(), (900, 900))
    desk.canvas.tidy_way(down=True)
    return desk


def _points(path, count=60):
    return [path.pointAtPercent(i / count) for i in range(count + 1)]


def test_inputs_are_at_the_top_and_outputs_at_the_bottom(downward):
    for item in downward.canvas.picture.nodes.values():
        rect = item.rect
        for index in range(item.face.inputs):
            at = item.port("in", index)
            assert at.y() == rect.top()
            assert rect.left() < at.x() < rect.right()
        for index in range(item.face.outputs):
            assert item.port("out", index) == QPointF(rect.center().x(), rect.bottom())


def test_every_wire_only_runs_down_and_over_no_card(downward):
    picture = downward.canvas.picture
    for key, wire in picture.wires.items():
        heights = [at.y() for at in _points(wire.path)]
        assert all(lower - upper >= -0.5 for upper, lower in pairwise(heights))
        others = [
            i.rect for i in picture.nodes.values() if i.id not in (key[0], wire.strand.source)
        ]
        inner = [rect.adjusted(1, 1, -1, -1) for rect in others]
        assert not any(rect.contains(at) for rect in inner for at in _points(wire.path))


def test_a_straight_chain_has_straight_wires(downward):
    wire = downward.wire("b1_1")
    assert {round(at.x(), 3) for at in _points(wire.path)} == {round(wire.start.x(), 3)}


def test_no_two_wires_into_a_node_that_joins_branches_cross(downward):
    wires = [downward.wire("concat", port) for port in range(4)]
    for one, other in combinations(wires, 2):
        assert not any(other.crosses(*piece) for piece in one._pieces())


def test_shapes_are_written_where_they_hide_nothing_and_apart(downward):
    picture = downward.canvas.picture
    chips = [wire.chip for wire in picture.wires.values() if not wire.chip.isEmpty()]
    assert len(chips) > len(picture.wires) / 2
    inner = [chip.adjusted(2, 2, -2, -2) for chip in chips]
    assert not any(one.intersects(other) for one, other in combinations(inner, 2))
    assert not any(chip.intersects(i.rect) for chip in inner for i in picture.nodes.values())


def test_arrow_keys_walk_down_along_the_wires(downward):
    picture = downward.canvas.picture
    seen, at = [], downward.named("x")
    while at is not None:
        seen.append(downward.document.node(at).name)
        at = next_node(picture, at, "down")
    assert seen in [["x", f"b{n}_0", f"b{n}_1", "concat", "output"] for n in (1, 2)]
    assert next_node(picture, downward.named("b2_1"), "up") == downward.named("b2_0")
    assert next_node(picture, downward.named("b1_0"), "right") == downward.named("b2_0")


def test_a_wire_can_be_pulled_from_below_a_card_onto_the_top_of_another(open_desk):
    document = edits.add(blank(), "d1", "Input", (0, 0), {"shape": (4,)}, name="x")
    document = edits.add(document, "d1", "Linear", (0, 200), name="fc")
    desk = open_desk(document)
    desk.canvas.tidy_way(down=True)
    drive.drag(desk.surface, desk.port("x", "out"), desk.port("fc", "in"))
    assert desk.document.node(desk.named("fc")).inputs[0].node == desk.named("x")
    wire = desk.wire("fc")
    assert wire.path.pointAtPercent(0.02).y() > wire.start.y()


def test_a_wire_with_a_point_leaves_and_arrives_downwards_too(downward):
    key = (downward.named("b1_1"), 0)
    wire = downward.canvas.picture.wires[key]
    away = wire.start + QPointF(60, 30)
    downward.project.edit(bends.add, key, 0, (away.x(), away.y()), label=LABEL)
    path = downward.canvas.picture.wires[key].path
    leaves, arrives = path.pointAtPercent(0.01) - wire.start, wire.end - path.pointAtPercent(0.99)
    assert leaves.y() > 2 * abs(leaves.x())
    assert arrives.y() > 2 * abs(arrives.x())


@pytest.mark.parametrize("turns", [(False, True), (True, False)])
def test_between_cards_that_run_different_ways_a_wire_turns_once(turns):
    start, end = QPointF(0, 0), QPointF(300, 200)
    path = course(start, end, Cells(), turns).path
    assert draft(start, end, turns) == path
    leaves, arrives = path.pointAtPercent(0.01), end - path.pointAtPercent(0.99)
    assert (leaves.y() > leaves.x()) is turns[0]
    assert (arrives.y() > arrives.x()) is turns[1]


def test_what_is_true_of_wires_to_the_right_is_true_of_wires_that_run_down():
    nodes, mirrored = Cells[str](), Cells[str]()
    for number, rect in enumerate([QRectF(150, -30, 100, 90), QRectF(300, 40, 80, 60)]):
        nodes.put(str(number), rect)
        mirrored.put(str(number), QRectF(rect.y(), rect.x(), rect.height(), rect.width()))
    start, end = QPointF(0, 10), QPointF(600, 70)
    across = course(start, end, nodes)
    down = course(start.transposed(), end.transposed(), mirrored, (True, True))
    assert [at.transposed() for at in down.corners] == list(across.corners)
    for one, other in zip(_points(across.path), _points(down.path), strict=True):
        assert (one - other.transposed()).manhattanLength() < 1e-6


# ---- by key, in the window


def test_shift_q_and_alt_q_arrange_all_and_undo_is_exact(person):  # noqa: F811
    start = person.project.document
    person.press(Qt.Key.Key_Q, drive.SHIFT)
    down = person.project.document
    assert all(at.down for at in down.view.values())
    assert person.window.actions_["arranging.downwards"].isChecked()
    person.press(Qt.Key.Key_L, drive.CTRL)
    assert person.project.document.view == down.view, "tidying keeps the way"
    person.press(Qt.Key.Key_Q, drive.ALT)
    assert not any(at.down for at in person.project.document.view.values())
    assert not person.window.actions_["arranging.downwards"].isChecked()
    while person.project.document != start:
        before = person.project.document
        person.press(Qt.Key.Key_Z, drive.CTRL)
        assert person.project.document != before


def test_only_what_is_selected_is_arranged(person):  # noqa: F811
    before = person.project.document
    ids = [person.node(name).id for name in ("conv1", "relu1", "pool1")]
    person.window.selection.set(ids)
    person.canvas.setFocus()
    person.press(Qt.Key.Key_Q, drive.SHIFT)
    view = person.project.document.view
    assert [i for i, at in view.items() if at.down] == ids
    assert view[ids[0]].y < view[ids[1]].y < view[ids[2]].y
    assert all(view[i] == at for i, at in before.view.items() if i not in ids)
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert person.project.document == before


def test_both_ways_are_in_the_menu_of_the_network_and_in_the_palette(person):  # noqa: F811
    actions = person.window.actions_
    titles = [action.text() for action in person.window.menu.menu("network").actions()]
    for method in ("rightwards", "downwards"):
        assert actions[f"arranging.{method}"].text() in titles
