"""The inspector on the digits network: each change is one edit, and everything has its numbers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from studio.engine.wishes import Want
from studio.graph import edits
from studio.spec.messages import translate
from studio.ui.axes import KEPT
from studio.ui.inspector import Inspector
from tests import drive


@pytest.fixture
def inspector(context, styled, qtbot):
    made = Inspector(context)
    qtbot.addWidget(made)
    made.resize(300, 800)
    made.show()
    return made


def _id(context, name):
    nodes = context.project.document.network().nodes.values()
    return next(node.id for node in nodes if node.name == name)


def _select(context, qtbot, inspector, *names):
    context.selection.set([_id(context, name) for name in names])
    page = inspector.page
    qtbot.waitUntil(lambda: [node.name for node in page.nodes] == list(names))
    return page


def _param(context, name, field):
    return context.project.document.node(_id(context, name)).params.get(field)


def _enter(line, text):
    line.setFocus()
    line.selectAll()
    drive.type_text(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_without_a_selection_the_whole_network_is_listed(inspector, context, qtbot):
    table = inspector.summary.table
    model = table.model()
    cells = [
        [model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())
    ]
    assert ["conv1", "16×28×28", "416"] in cells
    assert ["fc2", "10", "650"] in cells
    row = next(number for number, cell in enumerate(cells) if cell[0] == "fc2")
    place = table.visualRect(model.index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert context.selection.ids == (_id(context, "fc2"),)


def test_a_typed_value_is_one_edit_and_the_shapes_follow(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "conv1")
    _enter(page.form.row("out_channels").editor.line, "24")
    assert _param(context, "conv1", "out_channels") == 24
    qtbot.waitUntil(lambda: "24×28×28" in page.happens.text())
    context.project.undo()
    qtbot.waitUntil(lambda: page.form.row("out_channels").editor.line.text() == "16")


def test_turning_the_wheel_is_one_edit_for_the_whole_gesture(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "conv1")
    before = context.project.document
    line = page.form.row("out_channels").editor.line
    line.setFocus()
    for _ in range(5):
        QTest.keyClick(line, Qt.Key.Key_Up)
        qtbot.wait(1)
    assert _param(context, "conv1", "out_channels") == 21
    line.clearFocus()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Up)
    context.project.undo()
    assert _param(context, "conv1", "out_channels") == 21
    context.project.undo()
    assert context.project.document == before


def test_half_typed_text_stays_and_its_problem_stands_under_the_field(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "fc1")
    _enter(page.form.row("out_features").editor.line, "6x")
    assert _param(context, "fc1", "out_features") == "6x"
    row = page.form.row("out_features")
    qtbot.waitUntil(row.problems.isVisible)
    assert row.editor.line.text() == "6x"
    assert row.editor.line.property("invalid") == "true"
    assert context.project.findings.errors


def test_a_size_that_follows_from_the_input_shows_its_number(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "fc1")
    line = page.form.row("in_features").editor.line
    assert line.placeholderText() == "auto (1568)"
    _enter(line, "100")
    qtbot.waitUntil(page.form.row("in_features").problems.isVisible)
    button = page.form.row("in_features").problems.findChild(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _param(context, "fc1", "in_features") is None
    assert not context.project.findings.errors


def test_reset_takes_the_default_back(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "conv1")
    QTest.mouseClick(page.form.row("padding").resetter, Qt.MouseButton.LeftButton)
    assert _param(context, "conv1", "padding") is None


def test_the_name_is_changed_and_a_taken_one_is_refused_in_words(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "conv1")
    _enter(page.header.name, "first")
    assert context.project.document.node(context.selection.ids[0]).name == "first"
    _enter(page.header.name, "conv2")
    assert page.header.problem() == "Another layer is called conv2 already."
    assert context.project.document.node(context.selection.ids[0]).name == "first"
    _enter(page.header.name, "卷积")
    assert "letters a–z" in page.header.problem()


def test_a_label_is_any_text_and_does_not_touch_the_name(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "conv1")
    _enter(page.header.label, "第一层")
    node = context.project.document.node(context.selection.ids[0])
    assert (node.name, node.label) == ("conv1", "第一层")


def test_what_happens_here_has_the_present_numbers_in_it(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "conv1")
    text = page.happens.text().replace(KEPT, " ")
    assert "1×28×28 → 16×28×28" in text
    assert "batch × channel 16 × height 28 × width 28" in text
    assert "⌊(28 + 2·2 − 5) / 1⌋ + 1 = <b>28</b>" in text
    assert "<b>416</b>" in text
    assert "<b>313,600</b>" in text


def test_the_code_is_that_of_the_program_and_can_be_copied(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "conv1")
    expected = "self.conv1 = nn.Conv2d(1, 16, 5, padding=2)"
    assert expected in context.project.program().text
    QTest.mouseClick(page.code.copier, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines()[0] == expected


def test_code_is_shown_also_while_something_else_is_wrong(inspector, context, qtbot):
    wrong = translate("Test", "wrong")
    context.project.edit(edits.set_param, _id(context, "fc2"), "out_features", "?", label=wrong)
    page = _select(context, qtbot, inspector, "conv1")
    assert page.code.text() == "self.conv1 = nn.Conv2d(1, 16, 5, padding=2)"


@pytest.mark.parametrize("also_wrong", [False, True])
def test_a_muted_layer_has_no_formula_and_no_code(inspector, context, qtbot, also_wrong):
    label = translate("Test", "mute")
    conv = _id(context, "conv2")
    page = _select(context, qtbot, inspector, "conv2")
    assert page.code.text()
    context.project.edit(edits.set_muted, [conv], True, label=label)
    if also_wrong:
        context.project.edit(edits.set_param, _id(context, "fc2"), "out_features", "?", label=label)
    qtbot.waitUntil(lambda: "passed on" in page.happens.text())
    qtbot.waitUntil(page.code.isHidden)
    assert "16×14×14 → 16×14×14" in page.happens.text()
    assert "out = " not in page.happens.text()
    _select(context, qtbot, inspector, "pool2")
    assert _select(context, qtbot, inspector, "conv2").code.isHidden()


def test_a_layer_without_weights_has_no_filters_and_asks_for_none(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "conv1")
    assert not page.filters.isHidden()
    pictures = [wish for wish in inspector.wants() if isinstance(wish, Want)]
    assert [want.what for want in pictures] == ["weight"]
    page = _select(context, qtbot, inspector, "relu1")
    assert page.filters.isHidden()
    assert not any(isinstance(wish, Want) for wish in inspector.wants())


def test_fields_that_several_layers_share_are_changed_at_once(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "conv1", "conv2")
    assert page.form.row("out_channels").editor.line.placeholderText() == "several values"
    before = context.project.document
    _enter(page.form.row("out_channels").editor.line, "8")
    assert [_param(context, name, "out_channels") for name in ("conv1", "conv2")] == [8, 8]
    context.project.undo()
    assert context.project.document == before


def test_of_layers_of_different_types_only_common_fields_are_shown(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "conv1", "pool1")
    assert page.form.row("kernel_size") is not None
    assert page.form.row("out_channels") is None


def test_a_common_field_of_different_types_is_one_edit(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "conv1", "conv2", "pool1")
    before = context.project.document
    line = page.form.row("kernel_size").editor.line
    assert line.placeholderText() == "several values"
    assert not line.text()
    _enter(line, "4")
    sizes = [str(_param(context, name, "kernel_size")) for name in ("conv1", "conv2", "pool1")]
    assert len(set(sizes)) == 1
    context.project.undo()
    assert context.project.document is before


def test_layers_without_a_common_field_say_so(inspector, context, qtbot):
    page = _select(context, qtbot, inspector, "conv1", "relu1")
    texts = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert any(text.startswith("2 layer") for text in texts)
    assert "They have no field in common." in texts
    page = _select(context, qtbot, inspector, "conv1", "conv2")
    texts = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert "They have no field in common." not in texts


def test_hidden_it_wants_nothing(inspector, context, qtbot):
    _select(context, qtbot, inspector, "conv1")
    asked = []
    context.workspace.jobs.want = lambda owner, wants: asked.append((owner, wants))
    inspector.hide()
    assert asked == [("inspector", frozenset())]
