"""The inputs of a layer that joins: listed, and put into another order by buttons and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.graph import edits
from studio.graph.model import Document, blank
from studio.spec.messages import translate
from studio.ui.inspector import Inspector
from tests import drive
from tests.drive import ALT


def _fan() -> Document:
    """n1 Input; n2, n3, n4 read it; n5 a Concat of the three."""
    document = edits.add(blank(), "d1", "Input", params={"shape": (3, 8, 8)})
    for name in ("ReLU", "Tanh", "Sigmoid"):
        document = edits.add(document, "d1", name)
        document = edits.connect(document, "n1", 0, f"n{document.next_id - 1}", 0)
    document = edits.add(document, "d1", "Concat")
    for port in range(3):
        document = edits.connect(document, f"n{port + 2}", 0, "n5", port)
    return document


@pytest.fixture
def card(context, styled, qtbot):
    context.project.edit(
        lambda before: replace(_fan(), id=before.id), label=translate("Test", "edit")
    )
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    inspector.resize(320, 700)
    inspector.show()
    context.selection.set(["n5"])
    inspector.refresh()
    inspector.page.inputs.inspector = inspector
    return inspector.page.inputs


def _listed(card):
    model = card.list.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def _order(context):
    return [ref.node for ref in context.project.document.node("n5").inputs]


def test_each_input_is_listed_with_what_it_reads(card):
    assert card.isVisible()
    assert _listed(card) == ["1  relu1 · 3×8×8", "2  tanh1 · 3×8×8", "3  sigmoid1 · 3×8×8"]


def test_the_buttons_move_the_current_input_and_it_stays_current(card, context):
    assert not card.up.isEnabled()
    drive.click(card.down, card.down.rect().center())
    card.inspector.refresh()
    assert _order(context) == ["n3", "n2", "n4"]
    assert card.list.currentIndex().row() == 1
    drive.click(card.down, card.down.rect().center())
    card.inspector.refresh()
    assert _order(context) == ["n3", "n4", "n2"]
    assert not card.down.isEnabled()
    drive.click(card.up, card.up.rect().center())
    card.inspector.refresh()
    assert _order(context) == ["n3", "n2", "n4"]
    for _ in range(3):
        assert str(context.project.history.undo_label) == "Reorder the inputs"
        context.project.undo()
    assert _order(context) == ["n2", "n3", "n4"]


def test_the_keyboard_moves_it_too(card, context):
    card.list.setFocus()
    QTest.keyClick(card.list, Qt.Key.Key_End)
    QTest.keyClick(card.list, Qt.Key.Key_Up, ALT)
    card.inspector.refresh()
    assert _order(context) == ["n2", "n4", "n3"]
    QTest.keyClick(card.list, Qt.Key.Key_Up, ALT)
    card.inspector.refresh()
    assert _order(context) == ["n4", "n2", "n3"]
    document = context.project.document
    QTest.keyClick(card.list, Qt.Key.Key_Up, ALT)
    assert context.project.document is document, "it is the first already"


def test_enter_goes_to_the_layer_that_is_read(card, context):
    QTest.keyClick(card.list, Qt.Key.Key_Down)
    QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert context.selection.ids == ("n3",)


def test_a_layer_with_one_input_has_no_such_card(card, context):
    context.selection.set(["n2"])
    card.inspector.refresh()
    assert not card.isVisible()
    context.selection.set(["n2", "n5"])
    card.inspector.refresh()
    assert not card.isVisible()


def test_an_input_without_a_wire_says_so(card, context):
    label = translate("Test", "edit")
    context.project.edit(edits.disconnect, "n5", 0, label=label)
    context.project.edit(edits.disconnect, "n5", 0, label=label)
    card.inspector.refresh()
    assert _listed(card) == ["1  nothing yet", "2  sigmoid1 · 3×8×8"]


def test_buttons_and_list_have_names(card):
    for widget in (card.list, card.up, card.down):
        assert widget.accessibleName()
