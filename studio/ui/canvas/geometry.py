"""Where everything on a card is, and how wires run. Numbers only: nothing is painted here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath

from studio.ui.canvas.cells import Cells
from studio.ui.canvas.face import ROW, Face, Inside
from studio.ui.canvas.ink import BADGE, Ink

Side = Literal["in", "out"]

GRID = 22.0
SNAP = GRID / 2
PADDING = 11.0
NARROWEST, WIDEST = 96.0, 200.0
FLAT = 32.0
PORT_Y, PORT_STEP, PORT_RADIUS = 30.0, 20.0, 4.6
ICON_Y = 11.0
LINK = 13.0
"""The mark of shared weights, at the right end of the name."""
MARK_GAP = 4.0
"""Between the mark of shared weights and the one of frozen ones."""
NAME_LINE, SECOND_LINE = 22.5, 38.5
"""Base lines of the two texts."""
TIMES_GAP = 10.0
"""Between the name of a repeated node and how often it is repeated."""
INSET, HEAD = 26.0, 58.0
"""Round what is inside an unfolded block, and above it."""
LOOP = 66.0
"""How far a wire that runs back reaches out beyond its ports."""
REACH = 260.0
"""How far above and below its ends a wire looks for a free lane."""
ABOVE = PORT_Y + 39.0
"""A wire to a lower row comes in the middle between the rows, so far above the port it ends at."""
CLEAR = 14.0
"""Between a wire in its lane and the nodes above and below."""
CHIP_HEIGHT = 18.0
SAMPLES = 14
"""Points along a wire that are looked at for nodes in the way, and one more."""
ENDS = (0.05, 0.08, 0.1, 0.12, 0.14, 0.16, 0.175)
"""And so far from its ends."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A card, its origin at the top left corner."""

    size: QSizeF
    name: str
    line: str
    slot: QRectF
    count_line: float
    inputs: tuple[QPointF, ...]
    outputs: tuple[QPointF, ...]
    origin: QPointF = field(default_factory=QPointF)
    """Of an unfolded block: where the zero point of its inside lies."""

    @property
    def rect(self) -> QRectF:
        return QRectF(0, 0, self.size.width(), self.size.height())

    def ports(self, side: Side) -> tuple[QPointF, ...]:
        return self.inputs if side == "in" else self.outputs


def laid_out(face: Face, ink: Ink) -> Layout:
    """The size follows from the texts, within limits; longer texts end in …

    An unfolded block is as large as what is inside.
    """
    if face.inside is not None:
        return _around(face, face.inside, ink)
    indent = PADDING + BADGE + 7
    times = ink.mono_width(face.times) + TIMES_GAP if face.times else 0.0
    marks = bool(face.partners) + face.frozen
    times += marks * (LINK + MARK_GAP) + TIMES_GAP - MARK_GAP if marks else 0.0
    name_width = ink.name_width(face.name) + indent + PADDING + times
    other = max(ink.line_width(face.line), ink.mono_width(face.count)) + 2 * PADDING
    widest = name_width if face.folded else max(name_width, other)
    width = min(WIDEST, max(NARROWEST, _even(widest + 1)))
    below = 44.0
    slot = QRectF()
    if face.slot:
        slot = QRectF(PADDING, 48.0, width - 2 * PADDING, float(face.slot))
        below = slot.bottom()
    count_line = below + 14.0
    height = below + (18.0 if face.count else 0.0) + (8.0 if below == 44.0 else 9.0)
    height = FLAT if face.folded else height
    first = FLAT / 2 if face.folded else PORT_Y
    span = PORT_STEP * (max(face.inputs, face.outputs) - 1)
    if face.down:
        width = max(width, span + 2 * PADDING)
    else:
        height = max(height, first + span + 14.0)
    return Layout(
        QSizeF(width, height),
        ink.elided_name(face.name, width - indent - PADDING - times + 4),
        ink.elided_line(face.line, width - 2 * PADDING + 2),
        slot,
        count_line,
        _in_line(face.inputs, 0.0, first, QSizeF(width, height), face.down),
        _in_line(face.outputs, 1.0, first, QSizeF(width, height), face.down),
    )


