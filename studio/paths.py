"""Where things lie: what we ship, and the person's own folders. Standard library only at import."""

from __future__ import annotations

import os
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_NAME = "layerloom"


def resource(name: str = "") -> Path:
    """A file or folder of `resources/`, for example `resource("icons/run.svg")`.

    In a checkout the folder stands beside the package, installed it lies inside it. The file need
    not exist.
    """
    installed = _HERE / "resources"
    root = installed if installed.is_dir() else _HERE.parent / "resources"
    return root / name


def data_folder() -> Path:
    """The person's own data: downloads, recovery copies. Made if it is missing."""
    return _own("data")


def config_folder() -> Path:
    """The person's settings. Made if it is missing."""
    return _own("config")


def runs_folder() -> Path:
    """Runs of projects that were never saved. Made if it is missing."""
    return _own("runs")


def _own(kind: str) -> Path:
    """`$LAYERLOOM_HOME/<kind>` where that is set, else the platform's folder for it."""
    home = os.environ.get("LAYERLOOM_HOME")
    folder = Path(home) / kind if home else _platform_folder(kind)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _platform_folder(kind: str) -> Path:
    import platformdirs

    if kind == "config":
        return platformdirs.user_config_path(_NAME, appauthor=False)
    data = platformdirs.user_data_path(_NAME, appauthor=False)
    return data if kind == "data" else data / kind
