"""Pictures of the network: whole or a part, light or dark, and opened again as the project."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from studio.graph.embedding import document_text
from studio.graph.storage import dumps
from studio.ui import theme
from studio.ui.canvas.picture_file import Look
from studio.ui.picture_dialog import PictureDialog
from tests import drive
from tests.journeys.conftest import person, sit_down  # noqa: F401
from tests.journeys.person import Person


def _dialog(person: Person) -> PictureDialog:  # noqa: F811
    drive.choose(person.window.actions_["exports.picture"])
    QApplication.processEvents()
    return next(one for one in person.window.findChildren(PictureDialog) if one.isVisible())


def _choose(person: Person, combo, data: str) -> None:  # noqa: F811
    combo.setFocus()
    combo.setCurrentIndex(combo.findData(data))


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_a_picture_dropped_back_opens_the_same_project(person, tmp_path, suffix):  # noqa: F811
    document = person.project.document
    path = tmp_path / f"digits.{suffix}"
    dialog = _dialog(person)
    _choose(person, dialog.format, suffix)
    person.click(dialog.save)
    person.name_file(str(path))
    assert path.exists()
    assert document_text(path) == dumps(document)
    assert person.drop_file(str(path))
    QApplication.processEvents()
    opened = person.window.workspace.current
    assert opened.title == "digits"
    assert opened.path is None
    assert opened.document.definitions == document.definitions
    assert opened.document.view == document.view


def test_a_pdf_is_one_page_with_its_fonts(person, tmp_path):  # noqa: F811
    path = tmp_path / "digits.pdf"
    person.canvas.draw_to(path, Look("digits"))
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1 or data.count(b"/Type /Page ") == 1
    assert b"/FontFile" in data


def test_light_and_dark_do_not_depend_on_the_window_and_leave_it_alone(person, tmp_path):  # noqa: F811
    before = person.canvas.viewport().grab().toImage()
    for colours in ("light", "dark"):
        path = tmp_path / f"{colours}.png"
        person.canvas.draw_to(path, Look(colours=colours))
        ground = QImage(str(path)).pixelColor(2, 2).name()
        assert ground == theme.load(colours).window.name()
    assert person.canvas.viewport().grab().toImage() == before


def test_of_the_selection_only_that_is_drawn(person, tmp_path):  # noqa: F811
    ids = [person.node("conv1").id, person.node("relu1").id]
    path = tmp_path / "part.svg"
    person.canvas.draw_to(path, Look(only=ids))
    text = path.read_text()
    assert "conv1" in text
    assert "relu1" in text
    assert "conv2" not in text
    assert "fc1" not in text
    assert all(item.isVisible() for item in person.canvas.picture.nodes.values())


def test_the_selection_goes_to_the_clipboard_as_a_picture(person):  # noqa: F811
    person.click_node("conv1")
    person.press(
        Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    image = QGuiApplication.clipboard().image()
    rect = person.item("conv1").rect
    assert abs(image.width() - 2 * (rect.width() + 48)) <= 2
    assert person.window.selection.ids == (person.node("conv1").id,)


def test_what_was_chosen_is_offered_the_next_time(person):  # noqa: F811
    dialog = _dialog(person)
    _choose(person, dialog.format, "pdf")
    assert not dialog.inside.isEnabled()
    _choose(person, dialog.colours, "light")
    person.click(dialog.save)
    for one in person.window.findChildren(QFileDialog):
        one.reject()
    again = _dialog(person)
    assert again.choices()["format"] == "pdf"
    assert again.choices()["colours"] == "light"
    again.reject()


def test_a_picture_without_a_project_is_refused_with_a_sentence(person, tmp_path):  # noqa: F811
    path = tmp_path / "cat.png"
    person.canvas.draw_to(path, Look())
    before = person.project
    assert person.drop_file(str(path))
    QApplication.processEvents()
    assert person.project is before
    assert "cat.png" in person.window.toast.text()
