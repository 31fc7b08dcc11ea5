"""Maps side by side: every pixel tells its value, by mouse and by keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.ui.plots import colour_maps
from studio.ui.plots.mosaic import MosaicView
from studio.ui.plots.mosaic_layout import best_grid

VALUES = np.random.default_rng(1).standard_normal((6, 4, 5)).astype(np.float32)


@pytest.fixture
def view(qtbot):
    made = MosaicView()
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.show()
    return made


@pytest.fixture
def filled(view):
    view.set_values(VALUES)
    view.grab()
    return view


def _centre(view, place, row, column):
    """Where a pixel of the mosaic is on the screen."""
    grid = view._grid
    cell = grid.rect(place)
    x = cell.left() + (column + 0.5) * cell.width() / grid.width
    y = cell.top() + (row + 0.5) * cell.height() / grid.height
    return QPoint(int(x), int(y))


def _click(view, point):
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)


def _colours_of(image):
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return lines[:, : image.width(), :3].copy()


def test_every_value_has_its_colour_on_the_screen(filled):
    image = filled.grab().toImage()
    low, high = VALUES.min(axis=(1, 2)), VALUES.max(axis=(1, 2))
    for index, row, column in np.ndindex(VALUES.shape):
        part = (VALUES[index, row, column] - low[index]) / (high[index] - low[index])
        wanted = colour_maps.colours("magma")[round(float(part) * 254)].astype(int)
        got = image.pixelColor(_centre(filled, index, row, column)).getRgb()[:3]
        assert np.abs(wanted - got).max() <= 6


@pytest.mark.parametrize(
    ("count", "width", "height"), [(16, 28, 28), (1, 5, 5), (7, 3, 9), (512, 8, 8), (3000, 16, 16)]
)
def test_the_grid_fills_the_room_and_stays_inside(count, width, height):
    room = QRect(3, 3, 700, 300)
    grid = best_grid(count, width, height, room)
    assert grid.columns * grid.rows >= count
    assert grid.size[0] <= room.width()
    assert grid.size[1] <= room.height()
    assert all(room.contains(grid.rect(place)) for place in range(count))
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        wide, high = (1.5 * side for side in grid.cell)
        fits = columns * wide <= room.width() and rows * high <= room.height()
        assert not fits or grid.cell[0] >= 0.9 * 64 * width


def test_sixteen_maps_in_a_wide_view_stand_in_two_full_rows():
    grid = best_grid(16, 28, 28, QRect(0, 0, 514, 214))
    assert (grid.columns, grid.rows) == (8, 2)


def test_hover_finds_the_pixel_and_its_exact_value(filled, hover):
    before = filled.grab().toImage()
    hover(filled, _centre(filled, 4, 2, 3))
    assert filled._hovered == (4, 2, 3)
    assert filled.grab().toImage() != before
    assert filled.value_at(4, 2, 3) == f"{VALUES[4, 2, 3]:.4f}".replace("-", "−")
    QApplication.sendEvent(filled, QEvent(QEvent.Type.Leave))
    assert filled.grab().toImage() == before


def test_a_click_tells_selects_and_enlarges_and_another_goes_back(filled, qtbot, hover):
    with qtbot.waitSignal(filled.map_clicked) as clicked:
        _click(filled, _centre(filled, 2, 0, 0))
    assert clicked.args == [2]
    assert (filled.selected, filled.enlarged) == (2, 2)
    filled.grab()
    assert filled._grid.cell[0] > 150
    hover(filled, _centre(filled, 0, 3, 4))
    assert filled._hovered == (0, 3, 4)
    _click(filled, QPoint(10, 10))
    assert filled.enlarged is None
    assert filled.selected == 2


def test_everything_works_by_keyboard(filled, qtbot):
    columns = filled._grid.columns
    QTest.keyClick(filled, Qt.Key.Key_Right)
    assert filled.selected == 0
    QTest.keyClick(filled, Qt.Key.Key_Right)
    assert filled.selected == 1
    QTest.keyClick(filled, Qt.Key.Key_Down)
    assert filled.selected == 1 + columns
    QTest.keyClick(filled, Qt.Key.Key_End)
    QTest.keyClick(filled, Qt.Key.Key_Right)
    assert filled.selected == 5
    with qtbot.waitSignal(filled.map_clicked):
        QTest.keyClick(filled, Qt.Key.Key_Return)
    QTest.keyClick(filled, Qt.Key.Key_Left)
    assert filled.enlarged == 4
    QTest.keyClick(filled, Qt.Key.Key_Escape)
    assert filled.enlarged is None
    QTest.keyClick(filled, Qt.Key.Key_Home)
    assert filled.selected == 0


def test_by_activation_the_strongest_stands_first_and_maps_do_not_jump(view):
    values = np.stack([np.full((2, 2), v) for v in (1.0, 4.0, 2.0)])
    view.set_values(values)
    view.set_shared_scale(True)
    view.set_order("activation")
    image = view.grab().toImage()
    brightness = [image.pixelColor(_centre(view, p, 0, 0)).lightness() for p in range(3)]
    assert brightness == sorted(brightness, reverse=True)
    view.set_values(values[::-1])
    view.grab()
    _click(view, _centre(view, 0, 0, 0))
    assert view.selected == 1
    view.set_enlarged(None)
    view.set_values(np.stack([np.full((2, 2), v) for v in (9.0, 4.0, 2.0)]))
    view.reorder()
    view.grab()
    _click(view, _centre(view, 0, 0, 0))
    assert view.selected == 0


def test_signed_maps_are_coloured_about_zero(view):
    view.set_values(np.array([[[-1.0, 0.0, 4.0]]]), signed=True)
    image = view.grab().toImage()
    minus, zero, plus = (image.pixelColor(_centre(view, 0, 0, c)) for c in range(3))
    assert view.colours == "diverging"
    assert minus.blue() > minus.red()
    assert zero.lightness() > 230
    assert plus.red() > plus.blue()
    view.set_colours("viridis")
    assert view.grab().toImage().pixelColor(_centre(view, 0, 0, 1)) != zero


def test_small_enlarged_maps_print_their_values(view):
    view.set_values(np.array([[[1.0, 2.0], [3.0, 4.0]]]))
    view.set_enlarged(0)
    printed = view.grab().toImage()
    cell = view._grid.rect(0)
    seen = {
        printed.pixel(x, y)
        for x in range(cell.left(), cell.right())
        for y in range(cell.top(), cell.bottom())
    }
    assert len(seen) > 4


def test_coloured_pictures_are_shown_as_they_are(view):
    image = np.zeros((3, 4, 4), np.uint8)
    image[0, :2], image[1, 2:] = 200, 100
    view.set_images(image)
    got = view.grab().toImage()
    assert got.pixelColor(_centre(view, 0, 0, 0)).getRgb()[:3] == (200, 0, 0)
    assert got.pixelColor(_centre(view, 0, 3, 0)).getRgb()[:3] == (0, 100, 0)
    assert view.value_at(0, 0, 0) == "red 200, green 0, blue 0"
    np.testing.assert_array_equal(view.to_array()[0], image)
    view.set_enlarged(0)
    assert not view.grab().isNull()


def test_levels_without_values_say_that_they_are_rounded(view):
    view.set_maps(np.full((1, 2, 2), 255, np.uint8), [0.0], [2.0], labels=["edge"])
    assert view.value_at(0, 1, 1) == "≈ 2.000"
    view.set_selected(0)
    view.grab()
    assert view.accessibleDescription() == "one map of 2 × 2; edge: from 0 to 2.000"


def test_the_values_come_back_in_the_order_of_their_indices(filled):
    filled.set_order("activation")
    np.testing.assert_array_equal(filled.to_array(), VALUES)


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_the_picture_can_be_saved(filled, tmp_path, suffix):
    path = tmp_path / f"maps{suffix}"
    filled.save_picture(path)
    saved = QImage(str(path))
    assert len(np.unique(_colours_of(saved).reshape(-1, 3), axis=0)) > 50


def test_clear_and_fewer_maps_forget_what_is_gone(filled):
    filled.set_enlarged(5)
    filled.set_values(VALUES[:3])
    assert (filled.selected, filled.enlarged) == (None, None)
    filled.clear()
    assert filled.to_array() is None
    assert filled.grab().toImage().pixelColor(5, 5) == filled.ground_colour()
    QTest.keyClick(filled, Qt.Key.Key_Right)
    assert filled.selected is None
    with pytest.raises(IndexError):
        filled.value_at(0, 0, 0)


def test_what_is_not_a_number_is_a_hole(view):
    view.set_values(np.array([[[np.nan, 1.0, 2.0]]]))
    image = view.grab().toImage()
    assert image.pixelColor(_centre(view, 0, 0, 0)) == view.ground_colour()
    view.set_enlarged(0)
    assert not view.grab().isNull()
    assert view.value_at(0, 0, 0) == "NaN"


def test_wrong_choices_are_refused(filled):
    with pytest.raises(ValueError, match="ordered by"):
        filled.set_order("size")
    with pytest.raises(KeyError):
        filled.set_colours("rainbow")
    with pytest.raises(ValueError, match="uint8"):
        filled.set_maps(VALUES)


def test_a_tiny_view_paints(filled):
    for size in ((4, 3), (30, 20)):
        filled.resize(*size)
        assert not filled.grab().isNull()
        filled.set_enlarged(1)
        assert not filled.grab().isNull()
        filled.set_enlarged(None)
