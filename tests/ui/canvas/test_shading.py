"""Layers in the colours of a quantity: near, as blocks, far away, inside blocks, in each tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from studio.graph import edits
from studio.spec.messages import translate
from studio.ui import theme
from studio.ui.canvas.shades import COUNT, shade_name, shades, shades_of

LABEL = translate("Test", "edit")


def _shade(desk, name):
    return desk.item(name).shade


def test_the_largest_is_brightest_and_nothing_is_grey():
    found = shades_of({"a": 1000.0, "b": 100.0, "c": 0.5, "d": 0.0})
    assert found["a"] == shade_name(COUNT)
    assert found["d"] == shade_name(0)
    assert found["c"] == shade_name(1)
    assert 1 < int(found["b"].removeprefix("shade")) < COUNT
    assert set(shades_of({"a": 0.0}).values()) == {shade_name(0)}


@pytest.mark.parametrize("name", ["dark", "light"])
def test_all_shades_differ(name):
    assert len({colour.name() for colour in shades(theme.load(name))}) == COUNT + 1


def test_layers_wear_their_shades_and_take_them_off(desk):
    desk.selection.colour("parameters")
    assert _shade(desk, "fc1") == shade_name(COUNT)
    assert _shade(desk, "relu1") == shade_name(0)
    assert desk.canvas.shading.legend.isVisible()
    desk.selection.colour("")
    assert _shade(desk, "fc1") == ""
    assert not desk.canvas.shading.legend.isVisible()


def test_an_edit_changes_the_shades(desk):
    desk.selection.colour("parameters")
    before = _shade(desk, "conv1")
    desk.project.edit(edits.set_param, desk.named("fc1"), "out_features", 1, label=LABEL)
    assert _shade(desk, "conv1") != before


def _pixel(desk, name):
    image = desk.canvas.viewport().grab().toImage()
    rect = desk.item(name).rect
    at = desk.canvas.mapFromScene(rect.bottomRight() - (rect.bottomRight() - rect.center()) / 8)
    return image.pixelColor(at).name()


@pytest.mark.parametrize("scale", [1.0, 0.3, 0.12])
def test_the_colours_are_seen_at_every_scale(desk, qtbot, scale):
    desk.canvas.fit()
    desk.canvas.zoom(scale / desk.canvas.scale_now)
    if scale == 1.0:
        desk.canvas.centre_on((desk.named("fc1"),))
    plain = _pixel(desk, "fc1")
    desk.selection.colour("parameters")
    qtbot.wait(1)
    assert _pixel(desk, "fc1") != plain
    desk.selection.colour("")
    assert _pixel(desk, "fc1") == plain


def test_cards_inside_an_unfolded_block_have_colours_of_the_same_scale(desk):
    desk.workspace.new("resnet18")
    block = desk.named("layer1")
    desk.project.edit(edits.unfold, [block], True, label=LABEL)
    desk.selection.colour("parameters")
    cards = [one for one in desk.item("layer1").childItems() if hasattr(one, "shade")]
    assert cards
    assert {card.shade for card in cards} >= {shade_name(0)}
    assert all(card.shade for card in cards)
    desk.selection.colour("")
    assert not any(card.shade for card in cards)


def test_the_cross_of_the_legend_goes_back_to_the_families(desk, qtbot):
    desk.selection.colour("macs")
    legend = desk.canvas.shading.legend
    qtbot.mouseClick(legend._close, Qt.MouseButton.LeftButton)
    assert desk.selection.colour_by == ""


def test_the_legend_says_what_the_ends_mean(desk):
    desk.selection.colour("macs")
    title, low, high, note = desk.canvas.shading.legend._texts
    assert (title, low, high, note) == ("Multiply-adds", "903", "903,168", "")
    desk.selection.colour("time")
    assert "not measured" in desk.canvas.shading.legend._texts[3]


def test_each_tab_keeps_what_it_is_coloured_by(desk):
    desk.selection.colour("memory")
    first = desk.project
    desk.workspace.new("spirals")
    assert desk.selection.colour_by == ""
    assert not desk.canvas.shading.legend.isVisible()
    desk.workspace.show(first)
    assert desk.selection.colour_by == "memory"


def test_the_fit_leaves_room_for_the_legend(desk):
    desk.canvas.fit()
    desk.selection.colour("macs")
    legend = desk.canvas.shading.legend.geometry()
    for item in desk.canvas.picture.nodes.values():
        card = desk.canvas.mapFromScene(item.rect).boundingRect()
        assert not card.intersects(legend)
