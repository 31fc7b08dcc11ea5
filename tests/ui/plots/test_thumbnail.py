"""One image of many maps: each pixel where it belongs, gaps between, none around."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from studio.ui.plots import colour_maps
from studio.ui.plots.thumbnail import mosaic_image, rgb_mosaic_image

GREY = colour_maps.table("grey")


def _pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return lines[:, : image.width()].copy()


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 7), st.integers(1, 5), st.integers(1, 5), st.integers(1, 8), st.integers(0, 2)
)
def test_every_pixel_of_every_map_is_where_it_belongs(count, height, width, columns, gap):
    rng = np.random.default_rng(count)
    maps = rng.integers(0, 255, (count, height, width), np.uint8)
    got = _pixels(mosaic_image(maps, columns, GREY, gap=gap))
    columns = min(columns, count)
    rows = -(-count // columns)
    assert got.shape[:2] == (rows * (height + gap) - gap, columns * (width + gap) - gap)
    seen = np.zeros(got.shape[:2], bool)
    for index, one in enumerate(maps):
        top, left = index // columns * (height + gap), index % columns * (width + gap)
        area = (slice(top, top + height), slice(left, left + width))
        np.testing.assert_array_equal(got[area][..., 0], colour_maps.colours("grey")[one, 0])
        seen[area] = True
    assert (got[seen][:, 3] == 255).all()
    assert (got[~seen][:, 3] == 0).all()


@pytest.mark.parametrize("factor", [2, 3])
def test_enlarging_repeats_pixels(factor):
    maps = np.arange(12, dtype=np.uint8).reshape(1, 3, 4) * 20
    got = _pixels(mosaic_image(maps, 1, GREY, cell=(4 * factor, 3 * factor)))[..., 0]
    small = _pixels(mosaic_image(maps, 1, GREY))[..., 0]
    np.testing.assert_array_equal(got, small.repeat(factor, 0).repeat(factor, 1))


def test_reducing_averages():
    maps = np.indices((8, 8)).sum(0)[None].astype(np.uint8) % 2 * 200
    got = _pixels(mosaic_image(maps, 1, GREY, cell=(4, 4)))
    assert set(got[..., 0].ravel()) == {colour_maps.colours("grey")[100, 0]}


def test_the_highest_byte_is_a_colour_unless_holes_are_asked_for():
    white = np.full((1, 2, 2), 255, np.uint8)
    assert (_pixels(mosaic_image(white, 1, GREY)) == 255).all()
    assert (_pixels(mosaic_image(white, 1, GREY, holes=True))[..., 3] == 0).all()


def test_coloured_pictures_keep_their_colours():
    images = np.zeros((2, 3, 2, 2), np.uint8)
    images[0, 0] = 250
    images[1, 2] = 99
    image = rgb_mosaic_image(images, 2, cell=(4, 4), gap=3)
    assert image.size().toTuple() == (11, 4)
    assert image.pixelColor(0, 0) == QColor(250, 0, 0)
    assert image.pixelColor(5, 0).alpha() == 0
    assert image.pixelColor(10, 3) == QColor(0, 0, 99)


def test_other_arrays_are_refused():
    with pytest.raises(ValueError, match="uint8"):
        mosaic_image(np.zeros((1, 2, 2)), 1, GREY)
    with pytest.raises(ValueError, match="uint8"):
        mosaic_image(np.zeros((0, 2, 2), np.uint8), 1, GREY)
    with pytest.raises(ValueError, match="uint8"):
        rgb_mosaic_image(np.zeros((1, 2, 2), np.uint8), 1)


@pytest.mark.parametrize("name", colour_maps.NAMES)
def test_a_table_is_opaque_but_for_its_last_entry(name):
    table = colour_maps.table(name)
    assert len(table) == 256
    assert all(entry >> 24 == 255 for entry in table[:255])
    assert table[255] == 0


@pytest.mark.parametrize("name", ["magma", "viridis", "grey"])
def test_higher_values_are_brighter(name):
    brightness = colour_maps.colours(name) @ [0.299, 0.587, 0.114]
    assert (np.diff(brightness) > -0.75).all()
    assert brightness[-1] - brightness[0] > 150


def test_the_diverging_map_is_brightest_at_zero_and_differs_on_its_sides():
    colours = colour_maps.colours("diverging").astype(int)
    assert colours.sum(axis=1).argmax() == 127
    assert (colours[:100, 2] > colours[:100, 0]).all()
    assert (colours[-100:, 0] > colours[-100:, 2]).all()


@pytest.mark.parametrize("name", colour_maps.NAMES)
def test_text_on_any_level_can_be_read(name):
    for level in range(0, 255, 10):
        text = colour_maps.readable_on(name, level).lightness()
        ground = QColor(*map(int, colour_maps.colours(name)[level])).lightness()
        assert abs(text - ground) > 90
