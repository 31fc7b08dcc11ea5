"""ONNX and safetensors files: what another program reads in them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file

from studio.exchange.exporter import Report
from studio.graph import edits
from studio.graph.model import Document, Entry
from studio.project import Project
from tests.documents import Layers, chain
from tests.engine.runs import engine, project_of, trained, until

CONV: Layers = [
    ("Conv2d", {"out_channels": 4, "kernel_size": (3, 3)}),
    ("BatchNorm2d", {}),
    ("ReLU", {}),
    ("Flatten", {}),
    ("Linear", {"out_features": 2}),
]


def _branched() -> Document:
    """A convolution network with a skip connection that is added."""
    document = chain((1, 9, 9), CONV, Entry("XAndO", {"count": 60}))
    document = edits.insert_on_wire(document, "Add", "n5", 0, (0, 0))
    return edits.connect(document, "n3", 0, f"n{document.next_id - 1}", 1)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Path, list[Report]]:
    """A trained project and both files of it."""
    folder = tmp_path_factory.mktemp("exported")
    project = project_of(_branched(), epochs=2)
    reports: list[Report] = []
    with engine() as jobs:
        trained(jobs, project, folder=folder / "run")
        for name in ("onnx", "safetensors"):
            jobs.export(project, name, folder / f"model.{name}", reports.append)
        until(jobs, lambda: len(reports) == 2)
    return project, folder, reports


def test_the_file_computes_what_the_network_computes_at_any_batch(exported) -> None:
    _, folder, reports = exported
    assert reports[0].difference is not None
    assert reports[0].difference < 1e-4
    assert "onnxruntime" in str(reports[0].text)
    session = onnxruntime.InferenceSession(
        folder / "model.onnx", providers=["CPUExecutionProvider"]
    )
    assert [value.name for value in session.get_inputs()] == ["input"]
    seen = []
    for size in (1, 3, 7):
        x = np.random.default_rng(size).normal(size=(size, 1, 9, 9)).astype(np.float32)
        (output,) = session.run(["output"], {"input": x})
        assert output.shape == (size, 2)
        seen.append(output[0])
    assert not np.allclose(seen[0], seen[1])


def test_nodes_are_called_as_on_the_canvas_and_nothing_of_this_machine_is_inside(exported) -> None:
    _, folder, _ = exported
    data = (folder / "model.onnx").read_bytes()
    names = [node.name for node in onnx.load_from_string(data).graph.node]
    assert names[0] == "conv1/Conv"
    assert "fc1/Gemm" in names
    assert any(name.startswith("add1/") for name in names)
    for trace in (str(Path.cwd()).encode(), b"site-packages", b"stack_trace", b"/home", b".py"):
        assert trace not in data


def test_classes_scale_and_document_travel_along(exported) -> None:
    project, folder, _ = exported
    model = onnx.load(folder / "model.onnx")
    about = {entry.key: entry.value for entry in model.metadata_props}
    assert json.loads(about["layerloom.classes"]) == ["X", "O"]
    assert json.loads(about["layerloom.document"])["format"] == "layerloom"
    with safe_open(folder / "model.safetensors", framework="pt") as file:
        assert json.loads(file.metadata()["classes"]) == ["X", "O"]
        keys = set(file.keys())
    assert project.run is not None
    with safe_open(project.run.folder / "weights.safetensors", framework="pt") as file:
        assert set(file.keys()) == keys
    ours = load_file(folder / "model.safetensors")
    run = load_file(project.run.folder / "weights.safetensors")
    assert all(torch.equal(ours[name], run[name]) for name in run)
