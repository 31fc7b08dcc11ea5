"""New, open, save, recent, dropped and recovered files; nothing is lost without being asked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from studio import recovery
from studio.graph import edits
from studio.graph.storage import dumps, loads
from studio.spec.messages import translate
from studio.ui.dialogs import Question
from tests import drive
from tests.documents import mlp


def _edit(window):
    project = window.workspace.current
    node = next(iter(project.document.network().nodes))
    project.edit(edits.set_label, node, "changed", label=translate("Test", "Label"))


def _question(window):
    found = [box for box in window.findChildren(Question) if box.isVisible()]
    assert len(found) == 1
    return found[0]


def _answer(window, qtbot, text):
    box = _question(window)
    button = next(button for button in box.buttons() if button.text().replace("&", "") == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not [q for q in window.findChildren(Question) if q.isVisible()])


@pytest.fixture
def saved(tmp_path):
    """A small project in a file."""
    path = tmp_path / "small.loom"
    path.write_text(dumps(mlp()), encoding="utf-8")
    return path


def test_a_change_marks_the_title_and_saving_takes_the_mark_away(window, qtbot, tmp_path):
    assert not window.isWindowModified()
    _edit(window)
    qtbot.waitUntil(window.isWindowModified)
    qtbot.waitUntil(lambda: window.top.title.text().endswith("●"))
    window.files._save(tmp_path / "mine.loom")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert "mine" in window.windowTitle()
    assert loads((tmp_path / "mine.loom").read_text(encoding="utf-8"))


def test_save_asks_for_a_name_the_first_time(window, qtbot, tmp_path):
    drive.choose(window.actions_["files.save"])
    dialog = window.findChild(QFileDialog)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    target = tmp_path / "first.loom"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    assert target.exists()
    assert str(target) in window.workspace.settings["recent"]


def test_a_saved_project_is_opened_in_place_of_an_untouched_one(window, qtbot, saved):
    window.files.open_path(saved)
    assert window.workspace.current.path == saved
    assert len(window.workspace.projects) == 1
    qtbot.waitUntil(lambda: "small" in window.windowTitle())
    assert window.top.title.text() == "small"


def test_a_project_that_was_changed_stays_open_beside_another_one(window, qtbot, saved):
    _edit(window)
    before = window.workspace.current
    window.files.open_path(saved)
    assert window.workspace.projects[0] is before
    assert window.workspace.current.path == saved
    assert before.modified


def test_save_first_then_close(window, qtbot, saved, tmp_path):
    mine = tmp_path / "mine.loom"
    window.files._save(mine)
    _edit(window)
    window.files.open_path(saved)
    window.documents.previous()
    window.documents.close()
    _answer(window, qtbot, "Save")
    assert window.workspace.current.path == saved
    assert len(window.workspace.projects) == 1
    assert "changed" in mine.read_text(encoding="utf-8")


def test_a_broken_file_is_refused_in_one_sentence_and_nothing_changes(window, qtbot, tmp_path):
    broken = tmp_path / "broken.loom"
    broken.write_text("{", encoding="utf-8")
    before = window.workspace.current
    window.files.open_path(broken)
    assert window.workspace.current is before
    qtbot.waitUntil(lambda: bool(window.toast.text()))
    assert "Traceback" not in window.toast.text()


def test_a_file_dropped_onto_the_window_is_opened(window, qtbot, saved):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved))])
    assert drive.drop(window, data, QPoint(20, 300))
    assert window.workspace.current.path == saved


def test_a_picture_dropped_onto_the_window_is_not_taken(window, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.jpg"))])
    assert not drive.drag_in(window, data, QPoint(20, 300))


def test_a_template_of_the_gallery_becomes_a_new_project(window, qtbot):
    window.body.left.show_page("gallery")
    qtbot.waitUntil(lambda: len(window.body.gallery.cards()) >= 5)
    card = next(c for c in window.body.gallery.cards() if c.template.id == "xor-mlp")
    qtbot.waitUntil(lambda: card.height() > 100)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert window.workspace.current.title == "xor-mlp"
    assert window.workspace.current.path is None


def test_what_an_earlier_session_lost_is_offered_and_opened(window, qtbot):
    recovery.keep("lost", dumps(replace(mlp(), id="lost")), None, "my network")
    window.recovery.look()
    assert window.recovery.isVisible()
    assert "my network" in window.recovery.text.text()
    QTest.mouseClick(window.recovery.restore, Qt.MouseButton.LeftButton)
    assert window.workspace.current.title == "my network"
    assert window.workspace.current.modified
    assert not window.recovery.isVisible()


def test_a_discarded_copy_is_not_offered_again(window):
    recovery.keep("lost", dumps(replace(mlp(), id="lost")), None, "my network")
    window.recovery.look()
    QTest.mouseClick(window.recovery.discard, Qt.MouseButton.LeftButton)
    window.recovery.look()
    assert not window.recovery.isVisible()


def test_every_change_is_kept_for_recovery_soon(window, qtbot):
    _edit(window)
    qtbot.waitUntil(lambda: len(recovery.copies()) == 1, timeout=4000)


def test_closing_with_unsaved_changes_asks_and_can_be_cancelled(window, qtbot):
    _edit(window)
    assert not window.close()
    _answer(window, qtbot, "Cancel")
    assert window.isVisible()
    window.close()
    _answer(window, qtbot, "Do not save")
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_layout_is_remembered(window, workspace, qtbot):
    from studio.ui.window import Window

    window.body.right.show_page("training")
    window.body.toggle_bottom()
    state = window.body.state()
    other = Window(workspace, remembers=False)
    assert other.body.restore(state)
    assert other.body.right.current() == "training"
    assert not other.body.bottom_shown()
    assert not other.body.restore("nonsense")
    with qtbot.waitExposed(other):
        other.show()
    other.body.toggle_bottom()
    qtbot.waitUntil(lambda: bool(other.body.docks.areas["left"].names()))
    other.shut()
    other.deleteLater()
