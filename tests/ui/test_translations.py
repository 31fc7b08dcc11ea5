"""The language of the window: messages are looked up, a change reaches open windows."""

import re

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QTreeView, QWidget

from studio import catalogue
from studio.data.digits import Digits
from studio.data.shapes import Shapes
from studio.spec.data import DATA_SETS
from studio.spec.messages import translate
from studio.ui import translations


class Reversed(QTranslator):
    """Knows some texts of a made-up language."""

    KNOWN = {
        ("Shop", "{count} apples"): "selppa {count}",
        ("Shop", "Too few: {what}."): ".{what} :wef ooT",
        ("Declarations", "Slides filters {3}"): "sretlif",
        ("Shapes", "green"): "neerg",
        ("Shapes", "arrow"): "worra",
        ("Shapes", "{colour} {shape}"): "{shape} {colour}",
    }

    def isEmpty(self):
        return False

    def translate(self, context, text, note=None, number=-1):
        return self.KNOWN.get((context, text))


@pytest.fixture
def reversed_language(qapp):
    translator = Reversed(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    translator.deleteLater()


@pytest.fixture
def english_again(qapp):
    yield qapp
    translations.apply(qapp, "en")


def test_a_message_is_looked_up_and_filled_in(qapp, reversed_language):
    assert translations.text(translate("Shop", "{count} apples", count=12_000)) == "selppa 12,000"


def test_names_of_classes_are_put_together_in_the_language(qapp, reversed_language):
    data = Shapes(classes=100)
    assert translations.target(data).classes[37] == "worra neerg"
    assert translations.class_name(data, "green arrow") == "worra neerg"
    assert translations.class_name(data, "3.5") == "3.5"
    assert translations.class_name(None, "green arrow") == "green arrow"
    assert translations.target(Digits()) == Digits().target()


def test_names_of_columns_and_classes_of_every_data_set_are_translated(qapp):
    """Whatever is a word; letters, digits and formulas are the same everywhere."""
    translations.apply(qapp, "zh_CN")
    catalogue.fill()
    try:
        for name, declaration in DATA_SETS.items():
            data = declaration()
            words = [*translations.columns(data), *(translations.target(data).classes or ())]
            left = [word for word in words if re.search("[a-z]{4}", word)]
            assert left == [], name
            assert len(translations.columns(data)) == len(data.columns())
    finally:
        translations.apply(qapp, "en")


def test_messages_inside_messages_are_translated_too(qapp, reversed_language):
    inner = translate("Shop", "{count} apples", count=3)
    assert translations.text(translate("Shop", "Too few: {what}.", what=inner)) == (
        ".selppa 3 :wef ooT"
    )


def test_a_message_without_a_translation_stays_english(qapp):
    message = translate("Shop", "{count} pears", count=3)
    assert translations.text(message) == "3 pears" == str(message)


def test_help_of_declarations_is_looked_up_as_it_stands(qapp, reversed_language):
    assert translations.declared("Slides filters {3}") == "sretlif"
    assert translations.declared("Unknown {x}") == "Unknown {x}"
    assert translations.declared("") == ""


def test_a_change_of_language_tells_open_windows_and_translates_qt_buttons(qtbot, english_again):
    class Heard(QWidget):
        events = ()

        def changeEvent(self, event):
            self.events = (*self.events, event.type())
            super().changeEvent(event)

    window = Heard()
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=window)
    qtbot.addWidget(window)
    translations.apply(english_again, "zh_CN")
    QCoreApplication.processEvents()
    assert QEvent.Type.LanguageChange in window.events
    assert translations.current() == "zh_CN"
    assert "取消" in box.button(QDialogButtonBox.StandardButton.Cancel).text()
    translations.apply(english_again, "en")
    QCoreApplication.processEvents()
    assert "Cancel" in box.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_qts_own_file_dialog_speaks_the_language_and_changes_with_it(
    qtbot, english_again, tmp_path
):
    (tmp_path / "pictures").mkdir()
    translations.apply(english_again, "zh_CN")
    dialog = QFileDialog(directory=str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    qtbot.addWidget(dialog)
    dialog.show()
    table = dialog.findChild(QTreeView)
    qtbot.waitUntil(lambda: table.model().rowCount(table.rootIndex()) == 1)

    def english():
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        texts.append(table.model().index(0, 2, table.rootIndex()).data())
        return [text for text in texts if re.search("[A-Za-z]{2}", text)]

    assert not english()
    translations.apply(english_again, "en")
    qtbot.waitUntil(lambda: len(english()) >= 3)


def test_the_system_gives_a_language_that_exists(english_again):
    translations.apply(english_again, "system")
    assert translations.current() in translations.LANGUAGES


def test_an_unknown_language_is_refused(qapp):
    with pytest.raises(ValueError, match="no language is called 'xx'"):
        translations.apply(qapp, "xx")
