"""Curves as a person sees, hears and saves them; real mouse and key events."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.ui import theme
from studio.ui.plots.curve_view import CurveView
from studio.ui.plots.series import Line

TRAIN, VALIDATION = Line("train", "train loss", 0), Line("validation", "validation loss", 1)


@pytest.fixture
def view(qtbot):
    made = CurveView()
    qtbot.addWidget(made)
    made.resize(500, 260)
    made.set_series([TRAIN, VALIDATION])
    made.show()
    return made


@pytest.fixture
def trained(view):
    steps = np.arange(101)
    view.extend("train", steps, np.exp(-steps / 30.0))
    view.extend("validation", [0, 50, 100], [1.0, 0.5, 0.4])
    return view


def _picture(view):
    return view.grab().toImage()


def _has_colour(image, colour, area=None):
    area = area or image.rect()
    wanted = colour.rgb()
    return any(
        image.pixel(x, y) == wanted
        for y in range(area.top(), area.bottom())
        for x in range(area.left(), area.right())
    )


def _at(view, step):
    frame = view.frame
    return QPoint(round(float(frame.across(step))), int(frame.area.center().y()))


def _drag(view, start, end, hover):
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    hover(view, end, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_an_empty_view_says_what_to_do(view):
    empty = _picture(view)
    view.set_empty_text("")
    assert _picture(view) != empty


def test_each_series_is_drawn_in_its_colour(trained):
    image = _picture(trained)
    assert _has_colour(image, theme.current().series[0])
    assert _has_colour(image, theme.current().series[1])


def test_the_latest_values_can_be_heard(trained):
    _picture(trained)
    assert trained.accessibleName() == "Curves"
    assert "train loss 0.03567 at step 100" in trained.accessibleDescription()
    assert "validation loss 0.4000" in trained.accessibleDescription()


def test_both_axes_are_round_and_hold_the_data(trained):
    _picture(trained)
    assert trained.frame.x == (0, 100)
    assert trained.frame.y == (0, 1)


def test_hover_shows_every_series_at_the_nearest_step(trained, qtbot, hover):
    _picture(trained)
    with qtbot.waitSignal(trained.cursor_moved) as moved:
        hover(trained, _at(trained, 48.2))
    assert moved.args == [48.0]
    rows = trained.values_at(48.0)
    assert rows[0].value == "0.2019"
    assert rows[1].value == "0.5000 at 50"
    hover(trained, QPoint(2, 2))
    assert trained.cursor_step is None


def test_hover_shows_smoothed_and_raw(trained):
    trained.set_smoothing(0.5)
    smooth = 1.0 * (1 / 3) + np.exp(-1 / 30) * (2 / 3)
    assert trained.values_at(1.0)[0].value == f"{smooth:.4f} (raw 0.9672)"


def test_arrows_move_the_crosshair_step_by_step(trained):
    _picture(trained)
    QTest.keyClick(trained, Qt.Key.Key_End)
    assert trained.cursor_step == 100
    QTest.keyClick(trained, Qt.Key.Key_Left)
    assert trained.cursor_step == 99
    QTest.keyClick(trained, Qt.Key.Key_Home)
    QTest.keyClick(trained, Qt.Key.Key_Left)
    assert trained.cursor_step == 0
    QTest.keyClick(trained, Qt.Key.Key_Right)
    assert trained.cursor_step == 1
    QTest.keyClick(trained, Qt.Key.Key_Escape)
    assert trained.cursor_step is None


def test_arrows_cross_a_million_steps_by_pixels(view):
    view.extend("train", np.arange(1_000_000), np.zeros(1_000_000))
    _picture(view)
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert 1_000_000 / 500 < view.cursor_step < 1_000_000 / 300


def test_a_drag_zooms_into_steps_and_a_double_click_shows_all(trained, qtbot, hover):
    _picture(trained)
    with qtbot.waitSignal(trained.zoomed):
        _drag(trained, _at(trained, 20), _at(trained, 60), hover)
    assert trained.zoom == pytest.approx((20, 60), abs=0.5)
    _picture(trained)
    assert trained.frame.x == trained.zoom
    QTest.mouseDClick(trained, Qt.MouseButton.LeftButton, pos=_at(trained, 30))
    assert trained.zoom is None


def test_what_is_zoomed_fills_the_height(view):
    view.extend("train", range(101), np.exp(-np.arange(101) / 30.0))
    view.set_zoom((50, 100))
    _picture(view)
    low, high = view.frame.y
    assert 0 < low <= np.exp(-100 / 30)
    assert np.exp(-49 / 30) <= high < 0.25


def test_a_click_does_not_zoom(trained):
    _picture(trained)
    QTest.mouseClick(trained, Qt.MouseButton.LeftButton, pos=_at(trained, 20))
    assert trained.zoom is None


def test_plus_minus_and_zero_zoom_by_keyboard(trained):
    _picture(trained)
    trained.set_cursor(50)
    QTest.keyClick(trained, Qt.Key.Key_Plus)
    assert trained.zoom == (25, 75)
    _picture(trained)
    QTest.keyClick(trained, Qt.Key.Key_Minus)
    assert trained.zoom == (0, 100)
    QTest.keyClick(trained, Qt.Key.Key_0)
    assert trained.zoom is None


def test_the_axes_seldom_move_while_a_run_goes_on(view):
    seen = set()
    for step in range(300):
        view.extend("train", step, 2.3 * np.exp(-step / 60))
        view.prepare(view.size(), 500)
        seen.add((view.frame.x, view.frame.y))
    assert len(seen) <= 25


def test_with_a_horizon_the_x_axis_stands_still(view):
    view.set_horizon(176)
    for step in (1, 90, 176):
        view.extend("train", step, 1.0)
        _picture(view)
        assert view.frame.x == (0, 176)
    view.extend("train", 250, 1.0)
    _picture(view)
    assert view.frame.x == (0, 250)


def test_values_that_are_not_numbers_are_a_gap_and_are_named(view):
    view.extend("train", range(300), [0.7] * 100 + [np.nan] * 100 + [0.7] * 100)
    frame_of = _picture(view)
    row = round(float(view.frame.down(0.7)))
    ground = theme.current().panel.rgb()

    def drawn(step):
        column = round(float(view.frame.across(step)))
        return frame_of.pixel(column, row) != ground

    assert drawn(50)
    assert not drawn(150)
    assert drawn(250)
    view.extend("train", 300, np.nan)
    _picture(view)
    assert "train loss NaN" in view.accessibleDescription()


def test_a_log_axis_shows_small_values_and_leaves_out_zero(view):
    view.set_log(True)
    view.extend("train", range(5), [10.0, 1.0, 0.0, 1e-3, 1e-4])
    _picture(view)
    low, high = view.frame.y
    assert 0 < low <= 1e-4
    assert high >= 10


def test_the_csv_holds_every_value_exactly(view):
    values = [0.1, 1 / 3, 1e-300, float("nan")]
    view.extend("train", [0, 1, 2, 3], values)
    view.extend("validation", [2, 4.5], [7, -1])
    head, *rows = view.to_csv().splitlines()
    assert head == "step,train loss,validation loss"
    assert rows == [
        "0,0.1,",
        "1,0.3333333333333333,",
        "2,1e-300,7",
        "3,nan,",
        "4.5,,-1",
    ]


def test_a_title_with_commas_is_quoted(view):
    view.set_series([Line("a", 'loss, "train"')])
    view.extend("a", 0, 1)
    assert view.to_csv() == 'step,"loss, ""train"""\n0,1\n'


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_the_picture_can_be_saved(trained, tmp_path, suffix):
    path = tmp_path / f"curves{suffix}"
    trained.save_picture(path)
    saved = QImage(str(path))
    assert _has_colour(saved, theme.current().series[0])
    if suffix == ".png":
        assert saved.size() == trained.size() * 2
    else:
        text = path.read_text()
        assert "train loss" in text
        assert 'viewBox="0 0 500 260"' in text


