"""Pens, brushes, fonts and prepared pictures of one theme, for the painting of many items."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import ceil, erf, sqrt

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPixmap

from studio.ui import icons, theme
from studio.ui.canvas.shades import shade_name, shades
from studio.ui.theme import Theme, tinted

RADIUS = 10.0
SHADOW = 22
"""How far a shadow reaches beyond a card; it lies 5 lower than the card."""
DROP = 5
BADGE = 14.0

SHADED = 0.30
"""How strong the colour of a quantity is behind the texts of a card."""

_BADGE_PIXELS = (14, 21, 28, 42, 56, 84)


class Ink:
    """Made anew when the theme changes; items read it in `paint` and keep nothing of it."""

    def __init__(self, look: Theme) -> None:
        self.theme = look
        self.shadowed = True
        self.name = theme.sans(13, bold=True)
        self.line = theme.sans(11)
        self.mono = theme.mono(10)
        self.chip = theme.mono(10)
        self.number = theme.mono(9)
        self.block = theme.sans(22, bold=True)
        self.mark = theme.sans(11, bold=True)
        fonts = (self.name, self.line, self.mono, self.chip, self.number, self.block, self.mark)
        for font in fonts:
            # Coloured edges are for texts on opaque ground; a kept picture of a card has none.
            font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
        self.struck = QFont(self.name)
        self.struck.setStrikeOut(True)
        self._measures = [QFontMetricsF(font) for font in (self.name, self.line, self.block)]
        self.name_width, self.line_width, self.block_width = map(_widths, self._measures)
        self.mono_width = _widths(QFontMetricsF(self.mono))
        self._pens()
        self._badges: dict[tuple[str, int], QPixmap] = {}
        self._shadows: dict[tuple[float, float], QPixmap] = {}

    def _pens(self) -> None:
        look = self.theme
        edge = look.line.lighter(112) if look.dark else look.line.darker(104)
        self.none = QPen(Qt.PenStyle.NoPen)
        self.hollow = QBrush(Qt.BrushStyle.NoBrush)
        self.card = QBrush(look.raised)
        self.opened = QBrush(tinted(look.families["block"], 0.09))
        self.edge = QPen(edge, 1.0)
        self.edge_over = QPen(look.muted, 1.0)
        self.edge_selected = QPen(look.accent, 1.6)
        self.edge_wrong = QPen(look.problem, 1.4)
        self.edge_closed = QPen(look.problem, 1.4, Qt.PenStyle.DashLine)
        self.edge_linked = QPen(look.accent, 1.4, Qt.PenStyle.DashLine)
        self.block_linked = cosmetic(self.edge_linked, 1.6)
        self.block_selected = cosmetic(self.edge_selected, 2.0)
        self.block_wrong = cosmetic(self.edge_wrong, 2.0)
        self.glow = QPen(tinted(look.accent, 0.30), 5.0)
        self.strong = QPen(look.strong)
        self.text = QPen(look.text)
        self.muted = QPen(look.muted)
        self.well = QBrush(look.window.darker(118) if look.dark else look.window.darker(102))
        self.port = QBrush(look.window if look.dark else look.raised)
        self.wire = QPen(look.wire, 1.6)
        self.wire.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.wire_far = cosmetic(self.wire)
        self.wire_over = QPen(look.muted, 2.4)
        self.wire_chosen = QPen(look.accent, 2.4)
        self.wire_aimed = QPen(look.accent, 4.0)
        self.wire_wrong = QPen(look.problem, 1.8, Qt.PenStyle.CustomDashLine)
        self.wire_wrong.setDashPattern([4.0, 3.0])
        self.wire_doomed = QPen(look.problem, 3.2, Qt.PenStyle.DotLine)
        self.wire_draft = QPen(look.accent, 2.0)
        self.knife = cosmetic(QPen(look.problem), 1.6)
        self.chip_fill = QBrush(look.panel)
        self.chip_edge = QPen(look.line, 1.0)
        self.wire_chosen_edge = QPen(look.accent, 1.0)
        self.badges = {"error": QBrush(look.problem), "warning": QBrush(look.warning)}
        self.badge_edge = QPen(look.window, 1.6)
        self.on_badge = QPen(look.window if look.dark else look.on_run)
        self.lights = {"fits": QBrush(look.accent), "doubtful": QBrush(look.warning)}
        self.dots = QPen(look.grid, 2.0)
        self.small = QBrush(tinted(look.accent, 0.45))
        self.lane = QPen(tinted(look.accent, 0.7), 1.0, Qt.PenStyle.DashLine)
        self.band = QBrush(tinted(look.accent, 0.10))
        self.band_edge = QPen(look.accent, 1.0)
        self.band_edge.setCosmetic(True)
        self.families = {name: QColor(colour) for name, colour in look.families.items()}
        self.rings = {name: QPen(colour, 2.0) for name, colour in look.families.items()}
        mixed = {name: _mixed(look, colour) for name, colour in look.families.items()}
        self.blocks = {name: QBrush(colour) for name, colour in mixed.items()}
        ramp = {shade_name(level): colour for level, colour in enumerate(shades(look))}
        mixed |= {name: _mixed(look, colour) for name, colour in ramp.items()}
        self.blocks |= {name: QBrush(mixed[name]) for name in ramp}
        self.tinted = {name: QBrush(_mixed(look, colour, SHADED)) for name, colour in ramp.items()}
        self.on_block = {name: QPen(_readable(look, colour)) for name, colour in mixed.items()}

    def elided_name(self, text: str, width: float) -> str:
        return _elided(text, self.name_width(text), self._measures[0], width)

    def elided_line(self, text: str, width: float) -> str:
        return _elided(text, self.line_width(text), self._measures[1], width)

    def elided_block(self, text: str, width: float) -> str:
        return _elided(text, self.block_width(text), self._measures[2], width)

    def family(self, name: str) -> str:
        return name if name in self.families else "input_output"

    def badge(self, family: str, scale: float) -> QPixmap:
        """The family's square with its icon, at least as fine as `scale` device pixels a unit."""
        wanted = BADGE * scale
        pixels = next((size for size in _BADGE_PIXELS if size >= wanted - 0.5), _BADGE_PIXELS[-1])
        key = (family, pixels)
        if key not in self._badges:
            self._badges[key] = self._drawn_badge(family, pixels)
        return self._badges[key]

    def link(self, side: float, scale: float, *, lit: bool) -> QPixmap:
        """The mark of shared weights; `lit` while its partners are shown."""
        colour = self.theme.accent if lit else self.theme.muted
        return icons.drawing("link", colour.name(), ceil(side * max(scale, 1.0)))

    def frozen(self, side: float, scale: float) -> QPixmap:
        """The mark of weights that training leaves as they are."""
        return icons.drawing("frozen", self.theme.accent.name(), ceil(side * max(scale, 1.0)))

    def _drawn_badge(self, family: str, pixels: int) -> QPixmap:
        made = QPixmap(pixels, pixels)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.none)
        painter.setBrush(self.families[family])
        painter.drawRoundedRect(QRectF(made.rect()), pixels * 0.25, pixels * 0.25)
        inner = ceil(pixels * 0.80)
        edge = (pixels - inner) // 2
        colour = self.theme.raised.name()
        painter.drawPixmap(edge, edge, icons.drawing(family, colour, inner))
        painter.end()
        return made

    def shadow(self, size: QSizeF) -> QPixmap:
        """A soft shadow for a card of this size, drawn at (−SHADOW, DROP − SHADOW) of it."""
        key = (size.width(), size.height())
        if key not in self._shadows:
            if len(self._shadows) > 200:
                self._shadows.clear()
            depth = 0.34 if self.theme.dark else 0.13
            self._shadows[key] = _shadow(size, depth)
        return self._shadows[key]


