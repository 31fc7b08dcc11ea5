"""Shared weights by hand: linked by button and key, shown, followed, unlinked, handed on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.graph import edits
from studio.graph.model import Entry
from studio.graph.sharing import groups_of, share
from studio.spec.messages import translate
from tests import drive
from tests.documents import chain

EDIT = translate("Test", "edit")

CONV = ("Conv2d", {"out_channels": 4, "kernel_size": 3, "padding": 1})


def _three():
    """conv1, conv2 and conv3; the last two have the same sizes. n2, n4, n6."""
    layers = [CONV, ("ReLU", {}), CONV, ("ReLU", {}), CONV, ("Flatten", {})]
    return chain((1, 28, 28), [*layers, ("Linear", {"out_features": 10})], Entry("Digits"))


@pytest.fixture
def person(window, qtbot):
    """The window on three convolutions."""
    project = window.workspace.current
    made = _three()
    project.edit(lambda old: replace(made, id=old.id), label=EDIT)
    window.body.canvas.tidy()
    window.body.canvas.setFocus()
    return window


def _document(person):
    return person.workspace.current.document


def _select(person, qtbot, *ids):
    person.selection.set(ids)
    page = person.body.inspector.page
    qtbot.waitUntil(lambda: [node.id for node in page.nodes] == list(ids))
    return page.shared


def _item(person, node_id):
    return person.body.canvas.picture.nodes[node_id]


def _link(person):
    person.workspace.current.edit(share, ["n4", "n6"], label=EDIT)


def test_two_selected_layers_share_by_a_button(person, qtbot):
    before = person.workspace.current.findings.parameters
    note = _select(person, qtbot, "n4", "n6")
    qtbot.waitUntil(note.sharer.isVisible)
    qtbot.waitUntil(person.actions_["sharing.share"].isEnabled)
    drive.click(note.sharer, QPoint(20, 10))
    assert groups_of(_document(person).network())["n6"] == ("n4", "n6")
    assert person.workspace.current.findings.parameters == before - (4 * 4 * 9 + 4)
    assert not person.workspace.current.findings.errors
    qtbot.waitUntil(note.unlinker.isVisible)
    assert not note.sharer.isVisible()


def test_two_selected_layers_share_by_a_key(person, qtbot):
    person.selection.set(["n6", "n4"])
    qtbot.waitUntil(person.actions_["sharing.share"].isEnabled)
    ctrl_alt = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(person.body.canvas, Qt.Key.Key_L, ctrl_alt)
    assert _document(person).node("n6").shares == "n4"
    person.workspace.current.undo()
    assert _document(person).node("n6").shares is None


def test_layers_of_different_types_offer_nothing(person, qtbot):
    note = _select(person, qtbot, "n4", "n5")
    assert not note.isVisible()
    qtbot.waitUntil(lambda: not person.actions_["sharing.share"].isEnabled())


def test_linked_layers_carry_a_mark_and_say_whose_weights_they_are(person, qtbot):
    plain = _item(person, "n4").layout.name, _item(person, "n6").face.count
    _link(person)
    owner, other = _item(person, "n4"), _item(person, "n6")
    assert owner.face.partners == ("n6",)
    assert other.face.partners == ("n4",)
    assert other.face.count == "weights of conv2"
    assert owner.face.count.startswith("148")
    assert plain[1] != other.face.count
    canvas = person.body.canvas
    hit = canvas.picture.hit(other.rect.center(), 0.0)
    assert "uses the weights of conv2" in canvas.tip(hit)
    hit = canvas.picture.hit(owner.rect.center(), 0.0)
    assert "used by conv3 too" in canvas.tip(hit)


def test_a_renamed_owner_is_named_by_its_new_name(person):
    _link(person)
    person.workspace.current.edit(edits.rename, "n4", "twice", label=EDIT)
    assert _item(person, "n6").face.count == "weights of twice"


def test_selecting_or_pointing_at_one_lights_its_partners(person, qtbot):
    _link(person)
    canvas = person.body.canvas
    person.selection.set(["n6"])
    assert _item(person, "n4").linked
    assert not _item(person, "n6").linked
    person.selection.set([])
    assert not _item(person, "n4").linked
    at = canvas.mapFromScene(_item(person, "n4").rect.center())
    drive.move(canvas.viewport(), at, Qt.MouseButton.NoButton)
    assert _item(person, "n6").linked
    drive.move(canvas.viewport(), QPoint(3, 3), Qt.MouseButton.NoButton)
    assert not _item(person, "n6").linked


def test_a_field_of_a_linked_layer_changes_all_in_one_edit(person, qtbot):
    _link(person)
    _select(person, qtbot, "n6")
    line = person.body.inspector.page.form.row("kernel_size").editor.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "5")
    QTest.keyClick(line, Qt.Key.Key_Return)
    kernels = {_document(person).node(one).params["kernel_size"] for one in ("n4", "n6")}
    assert kernels == {5}
    person.workspace.current.undo()
    assert _document(person).node("n4").params["kernel_size"] == 3


def test_the_inspector_leads_to_the_owner_and_unlinks(person, qtbot):
    _link(person)
    note = _select(person, qtbot, "n6")
    qtbot.waitUntil(note.shower.isVisible)
    assert "Uses the weights of conv2" in note.said.text()
    drive.click(note.shower, QPoint(20, 10))
    assert person.selection.ids == ("n4",)
    note = _select(person, qtbot, "n4")
    assert "used by conv3 too" in note.said.text()
    qtbot.waitUntil(person.actions_["sharing.unlink"].isEnabled)
    drive.click(note.unlinker, QPoint(20, 10))
    assert groups_of(_document(person).network()) == {}
    assert person.workspace.current.findings.parameters == 40 + 2 * 148 + 31370


def test_the_deleted_owner_leaves_its_weights_to_the_next(person, qtbot):
    person.workspace.current.edit(share, ["n4", "n6"], label=EDIT)
    person.selection.set(["n4"])
    qtbot.waitUntil(person.actions_["canvas.delete_joined"].isEnabled)
    QTest.keyClick(person.body.canvas, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    left = _document(person).node("n6")
    assert left.shares is None
    assert _item(person, "n6").face.partners == ()
    assert not person.workspace.current.findings.errors


def test_other_sizes_are_said_at_the_layer_with_a_way_out(person, qtbot):
    person.workspace.current.edit(share, ["n2", "n4"], label=EDIT)
    (problem,) = _item(person, "n4").face.problems
    assert problem.code == "shares-size"
    person.body.canvas.editing.repair(problem, problem.repairs[0])
    assert not person.workspace.current.findings.errors
