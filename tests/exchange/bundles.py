"""What exports are given, for their tests."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import torch

from studio.exchange.exporter import Bundle
from studio.graph.binding import bind_data, bind_recipe
from studio.graph.model import Document
from studio.graph.storage import dumps
from tests.texts import program


def bundle(document: Document, *, weights: bool = True) -> Bundle:
    """The bundle of a document whose network starts from its seed, with random statistics."""
    recipe, _ = bind_recipe(document)
    data, _ = bind_data(document)
    assert recipe is not None
    assert data is not None
    found = Bundle(program(document), dumps(document), recipe, data)
    if not weights:
        return found
    generator = torch.Generator().manual_seed(4)
    state = {
        name: value + torch.rand(value.shape, generator=generator)
        if value.is_floating_point()
        else value
        for name, value in found.model().state_dict().items()
    }
    return replace(found, weights={name: value.numpy() for name, value in state.items()})


def run_python(folder: Path, *command: str) -> str:
    """A fresh interpreter, in isolated mode where it is given code."""
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