def _in_line(count: int, end: float, first: float, size: QSizeF, down: bool) -> tuple[QPointF, ...]:
    """The ports of one side, `end` of the way through the card.

    Where the data run downwards they are about the middle. Of two the first is in the middle: the
    main line of a residual block is straight.
    """
    if down:
        first = size.width() / 2 - PORT_STEP * ((count - 1) / 2 if count > 2 else 0)
        return tuple(QPointF(first + PORT_STEP * i, end * size.height()) for i in range(count))
    return tuple(QPointF(end * size.width(), first + PORT_STEP * i) for i in range(count))


def _around(face: Face, inside: Inside, ink: Ink) -> Layout:
    closed = laid_out(replace(face, inside=None), ink)
    area = QRectF()
    for _, inner, x, y in inside.cards:
        area |= laid_out(inner, ink).rect.translated(x, y)
    width = max(closed.size.width(), area.width() + 2 * INSET)
    height = max(closed.size.height(), HEAD + area.height() + INSET)
    size = QSizeF(width, height)
    return replace(
        closed,
        size=size,
        inputs=_in_line(face.inputs, 0.0, PORT_Y, size, face.down),
        outputs=_in_line(face.outputs, 1.0, PORT_Y, size, face.down),
        origin=QPointF(INSET, HEAD) - area.topLeft(),
    )


def _even(width: float) -> float:
    """Widths in steps, so that nodes of one kind stand in columns."""
    return 8.0 * -(-width // 8.0)


def is_row(slot: QRectF) -> bool:
    """Whether a picture slot shows a single row of numbers."""
    return slot.height() == ROW


def snapped(at: float, lines: Iterable[float] = ()) -> float:
    """The coordinate on the grid that is nearest; `lines` attract more than the grid."""
    near = min(lines, key=lambda line: abs(line - at), default=None)
    if near is not None and abs(near - at) <= SNAP * 0.6:
        return near
    return SNAP * round(at / SNAP)


# ---- wires


@dataclass(frozen=True, slots=True)
class Route:
    """A path and where along it the shape may be written, best place first.

    `room` is the length along which it is about level there. `corners` are its ends and, where it
    keeps to a lane to go round other nodes, the ends of the level part between them.
    """

    path: QPainterPath
    places: tuple[QPointF, ...]
    room: float
    corners: tuple[QPointF, ...]
    bent: bool = False
    """It runs through points that a person set, which are its inner corners."""
    down: bool = False
    """It runs downwards: so does the `room`."""

    @property
    def laned(self) -> bool:
        return len(self.corners) > 2 and not self.bent

    @property
    def modest(self) -> bool:
        """Whether its shape gives way to those on other wires: they may run close beside it."""
        return self.laned or self.down


def direct(start: QPointF, end: QPointF) -> Route:
    """One cubic curve that leaves to the right and arrives from the left."""
    across = end.x() - start.x()
    reach = max(28.0, min(abs(across) * 0.5, 150.0)) if across > 0 else LOOP + abs(across) * 0.3
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)
    places = tuple(_on_curve(start, end, reach, t) for t in (0.5, 0.36, 0.64))
    room = max(across, abs(end.y() - start.y())) - 2 * PORT_RADIUS
    return Route(path, places, room, (start, end))


def _on_curve(start: QPointF, end: QPointF, reach: float, t: float) -> QPointF:
    """A point of the cubic curve of `direct`. Qt's own way measures lengths: ten times as long."""
    s = 1.0 - t
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    x0, x1 = start.x(), end.x()
    x = a * x0 + b * (x0 + reach) + c * (x1 - reach) + d * x1
    return QPointF(x, (a + b) * start.y() + (c + d) * end.y())


