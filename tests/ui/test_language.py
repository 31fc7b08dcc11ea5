"""Every text of the window can be translated and changes while the window is open."""

import re

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTabBar

from studio.ui import translations
from studio.ui.plots.plot import Plot
from tests import drive

MARK = "⟦"


class Marked(QTranslator):
    """Puts a bracket before every text that goes through translation."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return MARK + source

    def isEmpty(self):
        return False


UNTRANSLATED = re.compile(
    r"|".join(
        [
            r"[\d\s.,×→%–-]*([kMGT]?B)?",  # numbers, shapes, signs, bytes
            r"Layerloom|EN · 中文|F\d|Ctrl.*",
            r"\d[\d×]* → .*",  # the shapes of a layer
            r"self\..*(\n.*)*",  # code
            r"digits( ●)?",  # the name of the project
            r"auto \(.*\)|[a-z0-9_]+",  # names of layers and words of torch
        ]
    )
)


@pytest.fixture
def marked(window, styled, qtbot):
    nodes = window.workspace.current.document.network().nodes.values()
    window.selection.set([next(node.id for node in nodes if node.name == "conv1")])
    window.body.docks.fill()
    qtbot.wait(30)
    translator = Marked(styled)
    styled.installTranslator(translator)
    qtbot.wait(60)
    yield window
    styled.removeTranslator(translator)


def _texts(window):
    for widget in window.findChildren(QLabel):
        if widget.isVisible() and widget.text():
            yield from (line for line in [widget.text()] if not line.startswith("<div"))
    for widget in window.findChildren(QAbstractButton):
        if widget.isVisible() and widget.text():
            yield widget.text()
    for widget in window.findChildren(QLineEdit):
        if widget.isVisible() and widget.placeholderText():
            yield widget.placeholderText()
    for bar in window.findChildren(QTabBar):
        if bar.isVisible():
            yield from (bar.tabText(number) for number in range(bar.count()))


def _english(window):
    return [
        text for text in _texts(window) if MARK not in text and not UNTRANSLATED.fullmatch(text)
    ]


def test_everything_that_is_seen_is_translated_at_once(marked, qtbot):
    assert _english(marked) == []
    for side, page in (("left", "gallery"), ("right", "training")):
        getattr(marked.body, side).show_page(page)
    qtbot.wait(60)
    assert _english(marked) == []
    for panel in marked.body.docks.names():
        marked.show_panel(panel)
        qtbot.wait(20)
        assert _english(marked) == []


def test_what_plots_say_while_they_are_empty_is_translated(marked, qtbot):
    plots = [plot for plot in marked.findChildren(Plot) if plot.isVisible()]
    assert len(plots) >= 2

    def translated():
        said = [text for plot in plots for text in (plot.accessibleName(), plot.nothing())]
        assert [text for text in said if text and MARK not in text] == []

    qtbot.waitUntil(translated)


def test_actions_menus_and_tool_tips_are_translated(marked):
    for action in marked.actions_:
        assert action.text().startswith(MARK)
        assert action.toolTip().startswith(MARK)
    for menu in ("file", "edit", "network", "run", "view", "help"):
        assert marked.menu.menu(menu).title().startswith(MARK)
    assert MARK in marked.windowTitle()
    assert "[*]" in marked.windowTitle()


def test_the_layer_list_shows_translated_families_and_torch_names(marked):
    tree = marked.body.layers.tree
    assert all(heading.text(0).startswith(MARK) for heading in tree.headings())
    assert "Conv2d" in [item.text(0) for item in tree.items()]


def test_the_language_is_chosen_in_the_status_bar_and_remembered(window, styled, qtbot):
    window.status.language_asked.emit()
    assert window.workspace.settings["language"] == "zh_CN"
    assert translations.current() == "zh_CN"
    window.status.language_asked.emit()
    assert translations.current() == "en"


def test_the_theme_is_changed_live_and_remembered(window, styled):
    from studio.ui import theme

    window.status.theme_asked.emit()
    assert theme.current().name == "light"
    assert window.workspace.settings["theme"] == "light"
    drive.choose(window.actions_["view.dark"])
    assert theme.current().name == "dark"
