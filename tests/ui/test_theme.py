"""What a person sees of the themes: colours that can be read, one change for everything."""

import math

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from studio.paths import resource
from studio.ui import theme
from studio.ui.icons import TintedIcon

ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))
FAMILIES = [
    "input_output",
    "convolution",
    "activation",
    "pooling",
    "linear",
    "shape",
    "normalization",
    "dropout",
    "recurrent",
]

both = pytest.mark.parametrize("name", theme.NAMES)


@pytest.fixture
def styled(qapp):
    """The application, given back in its own plain look."""
    yield qapp
    qapp.setStyleSheet("")


@both
@pytest.mark.parametrize("ground", ["window", "panel", "raised", "field", "hover"])
@pytest.mark.parametrize("ink", ["text", "muted", "strong"])
def test_text_can_be_read_on_every_ground(name, ground, ink):
    used = theme.load(name)
    assert theme.contrast(used.token(ink), used.token(ground)) >= 4.5


@both
@pytest.mark.parametrize("ink", ["accent", "problem", "good", "warning"])
def test_coloured_text_can_be_read_on_panels_and_cards(name, ink):
    used = theme.load(name)
    for ground in (used.panel, used.raised):
        assert theme.contrast(used.token(ink), ground) >= 4.5


@both
def test_the_word_on_the_run_button_can_be_read(name):
    used = theme.load(name)
    assert theme.contrast(used.on_run, used.run) >= 4.5


@both
def test_wires_stand_out_from_the_canvas(name):
    used = theme.load(name)
    for wire in (used.wire, used.accent, used.problem):
        assert theme.contrast(wire, used.window) >= 3.0


@both
def test_the_first_four_series_stand_out_from_a_panel(name):
    used = theme.load(name)
    for colour in used.series[:4]:
        assert theme.contrast(colour, used.panel) >= 3.0


@both
def test_series_are_eight_different_colours(name):
    assert len({colour.name() for colour in theme.load(name).series}) == 8


def test_contrast_is_the_one_of_the_standard():
    black, white = QColor("#000000"), QColor("#ffffff")
    assert theme.contrast(black, white) == pytest.approx(21.0)
    assert theme.contrast(white, white) == pytest.approx(1.0)
    assert theme.contrast(QColor("#777777"), white) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("name", "token", "colour"),
    [
        ("dark", "window", "#14171d"),
        ("dark", "accent", "#4c8dff"),
        ("dark", "convolution", "#4c8dff"),
        ("light", "panel", "#ffffff"),
        ("light", "good", "#12805c"),
        ("light", "recurrent", "#ff7a59"),
    ],
)
def test_colours_are_those_of_the_design(name, token, colour):
    assert theme.load(name).token(token).name() == colour


def test_an_unknown_family_is_grey_and_an_unknown_theme_is_refused(qapp):
    dark = theme.load("dark")
    assert dark.family("from another version") == dark.family("input_output")
    with pytest.raises(ValueError, match="no theme is called 'blue'"):
        theme.apply(qapp, "blue")


def test_a_change_of_theme_reaches_widgets_that_are_open(qtbot, styled):
    label, button = QLabel("text"), QPushButton("button")
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.show()
    for name in ("dark", "light", "dark"):
        theme.apply(styled, name)
        used = theme.current()
        assert used.name == name
        assert theme.choice() == name
        assert label.palette().color(QPalette.ColorRole.WindowText) == used.text
        assert button.grab().toImage().pixelColor(12, 8) == used.raised


def test_a_widget_deep_inside_is_styled_no_more_often_than_its_window(qtbot, styled):
    theme.apply(styled, "dark")
    heard: list[QObject] = []

    class Listening(QLabel):
        def changeEvent(self, event: QEvent) -> None:
            super().changeEvent(event)
            if event.type() == QEvent.Type.StyleChange:
                heard.append(self)

    window = Listening()
    qtbot.addWidget(window)
    inner: QWidget = window
    for _ in range(8):
        inner = Listening(inner)
    window.show()
    heard.clear()
    theme.apply(styled, "light")
    assert 0 < heard.count(inner) == heard.count(window)


def test_a_painted_widget_is_painted_again_after_a_change(qtbot, styled):
    class Ground(QWidget):
        def paintEvent(self, event):
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.current().window)
            painter.end()
            self.seen.append(theme.current().name)

    theme.apply(styled, "light")
    ground = Ground()
    ground.seen = []
    qtbot.addWidget(ground)
    with qtbot.waitExposed(ground):
        ground.show()
    qtbot.waitUntil(lambda: ground.seen[-1:] == ["light"])
    theme.apply(styled, "dark")
    qtbot.waitUntil(lambda: ground.seen[-1] == "dark")


