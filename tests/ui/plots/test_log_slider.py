"""A learning rate by slider, by keys and by typing: round numbers, exact entries, no surprises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider

from studio.ui.plots.log_slider import LogSlider, number_text, rounded


@pytest.fixture
def slider(qtbot):
    made = LogSlider()
    qtbot.addWidget(made)
    made.resize(320, 40)
    made.setValue(0.001)
    made.show()
    qtbot.waitExposed(made)
    made.told, made.done = [], []
    made.valueChanged.connect(made.told.append)
    made.committed.connect(made.done.append)
    return made


def _handle(slider):
    option = QStyleOptionSlider()
    bar = slider._slider
    bar.initStyleOption(option)
    rect = bar.style().subControlRect(
        QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, bar
    )
    return rect.center()


def _type_in(slider, text):
    slider._field.setFocus()
    slider._field.selectAll()
    QTest.keyClicks(slider._field, text)


def test_dragging_tells_round_numbers_on_the_way_and_the_last_at_the_end(slider):
    start = _handle(slider)
    QTest.mousePress(slider._slider, Qt.MouseButton.LeftButton, pos=start)
    for step in (10, 25, 40):
        QTest.mouseMove(slider._slider, start + QPoint(step, 0))
    assert slider.done == []
    QTest.mouseRelease(slider._slider, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))
    assert len(slider.told) >= 2
    assert slider.told == sorted(slider.told)
    assert all(value == rounded(value) for value in slider.told)
    assert slider.done == [slider.told[-1]] == [slider.value()]
    assert slider._field.text() == number_text(slider.value())


def test_each_arrow_changes_the_number_and_twenty_are_a_power_of_ten(slider):
    for _ in range(20):
        QTest.keyClick(slider._slider, Qt.Key.Key_Right)
    assert slider.value() == 0.01
    assert len(set(slider.told)) == 20
    assert slider.done == slider.told
    for _ in range(20):
        QTest.keyClick(slider._slider, Qt.Key.Key_Left)
    assert slider.value() == 0.001
    QTest.keyClick(slider._slider, Qt.Key.Key_PageUp)
    assert slider.value() == 0.002


def test_home_and_end_are_the_ends_of_the_range(slider):
    QTest.keyClick(slider._slider, Qt.Key.Key_Home)
    assert slider.value() == 1e-6
    QTest.keyClick(slider._slider, Qt.Key.Key_End)
    assert slider.value() == 10


@pytest.mark.parametrize(
    ("text", "value"), [("0.0123456", 0.0123456), ("3e-4", 3e-4), ("0,05", 0.05), (" 2 ", 2.0)]
)
def test_a_typed_number_is_taken_exactly_with_enter(slider, text, value):
    _type_in(slider, text)
    assert slider.told == []
    QTest.keyClick(slider._field, Qt.Key.Key_Return)
    assert slider.value() == value
    assert slider.told == slider.done == [value]


@pytest.mark.parametrize("text", ["abc", "", "0", "-1", "11", "1e-7", "nan", "inf"])
def test_what_is_no_number_in_the_range_is_said_and_not_taken(slider, text):
    _type_in(slider, text or "1")
    if not text:
        QTest.keyClick(slider._field, Qt.Key.Key_Backspace)
    assert slider._field.property("invalid")
    assert "between 1e-6 and 10" in slider._field.toolTip()
    QTest.keyClick(slider._field, Qt.Key.Key_Return)
    assert slider._field.text() == "0.001"
    assert not slider._field.property("invalid")
    assert slider.told == slider.done == []


def test_escape_undoes_typing(slider):
    _type_in(slider, "5")
    QTest.keyClick(slider._field, Qt.Key.Key_Escape)
    assert slider._field.text() == "0.001"
    assert slider.told == []


def test_setting_a_value_is_silent_keeps_it_exactly_and_stays_in_the_range(slider):
    slider.setValue(0.00123)
    assert slider.value() == 0.00123
    assert slider._field.text() == "0.00123"
    slider.setValue(1e9)
    assert slider.value() == 10
    assert slider.told == slider.done == []
    with pytest.raises(ValueError, match="NaN"):
        slider.setValue(float("nan"))


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_turns_it_only_with_the_focus(slider, focused):
    (slider if focused else slider._field).setFocus()
    at = QPointF(_handle(slider))
    event = QWheelEvent(
        at,
        slider._slider.mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider._slider, event)
    assert bool(slider.told) == focused


def test_both_parts_have_a_name_and_the_number_can_be_heard(slider):
    slider.setAccessibleName("Learning rate")
    assert slider._slider.accessibleName() == slider._field.accessibleName() == "Learning rate"
    assert slider._slider.accessibleDescription() == "0.001"


def test_a_range_that_is_none_is_refused(qapp):
    for low, high in ((0, 1), (2, 1), (-1, 1)):
        with pytest.raises(ValueError, match="low < high"):
            LogSlider(low, high)


@given(st.floats(1e-12, 1e12))
def test_a_number_as_text_reads_back_as_itself(value):
    assert float(number_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"), [(1e-3, "0.001"), (2.5e-5, "2.5e-5"), (10.0, "10"), (1e-6, "1e-6")]
)
def test_numbers_are_written_as_one_would_type_them(value, text):
    assert number_text(value) == text
