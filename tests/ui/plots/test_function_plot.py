"""The plot of a function: its lines lie where its numbers are, and the marker tells them."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.engine.pictures import Curve
from studio.ui import theme
from studio.ui.plots.function_plot import FunctionPlot

X = (np.arange(-200, 201) * 0.025).astype(np.float32)
SQUARE = Curve(X, X * X, 2 * X)


@pytest.fixture(params=["dark", "light"])
def plot(qtbot, qapp, request):
    theme.apply(qapp, request.param)
    made = FunctionPlot()
    qtbot.addWidget(made)
    made.set_ground("raised")
    made.resize(250, made.height())
    made.show()
    yield made
    theme.apply(qapp, "dark")
    qapp.setStyleSheet("")


def _colour_at(plot, x, y, number):
    """How near the closest pixel around a place is to the colour of a line."""
    image, wanted = plot.grab().toImage(), theme.current().series[number]
    column, row = int(plot._frame.across(x)), int(plot._frame.down(y))
    near = [image.pixelColor(column + dx, row + dy) for dx in range(-3, 4) for dy in range(-3, 4)]
    return min(
        abs(c.red() - wanted.red())
        + abs(c.green() - wanted.green())
        + abs(c.blue() - wanted.blue())
        for c in near
    )


def test_both_lines_lie_where_the_numbers_are(plot):
    plot.set_curve(SQUARE)
    plot.grab()
    for x in (-4.0, -2.0, 3.0):
        assert _colour_at(plot, x, x * x, 0) < 60
    assert min(_colour_at(plot, x, 2 * x, 1) for x in (-4.5, -4.4, -4.3)) < 90
    assert _colour_at(plot, 4.0, 1.0, 0) > 90


def test_the_mouse_reads_real_numbers_and_leaves_nothing_behind(plot, hover):
    plot.set_curve(SQUARE)
    before = plot.grab().toImage()
    hover(plot, QPoint(int(plot._frame.across(2.0)), 60))
    x, y, slope = plot.marked
    assert x == pytest.approx(2, abs=0.06)
    assert (y, slope) == (pytest.approx(x * x), pytest.approx(2 * x))
    assert plot.grab().toImage() != before
    plot.mark(None)
    assert plot.marked is None
    assert plot.grab().toImage() == before


def test_the_arrow_keys_walk_along_the_curve_and_it_is_told(plot):
    plot.set_curve(SQUARE)
    assert plot.accessibleDescription() == ("f(−5) = 25.00, f(5) = 25.00; at x = 0: 0, slope 0")
    for _ in range(3):
        QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.marked[0] == pytest.approx(0.3)
    assert plot.accessibleDescription().endswith("at x = 0.3: 0.09000, slope 0.6000")
    QTest.keyClick(plot, Qt.Key.Key_Home)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.marked[0] == -5
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.marked is None


def test_what_arrives_is_shaded_and_an_old_curve_is_faint(plot):
    plot.set_curve(SQUARE)
    plain = plot.grab().toImage()
    counts = np.zeros(80, np.float32)
    counts[50:54] = 9
    plot.set_arriving(counts)
    column = int(plot._frame.across(1.5))
    row = int(plot._frame.area.bottom()) - 12
    shaded = plot.grab().toImage()
    assert shaded.pixelColor(column, row) != plain.pixelColor(column, row)
    assert _colour_at(plot, 3.0, 9.0, 0) < 60
    plot.set_old(True)
    assert _colour_at(plot, 3.0, 9.0, 0) > 90
    plot.set_old(False)
    plot.set_arriving(None)
    assert plot.grab().toImage() == plain


def test_axes_are_calm_while_a_parameter_moves_and_fresh_for_another_function(plot):
    plot.set_curve(SQUARE)
    plot.grab()
    first = plot._frame
    plot.set_curve(Curve(X, 0.9 * X * X, 1.8 * X))
    plot.grab()
    assert plot._frame.y == first.y
    plot.set_curve(None, afresh=True)
    assert not plot.grab().isNull()
    plot.set_curve(Curve(X, np.tanh(X), 1 - np.tanh(X) ** 2))
    plot.grab()
    assert plot._frame.y[1] < 2
    assert plot.height() == 148


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 0.0, 1e30])
def test_strange_numbers_paint(plot, value):
    y = np.full(401, value, np.float32)
    plot.set_curve(Curve(X, y, y))
    plot.mark(7)
    assert not plot.grab().isNull()
