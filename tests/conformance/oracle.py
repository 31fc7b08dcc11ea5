"""What torch says of a layer, built from its fields alone: nothing here reads our lowering.

`Source` and `Sink` types have no counterpart, merges have formulas in `test_merges.py`.
"""

from __future__ import annotations

import importlib.util
import inspect
import warnings
from functools import cache
from pathlib import Path

import torch

import studio.layers
from studio.spec.fields import AUTO, SizeField
from studio.spec.layer import Layer, Module

DEPRECATED = ("min_value", "max_value")
"""Of Hardtanh; torch warns and names what to use instead."""

PRIVATE = ("_weight", "_freeze", "_random_samples")

NOT_OURS = ("device", "dtype", "inplace", *PRIVATE, *DEPRECATED)
"""Where a tensor lies belongs to the run; `inplace` changes what other readers of a value see."""


def is_module(declaration) -> bool:
    return issubclass(declaration, (Layer, Module)) and declaration.constructor() is not None


@cache
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
    if issubclass(kind, torch.nn.RNNBase):
        return _of_recurrent(kind)
    return {
        name: parameter
        for name, parameter in inspect.signature(kind).parameters.items()
        if name not in NOT_OURS
        and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    }


def _of_recurrent(kind):
    """RNN, GRU and LSTM take anything and pass it on to their base."""
    found = parameters_of_base(torch.nn.RNNBase)
    if kind is not torch.nn.LSTM:
        del found["proj_size"]
    if kind is torch.nn.RNN:
        found["nonlinearity"] = inspect.Parameter(
            "nonlinearity", inspect.Parameter.KEYWORD_ONLY, default="tanh"
        )
    return found


def parameters_of_base(kind):
    """Those of RNNBase, without the word that says which of the three it is."""
    given = inspect.signature(kind).parameters.items()
    return {name: one for name, one in given if name not in (*NOT_OURS, "mode")}


def values_of(layer, inferred):
    """Field name -> value for the constructor, inferred sizes put in."""
    values = {name: getattr(layer, name) for name in layer.fields()}
    known = {name: inferred[name] if v == AUTO else v for name, v in values.items()}
    return {name: _as_torch(layer.fields()[name], value) for name, value in known.items()}


def _as_torch(spec, value):
    """Of one axis torch takes a plain number; LPPool1d takes nothing else."""
    one = isinstance(spec, SizeField) and spec.rank == 1 and isinstance(value, tuple)
    return value[0] if one else value


def build(declaration, values, device="meta", seed=0):
    """The module in eval mode. On a real device its weights are those of `seed`."""
    torch.manual_seed(seed)
    with torch.device(device), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return torch_class(declaration)(**values).eval()


def samples(shapes, batch, device="meta", seed=0):
    """One tensor `(batch, *shape)` for each input."""
    if device == "meta":
        kinds = (getattr(torch, shape.dtype) for shape in shapes)
        pairs = zip(shapes, kinds, strict=True)
        return [torch.empty((batch, *shape.dims), dtype=k, device="meta") for shape, k in pairs]
    generator = torch.Generator().manual_seed(seed)
    return [_sample((batch, *shape.dims), shape.dtype, generator) for shape in shapes]


def _sample(sizes, kind, generator):
    if kind == "int64":
        # Tokens of a small vocabulary; in maps the first place, which every map has.
        places = 2 if len(sizes) < 3 else 1
        return torch.randint(0, places, sizes, generator=generator)
    return torch.randn(sizes, generator=generator)


def run(module, inputs):
    """The output; of a module with several the first one."""
    return outputs(module, inputs)[0]


def outputs(module, inputs):
    """All outputs, those in tuples inside too. What is drawn at random is drawn alike."""
    torch.manual_seed(0)
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _flat(module(*inputs))


def _flat(given):
    if isinstance(given, tuple):
        return [one for part in given for one in _flat(part)]
    return [given]


def batched(declaration, module, inputs):
    """All outputs, the batch in front."""
    given = outputs(module, inputs)
    names = (*declaration.outputs, *[""] * (len(given) - len(declaration.outputs)))
    pairs = zip(names, given, strict=True)
    return [one.transpose(0, 1) if n in declaration.batch_second else one for n, one in pairs]


def shapes_of(declaration, module, inputs):
    return [one.shape for one in batched(declaration, module, inputs)]


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
