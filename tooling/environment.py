"""The folder `.venv`: what goes into it, how it gets there, and running things with it."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from tooling.console import Stop, say
from tooling.machine import apt_install, has_nvidia, offer_chinese_font

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "layerloom.json"
CONSTRAINTS = ROOT / "constraints.txt"
ATTEMPTS = 3
NOTHING: Mapping[str, str] = {}

MEGABYTES = {
    "torch": 192, "pyside6-essentials": 80, "scipy": 35, "onnxruntime": 28, "numpy": 17,
    "pandas": 12, "ruff": 11, "mypy": 10, "scikit-learn": 9, "onnx": 9, "pillow": 7, "sympy": 6,
}  # fmt: skip
"""Size of the larger downloads, in 10^6 bytes; the others are counted as one each."""
LARGE_TORCH = 2700
"""The same for torch with the NVIDIA libraries that it brings along."""
ON_DISK = 3.4
"""Installed size per downloaded size, measured."""


def venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def requirements(extras: Sequence[str]) -> list[str]:
    """What pyproject.toml asks for, with the given extras."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    return wanted


def fingerprint(extras: Sequence[str]) -> str:
    """Changes whenever something else would be installed."""
    text = "\n".join([CONSTRAINTS.read_text(encoding="utf-8"), *requirements(extras)])
    return hashlib.sha256(text.encode()).hexdigest()


def stamp() -> dict[str, Any]:
    """What was installed by an earlier, complete run."""
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def is_ready(extras: Sequence[str], gpu: bool) -> bool:
    done = stamp()
    return (
        venv_python().exists()
        and done.get("+".join(extras)) == fingerprint(extras)
        and (done.get("gpu", False) or not gpu)
    )


def ensure_environment(extras: Sequence[str], gpu: bool) -> None:
    """`.venv` holds everything; takes no time when it already does.

    Raises:
        Stop: something could not be installed.
    """
    if is_ready(extras, gpu):
        return
    make_venv()
    gpu = gpu or bool(stamp().get("gpu")) or has_nvidia()
    torch = torch_requirement(gpu)
    wanted = [torch, *(r for r in requirements(extras) if not r.startswith("torch>"))]
    plan = planned(wanted)
    announce(plan, gpu)
    if plan != []:
        install(wanted)
    done = {**stamp(), "+".join(extras): fingerprint(extras), "gpu": gpu}
    if extras:
        done[""] = fingerprint(())
    STAMP.write_text(json.dumps(done), encoding="utf-8")
    if not extras:
        offer_chinese_font()


def make_venv() -> None:
    works = [str(venv_python()), "-m", "pip", "--version"]
    if venv_python().exists() and quietly(works).returncode == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not apt_install([package]):
            raise Stop(f"Python's venv module is missing. Type: sudo apt-get install -y {package}")
    say(f"Making {VENV}")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode:
        raise Stop(f"The folder {VENV} could not be made (see above).")
    # Only newer versions of pip go on with a broken download where it stopped.
    quietly(pip("install", "--upgrade", "pip>=25.1"))


def pip(*arguments: str) -> list[str]:
    """A pip command; the person's own configuration (mirrors, certificates) stays in force."""
    return [str(venv_python()), "-m", "pip", "--disable-pip-version-check", *arguments]


def torch_pin() -> str:
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    return next(line.split("==")[1].strip() for line in lines if line.startswith("torch=="))


def torch_requirement(gpu: bool) -> str:
    """The large build for NVIDIA cards where that is wanted, else the small one if offered."""
    pin = torch_pin()
    if platform.system() != "Linux":
        return f"torch=={pin}"
    if gpu:
        return f"torch==={pin}"
    small = f"torch=={pin}+cpu"
    offered = quietly(pip("install", "--dry-run", "--no-deps", "--ignore-installed", small))
    return small if offered.returncode == 0 else f"torch=={pin}"


def planned(wanted: Sequence[str]) -> list[dict[str, Any]] | None:
    """pip's own list of what it would download and install; None where it cannot tell."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        plan = pip("install", "--dry-run", "--report", str(report), "-c", str(CONSTRAINTS), *wanted)
        if quietly(plan).returncode:
            return None
        found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["install"]
    return found


def is_large(plan: Sequence[Mapping[str, Any]]) -> bool:
    """Whether torch comes with the libraries for NVIDIA cards."""
    return any(item["metadata"]["name"].lower().startswith("nvidia-") for item in plan)


def sizes(plan: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Name -> size of the download in 10^6 bytes, the largest first."""
    found: dict[str, float] = {}
    for item in plan:
        name = item["metadata"]["name"].replace("_", "-")
        key = name.lower()
        if is_large(plan) and (key.startswith(("nvidia-", "cuda-")) or key == "triton"):
            continue
        place = urlparse(item["download_info"]["url"])
        file = Path(unquote(place.path))
        if key == "torch" and is_large(plan):
            found[name] = LARGE_TORCH
        elif place.scheme == "file" and file.is_file():
            found[name] = file.stat().st_size / 1e6
        else:
            found[name] = MEGABYTES.get(key, 1)
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def announce(plan: Sequence[Mapping[str, Any]] | None, gpu: bool) -> None:
    """Say what will be downloaded, and how much, before it is."""
    if plan is None:
        say("Installing the packages of constraints.txt, at most 500 MB.")
    if not plan:
        return
    amounts = sizes(plan)
    total = sum(amounts.values())
    disk = total * ON_DISK / 1000
    say(f"Downloading about {total:,.0f} MB, {disk:.1f} GB once installed in {VENV}:")
    listed = [(name, size) for name, size in amounts.items() if size >= 5]
    for name, size in listed:
        say(f"  {name:<22}{size:>7,.0f} MB")
    if len(amounts) > len(listed):
        say(f"  and {len(amounts) - len(listed)} smaller ones")
    free = shutil.disk_usage(ROOT).free
    if free < total * (1 + ON_DISK) * 1e6:
        say(f"Only {free / 1e9:.1f} GB are free on this disk; that may not be enough.")
    if is_large(plan) and not gpu:
        say(
            "torch comes in its large build for NVIDIA cards: your package index offers no other.\n"
            "The small one is described on pytorch.org under “Get Started”, Compute Platform CPU."
        )


def install(wanted: Sequence[str]) -> None:
    """Install; pip keeps each finished package, so another attempt goes on from there.

    Raises:
        Stop: it did not work out after several attempts.
    """
    can_resume = "--resume-retries" in quietly(pip("install", "--help")).stdout
    resume = ["--resume-retries", "20"] if can_resume else []
    command = pip("install", "--retries", "10", *resume, "-c", str(CONSTRAINTS), *wanted)
    for attempt in range(1, ATTEMPTS + 1):
        if subprocess.run(command, check=False).returncode == 0:
            return
        if attempt < ATTEMPTS:
            say(f"The installation broke off; going on (attempt {attempt + 1} of {ATTEMPTS}).")
    raise Stop("Not everything could be installed (see above). Start again to go on from here.")


# ---- running things


def quietly(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(command), capture_output=True, text=True, check=False)


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """For everything that is started: our sources first, UTF-8 everywhere."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    joined = os.pathsep.join(path for path in paths if path)
    return {**os.environ, "PYTHONPATH": joined, "PYTHONUTF8": "1", **more}


def python(*arguments: str, cwd: Path | None = None, env: Mapping[str, str] = NOTHING) -> int:
    """Run the environment's Python; returns its exit status."""
    command = [str(venv_python()), *arguments]
    return subprocess.run(command, env=environment(env), cwd=cwd, check=False).returncode
