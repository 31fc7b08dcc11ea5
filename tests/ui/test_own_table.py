"""A table that is opened: its columns are ticked, the target is chosen, one edit takes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.graph.binding import bind_data
from studio.ui.own_data_columns import CATEGORIES, EXAMPLES, NAME, WHY
from studio.ui.own_data_dialog import OwnDataDialog

LONG = 20_000


@pytest.fixture
def flowers(tmp_path):
    """A table in GB18030 with a category, dates, a number that may be one, and two bad rows."""
    rows = "".join(
        f"{n},{5 + n / 10:.1f},{n % 4},{'红绿蓝'[n % 3]},2020-01-{n % 28 + 1:02},{'甲乙'[n % 2]}\n"
        for n in range(80)
    )
    path = tmp_path / "花.csv"
    text = "id,花萼长,月,颜色,日期,种类\n" + rows + "1,2\n3,,4,红,2020-1-1,甲\n"
    path.write_bytes(text.encode("gb18030"))
    return path


def _opened(window, qtbot, path):
    window.bridge.start()
    window.data.open(path)
    (dialog,) = window.findChildren(OwnDataDialog)
    qtbot.waitUntil(lambda: not dialog.bar.isVisible(), timeout=LONG)
    return dialog


def _looked_again(dialog, qtbot):
    assert not dialog.use.isEnabled()
    qtbot.waitUntil(dialog.use.isEnabled, timeout=LONG)


def _press(dialog, row, place):
    """Space on a cell, as a person with a keyboard ticks it."""
    dialog.tabs.setCurrentIndex(3)
    table = dialog.columns.table
    table.setFocus()
    table.setCurrentIndex(dialog.columns.model.index(row, place))
    QTest.keyClick(table, Qt.Key.Key_Space)


def _text(dialog, row, place):
    model = dialog.columns.model
    return model.data(model.index(row, place))


def test_columns_are_listed_and_ticked(window, qtbot, flowers):
    dialog = _opened(window, qtbot, flowers)
    assert "80" in dialog.facts.text()
    assert dialog.tabs.isTabVisible(3)
    assert [_text(dialog, row, NAME) for row in (0, 1, 5)] == ["id", "花萼长", "种类"]
    assert _text(dialog, 3, EXAMPLES) == "红, 绿, 蓝"
    assert _text(dialog, 4, WHY) == "dates or times"
    assert _text(dialog, 5, WHY) == "is predicted"
    _press(dialog, 0, NAME)
    _looked_again(dialog, qtbot)
    _press(dialog, 2, CATEGORIES)
    _looked_again(dialog, qtbot)
    QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    data, _ = bind_data(window.workspace.current.document)
    assert data.columns() == (
        "id", "花萼长", "月=0", "月=1", "月=2", "月=3", "颜色=红", "颜色=绿", "颜色=蓝"
    )  # fmt: skip
    assert data.target().classes == ("乙", "甲")


def test_another_target_and_one_that_cannot_be_and_back(window, qtbot, flowers):
    dialog = _opened(window, qtbot, flowers)
    box = dialog.form.row("target_column").editor.box
    assert [box.itemText(place) for place in range(box.count())][-1] == "种类"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    QTest.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    _looked_again(dialog, qtbot)
    assert "target 1" in dialog.facts.text()
    encoding = dialog.form.row("encoding").editor.line
    encoding.setFocus()
    encoding.selectAll()
    QTest.keyClicks(encoding, "klingon")
    QTest.keyClick(encoding, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "klingon" in dialog.state.text(), timeout=LONG)
    assert not dialog.use.isEnabled()
    encoding.setFocus()
    encoding.selectAll()
    QTest.keyClicks(encoding, "gbk")
    QTest.keyClick(encoding, Qt.Key.Key_Tab)
    _looked_again(dialog, qtbot)
    dialog.reject()


def test_the_last_input_stays(window, qtbot, tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("a,b\n" + "".join(f"{n * 0.5},{'xy'[n % 2]}\n" for n in range(9)))
    dialog = _opened(window, qtbot, path)
    _press(dialog, 0, NAME)
    assert dialog.use.isEnabled(), "nothing was changed"
    dialog.reject()
