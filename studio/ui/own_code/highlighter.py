"""Colours for Python text that is only read: words, strings, numbers, comments. No parsing."""

from __future__ import annotations

import keyword
import re

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from studio.ui import theme

INSIDE, OUTSIDE = 1, -1
QUOTES = '"""'
PARTS = re.compile(
    r"(?P<comment>#.*)|(?P<string>\"[^\"\n]*\"|'[^'\n]*')|(?P<number>\b\d[\w.]*)"
    rf"|(?P<word>\b(?:{'|'.join(keyword.kwlist)})\b)"
)
TOKENS = {"comment": "muted", "string": "good", "number": "accent", "word": "accent"}


class Highlighter(QSyntaxHighlighter):
    """Text between three quotes is one string, also over several lines."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats = {kind: _coloured(theme.current().token(t)) for kind, t in TOKENS.items()}

    def highlightBlock(self, text: str) -> None:
        start = 0
        if self.previousBlockState() == INSIDE:
            end = text.find(QUOTES)
            if end < 0:
                self.setFormat(0, len(text), self._formats["string"])
                self.setCurrentBlockState(INSIDE)
                return
            start = end + len(QUOTES)
            self.setFormat(0, start, self._formats["string"])
        self.setCurrentBlockState(OUTSIDE)
        opened = text.find(QUOTES, start)
        plain = text if opened < 0 else text[:opened]
        for found in PARTS.finditer(plain, start):
            kind = str(found.lastgroup)
            self.setFormat(found.start(), found.end() - found.start(), self._formats[kind])
        if opened >= 0:
            self._quoted(text, opened)

    def _quoted(self, text: str, opened: int) -> None:
        closed = text.find(QUOTES, opened + len(QUOTES))
        if closed < 0:
            self.setCurrentBlockState(INSIDE)
        end = len(text) if closed < 0 else closed + len(QUOTES)
        self.setFormat(opened, end - opened, self._formats["string"])


def _coloured(colour: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(colour)
    return made