def _widths(measures: QFontMetricsF) -> Callable[[str], float]:
    """Remembers widths. A cache around Qt's own method would load all of Qt's signatures: 30 ms."""

    @lru_cache(4096)
    def width(text: str) -> float:
        return measures.horizontalAdvance(text)

    return width


def cosmetic(pen: QPen, width: float = 1.0) -> QPen:
    """A pen of the same colour that is `width` pixels wide at every scale."""
    made = QPen(pen.color(), width)
    made.setCosmetic(True)
    return made


def _elided(text: str, wide: float, measures: QFontMetricsF, width: float) -> str:
    return text if wide <= width else measures.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _mixed(look: Theme, colour: QColor, part_of: float | None = None) -> QColor:
    """A colour toned down towards the card until a name on it can be read."""
    share = part_of or (0.5 if look.dark else 0.7)
    card = look.raised

    def part(one: float, other: float) -> float:
        return share * one + (1 - share) * other

    return QColor.fromRgbF(
        part(colour.redF(), card.redF()),
        part(colour.greenF(), card.greenF()),
        part(colour.blueF(), card.blueF()),
    )


def _readable(look: Theme, ground: QColor) -> QColor:
    inks = (look.strong, look.window, look.raised)
    return max(inks, key=lambda ink: theme.contrast(ink, ground))


def _shadow(size: QSizeF, depth: float) -> QPixmap:
    """A rectangle blurred by a Gaussian: the product of two differences of error functions.

    One row is stretched over the picture and one column multiplied into it.
    """
    across, down = _profile(size.width(), depth), _profile(size.height(), 1.0)
    made = QPixmap(len(across), len(down))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawImage(made.rect(), _strip(across, len(across), 1))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(made.rect(), _strip(down, 1, len(down)))
    painter.end()
    return made


def _strip(alphas: list[int], width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    for place, alpha in enumerate(alphas):
        at = (place, 0) if height == 1 else (0, place)
        image.setPixel(*at, alpha << 24)
    return image


def _profile(length: float, depth: float) -> list[int]:
    """How black, 0 to 255, along one axis."""
    blur = SHADOW / 2.6 * sqrt(2)
    centres = [place + 0.5 - SHADOW for place in range(ceil(length) + 2 * SHADOW)]
    parts = [(erf(x / blur) - erf((x - length) / blur)) / 2 for x in centres]
    return [round(255 * depth * part) for part in parts]
