"""The blocks of a project in the list of layers: there, found, added; never into themselves."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from studio.ui.layer_rows import OFFER
from studio.ui.palette import LayerTree
from tests import drive
from tests.journeys.conftest import person, sit_down  # noqa: F401
from tests.journeys.test_blocks import _make


def _blocks(person) -> list:  # noqa: F811
    tree = person.window.findChild(LayerTree)
    return [item for item in tree.items() if item.data(0, OFFER).type.startswith("@")]


def test_a_block_is_listed_while_it_is_there_and_added_like_a_layer(person) -> None:  # noqa: F811
    assert _blocks(person) == []
    stage = _make(person, "conv2", "relu2")
    person.canvas.setFocus()
    assert [item.text(0) for item in _blocks(person)] == ["Block"]
    person.canvas.setFocus()
    person.double_click_layer("Block")
    document = person.project.document
    again = person.window.selection.ids[-1]
    assert document.node(again).type == document.node(stage).type
    assert again != stage
    person.press(Qt.Key.Key_Z, drive.CTRL)
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert _blocks(person) == []


def test_a_block_is_deleted_from_the_list_once_nothing_uses_it(person) -> None:  # noqa: F811
    stage = _make(person, "conv2", "relu2")
    person.canvas.setFocus()
    tree = person.window.findChild(LayerTree)
    tree.setFocus()
    tree.setCurrentItem(_blocks(person)[0])
    person.press(Qt.Key.Key_Delete)
    assert person.window.toast.text()
    assert len(_blocks(person)) == 1
    person.canvas.setFocus()
    person.window.selection.set([stage])
    person.press(Qt.Key.Key_Delete)
    tree.setFocus()
    tree.setCurrentItem(_blocks(person)[0])
    person.press(Qt.Key.Key_Delete)
    assert _blocks(person) == []
    assert len(person.project.document.definitions) == 1


def test_dragged_onto_the_canvas_it_stands_there(person) -> None:  # noqa: F811
    stage = _make(person, "conv2", "relu2")
    person.canvas.setFocus()
    kind = person.project.document.node(stage).type
    person.drop_layer(kind, QPoint(60, person.canvas.height() - 60))
    new = person.window.selection.ids[-1]
    assert person.project.document.node(new).type == kind
    assert person.canvas.picture.nodes[new].face.block


def test_a_block_that_is_open_does_not_offer_itself(person) -> None:  # noqa: F811
    _make(person, "conv2", "relu2")
    person.canvas.setFocus()
    person.press(Qt.Key.Key_Return)
    assert _blocks(person) == []
