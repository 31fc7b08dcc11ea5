"""The first quarter of an hour, in Chinese, with a picture of every step; then the power fails."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from studio.ui import translations
from tests.journeys.person import Person

STEPS = 17
"""Pictures that are taken on the way."""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Two classes of a person's own pictures: mostly red ones and mostly blue ones."""
    random = np.random.default_rng(1)
    for name, channel in (("红色", 0), ("蓝色", 2)):
        folder = tmp_path / "我的图片" / name
        folder.mkdir(parents=True)
        for number in range(60):
            pixels = random.integers(0, 90, (40, 48, 3)).astype(np.uint8)
            pixels[..., channel] += 120
            Image.fromarray(pixels).save(folder / f"{number}.jpg", quality=92)
    return tmp_path / "我的图片"


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_the_first_quarter_of_an_hour(own: Path, tmp_path: Path, sit_down, qtbot, qapp) -> None:
    pictures = Path(os.environ.get("LAYERLOOM_PICTURES", tmp_path / "pictures"))
    pictures.mkdir(parents=True, exist_ok=True)
    model = tmp_path / "model"
    command = [sys.executable, "-m", "tests.journeys.quarter_hour"]
    done = subprocess.run(
        [*command, str(pictures), str(own), str(model)],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr[-3000:]
    _predicts(model, own)
    translations.apply(qapp, "zh_CN")
    try:
        _finds_it_again(sit_down, qtbot, done.stdout.strip(), pictures)
    finally:
        translations.apply(qapp, "en")
    shots = sorted(pictures.glob("*.png"))
    assert len(shots) == STEPS
    assert all(len(_colours(shot)) > 50 for shot in shots)


def _colours(shot: Path) -> set[int]:
    image = QImage(str(shot)).scaled(160, 100)
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def _predicts(model: Path, own: Path) -> None:
    """The exported prediction knows a red picture from a blue one."""
    for name in ("红色", "蓝色"):
        command = [sys.executable, str(model / "predict.py"), str(own / name / "7.jpg")]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert said.split()[1] == name


def _finds_it_again(sit_down, qtbot, document_id: str, pictures: Path) -> None:
    """After the kill the unsaved project is offered, with the network that was trained."""
    person: Person = sit_down(None)
    person.window.resize(1600, 1000)
    strip = person.window.recovery
    strip.look()
    assert strip.isVisible()
    person.click(strip.restore)
    assert person.project.document.id == document_id
    assert person.project.document.data.type == "PictureFolder"
    assert person.state == "finished"
    assert person.project.measurements.final["test"]["accuracy"] > 0.9
    panel = person.panel("curves")
    person.window.show_panel("curves")
    steps, _ = person.project.measurements.series("train/loss")
    qtbot.waitUntil(lambda: panel.loss.count("train/loss") == len(steps) > 0)
    maps = person.panel("feature_maps")
    qtbot.waitUntil(lambda: maps.mosaic.to_array() is not None, timeout=20_000)
    person.window.grab().save(str(pictures / f"{STEPS:02}-reopened.png"))
