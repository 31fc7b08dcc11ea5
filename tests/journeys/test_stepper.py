"""From a picture of a feature map to the numbers that made one of its pixels."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests import drive


def test_the_seven_numbers_of_the_tutorial(sit_down, qtbot) -> None:
    """Open X and O, click conv1, click a pixel of its map, walk along the first row."""
    person = sit_down("x-and-o")
    person.click_node("conv1")
    maps = person.panel("feature_maps")
    qtbot.waitUntil(lambda: maps.mosaic.to_array() is not None, timeout=60_000)
    maps.mosaic.grab()
    person.click(maps.mosaic, _pixel(maps, 0, 0, 0))
    assert maps.mosaic.enlarged == 0
    maps.mosaic.grab()
    person.click(maps.mosaic, _pixel(maps, 0, 0, 0))
    stepper = person.panel("stepper")
    assert stepper.isVisible()
    qtbot.waitUntil(lambda: stepper.view.scene is not None, timeout=30_000)
    drive.click(stepper.view, QPoint(stepper.view.width() - 4, stepper.view.height() - 4))
    read = []
    for _ in range(7):
        read.append(stepper.view.scene.mean().split(" = ")[0])
        person.press(Qt.Key.Key_Right)
    assert read == ["7/9", "−1/9", "1/9", "3/9", "5/9", "−1/9", "3/9"]
    assert QApplication.focusWidget() is stepper.view


def _pixel(maps, place: int, row: int, column: int) -> QPoint:
    grid = maps.mosaic._grid
    cell = grid.rect(place)
    x = cell.left() + (column + 0.5) * cell.width() / grid.width
    y = cell.top() + (row + 0.5) * cell.height() / grid.height
    return QPoint(int(x), int(y))
