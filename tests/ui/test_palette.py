"""The list of layers: search, keys, drag, and what adding one does to the network."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.spec.layer import LAYERS
from studio.ui.canvas.drops import LAYER_TYPE
from studio.ui.layer_rows import MORE
from studio.ui.palette import LAYER_MIME, Palette, layer_mime
from tests import drive


@pytest.fixture
def palette(workspace, styled, qtbot):
    made = Palette()
    qtbot.addWidget(made)
    made.resize(216, 700)
    made.show()
    made.heard = []
    made.chosen.connect(made.heard.append)
    return made


def _shown(palette):
    return [item.text(0) for item in palette.tree.items() if not item.isHidden()]


def _more_rows(palette):
    rows = [h.child(number) for h in palette.tree.headings() for number in range(h.childCount())]
    return [row for row in rows if row.data(0, MORE) is not None]


def _usual():
    return [name for name, declaration in LAYERS.items() if declaration.usual]


def test_the_usual_layers_stand_under_their_family_and_the_others_behind_a_row(palette):
    assert sorted(_shown(palette)) == sorted(_usual())
    assert len(_usual()) < 40
    for row in _more_rows(palette):
        behind = int(row.text(0).split()[0])
        before = len(_shown(palette))
        palette.tree.scrollToItem(row)
        place = palette.tree.visualItemRect(row).center()
        QTest.mouseClick(palette.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert len(_shown(palette)) == before + behind
        assert row.text(0) == "fewer"
    assert sorted(_shown(palette)) == sorted(LAYERS)
    titles = [heading.text(0) for heading in palette.tree.headings()]
    assert titles[:2] == ["Input & output", "Convolution"]


@pytest.mark.parametrize(
    ("typed", "first"), [("relu", "ReLU"), ("c2d", "Conv2d"), ("nn.lin", "Linear")]
)
def test_typing_finds_a_layer_and_enter_adds_it(palette, typed, first):
    QTest.keyClicks(palette.search, typed)
    assert palette.tree.currentItem().text(0) == first
    assert first in _shown(palette)
    assert len(_shown(palette)) < len(LAYERS)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.heard == [first]


def test_arrows_in_the_search_field_move_in_the_list_and_escape_shows_all(palette):
    QTest.keyClicks(palette.search, "pool")
    first = palette.tree.currentItem().text(0)
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.tree.currentItem().text(0) != first
    QTest.keyClick(palette.search, Qt.Key.Key_Escape)
    assert sorted(_shown(palette)) == sorted(_usual())


def test_a_search_looks_through_the_rare_layers_too_and_leaves_them_as_they_were(palette):
    QTest.keyClicks(palette.search, "hardswish")
    assert _shown(palette)[0] == "Hardswish"
    assert all(row.isHidden() for row in _more_rows(palette))
    palette.search.clear()
    assert sorted(_shown(palette)) == sorted(_usual())
    row = _more_rows(palette)[0]
    palette.tree.setCurrentItem(row)
    QTest.keyClick(palette.tree, Qt.Key.Key_Return)
    opened = _shown(palette)
    assert len(opened) > len(_usual())
    QTest.keyClicks(palette.search, "hardswish")
    palette.search.clear()
    assert _shown(palette) == opened
    QTest.keyClick(palette.tree, Qt.Key.Key_Return)
    assert palette.heard == []


def test_what_is_not_there_finds_nothing_and_enter_adds_nothing(palette):
    QTest.keyClicks(palette.search, "xyzzy")
    assert _shown(palette) == []
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.heard == []


def test_a_family_folds_with_a_click_and_with_enter(palette):
    heading = palette.tree.headings()[0]
    place = palette.tree.visualItemRect(heading).center()
    QTest.mouseClick(palette.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not heading.isExpanded()
    palette.tree.setCurrentItem(heading)
    QTest.keyClick(palette.tree, Qt.Key.Key_Return)
    assert heading.isExpanded()


def test_a_double_click_adds_a_layer(palette):
    item = next(item for item in palette.tree.items() if item.text(0) == "Conv2d")
    place = palette.tree.visualItemRect(item).center()
    viewport = palette.tree.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert palette.heard == ["Conv2d"]


def test_what_is_dragged_is_what_the_canvas_takes(palette):
    assert LAYER_MIME == LAYER_TYPE
    assert bytes(layer_mime("Conv2d").data(LAYER_MIME).data()) == b"Conv2d"


def test_the_tool_tip_says_what_a_layer_does(palette):
    item = next(item for item in palette.tree.items() if item.text(0) == "Conv2d")
    assert "filters" in item.toolTip(0)
    assert "nn.Conv2d" in item.toolTip(0)


# ---- in the window


def _names(window):
    return [node.name for node in window.workspace.current.document.network().nodes.values()]


def test_enter_adds_after_the_selected_layer_wires_and_selects_it(window, qtbot):
    document = window.workspace.current.document
    relu = next(n for n in document.network().nodes.values() if n.name == "relu1")
    window.selection.set([relu.id])
    drive.choose(window.actions_["window.focus_search"])
    search = window.body.layers.search
    qtbot.waitUntil(search.hasFocus)
    QTest.keyClicks(search, "batchnorm2")
    QTest.keyClick(search, Qt.Key.Key_Return)
    after = window.workspace.current.document
    added = after.node(window.selection.ids[-1])
    assert added.type == "BatchNorm2d"
    assert added.inputs[0].node == relu.id
    reader = next(n for n in after.network().nodes.values() if n.name == "pool1")
    assert reader.inputs[0].node == added.id
    assert not window.workspace.current.findings.errors


def test_a_layer_dropped_on_the_canvas_is_added_there(window, qtbot):
    before = _names(window)
    viewport = window.body.canvas.viewport()
    corner = viewport.rect().bottomLeft() + QPoint(60, -60)
    assert drive.drop(viewport, layer_mime("Dropout"), corner)
    assert len(_names(window)) == len(before) + 1


def test_slash_leads_to_the_search_field_from_anywhere_but_a_text(window, qtbot):
    window.body.canvas.setFocus()
    QTest.keyClick(window.body.canvas, Qt.Key.Key_Slash)
    qtbot.waitUntil(window.body.layers.search.hasFocus)
    QTest.keyClicks(window.body.layers.search, "a/b")
    assert window.body.layers.search.text() == "a/b"
