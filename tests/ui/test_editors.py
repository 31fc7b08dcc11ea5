"""What can be typed, turned and chosen in each kind of editor, and the raw value that comes out."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.spec.fields import (
    AUTO,
    BoolField,
    ChoiceField,
    DimsField,
    FactorsField,
    FloatField,
    IntField,
    SizeField,
    TextField,
)
from studio.spec.text_lists import TextsField
from studio.ui.editors import EDITORS, Value
from tests import drive

COUNT = IntField(default=16, help="How many.", low=1, high=100)
WIDTH = IntField(default=AUTO, help="How wide.", auto=True, low=1)
BATCH = IntField(default=64, help="How many at once.", low=1, options=("all",))
RATE = FloatField(default=0.5, help="How much.", low=0.0, high=1.0)
DECAY = FloatField(default=0.0, help="How fast.", low=0.0, high=10.0, log=True)
KERNEL = SizeField(default=3, help="How large.", rank=2)
PADDING = SizeField(default=0, help="How much.", rank=2, low=0, options=("same", "valid"))
SHAPE = DimsField(default=(1, 28, 28), help="Which shape.")
SCALE = FactorsField(default=2.0, help="How much larger.")
MODE = ChoiceField(default="zeros", help="Which.", options=("zeros", "reflect"))
BIAS = BoolField(default=True, help="With or without.")
NAME = TextField(default="input", help="Which one.")
CLASSES = TextsField(default=(), help="Which ones.")


@pytest.fixture
def edit(qtbot):
    """Makes an editor that shows a raw value; `.seen` collects what it gives back."""

    def make(field, raw, inferred=None, mixed=False):
        editor = EDITORS[field.kind](field)
        qtbot.addWidget(editor)
        editor.seen = []
        editor.edited.connect(lambda value, live: editor.seen.append((value, live)))
        editor.show_value(Value(raw, inferred, mixed))
        editor.show()
        editor.inner.setFocus()
        qtbot.waitUntil(editor.inner.hasFocus)
        return editor

    return make


def _type(editor, text):
    """Over what is there, then Enter."""
    editor.line.selectAll()
    QTest.keyClicks(editor.line, text)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)


def test_there_is_an_editor_for_every_kind_of_field():
    kinds = (COUNT, RATE, BIAS, MODE, KERNEL, SHAPE, SCALE, NAME, CLASSES)
    assert {field.kind for field in kinds} == set(EDITORS)


@pytest.mark.parametrize(
    ("field", "raw", "shown"),
    [
        (COUNT, 16, "16"),
        (COUNT, "2*width", "2*width"),
        (WIDTH, AUTO, ""),
        (RATE, 0.1, "0.1"),
        (RATE, 0.1 + 0.2, "0.30000000000000004"),
        (KERNEL, 5, "5 × 5"),
        (KERNEL, (3, 5), "3 × 5"),
        (PADDING, "same", "same"),
        (SHAPE, (1, 28, 28), "1 × 28 × 28"),
        (NAME, "input", "input"),
        (CLASSES, ("red fox", "猫"), "red fox, 猫"),
    ],
)
def test_a_value_is_shown_as_one_would_write_it(edit, field, raw, shown):
    assert edit(field, raw).line.text() == shown


@pytest.mark.parametrize(
    ("field", "before", "typed", "raw"),
    [
        (COUNT, 16, "32", 32),
        (COUNT, 16, "2*width", "2*width"),
        (COUNT, 16, "12a", "12a"),
        (BATCH, 64, "all", "all"),
        (WIDTH, 7, "", AUTO),
        (RATE, 0.5, "0.25", 0.25),
        (RATE, 0.5, "1e-3", 0.001),
        (RATE, 0.5, "nan", "nan"),
        (KERNEL, 3, "5x7", (5, 7)),
        (KERNEL, 3, "5 × 7", (5, 7)),
        (KERNEL, 3, "4", 4),
        (KERNEL, 3, "3, k", "3, k"),
        (PADDING, 0, "same", "same"),
        (SHAPE, (4,), "3 × 8", (3, 8)),
        (SHAPE, (4, 4), "10", (10,)),
        (SCALE, 2.0, "1.5 × 2", (1.5, 2)),
        (NAME, "input", "image", "image"),
        (CLASSES, (), "cat, dog,", ("cat", "dog")),
    ],
)
def test_what_is_typed_becomes_a_raw_value_also_when_it_is_half_typed(
    edit, field, before, typed, raw
):
    editor = edit(field, before)
    editor.line.selectAll()
    QTest.keyClick(editor.line, Qt.Key.Key_Delete)
    _type(editor, typed)
    assert editor.seen == [(raw, False)]
    assert type(editor.seen[0][0]) is type(raw)


def test_leaving_a_field_commits_and_enter_without_change_does_not(edit, qtbot):
    editor = edit(COUNT, 16)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.seen == []
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "8")
    editor.line.clearFocus()
    assert editor.seen == [(8, False)]


def test_escape_gives_the_old_text_back(edit):
    editor = edit(COUNT, 16)
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "99")
    QTest.keyClick(editor.line, Qt.Key.Key_Escape)
    assert editor.line.text() == "16"
    assert editor.seen == []


def test_an_inferred_size_stands_as_placeholder(edit):
    editor = edit(WIDTH, AUTO, inferred=784)
    assert editor.line.text() == ""
    assert editor.line.placeholderText() == "auto (784)"


def test_several_values_are_not_shown_as_one(edit):
    editor = edit(COUNT, 16, mixed=True)
    assert editor.line.text() == ""
    assert editor.line.placeholderText() == "several values"
    _type(editor, "16")
    assert editor.seen == [(16, False)]


@pytest.mark.parametrize(
    ("field", "raw", "key", "after"),
    [
        (COUNT, 16, Qt.Key.Key_Up, 17),
        (COUNT, 16, Qt.Key.Key_PageDown, 6),
        (COUNT, 3, Qt.Key.Key_PageDown, 1),
        (RATE, 0.5, Qt.Key.Key_Down, 0.4),
        (RATE, 0.25, Qt.Key.Key_Up, 0.26),
        (DECAY, 0.002, Qt.Key.Key_Up, 0.005),
        (DECAY, 0.01, Qt.Key.Key_Down, 0.005),
        (KERNEL, 3, Qt.Key.Key_Up, 4),
        (KERNEL, (3, 5), Qt.Key.Key_Down, (2, 4)),
        (SHAPE, (1, 28, 28), Qt.Key.Key_Up, (2, 29, 29)),
    ],
)
def test_arrows_change_a_number_live(edit, field, raw, key, after):
    editor = edit(field, raw)
    QTest.keyClick(editor.line, key)
    assert editor.seen == [(after, True)]


def test_arrows_leave_an_expression_alone(edit):
    editor = edit(COUNT, "2*width")
    QTest.keyClick(editor.line, Qt.Key.Key_Up)
    assert editor.seen == []


def test_an_arrow_at_auto_begins_at_the_inferred_number(edit):
    editor = edit(WIDTH, AUTO, inferred=784)
    QTest.keyClick(editor.line, Qt.Key.Key_Up)
    assert editor.seen == [(785, True)]


def test_the_wheel_works_only_with_the_keyboard_in_the_field(edit):
    editor = edit(COUNT, 16)
    drive.wheel(editor.line, QPoint(5, 5), 120)
    assert editor.seen == [(17, True)]
    editor.line.clearFocus()
    drive.wheel(editor.line, QPoint(5, 5), 120)
    assert len(editor.seen) == 1


def test_words_are_offered_in_a_menu(edit):
    editor = edit(PADDING, (2, 2))
    words = [action.text() for action in editor.words_menu.actions()]
    assert words == ["same", "valid"]
    editor.words_menu.actions()[0].trigger()
    assert editor.seen == [("same", False)]


def test_a_switch_is_turned_by_click_and_by_space(edit):
    editor = edit(BIAS, True)
    QTest.keyClick(editor.box, Qt.Key.Key_Space)
    assert editor.seen == [(False, False)]


def test_a_choice_is_taken_with_the_keyboard(edit):
    editor = edit(MODE, "zeros")
    QTest.keyClick(editor.box, Qt.Key.Key_Down)
    assert editor.seen == [("reflect", False)]


def test_an_invalid_value_gets_a_red_border_and_keeps_its_text(edit):
    editor = edit(COUNT, "12a")
    editor.set_invalid(True)
    assert editor.line.property("invalid") == "true"
    assert editor.line.text() == "12a"
