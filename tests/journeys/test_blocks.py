"""A block by mouse and keys: made, named, opened, changed inside, repeated, unpacked, trained."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.graph import edits
from studio.spec.messages import translate
from tests import drive
from tests.journeys.person import Person

LONG = 30_000
CTRL_SHIFT = drive.CTRL | drive.SHIFT


def _make(person: Person, *names: str) -> str:
    """A block of these layers; the id of its instance."""
    person.click_node(names[0])
    for name in names[1:]:
        drive.click(person.canvas.viewport(), person.place(name), held=drive.SHIFT)
    person.press(Qt.Key.Key_G, CTRL_SHIFT)
    return person.window.selection.ids[0]


def _name(person: Person, text: str) -> None:
    """The field on the node is open after a block was made: a name, Return."""
    editor = person.canvas.name_editor
    assert editor.isVisible()
    QTest.keyClicks(editor, text)
    drive.key(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def _definition(person: Person, node_id: str):
    document = person.project.document
    return document.definitions[document.node(node_id).definition]


def test_a_block_is_made_named_opened_changed_and_trained(person: Person, qtbot) -> None:
    before = person.project.findings.parameters
    stage = _make(person, "conv2", "relu2", "pool2")
    _name(person, "stage")
    assert person.project.document.node(stage).name == "stage"
    assert _definition(person, stage).name == "Stage"
    assert "self.stage = Stage()" in person.project.program().text
    assert person.project.findings.parameters == before
    assert person.project.findings.problems == ()
    at = person.canvas.mapFromScene(
        person.canvas.picture.nodes[stage].rect.topLeft() + QPointF(40, 18)
    )
    QTest.mouseDClick(person.canvas.viewport(), drive.LEFT, drive.NONE, at)
    QApplication.processEvents()
    assert person.window.selection.place == (stage,)
    assert len(person.canvas.picture.nodes) == 5
    assert person.canvas.breadcrumb.isVisible()
    inner = next(n for n in _definition(person, stage).nodes.values() if n.name == "conv2")
    person.canvas.setFocus()
    person.window.selection.set([inner.id])
    person.window.body.inspector.refresh()
    line = person.window.body.inspector.page.form.row("out_channels").editor.line
    line.setFocus()
    line.selectAll()
    person.type("24")
    person.press(Qt.Key.Key_Return)
    assert person.project.findings.of((stage, inner.id)).output.dims[0] == 24
    person.canvas.setFocus()
    person.press(Qt.Key.Key_Up, drive.CTRL)
    assert person.window.selection.place == ()
    assert person.window.selection.ids == (stage,)
    person.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: person.project.measurements.step >= 2, timeout=LONG)
    person.press(Qt.Key.Key_F5, drive.SHIFT)
    qtbot.waitUntil(lambda: person.state == "stopped", timeout=LONG)
    assert f"{person.project.document.node(stage).name}.conv2.weight" in _tensors(person)


def _tensors(person: Person) -> list[str]:
    from safetensors import safe_open

    path = sorted(person.project.run.folder.rglob("*.safetensors"))[-1]
    with safe_open(path, "pt") as file:
        return list(file.keys())


def test_unpacked_and_undone_everything_is_as_before(person: Person) -> None:
    start = person.project.document
    stage = _make(person, "conv2", "relu2", "pool2")
    person.canvas.setFocus()
    made = person.project.document
    person.press(Qt.Key.Key_U, CTRL_SHIFT)
    unpacked = person.project.document
    assert unpacked.node(stage) is None
    assert len(unpacked.definitions) == 1
    assert len(person.window.selection.ids) == 3
    assert person.project.findings.problems == ()
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert person.project.document == made
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert person.project.document == start
    person.press(Qt.Key.Key_Z, drive.CTRL | drive.SHIFT)
    person.press(Qt.Key.Key_Z, drive.CTRL | drive.SHIFT)
    assert person.project.document == unpacked


def test_a_repeat_is_typed_and_each_copy_can_be_opened(person: Person) -> None:
    stage = _make(person, "relu2")
    person.canvas.setFocus()
    person.window.body.show_node()
    person.window.body.inspector.refresh()
    line = person.window.body.inspector.page.form.row("repeat").editor.line
    line.setFocus()
    line.selectAll()
    person.type("3")
    person.press(Qt.Key.Key_Return)
    assert person.project.document.node(stage).repeat == 3
    assert person.canvas.picture.nodes[stage].face.times == "×3"
    person.canvas.setFocus()
    person.press(Qt.Key.Key_Return)
    assert person.window.selection.place == (stage, f"{stage}*0")
    third = (stage, f"{stage}*2")
    person.canvas.breadcrumb.chosen.emit(third)
    assert person.window.selection.place == third
    assert len(person.canvas.picture.nodes) == 3
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert person.window.selection.place == ()
    assert person.window.selection.ids == (stage,)


def test_parameters_and_ports_are_set_on_the_page_of_the_open_block(person: Person) -> None:
    stage = _make(person, "conv2", "relu2")
    person.canvas.setFocus()
    person.press(Qt.Key.Key_Return)
    page = person.window.body.inspector.block
    person.window.body.inspector.refresh()
    person.click(page.parameters.add)
    assert [p.name for p in _definition(person, stage).parameters] == ["size1"]
    person.window.body.inspector.refresh()
    row = page.parameters.rows["size1"]
    row.name.setFocus()
    row.name.selectAll()
    person.type("planes")
    person.press(Qt.Key.Key_Return)
    assert [p.name for p in _definition(person, stage).parameters] == ["planes"]
    person.window.body.inspector.refresh()
    line = page.parameters.rows["planes"].editor.line
    line.setFocus()
    line.selectAll()
    person.type("20")
    person.press(Qt.Key.Key_Return)
    conv = next(n for n in _definition(person, stage).nodes.values() if n.type == "Conv2d")
    person.window.selection.set([conv.id])
    person.window.body.inspector.refresh()
    field = person.window.body.inspector.page.form.row("out_channels").editor.line
    field.setFocus()
    field.selectAll()
    for letters in ("p", "lanes * 2"):
        person.type(letters)
    person.press(Qt.Key.Key_Return)
    assert person.project.findings.of((stage, conv.id)).output.dims[0] == 40
    person.canvas.setFocus()
    person.press(Qt.Key.Key_Up, drive.CTRL)
    person.window.body.inspector.refresh()
    planes = person.window.body.inspector.page.form.row("planes").editor.line
    planes.setFocus()
    planes.selectAll()
    person.type("6")
    person.press(Qt.Key.Key_Return)
    assert person.project.findings.of((stage, conv.id)).output.dims[0] == 12


def test_unfolded_in_place_the_layers_are_seen_and_folded_all_is_as_before(person: Person) -> None:
    stage = _make(person, "conv2", "relu2", "pool2")
    person.canvas.setFocus()
    closed = person.project.document
    picture = person.canvas.picture
    small = picture.nodes[stage].rect
    beside = {i: item.rect.left() - small.right() for i, item in picture.nodes.items()}
    fc = person.node("fc1").id
    person.press(Qt.Key.Key_H, drive.SHIFT)
    item = picture.nodes[stage]
    assert item.rect.width() > 2 * small.width()
    inner = next(n for n in _definition(person, stage).nodes.values() if n.name == "relu2")
    cards = [child for child in item.childItems() if getattr(child, "id", "") == inner.id]
    assert cards
    others = [one.rect for i, one in picture.nodes.items() if i != stage]
    assert not any(item.rect.intersects(rect) for rect in others)
    person.canvas.fit()
    at = person.canvas.mapFromScene(cards[0].mapToScene(cards[0].layout.rect.center()))
    QTest.mouseDClick(person.canvas.viewport(), drive.LEFT, drive.NONE, at)
    QApplication.processEvents()
    assert person.window.selection.place == (stage,)
    assert person.window.selection.ids == (inner.id,)
    person.press(Qt.Key.Key_Up, drive.CTRL)
    person.press(Qt.Key.Key_H, drive.SHIFT)
    assert person.project.document == closed
    assert picture.nodes[fc].rect.left() - picture.nodes[stage].rect.right() == beside[fc]


def test_what_is_shown_inside_follows_a_change_inside(person: Person) -> None:
    stage = _make(person, "conv2", "relu2")
    person.canvas.setFocus()
    person.press(Qt.Key.Key_H, drive.SHIFT)
    inner = next(n for n in _definition(person, stage).nodes.values() if n.name == "conv2")
    card = _card(person, stage, inner.id)
    assert "24" not in card.face.line
    change = edits.set_param, inner.id, "out_channels", 24
    person.project.edit(*change, label=translate("Test", "change"))
    assert "24" in _card(person, stage, inner.id).face.line


def _card(person: Person, stage: str, inner: str):
    children = person.canvas.picture.nodes[stage].childItems()
    return next(child for child in children if getattr(child, "id", "") == inner)


def test_what_cannot_be_a_block_is_said_at_the_canvas(person: Person) -> None:
    before = person.project.document
    _make_refused(person, "conv1", "conv2")
    assert person.project.document == before
    assert "pool1" in person.canvas.bubble.text() or "relu1" in person.canvas.bubble.text()


def _make_refused(person: Person, *names: str) -> None:
    person.click_node(names[0])
    for name in names[1:]:
        drive.click(person.canvas.viewport(), person.place(name), held=drive.SHIFT)
    person.press(Qt.Key.Key_G, CTRL_SHIFT)


def test_undo_stays_in_the_open_block_or_leads_to_where_the_change_was(person: Person) -> None:
    stage = _make(person, "conv2", "relu2", "pool2")
    person.canvas.setFocus()
    person.press(Qt.Key.Key_Return)
    assert person.window.selection.place == (stage,)
    inner = next(n for n in _definition(person, stage).nodes.values() if n.name == "relu2")
    person.window.selection.set([inner.id])
    QApplication.processEvents()
    person.press(Qt.Key.Key_Delete)
    assert inner.id not in _definition(person, stage).nodes
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert person.window.selection.place == (stage,), "the change is seen here"
    assert inner.id in _definition(person, stage).nodes
    person.press(Qt.Key.Key_Z, drive.CTRL | drive.SHIFT)
    assert person.window.selection.place == (stage,)
    person.press(Qt.Key.Key_Up, drive.CTRL)
    assert person.window.selection.place == ()
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert person.window.selection.place == (stage,), "it was changed in there"
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert person.window.selection.place == (), "the block itself was made out here"
    assert person.project.document.node(stage) is None


def test_undo_of_what_is_on_no_canvas_leaves_the_open_block_open(person: Person) -> None:
    stage = _make(person, "conv2", "relu2", "pool2")
    person.fill("settings", "epochs", "9")
    person.canvas.setFocus()
    person.window.selection.enter((stage,))
    QApplication.processEvents()
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert person.window.selection.place == (stage,)
    assert str(person.project.history.redo_label).startswith("Set")
