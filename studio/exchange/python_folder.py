"""Python: a folder with the model's text, its weights, and scripts to train and to use it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.exchange.exporter import Bundle, Exporter, Report, exporter
from studio.exchange.prediction_script import prediction_script
from studio.exchange.training_script import DATA, START, WEIGHTS, Facts, training_script
from studio.spec.messages import translate
from studio.spec.problems import Refused

if TYPE_CHECKING:
    from torch import nn

MODEL, TRAIN, PREDICT = "model.py", "train.py", "predict.py"
MOST_BYTES = 128 * 2**20
"""Of arrays that go into the folder; larger data has to be put there by hand."""


@exporter
class PythonFolder(Exporter):
    """Plain PyTorch: `model.py` is the text that ran; train.py repeats the run bit for bit."""

    id = "python"
    title = translate("Exporter", "Python")
    suffix = ""

    def write(self, bundle: Bundle, target: Path) -> Report:
        """A folder, or the text alone where `target` ends in .py.

        Raises:
            Refused: `export-recipe` for a recipe of several steps, `export-differs` when what was
                read back is not what was written.
        """
        if target.suffix == ".py":
            write(target, bundle.program.text)
            _write_modules(bundle, target.parent)
            return Report(translate("Exporter", "Written: the text that the program runs."))
        if len(bundle.recipe.steps) != 1:
            text = translate(
                "Exporter",
                "A training script can be written for a recipe of one step; this one has {count}. "
                "Export to a name that ends in .py to get the network alone.",
                count=len(bundle.recipe.steps),
            )
            raise Refused("export-recipe", text)
        target.mkdir()
        model = bundle.model()
        facts = _facts(bundle, model)
        write(target / MODEL, bundle.program.text)
        _write_modules(bundle, target)
        write(target / TRAIN, training_script(bundle, facts))
        if bundle.program.inputs == ("input",):
            write(target / PREDICT, prediction_script(bundle, facts))
        with_data = _write_data(bundle, target / DATA)
        if bundle.start:
            _write_start(bundle.start, target / START)
        if bundle.weights is None:
            return Report(translate("Exporter", "Written without weights: run train.py there."))
        _write_weights(bundle, model, target / WEIGHTS)
        return _report(_difference(bundle, model, target), with_data=with_data)


def _write_modules(bundle: Bundle, folder: Path) -> None:
    """A person's own code, beside the text that imports it."""
    for name, text in bundle.program.modules.items():
        write(folder / f"{name}.py", text)


def write(file: Path, text: str) -> None:
    """UTF-8 with plain line ends on every system, so that the checksum is the run's."""
    file.write_bytes(text.encode("utf-8"))


def _facts(bundle: Bundle, model: nn.Module) -> Facts:
    from torch import no_grad
    from torch.nn.modules.batchnorm import _BatchNorm

    with no_grad():
        several = isinstance(model(*bundle.sample_inputs(2)), tuple)
    loaded = bundle.loaded
    merges = any(isinstance(module, _BatchNorm) for module in model.modules())
    return Facts(loaded.scale, loaded.target_scale, merges, several)


def _write_data(bundle: Bundle, file: Path) -> bool:
    import numpy as np

    used = {*bundle.program.inputs, "input", "target"}
    arrays = {
        f"{part}_{field}": array
        for part, fields in bundle.loaded.parts.items()
        for field, array in fields.items()
        if field in used
    }
    if sum(array.nbytes for array in arrays.values()) > MOST_BYTES:
        return False
    plain = {name: np.asarray(array) for name, array in arrays.items()}
    with file.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **plain)
    return True


def _write_weights(bundle: Bundle, model: nn.Module, file: Path) -> None:
    from safetensors.torch import save

    state = {name: value.contiguous() for name, value in model.state_dict().items()}
    # `save_file` makes a file that only its owner can read.
    file.write_bytes(save(state, metadata=bundle.metadata()))


def _write_start(start: Mapping[str, Any], file: Path) -> None:
    from safetensors.numpy import save_file

    save_file(dict(start), file)


def _difference(bundle: Bundle, model: nn.Module, folder: Path) -> float:
    """Largest difference between the model and the one that the folder's files give."""
    import torch
    from safetensors.torch import load_file

    from studio.engine.compile import compile_program

    text = (folder / MODEL).read_bytes().decode("utf-8")
    again = next(iter(compile_program(replace(bundle.program, text=text)).networks().values()))
    again.load_state_dict(load_file(folder / WEIGHTS))
    inputs = bundle.sample_inputs(5)
    with torch.no_grad():
        ours: Any = model(*inputs)
        theirs: Any = again.eval()(*inputs)
    pairs = zip(*((x if isinstance(x, tuple) else (x,)) for x in (ours, theirs)), strict=True)
    return max(float((one - other).abs().max()) for one, other in pairs)


def _report(difference: float, *, with_data: bool) -> Report:
    if difference != 0:
        text = translate(
            "Exporter",
            "The files give other outputs than the model (difference {difference:.1e}). They were "
            "not kept.",
            difference=difference,
        )
        raise Refused("export-differs", text)
    if with_data:
        text = translate(
            "Exporter", "Read back: the files give the same outputs as the model, bit for bit."
        )
    else:
        text = translate(
            "Exporter",
            "Read back: same outputs, bit for bit. The data is too large to be copied: train.py "
            "says what it needs.",
        )
    return Report(text, difference)
