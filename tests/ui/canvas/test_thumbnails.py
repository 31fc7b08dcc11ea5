"""Live pictures on nodes: which are wanted, and what is drawn of them."""

import time
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from studio.engine.pictures import Picture
from studio.engine.wishes import Want
from studio.graph import edits
from studio.graph.blocks import set_repeats
from studio.project import Project
from studio.spec.messages import translate
from studio.ui.canvas.mirror import NAME
from studio.ui.plots import colour_maps
from tests.documents import lenet
from tests.ui.canvas.blocks import with_block


def _asked(desk) -> frozenset[Want]:
    return desk.workspace.jobs._wishes.get(NAME, frozenset())


def _wants(desk) -> frozenset[Want]:
    desk.canvas.ask()
    return _asked(desk)


def _picture(maps=None, values=None, **rest) -> Picture:
    count = len(maps) if maps is not None else len(values)
    limits = np.zeros(count, np.float32), np.ones(count, np.float32)
    return Picture(maps, values, *limits, count, **rest)


def _put(desk, name: str, picture: Picture) -> None:
    want = Want((desk.named(name),), "output", "thumbnail", desk.project.sample)
    desk.project.pictures.put({want: picture})
    _tell(desk)


def _tell(desk) -> None:
    """News from the engine, shown as soon as it is their turn."""
    desk.workspace.jobs.progressed.emit()
    end = time.monotonic() + 2.0
    while desk.canvas._news.isActive():
        assert time.monotonic() < end
        QApplication.processEvents()


def _names(desk, wants) -> set[str]:
    return {desk.document.node(want.address[-1]).name for want in wants}


def test_what_is_seen_is_wanted(desk):
    wants = _wants(desk)
    assert _names(desk, wants) == {"input", "conv1", "conv2", "fc1", "fc2"}
    assert {(want.what, want.detail) for want in wants} == {("output", "thumbnail")}


def test_what_is_out_of_view_is_not_wanted(desk):
    desk.canvas.look(1.5, desk.item("fc1").pos() - QPointF(60, 40))
    assert _names(desk, _wants(desk)) <= {"fc1", "fc2"}
    assert "fc1" in _names(desk, _wants(desk))


def test_nothing_is_wanted_too_far_away_or_while_hidden(desk):
    desk.canvas.zoom(0.45 / desk.canvas.scale_now)
    assert _wants(desk) == frozenset()
    desk.canvas.fit()
    assert _wants(desk)
    desk.canvas.hide()
    assert _asked(desk) == frozenset()
    desk.canvas.show()
    assert _asked(desk)


def test_panning_asks_once_it_rests(desk, qtbot):
    before = _wants(desk)
    desk.canvas.look(1.5, desk.item("fc1").pos() - QPointF(60, 40))
    assert _asked(desk) == before
    qtbot.waitUntil(lambda: _asked(desk) != before, timeout=1000)


def test_another_sample_is_another_wish(desk, qtbot):
    desk.project.watch(7)
    qtbot.waitUntil(lambda: {want.sample for want in _asked(desk)} == {7}, timeout=1000)


def test_feature_maps_appear_on_the_node_in_their_colours(desk):
    maps = np.zeros((16, 28, 28), np.uint8)
    maps[:, 14:] = 254
    before = desk.canvas.grab().toImage()
    _put(desk, "conv1", _picture(maps))
    image = desk.item("conv1").picture
    table = colour_maps.table("magma")
    assert {image.pixel(3, 3), image.pixel(3, image.height() - 3)} == {table[0], table[254]}
    slot = desk.item("conv1").layout.slot.translated(desk.item("conv1").pos())
    after = desk.canvas.grab().toImage()
    area = desk.canvas.mapFromScene(slot).boundingRect()
    shown = {
        after.pixel(x, y)
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    }
    assert after != before
    assert {table[0], table[254]} <= shown


def test_an_unchanged_picture_is_not_drawn_again(desk):
    _put(desk, "conv1", _picture(np.zeros((16, 28, 28), np.uint8)))
    image = desk.item("conv1").picture
    _tell(desk)
    assert desk.item("conv1").picture is image
    _put(desk, "conv1", _picture(np.ones((16, 28, 28), np.uint8)))
    assert desk.item("conv1").picture is not image


def test_numbers_are_bars_about_zero(desk):
    values = np.array([1.0, -1.0] * 5, np.float32)
    _put(desk, "fc2", _picture(values=values))
    image = desk.item("fc2").picture
    column = image.width() / 10
    up, down = round(column * 0.5), round(column * 1.5)
    high, low = image.height() // 4, image.height() * 3 // 4
    assert image.pixelColor(up, high).alpha() > 200
    assert image.pixelColor(up, low).alpha() == 0
    assert image.pixelColor(down, high).alpha() == 0
    assert image.pixelColor(down, low).alpha() > 200


@pytest.mark.parametrize("count", [1, 3, 64, 5000])
def test_any_number_of_numbers_can_be_drawn_also_strange_ones(desk, count):
    values = np.linspace(-1, 1, count).astype(np.float32)
    values[0] = np.nan
    _put(desk, "fc2", _picture(values=values))
    assert not desk.item("fc2").picture.isNull()


def test_a_coloured_sample_keeps_its_colours(open_desk):
    document = edits.set_param(lenet(), "n1", "shape", (3, 28, 28))
    desk = open_desk(document)
    desk.canvas.tidy()
    red = np.zeros((3, 28, 28), np.uint8)
    red[0] = 255
    _put(desk, "input", _picture(red, rgb=True))
    colour = desk.item("input").picture.pixelColor(10, 10)
    assert (colour.red(), colour.green(), colour.blue()) == (255, 0, 0)


def test_a_sample_of_one_channel_is_grey(desk):
    _put(desk, "input", _picture(np.full((1, 28, 28), 254, np.uint8)))
    assert desk.item("input").picture.pixelColor(20, 20).name() == "#ffffff"


def test_a_picture_of_another_text_is_dimmed_until_a_new_one_comes(desk):
    sha = desk.project.program().sha256
    _put(desk, "conv1", _picture(np.zeros((16, 28, 28), np.uint8), text_sha=sha))
    assert not desk.item("conv1").dimmed
    label = translate("Test", "edit")
    desk.project.edit(edits.set_param, desk.named("fc1"), "out_features", 32, label=label)
    assert desk.item("conv1").dimmed
    sha = desk.project.program().sha256
    _put(desk, "conv1", _picture(np.zeros((16, 28, 28), np.uint8), text_sha=sha))
    assert not desk.item("conv1").dimmed


def test_no_picture_of_one_document_is_seen_on_another(desk):
    _put(desk, "conv1", _picture(np.zeros((6, 8, 8), np.uint8)))
    assert desk.item("conv1").picture is not None
    other = Project(replace(lenet(), id="other"))
    desk.workspace.enter(other)
    assert desk.canvas.editing.project is other
    assert all(item.picture is None for item in desk.canvas.picture.nodes.values())


def test_no_picture_of_one_use_is_seen_on_another(open_desk):
    document = with_block()
    use = next(n.id for n in document.network().nodes.values() if n.definition)
    desk = open_desk(set_repeats(document, [use], 2))
    desk.selection.enter((use, f"{use}*0"))
    inner = next(one for one in desk.canvas.picture.nodes.values() if one.face.slot)
    inner.show_picture(QImage(4, 4, QImage.Format.Format_RGB32), dimmed=False)
    desk.selection.enter((use, f"{use}*1"))
    assert desk.canvas.picture.nodes[inner.id].picture is None
