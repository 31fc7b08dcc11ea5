"""Renaming in place, problems and their repairs, menus, tips and refusals at the pointer."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from studio.graph import edits
from studio.spec.messages import translate
from studio.ui.axes import KEPT
from studio.ui.canvas.bubble import Bubble
from studio.ui.repair_button import RepairButton
from studio.ui.repair_list import EffectLabel, OriginLabel
from tests import drive
from tests.documents import chain, lenet

LABEL = translate("Test", "edit")


def _change(desk, name, field, value):
    desk.project.edit(edits.set_param, desk.named(name), field, value, label=LABEL)


# ---- renaming


def test_a_node_is_renamed_where_it_stands(desk, qtbot):
    desk.selection.set([desk.named("fc1")])
    desk.canvas.rename()
    editor = desk.canvas.name_editor
    assert editor.isVisible()
    assert editor.hasFocus()
    assert editor.geometry().intersects(
        desk.canvas.mapFromScene(desk.item("fc1").rect).boundingRect()
    )
    qtbot.keyClicks(editor, "hidden")
    drive.key(editor, Qt.Key.Key_Return)
    assert desk.document.node("n9").name == "hidden"
    assert desk.item("hidden").face.name == "hidden"
    assert not editor.isVisible()
    assert desk.canvas.hasFocus()


@pytest.mark.parametrize(
    ("typed", "said"), [("train", "train"), ("卷积1", "Python"), ("fc2", "fc2")]
)
def test_a_name_that_is_refused_stays_open_and_says_why(desk, qtbot, typed, said):
    desk.selection.set([desk.named("fc1")])
    desk.canvas.rename()
    editor = desk.canvas.name_editor
    editor.setText(typed)
    drive.key(editor, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert said in desk.canvas.bubble.text()
    assert desk.document.node("n9").name == "fc1"
    drive.key(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_single_letters_belong_to_the_name_while_it_is_edited(desk, qtbot):
    muting = QAction(desk.canvas)
    muting.setShortcut("M")
    muting.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    muting.triggered.connect(desk.canvas.mute)
    desk.canvas.addAction(muting)
    desk.selection.set([desk.named("fc1")])
    desk.canvas.rename()
    qtbot.keyClicks(desk.canvas.name_editor, "mmm")
    assert desk.canvas.name_editor.text() == "mmm"
    assert not desk.item("fc1").face.muted


def test_an_edit_elsewhere_closes_the_name(desk):
    desk.selection.set([desk.named("fc1")])
    desk.canvas.rename()
    desk.project.undo()
    assert not desk.canvas.name_editor.isVisible()


# ---- problems


def test_a_click_on_the_badge_offers_the_repair_and_it_works(desk):
    _change(desk, "conv1", "in_channels", 7)
    assert desk.item("conv1").face.severity == "error"
    drive.click(desk.surface, desk.pixel(desk.item("conv1").badge))
    card = desk.canvas.problem_card
    assert card.isVisible()
    button = next(b for b in card.findChildren(RepairButton) if "auto" in b.text())
    drive.click(button, QPoint(8, 8))
    assert not card.isVisible()
    assert desk.item("conv1").face.severity == ""
    assert desk.wire("relu1").strand.text == "16×28×28"
    assert "auto" in str(desk.project.history.undo_label)


def test_the_repair_can_be_chosen_by_keyboard(desk):
    _change(desk, "conv1", "in_channels", 7)
    drive.click(desk.surface, desk.pixel(desk.item("conv1").badge))
    button = desk.canvas.problem_card.findChildren(RepairButton)[0]
    assert button.hasFocus()
    drive.key(button, Qt.Key.Key_Space)
    assert desk.item("conv1").face.severity == ""


def test_escape_and_a_click_beside_close_the_card(desk):
    _change(desk, "conv1", "in_channels", 7)
    badge = desk.pixel(desk.item("conv1").badge)
    drive.click(desk.surface, badge)
    drive.key(desk.canvas.problem_card, Qt.Key.Key_Escape)
    assert not desk.canvas.problem_card.isVisible()
    drive.click(desk.surface, badge)
    assert desk.canvas.problem_card.isVisible()
    drive.click(desk.surface, QPoint(4, 590))
    assert not desk.canvas.problem_card.isVisible()


def test_the_card_stays_inside_the_canvas(desk):
    _change(desk, "fc2", "in_features", 7)
    desk.canvas.look(1.0, desk.item("fc2").badge - QPointF(980, 580))
    drive.click(desk.surface, desk.pixel(desk.item("fc2").badge))
    card = desk.canvas.problem_card
    assert card.isVisible()
    assert desk.canvas.rect().contains(card.geometry())


def _shortcut():
    """Two branches that differ in channels and size: five repairs, a long sentence."""
    layers = [
        ("Conv2d", {"out_channels": 16, "padding": 1}),
        ("ReLU", {}),
        ("Conv2d", {"out_channels": 32, "padding": 1, "stride": 2}),
        ("ReLU", {}),
        ("Add", {}),
        ("Flatten", {}),
        ("Linear", {}),
    ]
    return edits.connect(chain((1, 28, 28), layers), "n3", 0, "n6", 1)


def _open_card(desk, name, qtbot):
    desk.canvas.activateWindow()
    qtbot.waitUntil(desk.canvas.isActiveWindow)
    drive.click(desk.surface, desk.pixel(desk.item(name).badge))
    return desk.canvas.problem_card


@pytest.mark.parametrize("size", [(1000, 600), (700, 300), (340, 200)])
def test_a_long_card_is_inside_the_canvas_and_every_repair_can_be_reached(open_desk, size, qtbot):
    desk = open_desk(_shortcut(), size)
    card = _open_card(desk, "add1", qtbot)
    assert desk.canvas.rect().contains(card.geometry())
    buttons = card.findChildren(RepairButton)
    assert len(buttons) == 5
    for button in buttons:
        assert button.hasFocus()
        middle = button.mapTo(card, button.rect().center())
        assert card.rect().contains(middle), button.text()
        drive.key(button, Qt.Key.Key_Tab)


def test_the_card_tells_what_the_repair_with_the_keyboard_would_do(open_desk, qtbot):
    desk = open_desk(_shortcut())
    card = _open_card(desk, "add1", qtbot)
    (effect,) = card.findChildren(EffectLabel)
    assert "new conv3: 16×28×28 → 32×14×14" in effect.text()
    assert desk.wire("flatten").foreseen == "32×14×14"
    drive.key(card.findChildren(RepairButton)[0], Qt.Key.Key_Tab)
    assert "new upconv1: 32×14×14 → 16×28×28" in effect.text()
    assert desk.wire("flatten").foreseen == "16×28×28"
    drive.key(card, Qt.Key.Key_Escape)
    assert desk.wire("flatten").foreseen == ""


def test_an_origin_in_the_card_asks_for_its_field(open_desk, qtbot):
    desk = open_desk(_shortcut())
    card = _open_card(desk, "add1", qtbot)
    (origins,) = card.findChildren(OriginLabel)
    qtbot.waitUntil(lambda: origins.height() == origins.heightForWidth(origins.width()))
    with qtbot.waitSignal(desk.selection.origin_asked, timeout=500) as asked:
        drive.click(origins, QPoint(8, 6))
    assert (asked.args[0].address, asked.args[0].field) == (("n4",), "out_channels")
    assert not card.isVisible()


def test_a_long_title_takes_more_lines_instead_of_being_cut(open_desk, qtbot):
    desk = open_desk(_shortcut())
    card = _open_card(desk, "add1", qtbot)
    long = max(card.findChildren(RepairButton), key=lambda button: len(button.text()))
    assert long.heightForWidth(140) > long.heightForWidth(900)
    assert long.height() >= long.heightForWidth(long.width())


# ---- menus


def _menu(desk, at: QPoint, reason=QContextMenuEvent.Reason.Mouse) -> list[str]:
    event = QContextMenuEvent(reason, at, desk.surface.mapToGlobal(at))
    QApplication.sendEvent(desk.surface, event)
    menu = desk.canvas.findChildren(QMenu)[-1]
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    return texts


def test_the_menu_holds_repairs_and_what_the_window_offers(desk):
    _change(desk, "conv1", "in_channels", 7)
    offered = QAction("Duplicate", desk.canvas)
    desk.canvas.menu_actions = lambda hit: [offered, None]
    texts = _menu(desk, desk.body("conv1"))
    assert texts[0] == "Set in_channels to auto"
    assert texts[-1] == "Duplicate"
    assert desk.selection.ids == (desk.named("conv1"),), "a right click selects"


def test_by_key_the_menu_is_that_of_the_selected_node(desk):
    _change(desk, "conv1", "in_channels", 7)
    desk.selection.set([desk.named("conv1")])
    desk.canvas.menu_actions = lambda hit: [QAction(hit.node, desk.canvas)]
    texts = _menu(desk, QPoint(0, 0), QContextMenuEvent.Reason.Keyboard)
    assert texts[-1] == desk.named("conv1")


# ---- tips


def _tip(desk, at: QPoint) -> str:
    event = QHelpEvent(QEvent.Type.ToolTip, at, desk.surface.mapToGlobal(at))
    QApplication.sendEvent(desk.surface, event)
    text = QToolTip.text().replace(KEPT, " ")
    QToolTip.hideText()
    return text


def test_tips_say_shapes_counts_and_what_is_wrong(desk):
    assert "1×28×28 → 16×28×28" in _tip(desk, desk.body("conv1"))
    assert "313,600 multiply-adds" in _tip(desk, desk.body("conv1"))
    assert "Output: 16×28×28" in _tip(desk, desk.port("conv1", "out"))
    assert "batch × channel 16 × height 28 × width 28" in _tip(desk, desk.port("conv1", "out"))
    assert "batch × channel 1 × height 28 × width 28" in _tip(desk, desk.port("conv1", "in"))
    middle = desk.wire("pool1").path.pointAtPercent(0.5)
    assert "relu1 → pool1: 16×28×28<br>batch × channel 16" in _tip(desk, desk.pixel(middle))
    _change(desk, "conv1", "in_channels", 7)
    text = _tip(desk, desk.pixel(desk.item("conv1").badge))
    assert "in_channels is 7" in text
    assert "repair" in text


def test_a_tip_cannot_smuggle_markup_in(desk):
    desk.project.edit(edits.set_label, "n9", "<img src=x>", label=LABEL)
    assert "<img" not in _tip(desk, desk.body("fc1"))


# ---- the bubble


def test_the_bubble_goes_by_itself_and_stays_inside(desk, qtbot, monkeypatch):
    monkeypatch.setattr("studio.ui.canvas.bubble.SHOWN_MS", 40)
    bubble = desk.canvas.bubble
    assert isinstance(bubble, Bubble)
    desk.canvas.say("This wire would close a loop. " * 6, QPointF(995, 595))
    assert desk.canvas.rect().contains(bubble.geometry())
    assert bubble.accessibleName().startswith("This wire")
    qtbot.waitUntil(lambda: not bubble.isVisible(), timeout=1000)


def test_a_refused_rename_does_not_disturb_the_document(open_desk):
    desk = open_desk(lenet())
    document = desk.document
    assert desk.canvas.editing.rename("n9", "class").code == "name-reserved"
    assert desk.document is document
