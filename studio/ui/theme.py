"""Colours, fonts and icons of the window in two themes. Not here: what a widget draws with them.

Custom painted widgets call `current()` inside `paintEvent`; a change of theme repaints everything.
The theme in use is a property of the application object, so there is no other state.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Template
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QAbstractSpinBox, QApplication

from studio.paths import resource
from studio.ui.icons import TintedIcon

NAMES = ("dark", "light")
SYSTEM = "system"

BASE_PX = 13
SMALL_PX = 11
RADIUS = 6

CJK_SANS = ("Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei")
CJK_MONO = ("Noto Sans Mono CJK SC", *CJK_SANS)
"""Named after the Latin family: otherwise the fallback shows Japanese shapes for Chinese text."""

_PREFERRED = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "DejaVu Sans")
_PREFERRED_MONO = ("JetBrains Mono", "Noto Sans Mono", "Ubuntu Mono", "DejaVu Sans Mono")
_GENERIC = ("", "sans serif", "sans", "monospace", "dejavu sans", "dejavu sans mono")


@dataclass(frozen=True)
class Theme:
    """The colours of one theme, as in `resources/themes/<name>.json`.

    `window` lies behind everything (the canvas), `panel` under docks and bars, `raised` under
    nodes, cards and buttons, `field` under what can be typed in. `text` and `muted` can be read on
    all four; `strong` is for headings. `run` is the filled main button with `on_run` on it.
    """

    name: str
    window: QColor
    panel: QColor
    raised: QColor
    line: QColor
    field: QColor
    text: QColor
    muted: QColor
    accent: QColor
    run: QColor
    problem: QColor
    good: QColor
    warning: QColor
    wire: QColor
    grid: QColor
    hover: QColor
    strong: QColor
    on_run: QColor
    families: Mapping[str, QColor]
    series: tuple[QColor, ...]

    def family(self, name: str) -> QColor:
        """The colour of a layer family ("convolution", …); grey for one that is not known."""
        return self.families.get(name, self.families["input_output"])

    def token(self, name: str) -> QColor:
        """A colour by its name: a token ("muted") or a family ("convolution")."""
        return self.families[name] if name in self.families else getattr(self, name)

    @property
    def dark(self) -> bool:
        return self.window.lightness() < 128


def tinted(colour: QColor, alpha: float) -> QColor:
    """The same colour, `alpha` (0 to 1) opaque."""
    other = QColor(colour)
    other.setAlphaF(alpha)
    return other


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.1)."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def load(name: str) -> Theme:
    """The theme "dark" or "light". Its colours are shared: do not change them in place."""
    raw = json.loads(resource(f"themes/{name}.json").read_text(encoding="utf-8"))
    families = {key: QColor(value) for key, value in raw["families"].items()}
    return Theme(
        name=raw["name"],
        families=MappingProxyType(families),
        series=tuple(QColor(value) for value in raw["series"]),
        **{key: QColor(value) for key, value in raw["colours"].items()},
    )


# ---- which theme is in use


def current() -> Theme:
    """The theme that was applied last; dark before that."""
    app = QCoreApplication.instance()
    name = app.property("theme") if app is not None else None
    return load(name or "dark")


def choice() -> str:
    """What was asked for: "dark", "light" or "system"."""
    app = QCoreApplication.instance()
    return (app.property("theme_choice") if app is not None else None) or SYSTEM


def of_system() -> str:
    """The theme the system asks for; dark where it does not say (plain X11, no desktop)."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "light" if scheme == Qt.ColorScheme.Light else "dark"


