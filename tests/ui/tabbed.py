"""Hands for tests of the tabs: read them, click them, answer what is asked."""

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar

from studio.graph import edits
from studio.graph.storage import dumps
from studio.spec.messages import translate
from studio.ui.dialogs import Question
from tests import drive
from tests.documents import mlp

LABEL = translate("Test", "Label")
LONG = 30_000


def change(project, text="changed"):
    node = next(iter(project.document.network().nodes))
    project.edit(edits.set_label, node, text, label=LABEL)


def tab_texts(window):
    bar = window.documents.tabs.bar
    return [bar.tabText(place) for place in range(bar.count())]


def middle_of(window, place):
    return window.documents.tabs.bar.tabRect(place).center()


def cross_of(window, place):
    return window.documents.tabs.bar.tabButton(place, QTabBar.ButtonPosition.RightSide)


def click_tab(window, place, button=drive.LEFT):
    drive.click(window.documents.tabs.bar, middle_of(window, place), button)
    QApplication.processEvents()


def press_key(window, key, held=drive.NONE):
    drive.key(QApplication.focusWidget() or window, key, held)
    QApplication.processEvents()


def question_of(window):
    found = [box for box in window.findChildren(Question) if box.isVisible()]
    return found[0] if found else None


def answer_with(window, qtbot, text):
    box = question_of(window)
    button = next(button for button in box.buttons() if button.text().replace("&", "") == text)
    QTest.mouseClick(button, drive.LEFT)
    qtbot.waitUntil(lambda: question_of(window) is not box)


def file_of(folder, name):
    path = folder / f"{name}.loom"
    path.write_text(dumps(replace(mlp(), id=name)), encoding="utf-8")
    return path
