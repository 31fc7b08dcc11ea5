"""A day with several documents: two trainings, a copy from one to the other, the next morning."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QTabBar

from studio.ui import theme
from studio.ui.dialogs import Question
from studio.ui.window import Window
from studio.workspace import Workspace
from tests import drive
from tests.journeys.person import Person

LONG = 30_000
CTRL, SHIFT = drive.CTRL, drive.SHIFT


def _go_to(person: Person, place: int) -> None:
    bar = person.window.documents.tabs.bar
    person.click(bar, bar.tabRect(place).center())


def _curve(person: Person) -> int:
    """How many points of the training loss are drawn."""
    panel = person.panel("curves")
    panel.refresh()
    names = panel.loss.names()
    return panel.loss.count("train/loss") if "train/loss" in names else 0


def _pictures(person: Person) -> set[str]:
    """The texts that the pictures on the canvas were computed by."""
    wants = person.canvas.thumbnails.wants(person.project, ())
    found = (person.project.pictures.get(want) for want in wants)
    return {picture.text_sha for picture in found if picture is not None}


def test_runs_and_pictures_of_two_documents_are_never_mixed(sit_down, qtbot):
    """Train the one, look at the other, come back; train both, one after the other."""
    person = sit_down("spirals")
    first = person.project
    person.fill("settings", "epochs", "100000")
    person.press(Qt.Key.Key_F5)
    person.press(Qt.Key.Key_F10, CTRL)
    qtbot.waitUntil(lambda: first.measurements.step > 20, timeout=LONG)
    qtbot.waitUntil(lambda: _curve(person) > 0, timeout=LONG)

    person.canvas.setFocus()
    person.press(Qt.Key.Key_N, CTRL)
    person.window.body.left.show_page("gallery")
    qtbot.waitUntil(lambda: len(person.window.body.gallery.cards()) >= 5)
    card = next(c for c in person.window.body.gallery.cards() if c.template.id == "xor-mlp")
    qtbot.waitUntil(lambda: card.height() > 100)
    person.click(card)
    second = person.project
    assert [first, second] == person.window.workspace.projects
    assert _curve(person) == 0
    assert second.measurements.names() == ()
    qtbot.waitUntil(lambda: len(_pictures(person)) == 1, timeout=LONG)
    assert _pictures(person) == {second.program().sha256}
    step = first.measurements.step
    qtbot.waitUntil(lambda: first.measurements.step > step + 100, timeout=LONG)
    assert _curve(person) == 0
    assert second.measurements.step == 0
    assert "spirals" in person.window.top.progress.text()
    assert "samples/s" not in person.window.top.progress.text()

    person.canvas.setFocus()
    person.press(Qt.Key.Key_F5)
    assert person.window.workspace.jobs.waiting(second)
    assert "spirals" in person.window.toast.text()
    _go_to(person, 0)
    qtbot.waitUntil(lambda: _curve(person) > step, timeout=LONG)
    assert _pictures(person) <= {first.program().sha256}
    person.press(Qt.Key.Key_F5, SHIFT)
    jobs = person.window.workspace.jobs
    qtbot.waitUntil(lambda: jobs.running is second, timeout=LONG)
    assert first.measurements.state == "stopped"
    kept = _curve(person)
    person.press(Qt.Key.Key_F10, CTRL)
    qtbot.waitUntil(lambda: second.measurements.step > 10, timeout=LONG)
    assert _curve(person) == kept

    qtbot.waitUntil(lambda: jobs.running is None, timeout=LONG)
    qtbot.waitUntil(lambda: "xor-mlp" in person.window.toast.text())
    _go_to(person, 1)
    assert _curve(person) == second.measurements.steps
    assert first.run.folder != second.run.folder


def test_half_a_network_goes_from_one_document_into_another_by_keys(sit_down, qtbot):
    person = sit_down("digits")
    source = person.project
    person.click_node("relu1")
    person.press(Qt.Key.Key_A, CTRL)
    person.press(Qt.Key.Key_C, CTRL)
    person.press(Qt.Key.Key_D, CTRL)
    person.press(Qt.Key.Key_N, CTRL)
    goal = person.project
    assert goal is not source
    qtbot.waitUntil(person.window.documents.tabs.isVisible)
    person.press(Qt.Key.Key_V, CTRL)
    types = [node.type for node in goal.document.network().nodes.values()]
    before = source.history.document.network().nodes.values()
    assert types == [node.type for node in before][: len(types)]
    assert len(types) >= 8
    person.press(Qt.Key.Key_Tab, CTRL)
    assert person.project is source
    person.press(Qt.Key.Key_Z, CTRL)
    assert not source.modified
    assert goal.modified


def _morning(qtbot, qapp) -> Person:
    """The program is started: what was open comes back."""
    theme.apply(qapp, "dark")
    workspace = Workspace()
    assert workspace.take_up() == []
    if not workspace.projects:
        workspace.new("digits")
    window = Window(workspace, remembers=False)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    workspace.settle()
    window.recovery.look()
    return Person(window)


def _evening(person: Person) -> None:
    """The window is closed; nothing is asked."""
    person.gone = True
    assert person.window.close()
    assert not person.window.isVisible()
    assert person.window.workspace.shut(30.0)
    person.window.deleteLater()
    QApplication.processEvents()


@pytest.mark.usefixtures("qapp")
def test_everything_is_as_it_was_the_next_morning(qtbot, qapp, tmp_path):
    """A saved file that was changed, a sketch without a name, a network that was trained."""
    person = _morning(qtbot, qapp)
    person.click_node("relu1")
    person.press(Qt.Key.Key_Delete)
    person.press(Qt.Key.Key_S, CTRL)
    person.name_file(str(tmp_path / "mine.loom"))
    qtbot.waitUntil((tmp_path / "mine.loom").exists)
    with qtbot.waitActive(person.window):
        person.window.activateWindow()
    person.canvas.setFocus()
    person.click_node("flatten")
    person.press(Qt.Key.Key_Delete)
    person.press(Qt.Key.Key_N, CTRL)
    person.drop_layer("Conv2d", QPoint(200, 150))
    person.window.files.new_from("xor-mlp")
    person.canvas.setFocus()
    person.press(Qt.Key.Key_F5)
    jobs = person.window.workspace.jobs
    qtbot.waitUntil(lambda: person.project.measurements.step > 5, timeout=LONG)
    person.press(Qt.Key.Key_F5, SHIFT)
    qtbot.waitUntil(lambda: jobs.running is None, timeout=LONG)
    _go_to(person, 1)
    documents = [project.document for project in person.window.workspace.projects]
    run = person.window.workspace.projects[2].run.folder
    saved = (tmp_path / "mine.loom").read_bytes()
    _evening(person)

    person = _morning(qtbot, qapp)
    projects = person.window.workspace.projects
    assert [project.document for project in projects] == documents
    assert person.project is projects[1]
    assert projects[0].path == (tmp_path / "mine.loom").resolve()
    assert projects[0].modified
    assert (tmp_path / "mine.loom").read_bytes() == saved
    assert person.window.documents.tabs.isVisible()
    assert not person.window.recovery.isVisible()
    _go_to(person, 2)
    assert person.project.run.folder == run
    assert _curve(person) > 0

    bar = person.window.documents.tabs.bar
    for place in (2, 1):
        person.click(bar.tabButton(place, QTabBar.ButtonPosition.RightSide))
        qtbot.waitUntil(lambda: _asked(person))
        person.answer("Do not save")
        qtbot.waitUntil(lambda place=place: bar.count() == place)
    person.canvas.setFocus()
    person.window.files.save()
    _evening(person)

    person = _morning(qtbot, qapp)
    assert [project.path for project in person.window.workspace.projects] == [projects[0].path]
    assert not person.project.modified
    assert not person.window.documents.tabs.isVisible()
    _evening(person)
    qapp.setStyleSheet("")


def _asked(person: Person) -> bool:
    return any(box.isVisible() for box in person.window.findChildren(Question))
