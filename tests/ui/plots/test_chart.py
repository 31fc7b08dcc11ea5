"""The plane in colours: each class in its own, the boundary where the winner changes."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from studio.ui.plots.chart import Chart, height_colour, plane_image
from studio.ui.plots.chart_view import ChartView

BLUE, ORANGE = QColor(0, 0, 255), QColor(255, 128, 0)
BLACK, WHITE = QColor("black"), QColor("white")


def _halves(side: int = 16) -> Chart:
    """Sure of blue on the left, of orange on the right."""
    outputs = np.zeros((side, side, 2), np.float32)
    outputs[:, : side // 2, 0] = 1
    outputs[:, side // 2 :, 1] = 1
    points = np.array([[-0.5, 0.5], [0.5, -0.5]], np.float32)
    parts = {"train": (points, np.array([0, 1])), "test": (points[:1] - 0.2, np.array([0]))}
    return Chart((-1.0, -1.0), (1.0, 1.0), outputs, ("x", "y"), ("blue", "orange"), parts)


def test_each_side_has_the_colour_of_its_class_and_one_line_between() -> None:
    image = plane_image(_halves(), (BLUE, ORANGE), BLACK, WHITE)
    row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
    assert row[1].blue() > 100
    assert row[1].red() < 20
    assert row[-2].red() > 100
    assert row[-2].blue() < 20
    assert row.count(WHITE) == 1
    assert abs(row.index(WHITE) - image.width() / 2) <= 2


def test_where_the_network_cannot_tell_there_is_little_colour() -> None:
    even = Chart((0, 0), (1, 1), np.full((8, 8, 2), 0.5, np.float32), ("x", "y"), ("a", "b"))
    pixel = plane_image(even, (BLUE, ORANGE), BLACK, WHITE).pixelColor(5, 5)
    assert max(pixel.red(), pixel.green(), pixel.blue()) < 40


def test_numbers_are_blue_below_zero_and_red_above() -> None:
    assert height_colour(-1.0, 1.0).blue() > height_colour(-1.0, 1.0).red()
    assert height_colour(1.0, 1.0).red() > height_colour(1.0, 1.0).blue()
    assert height_colour(0.0, 1.0).lightness() > 230


def test_the_mouse_reads_the_plane(qtbot) -> None:
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(600, 260)
    view.set_chart(_halves())
    view.show()
    qtbot.waitExposed(view)
    view.grab()
    area = view.frame.area
    left = QPointF(area.left() + 4, area.top() + 4)
    before = view.grab().toImage()
    QTest.mouseMove(view, QPoint(round(left.x()), round(left.y())))
    qtbot.waitUntil(lambda: view.grab().toImage() != before)
    texts = {row.title: row.value for row in view.rows_at(left)}
    assert texts["blue"] == "100.0%"
    assert float(texts["x"].replace("−", "-")) < -0.9
    assert float(texts["y"]) > 0.9
    assert view.rows_at(QPointF(1, 1)) == []


def test_a_curve_of_one_column_is_drawn_over_its_samples(qtbot) -> None:
    x = np.linspace(-1, 1, 40, dtype=np.float32)
    samples = (x[:, None], np.sin(x)[:, None])
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(500, 240)
    view.set_chart(Chart((-1.0,), (1.0,), np.sin(x)[:, None], ("x",), None, {"train": samples}))
    view.show()
    qtbot.waitExposed(view)
    view.grab()
    spot = QPointF(float(view.frame.across(1.0)) - 1, view.frame.area.center().y())
    (place, value) = (row.value for row in view.rows_at(spot))
    assert abs(float(place) - 1.0) < 0.05
    assert abs(float(value) - np.sin(1.0)) < 0.05
