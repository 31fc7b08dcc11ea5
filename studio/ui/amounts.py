"""Numbers as people read them: counts, sizes, times. Pure; not here: numbers in plots."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def grouped(count: int) -> str:
    """1,234,567."""
    return f"{count:,}"


def large(count: float) -> str:
    """A count in three digits with a factor: 640, 31.4 k, 1.32 M, 4.1 G."""
    for factor, unit in ((1e12, "T"), (1e9, "G"), (1e6, "M")):
        if count >= factor:
            return f"{_digits(count / factor)} {unit}"
    return f"{count:,.0f}"


def size(count: int) -> str:
    """Bytes in decimal units: 424 B, 0.42 MB, 1.3 GB."""
    for factor, unit in ((1e9, "GB"), (1e5, "MB"), (1e3, "kB")):
        if count >= factor:
            scale = 1e6 if unit == "MB" else factor
            return f"{_digits(count / scale)} {unit}"
    return f"{count} B"


def _digits(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def clock(seconds: float) -> str:
    """0:02, 12:05, 3:07:10."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def percent(part: float) -> str:
    return f"{100 * part:.1f} %"


def metric(name: str, value: float) -> str:
    """A value of a run with its name: "test accuracy" as a percentage, others in four digits."""
    shown = percent(value) if name == "accuracy" else f"{value:.4g}"
    titles = {
        "accuracy": QCoreApplication.translate("Amounts", "accuracy {0}"),
        "loss": QCoreApplication.translate("Amounts", "loss {0}"),
    }
    return titles.get(name, f"{name} {{0}}").format(shown)
