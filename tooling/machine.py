"""What the machine has and lacks: display, graphics card, system libraries, fonts."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import subprocess
from collections.abc import Iterable, Mapping

from tooling.console import Stop, say

EVERY_QT = {
    "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3", "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}  # fmt: skip
"""Library -> Debian package, for every use of Qt, also without a display."""
X11_QT = {
    "libxcb-cursor.so.0": "libxcb-cursor0", "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0", "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0", "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0", "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0", "libX11-xcb.so.1": "libx11-xcb1",
}  # fmt: skip
WAYLAND_QT = {
    "libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}  # fmt: skip
CHINESE_FONT = "fonts-noto-cjk"


def has_display(env: Mapping[str, str], system: str) -> bool:
    """Whether a window can be opened; macOS and Windows always have a display."""
    return system != "Linux" or bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def has_nvidia() -> bool:
    """Whether an NVIDIA card answers."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return False
    return subprocess.run([tool, "-L"], capture_output=True, check=False).returncode == 0


def qt_libraries(env: Mapping[str, str]) -> dict[str, str]:
    """The libraries that Qt will need here, each with its Debian package."""
    needed = dict(EVERY_QT)
    if env.get("DISPLAY"):
        needed.update(X11_QT)
    if env.get("WAYLAND_DISPLAY"):
        needed.update(WAYLAND_QT)
    return needed


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_command() -> list[str] | None:
    """How apt-get can be run without asking for a password, or None."""
    if shutil.which("apt-get") is None:
        return None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ["apt-get"]
    free = ["sudo", "-n", "true"]
    if (
        shutil.which("sudo")
        and subprocess.run(free, capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n", "apt-get"]
    return None


def line_to_type(libraries: Mapping[str, str]) -> str:
    """The command that installs missing libraries on this kind of machine."""
    if shutil.which("apt-get"):
        return "sudo apt-get install -y " + " ".join(sorted(libraries.values()))
    if shutil.which("dnf"):
        return "sudo dnf install -y " + " ".join(f"'{name}()(64bit)'" for name in libraries)
    return "install these libraries with your package manager: " + " ".join(libraries)


def apt_install(packages: Iterable[str]) -> bool:
    """Install Debian packages; False where that is not possible here."""
    apt = apt_command()
    if apt is None:
        return False
    wanted = sorted(packages)
    say(f"Installing system packages: {' '.join(wanted)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*apt, "update", "-qq"], env=quiet, check=False)
    install = [*apt, "install", "-y", "-qq", "--no-install-recommends", *wanted]
    return subprocess.run(install, env=quiet, check=False).returncode == 0


def ensure_system() -> None:
    """The libraries of Qt are here.

    Raises:
        Stop: they are not and may not be installed; names the one line to type.
    """
    if platform.system() != "Linux":
        return
    needed = qt_libraries(os.environ)
    missing = {library: package for library, package in needed.items() if not can_load(library)}
    if not missing:
        return
    apt_install(missing.values())
    missing = {library: package for library, package in missing.items() if not can_load(library)}
    if missing:
        raise Stop(
            "Qt needs system libraries that are not installed. Type this, then start again:\n\n"
            f"    {line_to_type(missing)}\n"
        )


def offer_chinese_font() -> None:
    """Chinese text needs a font; without one the program still runs, in English."""
    lister = shutil.which("fc-list")
    if platform.system() != "Linux" or lister is None:
        return
    found = subprocess.run([lister, ":lang=zh"], capture_output=True, text=True, check=False)
    if not found.stdout.strip() and not apt_install([CHINESE_FONT]):
        say(f"No font with Chinese characters is installed; {CHINESE_FONT} would be one.")
