"""What torch says of a layer, built from its fields alone: nothing here reads our lowering.

`Source` and `Sink` types have no counterpart, merges have formulas in `test_merges.py`.
"""

from __future__ import annotations

import importlib.util
import inspect
import warnings
from pathlib import Path

import torch

import studio.layers
from studio.spec.fields import AUTO
from studio.spec.layer import Layer

NOT_OURS = ("device", "dtype", "inplace")
"""Where a tensor lies belongs to the run; `inplace` changes what other readers of a value see."""


def is_module(declaration) -> bool:
    return issubclass(declaration, Layer) and declaration.constructor() is not None


def torch_class(declaration):
    """torch's class of that name, or our own from `layers/modules`."""
    if declaration.own_source is None:
        return getattr(torch.nn, declaration.type_name())
    path = Path(studio.layers.__file__).parent / "modules" / declaration.own_source
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, declaration.type_name())


def parameters_of(kind):
    """Name -> inspect.Parameter of the constructor, without what is not ours."""
    return {
        name: parameter
        for name, parameter in inspect.signature(kind).parameters.items()
        if name not in NOT_OURS
        and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    }


def values_of(layer, inferred):
    """Field name -> value for the constructor, inferred sizes put in."""
    values = {name: getattr(layer, name) for name in layer.fields()}
    return {name: inferred[name] if v == AUTO else v for name, v in values.items()}


def build(declaration, values, device="meta", seed=0):
    """The module in eval mode. On a real device its weights are those of `seed`."""
    torch.manual_seed(seed)
    with torch.device(device), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return torch_class(declaration)(**values).eval()


def samples(shapes, batch, device="meta", seed=0):
    """One tensor `(batch, *shape)` for each input."""
    if device == "meta":
        return [torch.empty((batch, *shape.dims), device="meta") for shape in shapes]
    generator = torch.Generator().manual_seed(seed)
    return [torch.randn((batch, *shape.dims), generator=generator) for shape in shapes]


def run(module, inputs):
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return module(*inputs)


def numel(module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def accepts(declaration, values, shapes) -> bool:
    """Whether torch builds the module and runs it, evaluated on one sample and trained on two.

    On the meta device and on the CPU: some kernels pass over what the rule forbids.
    """
    try:
        run(build(declaration, values), samples(shapes, 1))
        module = build(declaration, values, "cpu")
        run(module, samples(shapes, 1, "cpu"))
        run(module.train(), samples(shapes, 2, "cpu"))
    except Exception:  # noqa: BLE001  (whatever torch raises is its refusal)
        return False
    return True
