"""What the view says and draws of one output number, and what mouse and keys ask for."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtTest import QTest

from studio.data.letters import tutorial_x
from studio.ui.plots import colour_maps
from studio.ui.stepper.arithmetic import Place, Window, explain
from studio.ui.stepper.cells import number_texts
from studio.ui.stepper.scene import Scene, fraction, number, scene_of
from studio.ui.stepper.stage import Parts, arranged
from studio.ui.stepper.view import GRID, INPUT, OUTPUT, STRIP, StepperView

WINDOW = Window("convolution", (3, 3), padding=(1, 1))
FIRST = Place()


def _scene(place: Place = FIRST, channel: int = 0, channels: int = 2) -> Scene:
    random = np.random.default_rng(0)
    arrives = random.standard_normal((channels, 6, 8))
    tensors = {"weight": random.standard_normal((3, channels, 3, 3)), "bias": np.ones(3)}
    leaves = np.empty((3, 6, 8))
    for at in np.ndindex(leaves.shape):
        leaves[at] = explain(WINDOW, arrives, (6, 8), tensors, Place(*at)).result
    return scene_of(WINDOW, arrives, leaves, tensors, place, channel)


def _words(scene: Scene) -> str:
    return " ".join(token.text for group in scene.equation() for token in group)


@pytest.fixture
def view(qtbot, styled):
    made = StepperView()
    qtbot.addWidget(made)
    made.resize(560, 240)
    made.set_scene(_scene(Place(1, 2, 3)))
    made.show()
    qtbot.waitExposed(made)
    made.grab()
    return made


@pytest.fixture
def styled(qapp):
    from studio.ui import theme

    theme.apply(qapp, "dark")
    yield qapp
    qapp.setStyleSheet("")


def _press(view, key):
    QTest.keyClick(view, key)


def test_arrows_page_home_and_end_ask_for_another_output_number(view, qtbot) -> None:
    asked = {
        Qt.Key.Key_Left: (1, 2, 2),
        Qt.Key.Key_Right: (1, 2, 4),
        Qt.Key.Key_Up: (1, 1, 3),
        Qt.Key.Key_Down: (1, 3, 3),
        Qt.Key.Key_Home: (1, 2, 0),
        Qt.Key.Key_End: (1, 2, 7),
        Qt.Key.Key_PageUp: (0, 2, 3),
        Qt.Key.Key_PageDown: (2, 2, 3),
    }
    for key, place in asked.items():
        with qtbot.waitSignal(view.place_asked) as signal:
            _press(view, key)
        assert tuple(signal.args) == place


def test_there_is_nothing_beyond_the_edge(view, qtbot) -> None:
    view.set_scene(_scene(Place(2, 5, 7)))
    beyond = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End)
    with qtbot.assertNotEmitted(view.place_asked):
        for key in beyond:
            _press(view, key)


def test_a_click_on_the_output_takes_that_number_and_on_the_input_the_window_around(
    view, qtbot
) -> None:
    for part, at in ((OUTPUT, (4, 6)), (INPUT, (5, 7))):
        with qtbot.waitSignal(view.place_asked) as signal:
            QTest.mouseClick(
                view, Qt.MouseButton.LeftButton, pos=view._cell(part, *at).center().toPoint()
            )
        assert tuple(signal.args) == (1, 4, 6)


def test_a_click_on_a_sum_chooses_its_channel(view, qtbot) -> None:
    with qtbot.waitSignal(view.channel_asked) as signal:
        where = view._cell(STRIP, 0, 1).center().toPoint()
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=where)
    assert signal.args == [1]


def test_the_mouse_tells_the_product_and_marks_its_factors(view) -> None:
    scene = view.scene
    rows = {row.title: row.value for row in view.rows_at((GRID, 0, 1))}
    explained = scene.explained
    assert rows["row 1, column 3"] == number(float(explained.window[0, 0, 1]))
    assert rows["kernel"] == f"× {number(float(explained.kernel[0, 0, 1]))}"
    assert rows["product"] == f"= {number(float(explained.products[0, 0, 1]))}"
    before = view.grab().toImage()
    QTest.mouseMove(view, view._cell(GRID, 0, 1).center().toPoint())
    view._hovered = view.spot_at(view._cell(GRID, 0, 1).center())
    assert view._hovered == (GRID, 0, 1)
    assert view.grab().toImage() != before


def test_padding_is_called_padding(view) -> None:
    view.set_scene(_scene(Place(0, 0, 0)))
    view.grab()
    assert view.rows_at((GRID, 0, 0))[0].title == "padding"
    assert view.rows_at((INPUT, 0, 0))[0].title == "padding"
    assert view.rows_at((INPUT, 1, 1))[0].title == "row 0, column 0"


def test_colours_are_those_of_the_numbers(view) -> None:
    image = view.grab().toImage()
    products = view.scene.explained.products
    for row, column in ((0, 0), (1, 2), (2, 1)):
        part = products[0, row, column] / np.abs(products).max()
        wanted = colour_maps.colours("diverging")[round((part + 1) / 2 * 254)].astype(int)
        corner = view._cell(GRID, row, column, 2).topLeft() + QPointF(3, 3)
        found = image.pixelColor(corner.toPoint()).getRgb()[:3]
        assert np.abs(wanted - found).max() <= 4


def test_the_line_adds_up_what_is_shown() -> None:
    scene = _scene(Place(1, 2, 3), channel=1)
    sums = scene.explained.sums
    text = _words(scene)
    assert text.startswith(f"Σ {number(float(sums[1]))} (mean")
    assert f"+ others {number(float(sums[0]))} + bias 1 = " in text
    assert text.endswith(number(float(sums.sum()) + 1))
    assert number(float(scene.leaves[1, 2, 3])) in text


def test_pooling_says_how_many_values_it_looks_at() -> None:
    maps = np.arange(16.0).reshape(1, 4, 4)
    largest = scene_of(Window("max", (2, 2), (2, 2)), maps, maps[:, 1::2, 1::2], {}, Place(), 0)
    assert _words(largest) == "largest of 4 = 5"
    mean = Window("mean", (2, 2), (2, 2))
    assert _words(scene_of(mean, maps, np.zeros((1, 2, 2)), {}, Place(), 0)) == "Σ 10 ÷ 4 = 2.500"


def test_only_products_of_plus_and_minus_one_are_counted_as_a_fraction() -> None:
    crosses = tutorial_x()[None]
    diagonal = {"weight": (2 * np.eye(3) - 1)[None, None]}
    scene = scene_of(
        Window("convolution", (3, 3)), crosses, np.zeros((1, 7, 7)), diagonal, Place(0, 0, 1), 0
    )
    assert scene.mean() == "−1/9 = −0.111"
    assert fraction(3, 9) == "3/9"
    assert "/" not in _scene().mean()


def test_a_place_that_there_is_not_becomes_the_nearest_one() -> None:
    assert _scene(Place(9, 9, 9), channel=9).place == (2, 5, 7)
    assert _scene(Place(9, 9, 9), channel=9).channel == 1


def test_numbers_are_written_in_full_where_they_are_whole_and_shorter_where_they_must() -> None:
    known = np.ones(2, bool)
    assert number_texts(np.array([-1.0, 12.0]), known) == [["−1", "12"]]
    ways = number_texts(np.array([-0.5, 0.25]), known)
    assert ways[0] == ["−0.500", "0.250"]
    assert ways[-1] == ["−.5", ".2"]
    assert number_texts(np.array([-1.5, 0.0]), known)[-1] == ["−1.5", "0.0"]


@pytest.mark.parametrize("size", [(380, 118), (556, 215), (1000, 420), (200, 90)])
@pytest.mark.parametrize(
    "parts",
    [
        Parts((9, 9), (7, 7), (3, 3), 3, 1),
        Parts((230, 230), (55, 55), (11, 11), 3, 3, 2),
        Parts((1, 31), (1, 27), (1, 5), 3, 64),
        Parts((14, 14), (1, 1), (14, 14), 1, 1),
    ],
)
def test_every_part_stays_in_the_view_and_none_covers_another(size, parts) -> None:
    stage = arranged(QSizeF(*size), parts)
    rects = [stage.input, stage.output, *stage.grids]
    rects += [] if stage.strip.isEmpty() else [stage.strip]
    for index, rect in enumerate(rects):
        assert rect.left() >= 0
        assert rect.right() <= size[0] + 0.5
        assert all(not rect.intersects(other) for other in rects[index + 1 :])
    if size[1] > 200:
        assert max(rect.bottom() for rect in [*rects, stage.equation]) <= size[1] + 0.5


def test_numbers_that_are_none_are_shown_as_such(view) -> None:
    arrives = np.full((1, 5, 5), np.nan)
    arrives[0, 0, 0], arrives[0, 0, 1] = np.inf, 1.0
    tensors = {"weight": np.ones((1, 1, 3, 3))}
    for window in (WINDOW, Window("max", (2, 2), (2, 2)), Window("adaptive")):
        scene = scene_of(window, arrives, np.full((1, 2, 2), np.nan), tensors, Place(), 0)
        view.set_scene(scene)
        view.grab()
        assert view.accessibleDescription().endswith("NaN")
