"""Weights by hand as a person sets them: chosen, locked, slid, typed, pasted, painted."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QStyle, QStyleOptionSlider

from studio.engine.wishes import Holding, Want
from studio.graph import edits
from studio.graph.model import Entry, Given, Start
from studio.spec.messages import translate
from studio.ui.inspector import Inspector
from studio.ui.weights.given_dialog import GivenDialog
from studio.ui.weights.given_table import cells_in
from studio.ui.weights.sliders import sums_of
from tests import drive

LABEL = translate("Test", "edit")


@pytest.fixture
def inspector(context, styled, qtbot):
    made = Inspector(context)
    qtbot.addWidget(made)
    made.resize(320, 1200)
    made.show()
    context.bridge.start()
    return made


def _node(context, name):
    nodes = context.project.document.network().nodes.values()
    return next(node for node in nodes if node.name == name)


def _card(context, qtbot, inspector, name):
    """The card of a node whose numbers have come from the engine."""
    node = _node(context, name)
    context.selection.set([node.id])
    qtbot.waitUntil(lambda: [one.name for one in inspector.page.nodes] == [name])
    wish = Holding((node.id,), context.project.sample)
    qtbot.waitUntil(lambda: context.project.pictures.get(wish) is not None, timeout=20_000)
    return inspector.page.starts


def _choose(row, text):
    """With the keyboard: the arrow goes on from the entry before."""
    row.choice.setFocus()
    row.choice.setCurrentIndex(row.choice.findText(text) - 1)
    QTest.keyClick(row.choice, Qt.Key.Key_Down)


def _start(context, name, parameter="weight"):
    return _node(context, name).starts.get(parameter, Start())


def _enter(line, text):
    line.setFocus()
    line.selectAll()
    drive.type_text(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def _output(context, name):
    want = Want((_node(context, name).id,), "output", "mosaic", 0)
    context.workspace.jobs.want("test", frozenset({want}))
    return lambda: context.project.pictures.get(want)


def test_a_function_of_torch_is_chosen_and_its_argument_typed(inspector, context, qtbot):
    row = _card(context, qtbot, inspector, "fc2").rows["weight"]
    _choose(row, "normal_")
    assert _start(context, "fc2").how == Entry("normal_", {})
    qtbot.waitUntil(lambda: row.form.row("std") is not None and row.form.isVisible())
    _enter(row.form.row("std").editor.line, "0.01")
    assert _start(context, "fc2").how == Entry("normal_", {"std": 0.01})
    assert "nn.init.normal_(model.fc2.weight, std=0.01)" in context.project.program().text
    qtbot.waitUntil(lambda: "fc2.weight, std=0.01)" in inspector.page.code.text())
    context.project.undo()
    context.project.undo()
    assert _start(context, "fc2") == Start()
    qtbot.waitUntil(lambda: row.choice.currentText() == "default")


def test_what_cannot_be_stands_under_its_field_with_a_way_out(inspector, context, qtbot):
    row = _card(context, qtbot, inspector, "fc2").rows["weight"]
    _choose(row, "uniform_")
    qtbot.waitUntil(row.form.isVisible)
    _enter(row.form.row("a").editor.line, "5")
    qtbot.waitUntil(row.form.row("a").problems.isVisible)
    assert not inspector.page.problems.isVisible()
    QTest.mouseClick(row.form.row("a").problems.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not context.project.findings.errors


def test_a_lock_is_one_click_and_stands_in_the_text(inspector, context, qtbot):
    row = _card(context, qtbot, inspector, "fc2").rows["bias"]
    QTest.mouseClick(row.lock, Qt.MouseButton.LeftButton)
    assert _start(context, "fc2", "bias") == Start(None, True)
    assert "self.fc2.bias.requires_grad_(False)" in context.project.program().text
    qtbot.waitUntil(lambda: row.lock.toolTip().startswith("Locked"))
    qtbot.waitUntil(lambda: "self.fc2.bias.requires_grad_(False)" in inspector.page.code.text())
    context.project.undo()
    qtbot.waitUntil(lambda: not row.lock.isChecked())


def test_given_values_begin_with_the_present_ones_and_change_nothing(inspector, context, qtbot):
    output = _output(context, "fc2")
    card = _card(context, qtbot, inspector, "fc2")
    qtbot.waitUntil(lambda: output() is not None, timeout=20_000)
    before = output()
    _choose(card.rows["weight"], "given values")
    qtbot.waitUntil(lambda: output().text_sha != before.text_sha, timeout=20_000)
    assert np.array_equal(output().values, before.values)


def test_trained_weights_are_taken_all_at_once_and_give_the_same_output(
    workspace, inspector, context, qtbot
):
    workspace.new("perceptron")
    output = _output(context, "neuron")
    card = _card(context, qtbot, inspector, "neuron")
    jobs = workspace.jobs
    jobs.train(context.project)
    qtbot.waitUntil(lambda: jobs.running is None, timeout=60_000)
    wish = Holding((_node(context, "neuron").id,), 0)
    steps = context.project.measurements.step
    pictures = context.project.pictures
    qtbot.waitUntil(lambda: pictures.get(wish).step == output().step == steps, timeout=20_000)
    trained, before = pictures.get(wish), output()
    QTest.mouseClick(card.take, Qt.MouseButton.LeftButton)
    starts = _node(context, "neuron").starts
    for name, values in trained.tensors.items():
        assert np.array_equal(np.array(starts[name].how.values, np.float32), values.ravel())
    qtbot.waitUntil(lambda: output().text_sha != before.text_sha, timeout=20_000)
    assert np.array_equal(output().values, before.values)
    context.project.undo()
    assert not _node(context, "neuron").starts


def _neuron(workspace, context, qtbot, inspector):
    """The template whose weights are given; its row of two sliders."""
    workspace.new("neuron")
    card = _card(context, qtbot, inspector, "neuron")
    qtbot.waitUntil(card.rows["weight"].sliders.isVisible)
    return card


def _handle(slider) -> QPoint:
    """The middle of what is taken hold of."""
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    part = QStyle.SubControl.SC_SliderHandle
    kind = QStyle.ComplexControl.CC_Slider
    return slider.style().subControlRect(kind, option, part, slider).center()


def test_sliding_a_weight_moves_the_output_and_is_one_entry_of_the_history(
    workspace, context, inspector, qtbot
):
    card = _neuron(workspace, context, qtbot, inspector)
    output = _output(context, "neuron")
    qtbot.waitUntil(lambda: output() is not None, timeout=20_000)
    before, seen = context.project.document, {float(output().values[0])}
    slider = card.rows["bias"].sliders.slider((0,))
    start, end = _handle(slider), QPoint(slider.width() - 9, slider.height() // 2)
    drive.press(slider, start)
    assert slider.isSliderDown()
    for step in range(1, 5):
        drive.move(slider, start + (end - start) * step / 4)
        sha = context.project.program().sha256
        qtbot.waitUntil(lambda sha=sha: output().text_sha == sha, timeout=20_000)
        seen.add(float(output().values[0]))
    drive.release(slider, end)
    assert len(seen) == 5
    assert _start(context, "neuron", "bias").how.values[0] > 3
    qtbot.waitUntil(lambda: card.sum.text().endswith(f"=\u00a0{round(max(seen), 3):g}"))
    context.project.undo()
    assert context.project.document == before
    qtbot.waitUntil(lambda: card.rows["bias"].sliders.line((0,)).line.text() == "-1.5")


def test_keys_move_a_slider_too(workspace, context, inspector, qtbot):
    slider = _neuron(workspace, context, qtbot, inspector).rows["weight"].sliders.slider((0, 1))
    slider.setFocus()
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert _start(context, "neuron").how == Given((1, 2), (1.0, 1.03))


def test_a_typed_weight_may_be_any_finite_number_and_the_sum_follows(
    workspace, context, inspector, qtbot
):
    card = _neuron(workspace, context, qtbot, inspector)
    weights, bias = card.rows["weight"].sliders, card.rows["bias"].sliders
    _enter(weights.line((0, 0)).line, "25")
    _enter(weights.line((0, 1)).line, "0")
    _enter(bias.line((0,)).line, "-2,5")
    assert _start(context, "neuron").how == Given((1, 2), (25.0, 0.0))
    assert _start(context, "neuron", "bias").how == Given((1,), (-2.5,))
    begin = "w₁·x₁ + w₂·x₂ + b\n= 25·"
    qtbot.waitUntil(lambda: card.sum.text().startswith(begin) and "− 2.5 =" in card.sum.text())
    _enter(weights.line((0, 0)).line, "nan")
    assert card.rows["weight"].said.text() == "“nan” is not a finite number."
    assert _start(context, "neuron").how == Given((1, 2), (25.0, 0.0))


def test_the_sum_is_what_the_layer_gives(workspace, context, inspector, qtbot):
    workspace.new("xor-mlp")
    _card(context, qtbot, inspector, "fc2")
    held = context.project.pictures.get(Holding(("n4",), 0))
    lines = sums_of(held)
    assert len(lines) == 2
    for line, leaves in zip(lines, held.leaves, strict=True):
        assert float(line.rpartition("=")[2].replace("−", "-")) == pytest.approx(leaves, abs=1e-3)


def _opened(context, qtbot, inspector, name):
    row = _card(context, qtbot, inspector, name).rows["weight"]
    _choose(row, "given values")
    qtbot.waitUntil(row.edit_all.isVisible)
    QTest.mouseClick(row.edit_all, Qt.MouseButton.LeftButton)
    dialog = inspector.window().findChild(GivenDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def _type_into(dialog, row, column, text):
    table = dialog.table
    place = table.visualRect(table.model().index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    drive.type_text(table, text[0])
    editor = table.findChild(QLineEdit)
    drive.type_text(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_numbers_are_typed_into_the_table_and_nan_is_refused_in_words(inspector, context, qtbot):
    dialog = _opened(context, qtbot, inspector, "fc2")
    assert not dialog.paints
    _type_into(dialog, 1, 2, "0.75")
    qtbot.waitUntil(lambda: _start(context, "fc2").how.values[64 + 2] == 0.75)
    how = _start(context, "fc2").how
    assert how.shape == (10, 64)
    _type_into(dialog, 1, 3, "nan")
    qtbot.waitUntil(lambda: "“nan” is not a finite number" in dialog.said.text())
    assert _start(context, "fc2").how == how
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _start(context, "fc2").how.values[66] != 0.75)


def test_a_rectangle_is_pasted_as_a_whole_or_not_at_all(inspector, context, qtbot):
    dialog = _opened(context, qtbot, inspector, "fc2")
    table = dialog.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, 1))
    QGuiApplication.clipboard().setText("1\t2,5\n-3\t1e-3\n")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    values = np.array(_start(context, "fc2").how.values).reshape(10, 64)
    assert values[2:4, 1:3].tolist() == [[1.0, 2.5], [-3.0, 0.001]]
    for wrong in ("1\t2\nx\t4", "\n".join("1" for _ in range(30)), "inf"):
        QGuiApplication.clipboard().setText(wrong)
        QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert "nothing was changed" in dialog.said.text()
        assert np.array_equal(np.array(_start(context, "fc2").how.values).reshape(10, 64), values)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1"


def test_rows_of_text_are_numbers_however_they_are_separated():
    expected = {(0, 0): 1.0, (0, 1): 2.5, (1, 0): 3.0, (1, 1): -4.0}
    for text in (
        "1\t2.5\n3\t-4",
        "1 2.5\n3 -4\n",
        "1, 2.5\n3, -4",
        "1;2,5\n3;−4",
        "[1,2.5]\n[3,-4.0]",
    ):
        assert cells_in(text, (0, 0)) == expected, text


def test_a_kernel_is_painted_and_the_feature_map_moves(inspector, context, qtbot):
    output = _output(context, "conv1")
    dialog = _opened(context, qtbot, inspector, "conv1")
    qtbot.waitUntil(lambda: output() is not None, timeout=20_000)
    before, map_before = context.project.document, output().values[0].copy()
    dialog.brush.line.setFocus()
    _enter(dialog.brush.line, "-2")
    grid = dialog.grid
    start, end = (grid.cell_rect(cell).center().toPoint() for cell in ((0, 0), (4, 4)))
    drive.drag(grid, start, end, steps=3)
    kernel = np.array(_start(context, "conv1").how.values).reshape(16, 1, 5, 5)[0, 0]
    assert kernel.diagonal().tolist() == [-2.0] * 5
    qtbot.waitUntil(lambda: not np.array_equal(output().values[0], map_before), timeout=20_000)
    context.project.undo()
    assert context.project.document == before
    qtbot.waitUntil(lambda: np.array_equal(output().values[0], map_before), timeout=20_000)


def test_keys_paint_too_and_presets_fill_the_plane_that_is_chosen(inspector, context, qtbot):
    dialog = _opened(context, qtbot, inspector, "conv2")
    dialog.choosers[0].setValue(3)
    dialog.choosers[1].setValue(2)
    menu = dialog.presets.menu()
    entry = next(action for action in menu.actions() if action.text() == "Cross")
    dialog.presets.showMenu() if not menu.isVisible() else None
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    dialog.grid.setFocus()
    QTest.keyClick(dialog.grid, Qt.Key.Key_Right)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Delete)
    weights = np.array(_start(context, "conv2").how.values).reshape(32, 16, 3, 3)
    assert weights[2, 1].tolist() == [[1.0, 0.0, 1.0], [-1.0, 1.0, -1.0], [1.0, -1.0, 1.0]]
    others = np.delete(weights.reshape(-1, 3, 3), 2 * 16 + 1, axis=0)
    assert not (np.abs(others) == 1).any()


def test_values_that_do_not_fit_any_more_are_mended_in_their_row(inspector, context, qtbot):
    card = _card(context, qtbot, inspector, "fc2")
    _choose(card.rows["weight"], "given values")
    fc2 = _node(context, "fc2").id
    context.project.edit(edits.set_param, fc2, "out_features", 11, label=LABEL)
    row = card.rows["weight"]
    qtbot.waitUntil(row.problems.isVisible)
    assert not inspector.page.problems.isVisible()
    inspector.focus_field("starts.weight")
    assert row.choice.hasFocus() or inspector.window().focusWidget() is row.choice
    button = row.problems.findChildren(QPushButton)[0]
    assert "11×64" in button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _start(context, "fc2").how.shape == (11, 64)
    assert _start(context, "fc2").how.values[-64:] == (0.0,) * 64


def test_too_many_numbers_are_refused_in_the_row(inspector, context, qtbot):
    row = _card(context, qtbot, inspector, "fc1").rows["weight"]
    _choose(row, "given values")
    assert "too many numbers" in row.said.text()
    assert _start(context, "fc1") == Start()
    assert row.choice.currentText() == "default"


def test_a_layer_without_weights_has_no_such_card(inspector, context, qtbot):
    context.selection.set([_node(context, "relu1").id])
    qtbot.waitUntil(lambda: [one.name for one in inspector.page.nodes] == ["relu1"])
    assert inspector.page.starts.isHidden()
