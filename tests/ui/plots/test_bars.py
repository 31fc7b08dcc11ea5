"""A vector as bars: as long as the values say, named, marked, reachable by mouse and keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from studio.ui import theme
from studio.ui.plots.bars import BarsView

CLASSES = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
SCORES = np.array([0.02, 0.02, 0.5, 0.1, 0.06, 0.05, 0.2, 0.03, 0.01, 0.01])


@pytest.fixture
def view(qtbot):
    made = BarsView()
    qtbot.addWidget(made)
    made.resize(420, 240)
    made.show()
    return made


def _pixels(view):
    """The widget as an array (height, width, 3)."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return lines[:, : image.width(), :3].astype(int)


def _painted(view, colour):
    """Where the widget has a colour, (height, width) of bool."""
    return (_pixels(view) == colour.getRgb()[:3]).all(axis=2)


def _row_lengths(view, colour):
    """Pixels of a colour in the middle of each row, in the area of the bars."""
    found = _painted(view, colour)
    area = view._area
    rows = area.top() + (np.arange(len(view.to_array())) + 0.5) * area.height() / len(
        view.to_array()
    )
    return found[rows.astype(int), int(area.left()) - 1 : int(area.right()) + 1].sum(axis=1)


def test_bars_in_rows_are_as_long_as_their_values(view):
    view.set_range((0, 1))
    view.set_values(SCORES)
    lengths = _row_lengths(view, theme.current().series[0])
    np.testing.assert_allclose(lengths, SCORES * view._area.width(), atol=1.5)


def test_negative_values_go_the_other_way_in_another_colour(view):
    view.set_values([2.0, -1.0, 1.0])
    positive = _row_lengths(view, theme.current().series[0])
    negative = _row_lengths(view, theme.current().series[1])
    assert positive[0] == pytest.approx(2 * positive[2], abs=2)
    assert negative.tolist()[0] == negative.tolist()[2] == 0
    assert negative[1] == pytest.approx(positive[2], abs=2)


def test_predicted_and_true_are_marked_and_can_be_heard(view):
    view.set_values(SCORES, labels=CLASSES, true=3, predicted=2)
    lengths = _row_lengths(view, theme.current().accent)
    assert lengths[2] > 20
    assert lengths[np.arange(10) != 2].sum() == 0
    red, green, blue = np.moveaxis(_pixels(view), 2, 0)
    assert ((green - red > 60) & (green > blue)).any()
    assert view.accessibleDescription() == ("10 values; predicted: bird 0.5000; true: cat 0.1000")


def test_a_thousand_units_lose_no_peak(view):
    values = np.full(1000, 0.1)
    values[[3, 501, 998]] = 1.0
    view.set_range((0, 1))
    view.set_values(values)
    found = _painted(view, theme.current().series[0])
    area = view._area
    tall = found[int(area.top()) + 5].nonzero()[0]
    wanted = area.left() + np.array([3, 501, 998]) * area.width() / 1000
    assert all(np.abs(tall - column).min() <= 2 for column in wanted)
    assert found[int(area.bottom()) - 3, int(area.left()) + 1 : int(area.right())].all()


def test_many_signed_units_stand_around_zero(view):
    values = np.where(np.arange(64) % 2, 1.0, -1.0)
    view.set_values(values)
    above, below = (_painted(view, theme.current().series[k]) for k in (0, 1))
    assert above.any(axis=1).nonzero()[0].max() <= below.any(axis=1).nonzero()[0].min()


@pytest.mark.parametrize("count", [10, 300])
def test_the_mouse_finds_the_bar_and_a_click_tells_it(view, qtbot, count):
    view.set_values(np.linspace(0, 1, count))
    view.grab()
    area, index = view._area, int(count * 0.7)
    part = (index + 0.5) / count
    at = QPointF(area.left() + part * area.width(), area.center().y())
    if count == 10:
        at = QPointF(area.center().x(), area.top() + part * area.height())
    assert view.bar_at(at) == index
    with qtbot.waitSignal(view.bar_clicked) as clicked:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert clicked.args == [index]
    assert view.bar_at(QPointF(-5, -5)) is None


def test_the_keyboard_walks_through_the_bars(view, qtbot):
    view.set_values(SCORES, labels=CLASSES)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current == 0
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.current == 1
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current == 9
    with qtbot.waitSignal(view.bar_clicked):
        QTest.keyClick(view, Qt.Key.Key_Return)
    before = view.grab().toImage()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.current is None
    assert view.grab().toImage() != before


def test_the_axis_stays_while_values_change_a_little(view):
    rng, seen = np.random.default_rng(0), set()
    for _ in range(50):
        view.set_values(1 + 0.2 * rng.random(8))
        view.grab()
        seen.add(view._vector.limits)
    assert len(seen) <= 2


def test_values_that_are_not_numbers_are_named_in_red(view):
    view.set_values([1.0, np.nan, 0.5])
    assert _painted(view, theme.current().problem).any()


def test_the_vector_comes_back_and_other_shapes_are_refused(view):
    view.set_values(SCORES)
    np.testing.assert_array_equal(view.to_array(), SCORES)
    with pytest.raises(ValueError, match="vector"):
        view.set_values(np.zeros((2, 2)))
    with pytest.raises(ValueError, match="labels"):
        view.set_values([1, 2], labels=["a"])
    with pytest.raises(ValueError, match="no bar"):
        view.set_values([1, 2], predicted=2)


def test_an_empty_and_a_tiny_view_paint(view):
    assert not view.grab().isNull()
    for values in ([0.0], np.zeros(500), SCORES):
        view.set_values(values)
        for size in ((4, 3), (40, 20), (300, 60)):
            view.resize(*size)
            assert not view.grab().isNull()
    view.clear()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current is None
    assert view.bar_at(QPointF(QPoint(5, 5))) is None


def test_the_picture_can_be_saved(view, tmp_path):
    view.set_values(SCORES, labels=CLASSES)
    view.save_picture(tmp_path / "scores.svg")
    assert "airplane" in (tmp_path / "scores.svg").read_text()
