"""All keys on one page, made from the table of actions."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from studio.ui import theme, translations
from studio.ui.action_set import ActionSet, CommandAction, key_texts
from studio.ui.actions import MENUS
from studio.ui.command_palette import plain

SIZE = (620, 640)


class ShortcutSheet(QDialog):
    """One table for each menu. Keys with * act while the canvas has the keyboard."""

    def __init__(self, actions: ActionSet, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(*SIZE)
        page = QTextBrowser()
        page.setAccessibleName(self.windowTitle())
        page.setHtml(self._page(actions))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(page)
        column.addWidget(buttons)

    def _page(self, actions: ActionSet) -> str:
        parts = []
        for menu, title in MENUS.items():
            rows = [_row(one) for one in actions if one.command.menu == menu and one.shortcuts()]
            heading = html.escape(plain(translations.text(title)))
            parts.append(f"<h3>{heading}</h3><table width='100%'>{''.join(rows)}</table>")
        note = html.escape(self.tr("* while the canvas has the keyboard"))
        muted = theme.current().muted.name()
        return "".join([*parts, f"<p style='color:{muted}'>{note}</p>"])


def _row(action: CommandAction) -> str:
    keys = ", ".join(html.escape(key) for key in key_texts(action.shortcuts()))
    mark = " *" if action.command.focus == "canvas" else ""
    title = html.escape(plain(action.text()))
    return f"<tr><td width='55%'>{title}</td><td><b>{keys}</b>{mark}</td></tr>"
