"""The preview of a schedule: it has the shape of the rates and names its ends."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from studio.ui import theme
from studio.ui.plots.schedule_preview import SchedulePreview

STEPS = np.arange(100)


@pytest.fixture
def preview(qtbot):
    made = SchedulePreview()
    qtbot.addWidget(made)
    made.resize(260, 60)
    made.show()
    return made


def _tops(preview):
    """The highest pixel of the line in each column of the plot, as a part of the height."""
    image = preview.grab().toImage()
    area, ground = preview._frame.area, preview.ground_colour().rgb()
    rows = range(int(area.top()), int(area.bottom()))
    found = []
    for column in range(int(area.left()) + 3, int(area.right()) - 3):
        first = next((y for y in rows if image.pixel(column, y) != ground), rows[-1])
        found.append(1 - (first - rows[0]) / len(rows))
    return np.array(found)


def test_the_line_has_the_shape_of_the_rates(preview):
    rates = 0.01 * 0.5 ** (STEPS // 25)
    preview.set_rates(STEPS, rates)
    drawn = _tops(preview)
    wanted = np.interp(np.linspace(0, 99, len(drawn)), STEPS, rates) / 0.01
    assert np.median(np.abs(drawn - wanted)) < 0.06
    assert (np.diff(drawn) < 0.05).all()


def test_it_says_where_the_rate_begins_and_ends(preview):
    preview.set_rates(STEPS, np.linspace(1e-3, 2e-5, 100))
    preview.grab()
    assert preview.accessibleDescription() == "from 0.001 to 2e−5 over 99 steps"


def test_now_is_marked_on_the_line(preview):
    preview.set_rates(STEPS, np.full(100, 3e-4))
    before = preview.grab().toImage()
    preview.set_now(50)
    after = preview.grab().toImage()
    column = int(preview._frame.across(50.0))
    assert after != before
    assert any(after.pixelColor(column, row) == theme.current().accent for row in range(20))
    assert preview.rate_at(50) == 3e-4
    assert preview.rate_at(-1) is None


def test_hover_shows_the_rate_of_a_step(preview, hover):
    preview.set_rates(STEPS, np.linspace(1, 0, 100))
    before = preview.grab().toImage()
    hover(preview, QPoint(100, 30))
    assert preview.grab().toImage() != before


@pytest.mark.parametrize("rates", [[0.0, 0.0], [np.nan, np.nan], [1.0, np.nan], [np.inf, 1.0]])
def test_strange_rates_paint(preview, rates):
    preview.set_rates([0, 1], rates)
    preview.set_now(1)
    assert not preview.grab().isNull()


def test_none_and_one_rate_paint_and_others_are_refused(preview):
    preview.set_empty_text("No schedule.")
    assert not preview.grab().isNull()
    assert preview.accessibleDescription() == "No schedule."
    preview.set_rates([0], [0.1])
    assert not preview.grab().isNull()
    with pytest.raises(ValueError, match="rising"):
        preview.set_rates([0, 1], [1])
    with pytest.raises(ValueError, match="rising"):
        preview.set_rates([1, 1], [1, 1])