def apply(app: QApplication, name: str = SYSTEM) -> None:
    """Show the whole application in a theme ("dark", "light" or "system"), at once.

    Raises:
        ValueError: there is no theme of that name.
    """
    if name not in (*NAMES, SYSTEM):
        raise ValueError(f"no theme is called {name!r}; there are {', '.join(NAMES)} and {SYSTEM}")
    theme = load(of_system() if name == SYSTEM else name)
    first = app.property("theme") is None
    app.setProperty("theme_choice", name)
    app.setProperty("theme", theme.name)
    if first:
        app.setStyle("Fusion")
        app.setFont(sans())
        _Follower(app)
    # To replace a style sheet Qt polishes each widget once for every widget around it, ten times
    # or so; to take one off or put one on, once.
    app.setStyleSheet("")
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))


class _Follower(QObject):
    """Applies the theme again when the system changes from light to dark and is followed."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.styleHints().colorSchemeChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        if choice() == SYSTEM and current().name != of_system():
            apply(self._app, SYSTEM)


def palette(theme: Theme) -> QPalette:
    """Qt's palette for the theme; what the style sheet does not name is drawn with it."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.panel,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.strong,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.run,
        role.HighlightedText: theme.on_run,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.hover,
        role.Midlight: theme.hover,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.window.darker(150),
    }
    made = QPalette()
    for key, colour in colours.items():
        made.setColor(key, colour)
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, key, tinted(theme.muted, 0.6))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, theme.line)
    return made


def style_sheet(theme: Theme) -> str:
    """`resources/themes/style.qss` with the colours and sizes of the theme in place of `$names`."""
    values = {
        name: colour.name() for name, colour in vars(theme).items() if isinstance(colour, QColor)
    }
    values |= {
        "run_hover": theme.run.lighter(112).name() if theme.dark else theme.run.darker(112).name(),
        "faint": tinted(theme.muted, 0.6).name(QColor.NameFormat.HexArgb),
        "selected": tinted(theme.accent, 0.18).name(QColor.NameFormat.HexArgb),
        "marks": resource("themes/marks").as_posix(),
        "small": f"{SMALL_PX}px",
        "radius": f"{RADIUS}px",
    }
    return Template(resource("themes/style.qss").read_text(encoding="utf-8")).substitute(values)


def inset(spin: QAbstractSpinBox) -> None:
    """Give a spin box the left padding of a line edit: Qt ignores the style sheet's for them."""
    spin.lineEdit().setTextMargins(5, 0, 0, 0)


# ---- fonts


def sans(pixels: int = BASE_PX, *, bold: bool = False) -> QFont:
    """The system's font with the Chinese families named after it. `pixels`: logical, 13 or 11."""
    return QFont(_sans(pixels, bold))


def mono(pixels: int = BASE_PX - 1, *, bold: bool = False) -> QFont:
    """The fixed-width font for numbers, shapes and code."""
    return QFont(_mono(pixels, bold))


# Plots ask for fonts at every frame; a copy shares what was put together once.


@cache
def _sans(pixels: int, bold: bool) -> QFont:
    family = _chosen(QFontDatabase.SystemFont.GeneralFont, _PREFERRED)
    return _font([family, *CJK_SANS], pixels, bold)


@cache
def _mono(pixels: int, bold: bool) -> QFont:
    family = _chosen(QFontDatabase.SystemFont.FixedFont, _PREFERRED_MONO)
    font = _font([family, *CJK_MONO], pixels, bold)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setFixedPitch(True)
    return font


def _font(families: list[str], pixels: int, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(pixels)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


@cache
def _chosen(kind: QFontDatabase.SystemFont, preferred: tuple[str, ...]) -> str:
    """The system's family; where it only says "some sans", the first good one that is installed."""
    system = QFontDatabase.systemFont(kind).family()
    if system.lower() not in _GENERIC:
        return system
    installed = set(QFontDatabase.families())
    return next((family for family in preferred if family in installed), system)


# ---- icons


def icon(name: str, token: str = "text") -> QIcon:
    """Our own drawing `resources/icons/<name>.svg` in the colour of a token or a family.

    It is drawn when it is shown, sharp at every scale, and follows a change of theme.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    return QIcon(TintedIcon(name, token, _colour))


def _colour(token: str) -> QColor:
    return current().token(token)