def test_another_suffix_is_refused(trained, tmp_path):
    with pytest.raises(ValueError, match=r"\.png or \.svg"):
        trained.save_picture(tmp_path / "curves.bmp")
    with pytest.raises(OSError, match="missing"):
        trained.save_picture(tmp_path / "missing" / "curves.png")


def test_a_change_of_theme_repaints(trained, qapp):
    try:
        theme.apply(qapp, "dark")
        assert _picture(trained).pixelColor(3, 250) == theme.load("dark").panel
        theme.apply(qapp, "light")
        assert _picture(trained).pixelColor(3, 250) == theme.load("light").panel
    finally:
        theme.apply(qapp, "dark")


def test_nothing_is_computed_while_hidden(trained):
    _picture(trained)
    trained.hide()
    before = trained.accessibleDescription()
    trained.extend("train", 200, 9.0)
    QApplication.processEvents()
    assert trained.accessibleDescription() == before
    trained.show()
    _picture(trained)
    assert "9.000 at step 200" in trained.accessibleDescription()


def test_series_that_stay_keep_their_values_and_clear_forgets(trained):
    trained.set_series([Line("train", "loss", 3), Line("other")])
    assert trained.names() == ("train", "other")
    assert trained.count("train") == 101
    trained.clear()
    assert trained.count("train") == 0
    assert trained.to_csv() == "step\n"
    with pytest.raises(ValueError, match="same name"):
        trained.set_series([TRAIN, TRAIN])


def test_a_tiny_view_paints(trained):
    trained.resize(3, 2)
    assert not _picture(trained).isNull()
    trained.set_cursor(3)
    trained.resize(60, 30)
    assert not _picture(trained).isNull()
