"""What a class of a person's own does: built once on meta tensors, and its shapes looked at.

Only trusted texts come here. Whatever such code raises becomes a sentence on its layer.
"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from math import prod
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from studio.engine.compile import load_module
from studio.spec.layer import Imported, Measured
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.spec.shapes import DType, Shape

BATCHES = (2, 3)
"""Two sizes of a batch show which axis it is."""
MOST_NUMBERS = 10_000_000
"""So much may be tried for real where a class does not work on tensors without numbers."""
DTYPES: dict[DType, torch.dtype] = {"float32": torch.float32, "int64": torch.int64}
Arguments = Sequence[tuple[str | None, Any]]


def measure(imported: Imported, arguments: Arguments, inputs: Sequence[Shape]) -> Measured:
    """Shapes and counts of a class for inputs of one sample.

    Raises:
        Refused: `custom-import`, `custom-class`, `custom-builds`, `custom-runs`, `custom-output`.
    """
    kind = _class(imported)
    try:
        with torch.device("meta"):
            module = _built(kind, imported, arguments)
            outputs = [_run(module, imported, inputs, batch, "meta") for batch in BATCHES]
            macs = _macs(module, inputs)
    except Refused:
        if sum(prod(map(int, shape.dims)) for shape in inputs) > MOST_NUMBERS:
            raise
        module = _built(kind, imported, arguments)
        outputs = [_run(module, imported, inputs, batch, "cpu") for batch in BATCHES]
        macs = 0
    shape = _shape(outputs, imported)
    tensors = {name: tuple(one.shape) for name, one in module.named_parameters()}
    return Measured((shape,), sum(map(prod, tensors.values())), macs, {}, tensors, imported)


def _class(imported: Imported) -> type[nn.Module]:
    try:
        module = load_module(imported.module, imported.text)
    except BaseException as error:
        raise _failed("custom-import", imported, error) from error
    kind = getattr(module, imported.name, None)
    if not (inspect.isclass(kind) and issubclass(kind, nn.Module)):
        text = translate(
            "Custom",
            "There is no class {name} in the file that is an nn.Module.",
            name=imported.name,
        )
        raise Refused("custom-class", text, field="class_name")
    return kind


def _built(kind: type[nn.Module], imported: Imported, arguments: Arguments) -> nn.Module:
    given = [value for name, value in arguments if name is None]
    named = {name: value for name, value in arguments if name is not None}
    try:
        with torch.random.fork_rng(devices=[]):
            return kind(*given, **named).eval()
    except BaseException as error:
        raise _failed("custom-builds", imported, error) from error


def _run(
    module: nn.Module, imported: Imported, inputs: Sequence[Shape], batch: int, device: str
) -> Any:
    try:
        with torch.no_grad(), torch.random.fork_rng(devices=[]):
            return module(*_samples(inputs, batch, device))
    except BaseException as error:
        raise _failed("custom-runs", imported, error) from error


def _samples(inputs: Sequence[Shape], batch: int, device: str) -> list[Tensor]:
    sizes = [(batch, *map(int, shape.dims)) for shape in inputs]
    kinds = [DTYPES[shape.dtype] for shape in inputs]
    return [
        torch.zeros(size, dtype=kind, device=device)
        for size, kind in zip(sizes, kinds, strict=True)
    ]


def _macs(module: nn.Module, inputs: Sequence[Shape]) -> int:
    """Multiply-adds for one sample, of the operations that torch counts."""
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        module(*_samples(inputs, 1, "meta"))
    return int(counter.get_total_flops()) // 2


def _shape(outputs: Sequence[Any], imported: Imported) -> Shape:
    """The shape of one sample, where the class gives one tensor with the batch in front."""
    names = {kind: name for name, kind in DTYPES.items()}
    good = all(
        isinstance(one, Tensor) and one.ndim and one.shape[0] == batch and one.dtype in names
        for one, batch in zip(outputs, BATCHES, strict=True)
    )
    if not good or outputs[0].shape[1:] != outputs[1].shape[1:]:
        what = outputs[0]
        said = f"{tuple(what.shape)}" if isinstance(what, Tensor) else type(what).__name__
        text = translate(
            "Custom",
            "{name} has to give one tensor with the batch in front; for a batch of {count} it "
            "gives {what}.",
            name=imported.name,
            count=BATCHES[0],
            what=said,
        )
        raise Refused("custom-output", text)
    return Shape(tuple(outputs[0].shape[1:]), names[outputs[0].dtype])


def _failed(code: str, imported: Imported, error: BaseException) -> Refused:
    """One sentence for whatever the code raised, with the line of the file where it did."""
    said = " ".join(str(error).split())[:160]
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    values = {"name": imported.name, "what": what, "line": _line(error, imported)}
    texts = {
        "custom-import": translate(
            "Custom", "The file cannot be used: {what} (line {line}).", **values
        ),
        "custom-builds": translate(
            "Custom", "{name} cannot be built with these arguments: {what} (line {line}).", **values
        ),
        "custom-runs": translate(
            "Custom", "{name} refuses what arrives: {what} (line {line}).", **values
        ),
    }
    return Refused(code, texts[code])


def _line(error: BaseException, imported: Imported) -> str:
    """Of the innermost frame inside the file; "?" where there is none."""
    if isinstance(error, SyntaxError) and error.lineno is not None:
        return str(error.lineno)
    found, trace = "?", error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__") == imported.module:
            found = str(trace.tb_lineno)
        trace = trace.tb_next
    return found
