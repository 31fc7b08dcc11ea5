"""What every export has in common: what it is given, how it is written safely. No format."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from studio.graph.binding import BoundRecipe
from studio.graph.program import Program
from studio.spec.data import DataSet, Loaded, Scale
from studio.spec.messages import Message, translate
from studio.spec.problems import Refused
from studio.spec.recipe import Settings
from studio.spec.registry import Registry

if TYPE_CHECKING:
    import numpy as np
    from torch import Tensor, nn

EXPORTERS: Registry[type[Exporter]] = Registry("export format")


@dataclass(frozen=True)
class Bundle:
    """Everything that an export may need, as values.

    Attributes:
        program: the text that ran; it is exported as it stands.
        document: the project file's text at the time of the run.
        weights: state_dict name -> array, None before the first training.
        threads: of torch during the run; another number changes the last bits.
        device: that the run used, "cpu", "cuda" or "mps".
        epochs: that the run has done, None for those of the settings.
        start: state_dict name -> array of the tensors that the run did not draw with its seed but
            took from a file; None where it drew all.
    """

    program: Program
    document: str
    recipe: BoundRecipe
    data: DataSet
    weights: Mapping[str, np.ndarray[Any, Any]] | None = None
    threads: int = 1
    device: str = "cpu"
    epochs: int | None = None
    start: Mapping[str, np.ndarray[Any, Any]] | None = None

    @property
    def settings(self) -> Settings:
        return self.recipe.settings

    @property
    def classes(self) -> tuple[str, ...] | None:
        """Names of the classes in the order of the outputs, None for a real target."""
        return self.data.target().classes

    @cached_property
    def loaded(self) -> Loaded:
        """The arrays of the data set, loaded when they are first asked for. Raises Refused."""
        from studio.data import checked

        return checked(self.data)

    @property
    def scale(self) -> Scale | None:
        """The standardisation that the network's inputs went through."""
        return self.loaded.scale

    def model(self) -> nn.Module:
        """The first network on the CPU in eval mode, with the trained weights where there are any.

        Raises:
            Refused: `weights-differ` when the weights are of another network.
        """
        import numpy as np
        import torch

        from studio.engine.compile import compile_program

        compiled = compile_program(self.program)
        model = next(iter(compiled.networks().values()))
        if self.weights is None:
            compiled.initialise(model, self.settings.seed)
            return model.eval()
        state = {name: torch.from_numpy(np.array(value)) for name, value in self.weights.items()}
        try:
            model.load_state_dict(state)
        except RuntimeError as error:
            text = translate(
                "Exporter", "The weights of the run do not fit this network: train it again."
            )
            raise Refused("weights-differ", text) from error
        return model.eval()

    def sample_inputs(self, count: int) -> tuple[Tensor, ...]:
        """`count` standardised samples for each input of the network; zeros for further inputs."""
        import numpy as np
        import torch

        from studio.engine.feed import standardised

        part = self.loaded.parts["train"]
        found = []
        for name in self.program.inputs:
            raw = part[name] if name in part else np.zeros((count, *part["input"].shape[1:]), "f4")
            rows = torch.from_numpy(np.resize(np.asarray(raw[:count]), (count, *raw.shape[1:])))
            found.append(standardised(rows, self.scale) if name == "input" else rows)
        return tuple(found)

    def metadata(self) -> dict[str, str]:
        """What a reader of the weights needs beside them, as strings."""
        loaded = self.loaded
        described: dict[str, Any] = {
            "input": "x" if loaded.scale is None else "(x - mean) / std",
            "scale": None if loaded.scale is None else asdict(loaded.scale),
            "target_scale": None if loaded.target_scale is None else asdict(loaded.target_scale),
            "classes": self.classes,
        }
        texts = {name: json.dumps(value) for name, value in described.items() if value is not None}
        return {**texts, "document": self.document, "program": self.program.sha256}


@dataclass(frozen=True)
class Report:
    """What was verified, as a sentence; `difference` to the model's outputs where compared."""

    text: Message
    difference: float | None = None


class Exporter:
    """Base of all formats. `write` makes `target`, a file or a folder that is not there yet."""

    id: ClassVar[str]
    title: ClassVar[Message]
    suffix: ClassVar[str]
    needs_weights: ClassVar[bool] = False

    def write(self, bundle: Bundle, target: Path) -> Report:
        raise NotImplementedError


E = TypeVar("E", bound=type[Exporter])


def exporter(cls: E) -> E:
    """`@exporter`: enter a format."""
    EXPORTERS.register(cls.id, cls, cls.__module__)
    return cls


def format_of(exporter_id: str) -> type[Exporter]:
    """Raises Refused: `export-format`."""
    found = EXPORTERS.get(exporter_id)
    if found is None:
        known = ", ".join(EXPORTERS)
        text = translate("Exporter", "“{name}” is none of: {known}.", name=exporter_id, known=known)
        raise Refused("export-format", text)
    return found


def export(exporter_id: str, bundle: Bundle, target: Path) -> Report:
    """Write `bundle` to `target`; what was there before is replaced at the end or stays as it was.

    Raises:
        Refused: `export-format`, `export-untrained`, `export-write`, and what the format raises.
    """
    found = format_of(exporter_id)
    if found.needs_weights and bundle.weights is None:
        text = translate("Exporter", "There are no trained weights yet: train the network first.")
        raise Refused("export-untrained", text)
    beside = target.parent / f".{target.stem}-{secrets.token_hex(4)}{target.suffix}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        report = found().write(bundle, beside)
        _replace(beside, target)
    except OSError as error:
        text = translate(
            "Exporter",
            "{name} was not written: {reason}. What was there before is as it was.",
            name=target.name,
            reason=error.strerror or str(error),
        )
        raise Refused("export-write", text) from error
    finally:
        _remove(beside)
    return report


def _replace(source: Path, target: Path) -> None:
    """Put `source` in the place of `target`; a folder is moved aside and comes back on failure."""
    if not target.is_dir():
        source.replace(target)
        return
    if source.is_file():
        raise IsADirectoryError(21, "there is a folder of this name")
    _refuse_foreign(source, target)
    aside = target.with_name(f"{source.name}.old")
    target.replace(aside)
    try:
        source.replace(target)
    except OSError:
        aside.replace(target)
        raise
    _remove(aside)


def _refuse_foreign(source: Path, target: Path) -> None:
    """A folder is only replaced when it holds nothing but what an export would write."""
    others = {path.name for path in target.iterdir()} - {path.name for path in source.iterdir()}
    others -= {"__pycache__", "weights.safetensors", "start.safetensors", "data.npz"}
    if others:
        text = translate(
            "Exporter",
            "{folder} holds other files ({name}): choose a new folder.",
            folder=target.name,
            name=sorted(others)[0],
        )
        raise Refused("export-folder", text)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(FileNotFoundError):
            path.unlink()
