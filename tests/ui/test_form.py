"""A form made from a declaration: its rows, what an edit tells, problems and repairs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio import catalogue
from studio.spec.declaration import Declaration, bind_values, declared, label_of
from studio.spec.fields import Bool, Choice, Float, Int
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.problems import Problem, Repair
from studio.spec.registry import Registry
from studio.ui.form import MOST_KEPT, Form, FormRow, entries_of

TOYS = Registry("toy")


@declared(TOYS)
class Toy(Declaration):
    """Something with a field that only sometimes matters."""

    count: int = Int(default=3, low=1, high=9, help="How many.")
    mode: str = Choice(default="plain", options=("plain", "fancy"), help="Which way.")
    shine: float = Float(
        default=0.5, low=0.0, high=1.0, help="How much it shines.", when=("mode", ("fancy",))
    )
    loud: bool = Bool(default=False, help="Whether one hears it.", label="Can be heard")


@pytest.fixture
def form(qtbot):
    made = Form()
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    return made


def _show(form, **params):
    _, problems = bind_values(Toy, params)
    form.show_entries(entries_of(Toy, [params], {}, problems))


def test_a_field_is_named_by_its_label_or_by_its_own_name_as_words(form):
    _show(form)
    assert form.row("loud").title.text() == "Can be heard"
    assert form.row("count").title.text() == "Count"
    assert label_of("kernel_size", Toy.fields()["count"]) == "Kernel size"


def test_the_help_of_a_field_is_its_tool_tip_and_its_name_is_said_to_screen_readers(form):
    _show(form)
    row = form.row("count")
    assert row.editor.inner.toolTip() == "How many."
    assert row.editor.inner.accessibleName() == "Count"
    assert "count: How many." in row.title.toolTip()


def test_a_field_that_does_not_matter_now_is_not_shown(form):
    _show(form)
    assert form.row("shine") is None
    kept = form.row("count")
    _show(form, mode="fancy")
    assert form.row("shine") is not None
    assert form.row("count") is kept
    _show(form)
    assert form.row("shine") is None


def test_only_what_differs_from_the_default_can_be_reset(form, qtbot):
    _show(form, count=5)
    assert not form.row("count").resetter.isHidden()
    assert form.row("mode").resetter.isHidden()
    qtbot.waitUntil(form.row("count").resetter.isVisible)
    with qtbot.waitSignal(form.reset) as asked:
        QTest.mouseClick(form.row("count").resetter, Qt.MouseButton.LeftButton)
    assert asked.args == ["count"]


def test_a_wrong_value_keeps_its_text_and_says_what_is_allowed_with_a_repair(form, qtbot):
    _show(form, count=50)
    row = form.row("count")
    assert row.editor.line.text() == "50"
    assert row.editor.line.property("invalid") == "true"
    sentence, button = _texts_of(row.problems)
    assert sentence.endswith("A whole number from 1 to 9 is needed.")
    with qtbot.waitSignal(form.repaired) as repaired:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert repaired.args[1].arguments["value"] == 9
    _show(form, count=9)
    assert not row.problems.isVisible()
    assert row.editor.line.property("invalid") == "false"


def _texts_of(box):
    from PySide6.QtWidgets import QLabel, QPushButton

    return box.findChild(QLabel).text(), box.findChild(QPushButton)


def test_a_problem_is_not_built_anew_while_it_is_the_same(form):
    problem = Problem("x", translate("Toy", "Not good."), field="count")
    form.show_entries(entries_of(Toy, [{}], {}, [problem]))
    first = form.row("count").problems.column.itemAt(0).widget()
    form.show_entries(entries_of(Toy, [{}], {}, [problem]))
    assert form.row("count").problems.column.itemAt(0).widget() is first


def test_an_edit_tells_field_value_and_whether_it_slides(form, qtbot):
    _show(form)
    line = form.row("count").editor.line
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    told = []
    form.edited.connect(lambda *values: told.append(values))
    QTest.keyClick(line, Qt.Key.Key_Up)
    line.selectAll()
    QTest.keyClicks(line, "7")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == [("count", 4, True), ("count", 7, False)]


def test_every_field_of_every_layer_has_a_row(form):
    catalogue.fill()
    for declaration in LAYERS.values():
        entries = entries_of(declaration, [{}], {})
        form.show_entries(entries)
        shown = {name for name, field in declaration.fields().items() if field.when is None}
        assert shown <= {entry.name for entry in entries}
        for entry in entries:
            assert form.row(entry.name).editor.value.raw == entry.field.default


def test_a_repair_carries_the_problem_it_belongs_to(form, qtbot):
    repair = Repair(translate("Toy", "Make it good"), "set_param", {"value": 1})
    problem = Problem("x", translate("Toy", "Not good."), field="count", repairs=(repair,))
    form.show_entries(entries_of(Toy, [{}], {}, [problem]))
    with qtbot.waitSignal(form.repaired) as repaired:
        QTest.mouseClick(_texts_of(form.row("count").problems)[1], Qt.MouseButton.LeftButton)
    assert repaired.args == [problem, repair]


def test_a_row_that_is_needed_again_comes_back_as_it_would_be_made(form):
    _show(form, mode="fancy", shine=0.25)
    shine = form.row("shine")
    _show(form)
    assert form.row("shine") is None
    assert shine.isHidden()
    _show(form, mode="fancy", shine=0.75)
    assert form.row("shine") is shine
    assert shine.isVisible()
    assert shine.editor.inner.text() == "0.75"
    heights = [form.row(name).y() for name in ("count", "mode", "shine", "loud")]
    assert heights == sorted(heights)


def test_rows_out_of_sight_are_few(form):
    _show(form)
    for kind in list(LAYERS.values())[:40]:
        form.show_entries(entries_of(kind, [{}], {}, ()))
    rows = [child for child in form.children() if isinstance(child, FormRow)]
    assert len(rows) <= MOST_KEPT + len(form._entries)
