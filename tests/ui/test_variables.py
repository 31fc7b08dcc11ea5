"""Variables by hand: their list, names typed into fields, numbers that become variables."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from studio.graph import edits
from studio.graph.recipe_edits import set_recipe_param
from studio.graph.variable_edits import add_variable, set_variable
from studio.spec.messages import translate
from studio.ui.inspector import Inspector
from studio.ui.repair_button import RepairButton
from studio.ui.training_form import TrainingForm
from studio.ui.variables.section import VariablesSection
from tests import drive

EDIT = translate("Test", "edit")


@pytest.fixture
def section(context, styled, qtbot):
    made = VariablesSection(context)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    made.set_folded(False)
    return made


@pytest.fixture
def inspector(context, styled, qtbot):
    made = Inspector(context)
    qtbot.addWidget(made)
    made.resize(300, 800)
    made.show()
    return made


def _document(context):
    return context.project.document


def _id(context, name):
    return next(n.id for n in _document(context).network().nodes.values() if n.name == name)


def _add(context, name, value):
    context.project.edit(add_variable, name, value, label=EDIT)


def _open(context, qtbot, inspector, *names):
    context.selection.set([_id(context, name) for name in names])
    qtbot.waitUntil(lambda: [node.name for node in inspector.page.nodes] == list(names))


def _write(line, text):
    """Over what is there, then Enter."""
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def _buttons(widget):
    return [one for one in widget.findChildren(RepairButton) if one.isVisible()]


def test_an_empty_list_is_one_line_that_says_what_variables_are_for(section):
    assert section.rows == {}
    assert section.hint.isVisible()
    assert "width * 2" in section.hint.text()
    drive.click(section.folder, QPoint(10, 10))
    assert not section.hint.isVisible()
    assert section.sizeHint().height() < 60


def test_a_new_variable_gets_its_name_at_once(context, section, qtbot):
    drive.click(section.adder, QPoint(10, 10))
    (row,) = section.rows.values()
    qtbot.waitUntil(row.name.hasFocus)
    assert row.name.selectedText() == "width"
    QTest.keyClicks(row.name, "planes")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert list(_document(context).variables) == ["planes"]
    assert list(section.rows) == ["planes"]
    context.project.undo()
    context.project.undo()
    qtbot.waitUntil(lambda: not section.rows)
    assert section.hint.isVisible()


def test_a_number_is_changed_live_and_a_slide_is_one_edit(context, section, qtbot):
    _add(context, "width", 16)
    conv = _id(context, "conv1")
    context.project.edit(edits.set_param, conv, "out_channels", "width", label=EDIT)
    qtbot.waitUntil(lambda: "width" in section.rows)
    row = section.rows["width"]
    row.value.setFocus()
    for _ in range(4):
        QTest.keyClick(row.value.line, Qt.Key.Key_Up)
    assert _document(context).variables == {"width": 20}
    assert str(context.project.findings.of((conv,)).output) == "20×28×28"
    context.project.undo()
    assert _document(context).variables == {"width": 16}
    qtbot.waitUntil(lambda: row.value.line.text() == "16")
    _write(row.value.line, "0.5")
    assert _document(context).variables == {"width": 0.5}


def test_what_is_no_number_is_said_under_its_row(context, section, qtbot):
    _add(context, "width", 16)
    qtbot.waitUntil(lambda: "width" in section.rows)
    row = section.rows["width"]
    _write(row.value.line, "many")
    assert row.problems.isVisible()
    assert _document(context).variables == {"width": 16}
    _write(row.value.line, "8")
    assert not row.problems.isVisible()
    assert _document(context).variables == {"width": 8}


def test_a_renamed_variable_takes_its_expressions_along_in_one_edit(context, section, qtbot):
    _add(context, "width", 16)
    conv = _id(context, "conv1")
    context.project.edit(edits.set_param, conv, "out_channels", "width * 2", label=EDIT)
    qtbot.waitUntil(lambda: "width" in section.rows)
    row = section.rows["width"]
    _write(row.name, "planes")
    assert _document(context).node(conv).params["out_channels"] == "planes * 2"
    assert section.rows == {"planes": row}
    context.project.undo()
    assert _document(context).node(conv).params["out_channels"] == "width * 2"
    assert list(_document(context).variables) == ["width"]


def test_a_name_that_is_taken_is_refused_at_the_row(context, section, qtbot):
    _add(context, "width", 16)
    _add(context, "depth", 2)
    qtbot.waitUntil(lambda: len(section.rows) == 2)
    row = section.rows["depth"]
    _write(row.name, "width")
    assert "width" in row.problems.findChildren(type(section.hint))[0].text()
    assert row.name.text() == "depth"
    assert list(_document(context).variables) == ["width", "depth"]


def test_a_used_variable_says_where_and_its_number_can_take_its_place(context, section, qtbot):
    _add(context, "width", 16)
    conv = _id(context, "conv1")
    context.project.edit(edits.set_param, conv, "out_channels", "width", label=EDIT)
    qtbot.waitUntil(lambda: "width" in section.rows and section.rows["width"].uses.text() == "1×")
    row = section.rows["width"]
    assert "conv1.out_channels" in row.uses.toolTip()
    drive.click(row.uses, QPoint(8, 8))
    assert context.selection.ids == (conv,)
    drive.click(row.remove, QPoint(8, 8))
    assert list(_document(context).variables) == ["width"]
    qtbot.waitUntil(lambda: bool(_buttons(row)))
    (button,) = _buttons(row)
    drive.click(button, QPoint(20, 10))
    assert _document(context).variables == {}
    assert _document(context).node(conv).params.get("out_channels", 16) == 16
    qtbot.waitUntil(lambda: not section.rows)


def test_a_variable_of_the_recipe_leads_to_its_field(context, section, qtbot):
    _add(context, "many", 32)
    context.project.edit(set_recipe_param, "settings", "batch_size", "many", label=EDIT)
    qtbot.waitUntil(lambda: "many" in section.rows and section.rows["many"].uses.isEnabled())
    with qtbot.waitSignal(section.recipe_asked) as asked:
        drive.click(section.rows["many"].uses, QPoint(8, 8))
    assert asked.args == ["settings", "batch_size"]


def test_an_expression_shows_its_value_until_it_is_edited(context, inspector, qtbot):
    _add(context, "width", 16)
    conv = _id(context, "conv2")
    context.project.edit(edits.set_param, conv, "out_channels", "width*2", label=EDIT)
    _open(context, qtbot, inspector, "conv2")
    line = inspector.page.form.row("out_channels").editor.line
    qtbot.waitUntil(lambda: line.text() == "width*2 = 32")
    line.setFocus()
    assert line.text() == "width*2"
    inspector.page.form.row("groups").editor.setFocus()
    assert line.text() == "width*2 = 32"
    assert _document(context).node(conv).params["out_channels"] == "width*2"
    context.project.edit(add_variable, "other", 1, label=EDIT)
    context.project.edit(set_variable, "width", 5, label=EDIT)
    qtbot.waitUntil(lambda: line.text() == "width*2 = 10")


def test_names_are_completed_as_one_types(context, inspector, qtbot):
    _add(context, "width", 12)
    _open(context, qtbot, inspector, "conv1")
    editor = inspector.page.form.row("out_channels").editor
    line = editor.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "2*wi")
    popup = line.completer_.popup()
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "2*width"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert _document(context).node(_id(context, "conv1")).params["out_channels"] == "2*width"
    popup.hide()


def test_a_number_becomes_a_variable_from_the_menu_of_its_field(context, inspector, qtbot):
    _open(context, qtbot, inspector, "conv1")
    line = inspector.page.form.row("out_channels").editor.line
    at = QPoint(20, 10)
    QApplication.sendEvent(
        line, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, line.mapToGlobal(at))
    )
    menu = next(one for one in line.findChildren(QMenu) if one.isVisible())
    action = next(one for one in menu.actions() if one.text() == "Make this a variable")
    assert action.isEnabled()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert _document(context).variables == {"channels": 16}
    assert _document(context).node(_id(context, "conv1")).params["out_channels"] == "channels"
    qtbot.waitUntil(lambda: line.text() == "channels = 16")
    context.project.undo()
    assert _document(context).variables == {}


def test_what_is_no_number_cannot_become_a_variable(context, inspector, qtbot):
    _add(context, "width", 12)
    conv = _id(context, "conv1")
    context.project.edit(edits.set_param, conv, "out_channels", "width", label=EDIT)
    _open(context, qtbot, inspector, "conv1")
    for field in ("out_channels", "in_channels"):
        (action,) = inspector.page.form.row(field).editor.line.extra
        assert not action.isEnabled()
    (action,) = inspector.page.form.row("kernel_size").editor.line.extra
    assert action.isEnabled()


def test_an_unknown_name_becomes_a_variable_by_the_button_under_its_field(
    context, inspector, qtbot
):
    _open(context, qtbot, inspector, "fc1")
    _write(inspector.page.form.row("out_features").editor.line, "hidden")
    qtbot.waitUntil(lambda: bool(_buttons(inspector.page.form.row("out_features"))))
    button = _buttons(inspector.page.form.row("out_features"))[0]
    assert button.text() == "Make a variable hidden"
    drive.click(button, QPoint(20, 10))
    assert "hidden" in _document(context).variables
    assert not context.project.findings.errors


def test_a_number_of_the_training_form_becomes_a_variable(context, styled, qtbot):
    form = TrainingForm(context)
    qtbot.addWidget(form)
    form.resize(300, 900)
    form.show()
    row = form.section("settings").form.row("epochs")
    (action,) = row.editor.line.extra
    action.trigger()
    assert _document(context).recipe.settings["epochs"] == "epochs"
    qtbot.waitUntil(lambda: row.editor.line.text().startswith("epochs = "))


def test_the_rate_follows_a_variable_and_says_which(context, styled, qtbot):
    form = TrainingForm(context)
    qtbot.addWidget(form)
    form.resize(300, 900)
    form.show()
    _add(context, "speed", 0.02)
    context.project.edit(set_recipe_param, "optimizer", "lr", "speed / 2", label=EDIT)
    qtbot.waitUntil(lambda: abs(form.rate.slider.value() - 0.01) < 1e-9)
    assert "speed / 2" in form.rate._title.text()


def test_the_window_shows_the_list_and_makes_a_variable_by_command(window, qtbot):
    drive.choose(window.actions_["variables.add"])
    section = window.body.variables
    (row,) = section.rows.values()
    qtbot.waitUntil(row.isVisible)
    assert section.folder.text() == "Variables (1)"
    window.body.canvas.setFocus()
    drive.choose(window.actions_["variables.show_list"])
    qtbot.waitUntil(row.value.line.hasFocus)
