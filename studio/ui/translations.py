"""The language of the window: looks texts up, follows the system, changes it live.

Not here: which texts there are (`dev.py i18n` collects them into resources/i18n).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase

from studio.paths import resource
from studio.spec.data import Asked, DataSet, Target
from studio.spec.declaration import CONTEXT
from studio.spec.messages import Message, translate

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
SYSTEM = "system"

QT_LACKS = (
    translate("QFileDialog", "&Look in:"),
    translate("QFileDialog", "Files of &type:"),
    translate("QAbstractFileIconProvider", "Drive"),
    translate("QAbstractFileIconProvider", "Folder"),
    translate("QAbstractFileIconProvider", "File Folder"),
    translate("QAbstractFileIconProvider", "Shortcut"),
    translate("QAbstractFileIconProvider", "Alias"),
    translate("QAbstractFileIconProvider", "Unknown"),
    translate("QAbstractFileIconProvider", "%1 File"),
)
"""What Qt's file dialog says and Qt's own catalogues do not know: they have older wordings."""


def text(message: Message) -> str:
    """A message in the language of the window, with its values (also messages) filled in."""
    values = {
        name: text(value) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return replace(message, values=values).filled(_found(message))


def declared(english: str) -> str:
    """A title, label or help text of a declaration in the language of the window."""
    return _found(Message(CONTEXT, english)) if english else ""


def target(data: DataSet) -> Target:
    """What the network has to give, with the names of classes in the language of the window."""
    titles = data.class_titles()
    found = data.target()
    return replace(found, classes=tuple(text(title) for title in titles)) if titles else found


def columns(data: DataSet) -> tuple[str, ...]:
    """The names of the input columns in the language of the window."""
    return tuple(text(title) for title in data.column_titles()) or data.columns()


def asked(data: DataSet) -> tuple[Asked, ...]:
    """What a person gives for one sample, in the language of the window."""
    titles = columns(data) if data.column_titles() else ()
    named = zip(data.asked(), titles, strict=False)
    return tuple(replace(one, name=title) for one, title in named) or data.asked()


def class_name(data: DataSet | None, english: str) -> str:
    """A class of `data`, or what else the target of a sample is, as `target` names it."""
    classes = () if data is None else data.target().classes or ()
    if data is None or english not in classes:
        return english
    return (target(data).classes or classes)[classes.index(english)]


def chinese(message: Message) -> str:
    """A message without values in Chinese, whatever the window speaks; "" if there is none."""
    return _chinese().translate(message.context, message.template) or ""


@cache
def _chinese() -> QTranslator:
    translator = QTranslator()
    translator.load("zh_CN", str(resource("i18n")))
    return translator


def _found(message: Message) -> str:
    return QCoreApplication.translate(message.context, message.template)


# ---- which language is in use


def current() -> str:
    """The language in use, "en" before one was chosen."""
    app = QCoreApplication.instance()
    return (app.property("language") if app is not None else None) or "en"


def of_system() -> str:
    """The first language of the system that we speak and can show; English otherwise."""
    for name in QLocale.system().uiLanguages():
        language = name.replace("-", "_").split("_")[0]
        if language == "zh" and has_chinese_font():
            return "zh_CN"
        if language == "en":
            break
    return "en"


def has_chinese_font() -> bool:
    """Without such a font every character would be an empty box."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def apply(app: QCoreApplication, name: str = SYSTEM) -> None:
    """Show everything in a language ("en", "zh_CN" or "system"); open windows are told at once.

    They get a `LanguageChange` event. A language whose file is missing stays English.

    Raises:
        ValueError: there is no such language.
    """
    if name not in (*LANGUAGES, SYSTEM):
        raise ValueError(f"no language is called {name!r}; there are {', '.join(LANGUAGES)}")
    language = of_system() if name == SYSTEM else name
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    app.setProperty("language", language)
    QLocale.setDefault(QLocale(language))
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, file in (
        (qt_folder, f"qtbase_{language}"),
        (str(resource("i18n")), language),
    ):
        translator = QTranslator(app)
        if translator.load(file, folder):
            app.installTranslator(translator)
        else:
            translator.deleteLater()
