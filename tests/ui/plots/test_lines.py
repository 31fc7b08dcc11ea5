"""What becomes of numbers on their way to a line of pixels."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from studio.ui.plots import lines
from studio.ui.plots.axes import Frame
from studio.ui.plots.pyramid import Pyramid

FRAME = Frame(QRectF(0, 0, 100, 100), (0.0, 100.0), (0.0, 100.0))


def _pieces(values, columns=200, frame=FRAME):
    pyramid = Pyramid(values)
    steps = np.linspace(0, 100, len(values))
    return lines.pieces(pyramid.envelope(0, len(values), columns), steps, frame)


def _drawn(line, **looks):
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(0)
    with QPainter(image) as painter:
        lines.draw_line(painter, line, QColor("white"), **looks)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(100, 100, 4)
    return rows[:, :, 0].copy()


def test_a_polygon_holds_the_points_of_the_array():
    points = np.array([[0.5, 1.25], [-3.0, 1e6], [2.0, 4.0]])
    made = lines.polygon(points)
    assert [point.toTuple() for point in made] == [tuple(p) for p in points]
    assert len(lines.polygon(np.empty((0, 2)))) == 0


def test_few_values_become_one_point_each():
    (line,) = _pieces([0, 50, 100])
    np.testing.assert_allclose(line, [[0, 100], [50, 50], [100, 0]])


def test_gaps_cut_the_line():
    cut = _pieces([np.nan, 1, 2, np.nan, np.nan, 3, np.nan])
    assert [len(piece) for piece in cut] == [2, 1]
    assert _pieces([np.nan] * 5) == []
    assert _pieces([]) == []


def test_dense_values_fill_their_extent_column_by_column():
    values = np.tile([20.0, 80.0], 50_000)
    (line,) = _pieces(values)
    assert len(line) <= 2 * 101
    image = _drawn([line], thick=False)
    assert (image[25:75, 2:98] > 0).all()
    assert (image[:15] == 0).all()
    assert (image[85:] == 0).all()


def test_on_a_log_axis_a_block_that_reaches_zero_runs_to_the_bottom():
    frame = Frame(FRAME.area, (0.0, 100.0), (0.01, 100.0), log=True)
    (line,) = _pieces(np.tile([0.0, 1.0], 50_000), frame=frame)
    assert line[:, 1].max() == 100
    assert line[:, 1].min() == 50


def test_a_lonely_value_is_a_dot():
    assert _drawn([np.array([[50.0, 50.0]])])[50, 50] > 200


def test_a_live_line_is_as_thick_as_a_saved_one():
    line = [np.array([[10.0, 20.0], [90.0, 70.0]])]
    live, saved = (_drawn(line, live=live).sum() for live in (True, False))
    assert 0.6 < live / saved < 1.4