def laned(start: QPointF, end: QPointF, lane: float, swing: float) -> Route:
    """To the height `lane`, level, and on to the end: forwards past nodes, or back to the left.

    `swing`: how far along the level part the bends may reach.
    """
    path = QPainterPath(start)
    if end.x() - start.x() > 0:
        bend = min(64.0, (end.x() - start.x()) * 0.3)
        first, second = QPointF(start.x() + bend, lane), QPointF(end.x() - bend, lane)
        path.cubicTo(start + QPointF(bend * 0.55, 0), first - QPointF(bend * 0.55, 0), first)
        path.lineTo(second)
        path.cubicTo(second + QPointF(bend * 0.55, 0), end - QPointF(bend * 0.55, 0), end)
    else:
        first, second = QPointF(start.x() - swing, lane), QPointF(end.x() + swing, lane)
        pull = swing * 0.75 + 40.0
        path.cubicTo(start + QPointF(LOOP, 0), first + QPointF(pull, 0), first)
        path.lineTo(second)
        path.cubicTo(second - QPointF(pull, 0), end - QPointF(LOOP, 0), end)
    level = abs(second.x() - first.x())
    middle = (first + second) / 2
    aside = QPointF(max(level, 160.0) * 0.25, 0)
    places = (middle, middle - aside, middle + aside)
    return Route(path, places, level + 60.0, (start, first, second, end))


def free_lane(left: float, right: float, wish: float, obstacles: Iterable[QRectF]) -> float:
    """The height nearest to `wish` at which nothing stands between `left` and `right`."""
    blocked = sorted(
        (rect.top() - CLEAR, rect.bottom() + CLEAR)
        for rect in obstacles
        if rect.right() > left and rect.left() < right
    )
    above = below = wish
    for top, bottom in blocked:
        if top < below < bottom:
            below = bottom
    for top, bottom in sorted(blocked, key=lambda pair: -pair[1]):
        if top < above < bottom:
            above = top
    if below == wish or above == wish:
        return wish
    return below if below - wish <= wish - above else above


def widest_gap(
    left: float, right: float, top: float, bottom: float, obstacles: Iterable[QRectF]
) -> tuple[float, float] | None:
    """Between two heights the tallest strip in which nothing stands; the lowest of equal ones."""
    found: tuple[float, float] | None = None
    free = top
    walls = [
        (rect.top() - CLEAR, rect.bottom() + CLEAR)
        for rect in obstacles
        if rect.right() > left and rect.left() < right
    ]
    for high, low in sorted([*walls, (bottom, bottom)]):
        high = min(high, bottom)
        if high > free and (found is None or high - free >= found[1] - found[0]):
            found = free, high
        free = max(free, low)
    return found


def hits(path: QPainterPath, nodes: Cells[str], samples: int = SAMPLES) -> bool:
    """Whether the path runs over a node; it bends near its ends, where it is looked at closely."""
    shares = (*ENDS, *(i / samples for i in range(1, samples)), *(1 - share for share in ENDS))
    return any(nodes.covers(path.pointAtPercent(share)) for share in shares)


def routed(start: QPointF, end: QPointF, nodes: Cells[str]) -> Route:
    """A way from an output to an input that keeps off the nodes between them."""
    forwards = end.x() - start.x() > 30.0
    if forwards:
        route = direct(start, end)
        inner = route.path.controlPointRect().adjusted(3, 0, -3, 0)
        reach = route.path.elementAt(1).x - start.x()
        if not nodes.near(inner) or not any(
            nodes.covers(_on_curve(start, end, reach, number / SAMPLES))
            for number in range(1, SAMPLES)
        ):
            return route
    left, right = sorted((start.x(), end.x()))
    top, bottom = sorted((start.y(), end.y()))
    between = QRectF(QPointF(left, top), QPointF(right, bottom))
    around = nodes.rects(between.adjusted(-LOOP, -REACH, LOOP, REACH))
    wish = (start.y() + end.y()) / 2
    if forwards:
        return laned(start, end, free_lane(left + 8, right - 8, wish, around), 0.0)
    if bottom - top > 2 * ABOVE and end.y() > start.y():
        gap = widest_gap(left - 10, right + 10, top, bottom, around)
        wish = end.y() - ABOVE if gap is None else max(gap[0], min(gap[1], end.y() - ABOVE))
    lane = free_lane(left - 10, right + 10, wish, around)
    for share in (0.42, 0.2, 0.1):
        route = laned(start, end, lane, (right - left) * share)
        if not hits(route.path, nodes):
            return route
    return laned(start, end, lane, 0.0)


def chip_rect(centre: QPointF, text_width: float) -> QRectF:
    width = text_width + 14.0
    return QRectF(centre.x() - width / 2, centre.y() - CHIP_HEIGHT / 2, width, CHIP_HEIGHT)