def test_following_the_system_gives_a_theme_that_exists(styled):
    theme.apply(styled, "system")
    assert theme.choice() == "system"
    assert theme.current().name == theme.of_system()


@both
def test_the_style_sheet_has_no_gap_left_and_its_pictures_exist(name):
    sheet = theme.style_sheet(theme.load(name))
    assert "$" not in sheet
    for line in sheet.splitlines():
        if "url(" in line:
            picture = line.split('url("')[1].split('"')[0]
            assert resource(picture).is_file()


# ---- fonts


def test_chinese_text_has_glyphs_of_a_simplified_chinese_font(qapp):
    for font in (theme.sans(), theme.mono(), theme.sans(11, bold=True)):
        layout = QTextLayout("训练 二维卷积 Conv2d", font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        runs = layout.glyphRuns()
        families = {run.rawFont().familyName() for run in runs}
        if not families & set(theme.CJK_MONO):
            pytest.skip("this machine has no Chinese font")
        assert all(index for run in runs for index in run.glyphIndexes())


def test_digits_of_the_fixed_font_are_equally_wide(qapp):
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(theme.mono())
    assert metrics.horizontalAdvance("111111") == metrics.horizontalAdvance("×88888")
    assert theme.mono().pixelSize() == 12
    assert theme.sans(11).pixelSize() == 11


# ---- icons


def test_each_family_has_an_icon():
    assert {*FAMILIES, "block"} <= set(ICONS)
    assert set(theme.load("dark").families) == {*FAMILIES, "block"}


@pytest.mark.parametrize("name", ICONS)
def test_icons_are_one_colour_drawings_of_sixteen_units(name):
    text = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 16 16"' in text
    assert "currentColor" in text
    assert "#" not in text


@pytest.mark.parametrize("name", ICONS)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_icons_are_drawn_sharp_at_every_scale(qapp, name, scale):
    drawn = theme.icon(name).pixmap(QSize(16, 16), scale)
    assert drawn.width() == math.ceil(16 * scale)
    assert drawn.devicePixelRatio() == scale
    assert _ink(drawn.toImage()) > 4 * scale * scale


def test_an_icon_stays_inside_its_frame(qapp):
    for name in ICONS:
        image = theme.icon(name).pixmap(64, 64).toImage()
        edge = [image.pixelColor(i, j).alpha() for i in range(64) for j in (0, 63)]
        edge += [image.pixelColor(j, i).alpha() for i in range(64) for j in (0, 63)]
        assert max(edge) == 0, f"{name} touches its frame"


def test_an_icon_follows_the_theme(qtbot, styled):
    button = QPushButton()
    button.setIcon(theme.icon("stop"))
    qtbot.addWidget(button)
    copies = [QIcon(button.icon()) for _ in range(3)]
    for name in ("light", "dark"):
        theme.apply(styled, name)
        for icon in (button.icon(), *copies):
            assert icon.pixmap(16, 16).toImage().pixelColor(8, 8) == theme.load(name).text


def test_an_icon_takes_the_colour_of_its_token_and_pales_when_it_cannot_be_used(styled):
    theme.apply(styled, "dark")
    icon = theme.icon("stop", "problem")
    usable = icon.pixmap(16, 16).toImage().pixelColor(8, 8)
    faded = icon.pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage().pixelColor(8, 8)
    assert usable == theme.current().problem
    assert 0 < faded.alpha() < 128


def test_an_icon_keeps_its_proportions_in_a_wide_frame(qapp):
    image = QImage(64, 16, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    theme.icon("stop").paint(painter, QRect(0, 0, 64, 16))
    painter.end()
    assert image.pixelColor(10, 8).alpha() == 0
    assert image.pixelColor(32, 8).alpha() == 255


def test_a_missing_icon_is_refused_where_it_is_asked_for(qapp):
    with pytest.raises(FileNotFoundError):
        theme.icon("no such icon")


def _ink(image):
    return sum(
        image.pixelColor(x, y).alpha() > 127
        for x in range(image.width())
        for y in range(image.height())
    )


def test_an_icon_of_no_size_is_nothing_and_no_complaint(qapp):
    engine = TintedIcon("plus", "muted", lambda token: QColor("#8b95a7"))
    for size in (QSize(0, 0), QSize(0, 12), QSize(12, 0)):
        assert engine.pixmap(size, QIcon.Mode.Normal, QIcon.State.Off).isNull()
