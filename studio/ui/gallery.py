"""The shipped networks as cards with a picture of the network. Not here: opening one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studio.graph.model import Document
from studio.graph.storage import loads
from studio.project import read_text
from studio.spec.layer import LAYERS
from studio.spec.messages import Message
from studio.spec.problems import Refused
from studio.templates import Template
from studio.ui import theme, translations
from studio.ui.families import BLOCK
from studio.ui.labels import label

PICTURE_HEIGHT = 66
NODE = (150.0, 60.0)
"""About the size of a node on the canvas, in scene units."""


class NetworkPicture(QWidget):
    """A network as coloured blocks and lines, fitted into the widget."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: dict[str, tuple[QRectF, str]] = {}
        self._wires: list[tuple[str, str]] = []
        self._read(document)
        self.setFixedHeight(PICTURE_HEIGHT)

    def _read(self, document: Document) -> None:
        for node in document.network().nodes.values():
            place = document.view.get(node.id)
            if place is None:
                continue
            declaration = LAYERS.get(node.type)
            family = BLOCK if declaration is None else declaration.family
            self._blocks[node.id] = (QRectF(place.x, place.y, *NODE), family)
            self._wires += [(ref.node, node.id) for ref in node.inputs if ref is not None]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._blocks:
            return
        used = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(used.window)
        painter.drawRoundedRect(self.rect(), 5, 5)
        scale, corner = self._fit()
        painter.translate(corner)
        painter.scale(scale, scale)
        self._paint_network(painter, used.wire, scale)
        painter.end()

    def _fit(self) -> tuple[float, QPointF]:
        bounds = QRectF()
        for rect, _ in self._blocks.values():
            bounds = bounds.united(rect)
        room = QRectF(self.rect()).adjusted(9, 9, -9, -9)
        scale = min(
            room.width() / max(bounds.width(), 1.0), room.height() / max(bounds.height(), 1.0), 0.4
        )
        return scale, room.center() - bounds.center() * scale

    def _paint_network(self, painter: QPainter, wire: QColor, scale: float) -> None:
        painter.setPen(QPen(wire, 1.2 / scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for source, reader in self._wires:
            if source in self._blocks and reader in self._blocks:
                start, end = self._blocks[source][0], self._blocks[reader][0]
                painter.drawPath(_curve(start, end))
        painter.setPen(Qt.PenStyle.NoPen)
        for rect, family in self._blocks.values():
            painter.setBrush(theme.current().family(family))
            painter.drawRoundedRect(rect, 14, 14)


def _curve(source: QRectF, reader: QRectF) -> QPainterPath:
    """From the right side of one block to the left side of the next."""
    start = QPointF(source.right(), source.center().y())
    end = QPointF(reader.left(), reader.center().y())
    bend = QPointF(max(20.0, abs(end.x() - start.x()) * 0.35), 0.0)
    path = QPainterPath(start)
    path.cubicTo(start + bend, end - bend, end)
    return path


class TemplateCard(QFrame):
    """One template: picture, title and what it shows. Click, Enter or Space chooses it."""

    chosen = Signal(str)

    def __init__(self, template: Template, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.template = template
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = label(kind="heading", wrap=True)
        self._goal = label(kind="small", wrap=True)
        self._time = label(kind="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 9)
        column.setSpacing(4)
        column.addWidget(NetworkPicture(document))
        column.addSpacing(3)
        column.addWidget(self._title)
        column.addWidget(self._goal)
        column.addWidget(self._time)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(translations.text(self.template.title))
        self._goal.setText(translations.text(self.template.goal))
        self._time.setText(translations.text(self.template.time))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._goal.text())
        self.setToolTip(self.tr("Open as a new project"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.chosen.emit(self.template.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.template.id)
        else:
            super().keyPressEvent(event)


class Gallery(QScrollArea):
    """All templates that can be read; the files are opened when the gallery is first seen."""

    chosen = Signal(str)

    def __init__(self, templates: tuple[Template, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates = templates
        self._cards: list[TemplateCard] = []
        self._headings: list[tuple[QLabel, Message]] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(10, 10, 10, 10)
        self._column.setSpacing(9)
        self.setWidget(self._inner)
        self.setAccessibleName(self.tr("Gallery"))

    def cards(self) -> list[TemplateCard]:
        return self._cards

    def _fill(self) -> None:
        for template in self._templates:
            try:
                document = loads(read_text(template.file))
            except Refused:
                continue
            if not self._headings or self._headings[-1][1] != template.chapter:
                self._head(template.chapter)
            card = TemplateCard(template, document, self._inner)
            card.chosen.connect(self.chosen)
            self._cards.append(card)
            self._column.addWidget(card)
        self._column.addStretch(1)

    def _head(self, chapter: Message) -> None:
        heading = label(kind="heading")
        heading.setText(translations.text(chapter))
        self._headings.append((heading, chapter))
        self._column.addWidget(heading)

    def sizeHint(self) -> QSize:
        return QSize(216, 400)

    def showEvent(self, event: QShowEvent) -> None:
        if not self._cards:
            self._fill()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Gallery"))
            for heading, chapter in self._headings:
                heading.setText(translations.text(chapter))
            for card in self._cards:
                card.retranslate()
        super().changeEvent(event)
