"""What is painted: how much at which scale, in both themes, and as picture files."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem

from studio.graph import edits
from studio.graph.model import blank
from studio.spec.messages import translate
from studio.ui import theme
from studio.ui.canvas.ink import Ink
from studio.ui.theme import contrast, load
from tests import drive
from tests.documents import chain


class _Counting:
    """A painter that counts what is drawn."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self.drawn: list[str] = []

    def __getattr__(self, name: str):
        if name.startswith("draw"):
            self.drawn.append(name)
        return getattr(self.painter, name)


def _drawn(item, scale: float) -> list[str]:
    image = QImage(400, 400, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        counting = _Counting(painter)
        item.paint(counting, QStyleOptionGraphicsItem(), None)
    return counting.drawn


def test_a_node_takes_at_most_ten_calls(desk):
    assert len(_drawn(desk.item("conv1"), 1.0)) <= 10
    assert len(_drawn(desk.item("relu1"), 1.0)) <= 10


def test_from_afar_a_node_is_a_block_with_its_name(desk):
    assert _drawn(desk.item("conv1"), 0.4) == ["drawRoundedRect", "drawText"]


def test_a_shape_is_not_written_where_it_could_not_be_read(desk):
    assert "drawText" in _drawn(desk.wire("relu1"), 1.0)
    assert _drawn(desk.wire("relu1"), 0.4) == ["drawPath"]


@pytest.mark.parametrize("name", ["dark", "light"])
def test_names_on_blocks_and_wires_can_be_told_from_their_ground(qapp, name):
    look = load(name)
    ink = Ink(look)
    for family in look.families:
        assert contrast(ink.on_block[family].color(), ink.blocks[family].color()) >= 4.5
    assert contrast(ink.wire.color(), look.window) >= 3
    assert contrast(ink.muted.color(), look.raised) >= 4.5
    assert contrast(ink.text.color(), look.panel) >= 4.5


def test_a_change_of_theme_is_seen_at_once(desk, qapp):
    theme.apply(qapp, "dark")
    dark = desk.canvas.grab().toImage()
    theme.apply(qapp, "light")
    light = desk.canvas.grab().toImage()
    theme.apply(qapp, "dark")
    assert light.pixelColor(3, 3).name() == load("light").window.name()
    assert desk.canvas.grab().toImage() == dark


def test_selected_muted_and_faulty_nodes_look_different(desk):
    def picture(name: str) -> QImage:
        rect = desk.item(name).rect.adjusted(-6, -10, 10, 6)
        return desk.canvas.grab(desk.canvas.mapFromScene(rect).boundingRect()).toImage()

    plain = picture("relu1")
    desk.selection.set([desk.named("relu1")])
    selected = picture("relu1")
    desk.selection.set([desk.named("conv1"), desk.named("relu1"), desk.named("conv1")])
    desk.canvas.mute()
    muted = picture("relu1")
    desk.project.undo()
    desk.selection.set([])
    assert picture("relu1") == plain
    desk.project.edit(
        edits.set_param, desk.named("relu1"), "inplace", 3, label=translate("Test", "edit")
    )
    faulty = picture("relu1")
    images = [plain, selected, muted, faulty]
    assert all(a != b for i, a in enumerate(images) for b in images[i + 1 :])


class _Painted(QObject):
    """Collects how many pixels each painting of a widget covers."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.pixels: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event) -> bool:
        if event.type() == QEvent.Type.Paint:
            rects = [event.region().boundingRect()] if event.region().rectCount() else []
            self.pixels.append(sum(rect.width() * rect.height() for rect in rects))
        return False


def test_a_drag_repaints_only_around_the_node(desk):
    start = desk.body("output")
    drive.press(desk.surface, start)
    drive.glide(desk.surface, start, start + QPoint(0, -44), steps=4)
    QApplication.processEvents()
    painted = _Painted(desk.surface)
    drive.move(desk.surface, start + QPoint(0, -66))
    QApplication.processEvents()
    drive.release(desk.surface, start + QPoint(0, -66))
    assert painted.pixels
    assert max(painted.pixels) < desk.surface.width() * desk.surface.height() / 4


def test_the_png_holds_the_whole_network(desk, tmp_path):
    desk.canvas.zoom(4)
    file = tmp_path / "net.png"
    desk.canvas.draw_to(file)
    image = QImage(str(file))
    content = desk.canvas.picture.content()
    assert abs(image.width() - 2 * (content.width() + 48)) <= 2
    corner = desk.item("output").rect.center() - content.topLeft() + QPointF(24, 24)
    place = (corner * 2).toPoint()
    assert image.pixelColor(place).name() != desk.canvas.ink.theme.window.name()
    assert image.pixelColor(2, 2).name() == desk.canvas.ink.theme.window.name()


def test_the_svg_keeps_text_as_text_and_has_no_pixels(desk, tmp_path):
    file = tmp_path / "net.svg"
    desk.selection.set([desk.named("conv1")])
    desk.canvas.draw_to(file)
    text = file.read_text()
    assert "Conv2d 16 · 5×5 · pad 2" in text
    assert "16×28×28" in text
    assert desk.item("conv1").chosen == "primary", "drawn without the ring, and selected still"


def test_a_huge_network_gives_a_picture_of_bounded_size(open_desk, tmp_path):
    document = edits.move(chain((4,), [("Linear", {})]), {"n2": (90_000.0, 0.0)})
    desk = open_desk(document)
    desk.canvas.draw_to(tmp_path / "wide.png")
    assert QImage(str(tmp_path / "wide.png")).width() <= 16_001


def test_an_empty_canvas_can_be_saved_too(open_desk, tmp_path):
    desk = open_desk(blank())
    desk.canvas.draw_to(tmp_path / "empty.svg")
    desk.canvas.draw_to(tmp_path / "empty.png")
    assert not QImage(str(tmp_path / "empty.png")).isNull()


def test_a_folder_that_is_missing_is_an_os_error(desk, tmp_path):
    with pytest.raises(OSError, match="net"):
        desk.canvas.draw_to(tmp_path / "missing" / "net.png")
