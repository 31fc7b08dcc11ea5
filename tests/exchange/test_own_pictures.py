"""A network that was trained on a person's own photographs says the same outside the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file

from studio.data import checked
from studio.data.survey import Watch, survey
from studio.engine.checkpoint import read_weights
from studio.engine.feed import Feed
from studio.exchange.exporter import export
from studio.graph.binding import bind_data
from studio.graph.fitting import take_data
from studio.graph.model import Document, Entry
from studio.spec.problems import Refused
from tests.documents import Layers, chain
from tests.engine.runs import engine, project_of, trained, until, view_of
from tests.exchange.bundles import bundle
from tests.pictures import stripes, write_classes
from tests.texts import formatted

SMALL: Layers = [
    ("Conv2d", {"out_channels": 4, "kernel_size": 3, "stride": 2}),
    ("ReLU", {}),
    ("Flatten", {}),
    ("Linear", {"out_features": 9}),
]


def _photographs(folder: Path) -> Path:
    """Usual pictures, and three of the kinds that cameras and drawing programs write."""
    write_classes(folder, 12)
    exif = Image.Exif()
    exif[274] = 6
    stripes(1, 70, (90, 50)).save(folder / "down" / "turned.jpg", exif=exif.tobytes())
    stripes(0, 71, (500, 300)).save(folder / "across" / "large.jpg")
    clear = stripes(2, 72, (33, 64)).convert("RGBA")
    clear.putalpha(90)
    clear.save(folder / "斜" / "clear.png")
    return folder


def _document(folder: Path, **choices: object) -> Document:
    found = survey(folder, choices, Watch())
    return take_data(chain((3, 32, 32), SMALL), Entry(found.entry_type, found.params))


def _run(folder: Path, *command: str) -> str:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout


ASK = """
import json, sys
from pathlib import Path
import predict
print(json.dumps([predict.predict(predict.read(Path(file))).tolist() for file in sys.argv[1:]]))
"""


@pytest.mark.parametrize(
    "choices",
    [
        {"size": 20, "colour": "rgb", "fit": "crop"},
        {"size": 24, "colour": "grey", "fit": "letterbox"},
        {"size": 16, "colour": "rgb", "fit": "stretch"},
    ],
)
def test_the_script_gives_the_probabilities_of_the_program(tmp_path: Path, choices) -> None:
    folder = _photographs(tmp_path / "photos")
    document = _document(folder, **choices)
    given = bundle(document)
    export("python", given, tmp_path / "out")
    text = (tmp_path / "out" / "predict.py").read_text(encoding="utf-8")
    formatted(text)
    names = ["down/turned.jpg", "across/large.jpg", "斜/clear.png", "down/003.png"]
    printed = _run(tmp_path / "out", "-c", ASK, *(str(folder / name) for name in names))
    found = survey(folder, choices, Watch())
    data, _ = bind_data(document)
    view = view_of(document)
    view.network.load_state_dict({k: torch.from_numpy(v) for k, v in given.weights.items()})
    view.network.eval()
    stored = data._stored()
    assert found.params["classes"] == given.classes
    for name, theirs in zip(names, json.loads(printed), strict=True):
        raw = stored.pixels[[stored.names.index(name)]].astype(np.float32) / np.float32(255)
        with torch.no_grad():
            ours = view.outputs(view.scaled(torch.from_numpy(raw)))
        assert torch.equal(torch.tensor(theirs), ours), name


def test_the_whole_way_from_the_folder_to_the_script_that_repeats_the_run(tmp_path: Path) -> None:
    document = _document(_photographs(tmp_path / "photos"), size=16)
    reports: list[object] = []
    with engine() as jobs:
        project = trained(jobs, project_of(document, epochs=12, batch_size=8, lr=0.01))
        assert project.measurements.failure is None
        jobs.export(project, "python", tmp_path / "out", reports.append)
        until(jobs, lambda: bool(reports))
    assert not isinstance(reports[0], Refused), reports[0]
    assert project.measurements.final["train"]["accuracy"] > 0.8
    weights = read_weights(project.run.folder)
    (tmp_path / "out" / "weights.safetensors").unlink()
    _run(tmp_path / "out", "train.py")
    again = load_file(tmp_path / "out" / "weights.safetensors")
    assert all(torch.equal(again[name], value) for name, value in weights.items())


def test_batches_of_bytes_are_bit_for_bit_those_of_the_numbers(tmp_path: Path) -> None:
    data, _ = bind_data(_document(write_classes(tmp_path, 12)))
    feed = Feed(data, torch.device("cpu"))
    loaded = checked(data)
    whole = torch.from_numpy(np.asarray(loaded.parts["train"]["input"]))
    mean, std = (
        torch.tensor(v).reshape(1, -1, 1, 1) for v in (loaded.scale.mean, loaded.scale.std)
    )
    places = torch.tensor([5, 0, 7])
    assert torch.equal(feed.batch("train", places)["input"], ((whole - mean) / std)[places])
    assert torch.equal(feed.parts["train"]["input"][:], (whole - mean) / std)
    assert feed.parts["train"]["input"].shape == whole.shape
