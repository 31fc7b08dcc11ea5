"""No text is wider than the widget it stands in, in both themes, both sizes and longer words."""

from functools import partial

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
)

from studio import catalogue
from studio.spec.data import DATA_SETS
from studio.spec.expressions import Names
from studio.spec.layer import LAYERS
from studio.spec.recipe import LOSSES, OPTIMIZERS, SCHEDULES
from studio.ui import theme, translations
from studio.ui.labels import ElidedLabel

SIZES = [(1600, 1000), (1280, 720)]
ROOM = 98
"""Pixels for the word in a combo box of a form."""


class Longer(QTranslator):
    """Every text four tenths longer, as many languages are."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return source + "~" * round(0.4 * len(source.split("\n")[0]))

    def isEmpty(self):
        return False


def _offences(window):
    """Visible widgets whose text does not fit and is not shortened with a tool tip."""
    found = []
    for widget in window.findChildren(QLabel):
        if widget.isVisible() and widget.text() and not widget.pixmap():
            found += _label(widget)
    for widget in window.findChildren(QAbstractButton):
        if widget.isVisible() and widget.text():
            found += _button(widget)
    found += _of_combos(window)
    for bar in window.findChildren(QTabBar):
        if bar.isVisible():
            found += _tabs(bar)
    return found


def _of_combos(window):
    return [
        f"{box.accessibleName()}: {box.currentText()}"
        for box in window.findChildren(QComboBox)
        if box.isVisible() and _wide(box, box.currentText()) > _room(box)
    ]


def _room(box):
    """Pixels for the text, between the edge and the arrow."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


def _wide(widget, text):
    return QFontMetrics(widget.font()).horizontalAdvance(text)


def _label(widget):
    if widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        return [] if widget.height() >= needed - 1 else [f"too low: {widget.text()[:60]}"]
    if isinstance(widget, ElidedLabel):
        told = not widget.elided() or widget.text() in widget.toolTip()
        return [] if told else [f"no tool tip: {widget.text()}"]
    widest = max(_wide(widget, line) for line in widget.text().split("\n"))
    return [] if widest <= widget.width() else [f"too wide: {widget.text()[:60]}"]


def _button(widget):
    shows_text = not isinstance(widget, QToolButton) or widget.toolButtonStyle().value != 0
    if not shows_text or widget.sizeHint().width() <= widget.width():
        return []
    return [f"button: {widget.text()}"]


def _tabs(bar):
    """Names are whole, or the bar can be scrolled."""
    if bar.elideMode() == Qt.TextElideMode.ElideNone and bar.usesScrollButtons():
        return []
    total = sum(bar.tabSizeHint(number).width() for number in range(bar.count()))
    return [] if total <= bar.width() else [f"tabs: {bar.accessibleName()} {total}"]


def _check(window, qtbot):
    """Once refreshes and layouts that wait their turn are done, everything fits."""

    def fits():
        assert _offences(window) == []

    qtbot.waitUntil(fits, timeout=4000)


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def sized(request, window, qtbot):
    window.resize(*request.param)
    window.body.arrange()
    return window


@pytest.fixture
def spoken(styled):
    """Chooses the language of the window; English again afterwards."""
    yield partial(translations.apply, styled)
    translations.apply(styled, "en")


@pytest.mark.parametrize(
    ("name", "language"), [("dark", "en"), ("light", "en"), ("light", "zh_CN")]
)
def test_everything_fits(sized, qtbot, styled, spoken, name, language):
    theme.apply(styled, name)
    spoken(language)
    nodes = sized.workspace.current.document.network().nodes.values()
    for wanted in ("conv1", "fc1"):
        sized.selection.set([next(node.id for node in nodes if node.name == wanted)])
        _check(sized, qtbot)
    for side, page in (("left", "gallery"), ("right", "training")):
        getattr(sized.body, side).show_page(page)
    qtbot.waitUntil(lambda: len(sized.body.gallery.cards()) > 3)
    _check(sized, qtbot)
    for panel in sized.body.docks.names():
        sized.show_panel(panel)
        _check(sized, qtbot)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_whatever_is_chosen_for_the_training_fits(window, qtbot, styled, spoken, language):
    """Every data set, loss, optimizer and schedule, not only those of the project."""
    spoken(language)
    window.body.show_training("data")
    window.body.training.refresh()
    for part in ("data", "loss", "optimizer", "schedule"):
        section = window.body.training.section(part)
        for name in [section.choice.itemData(n) for n in range(section.choice.count())]:
            section.show_part((name, {}), [], Names({}, {}))
            qtbot.wait(1)
            assert _of_combos(section) == [], name


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_word_that_a_field_offers_fits(styled, spoken, language, qtbot):
    """In the room that the forms give it on the right side of the window."""
    spoken(language)
    catalogue.fill()
    long = set()
    for registry in (LAYERS, DATA_SETS, LOSSES, OPTIMIZERS, SCHEDULES):
        for declaration in registry.values():
            choices = [f for f in declaration.fields().values() if f.kind == "choice"]
            words = [translations.declared(word) for f in choices for word in f.options]
            long |= {
                word for word in words if QFontMetrics(theme.sans()).horizontalAdvance(word) > ROOM
            }
    assert long == set()


def test_longer_words_fit_too(sized, qtbot, styled):
    longer = Longer(styled)
    styled.installTranslator(longer)
    try:
        _check(sized, qtbot)
    finally:
        styled.removeTranslator(longer)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_canvas_keeps_at_least_half_of_the_width(window, qtbot, size):
    window.resize(*size)
    window.body.arrange()
    qtbot.wait(1)
    assert window.body.canvas.width() >= size[0] / 2


def test_every_widget_that_takes_the_keyboard_has_a_name(window, qtbot):
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAbstractSpinBox, QWidget

    nodes = window.workspace.current.document.network().nodes.values()
    window.selection.set([next(node.id for node in nodes if node.name == "conv1")])
    window.body.right.show_page("training")
    qtbot.wait(20)
    window.body.right.show_page("node")
    qtbot.wait(20)
    unnamed = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget.parent(), QAbstractSpinBox) or widget.focusProxy() is not None:
            continue
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        if takes and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name):
            unnamed.append(f"{type(widget)} in {type(widget.parent())}")
    assert unnamed == []
