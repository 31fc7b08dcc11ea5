"""Layers in the colours of a quantity, and the legend that says which colour means what."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from studio.graph.places import definition_at, inside
from studio.project import Project
from studio.spec.problems import Address
from studio.ui import theme, translations
from studio.ui.canvas.camera import Camera
from studio.ui.canvas.face import Face
from studio.ui.canvas.shades import COUNT, DECADES, shades, shades_of
from studio.ui.quantities import QUANTITIES, Amounts, Quantity
from studio.ui.selection import Selection

SIZE = QSize(248, 62)
INSET = 12
"""From the corner of the canvas."""
PAD = 12
BAR = 8


class Legend(QWidget):
    """Title, a bar of all shades, what its ends stand for; a cross goes back to the families."""

    dismissed = Signal()

    def __init__(self, camera: Camera) -> None:
        super().__init__(camera)
        self._camera = camera
        self._texts = ("", "", "", "")
        self.setFixedSize(SIZE)
        self._close = QToolButton(self)
        self._close.setProperty("kind", "tiny")
        self._close.setIcon(theme.icon("close", "muted"))
        self._close.setIconSize(QSize(11, 11))
        self._close.setGeometry(SIZE.width() - 26, 5, 21, 21)
        self._close.clicked.connect(self.dismissed)
        self.hide()

    def explain(self, project: Project, quantity: Quantity, most: float) -> None:
        """Say what the colours mean where `most` is the largest amount that is shown."""
        title, note, timed = translations.text(quantity.title), "", quantity.name == "time"
        if timed and project.measuring:
            note = self.tr("measuring…")
        elif timed and project.timing is None:
            note = self.tr("not measured yet")
        elif most <= 0.0:
            note = self.tr("nothing here has any")
        elif timed and project.timing_old:
            title = self.tr("{0}, of an older network").format(title)
        low = quantity.said(most / 10**DECADES)
        self._show(title, low, quantity.said(most), note)

    def _show(self, title: str, low: str, high: str, note: str) -> None:
        """`note` stands in the place of the bar's ends where nothing is known."""
        self._texts = (title, low, high, note)
        self._close.setToolTip(self.tr("Colour by layer type again"))
        self._close.setAccessibleName(self._close.toolTip())
        said = note or self.tr("{0} to {1}").format(low, high)
        self.setAccessibleName(self.tr("Colours show {0}: {1}").format(title, said))
        self.place()
        self.show()
        self.update()

    def place(self) -> None:
        """Into the lower left corner."""
        room = self._camera.viewport().rect()
        self.move(INSET, room.bottom() - self.height() - INSET)

    def covered(self) -> int:
        """Pixels at the bottom of the canvas that it takes."""
        return 0 if self.isHidden() else self.height() + INSET

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        title, low, high, note = self._texts
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.line, 1.0))
            painter.setBrush(look.panel)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            painter.setFont(theme.sans(theme.SMALL_PX, bold=True))
            painter.setPen(look.strong)
            room = QRectF(PAD, 6, self.width() - 2 * PAD - 22, 18)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
            bar = QRectF(PAD, 28, self.width() - 2 * PAD, BAR)
            ramp = QLinearGradient(bar.topLeft(), QPointF(bar.right(), bar.top()))
            for level, colour in enumerate(shades(look)[1:]):
                ramp.setColorAt(level / (COUNT - 1), colour)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.line if note else ramp)
            painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
            painter.setFont(theme.sans(theme.SMALL_PX))
            painter.setPen(look.muted)
            below = QRectF(PAD, 38, bar.width(), 18)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, note or f"≤ {low}")
            if not note:
                painter.drawText(below, Qt.AlignmentFlag.AlignRight, high)


class Shading:
    """Follows what the tab is coloured by, and colours what the canvas shows of it."""

    def __init__(self, camera: Camera, selection: Selection) -> None:
        self._camera, self._selection = camera, selection
        self.legend = Legend(camera)
        self.legend.dismissed.connect(self._on_dismissed)

    def _on_dismissed(self) -> None:
        self._selection.colour("")

    def refresh(self, project: Project, place: Address) -> None:
        quantity = QUANTITIES.get(self._selection.colour_by)
        scene = self._camera.picture
        if quantity is None:
            scene.wear({})
            self.legend.hide()
            return
        here = dict(self._amounts(project, place, quantity.of(project)))
        scene.wear(shades_of(here))
        self.legend.explain(project, quantity, max(here.values(), default=0.0))

    def _amounts(
        self, project: Project, place: Address, found: Amounts
    ) -> Iterator[tuple[Address, float]]:
        """Of the cards that are shown, those inside unfolded blocks too."""
        waiting: list[tuple[Address, Address, Face]] = [
            ((key,), place, item.face) for key, item in self._camera.picture.nodes.items()
        ]
        while waiting:
            path, around, face = waiting.pop()
            yield path, found.get((*around, path[-1]), 0.0)
            home = definition_at(project.document, around) if face.inside is not None else None
            if face.inside is not None and home is not None:
                node = home.nodes[path[-1]]
                within = inside(project.document, project.findings, around, node)
                waiting += [((*path, key), within, one) for key, one, _, _ in face.inside.cards]
