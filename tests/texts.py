"""Small networks as documents, for the tests of text, engine and exports; and a check of layout."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from studio.graph.analysis import Analyser
from studio.graph.binding import bind_recipe
from studio.graph.model import Definition, Document, Entry, Node, Parameter, Ref, Step
from studio.graph.program import Program, lower

PICTURES = (3, 32, 32)


def network(*definitions: Definition, **parts: Any) -> Document:
    """A document whose network is the first of `definitions`; ids must be unique."""
    by_id = {definition.id: definition for definition in definitions}
    return Document({"net": definitions[0].id}, by_id, next_id=10_000, **parts)


def definition(
    id: str,
    name: str,
    nodes: Mapping[str, tuple[Any, ...]],
    kind: Any = "class",
    parameters: tuple[Parameter, ...] = (),
) -> Definition:
    """`nodes`: name -> (type, parameters, names of the nodes it reads, further fields of Node)."""
    ids = {node: f"n{id[1:]}{number:02}" for number, node in enumerate(nodes, 1)}
    built = {}
    for node, (type_name, params, reads, *rest) in nodes.items():
        more = dict(rest[0]) if rest else {}
        if "shares" in more:
            more["shares"] = ids[more["shares"]]
        wires = tuple(Ref(ids[read]) for read in reads)
        built[ids[node]] = Node(ids[node], node, type_name, params, wires, **more)
    return Definition(id, name, kind, parameters, built)


def program(document: Document) -> Program:
    """The program of a document without regard to data and loss, which have tests of their own."""
    recipe, problems = bind_recipe(document)
    assert recipe is not None, problems
    findings = Analyser().analyse(document)
    assert not findings.errors, [str(problem.text) for problem in findings.problems]
    return lower(document, findings, recipe)


def method(text: str, name: str, of: str = "Net") -> list[str]:
    """The statements of one method, without indentation and comments."""
    body = text.split(f"class {of}(")[1].split(f"    def {name}(")[1].splitlines()[1:]
    found = []
    for line in body:
        if line and not line.startswith(" " * 8):
            break
        found.append(line.split("  #")[0].strip())
    return [line for line in found if line]


def formatted(*texts: str) -> None:
    """Every text stays as it is under `ruff format` and has at most 100 columns."""
    for text in texts:
        assert max(map(len, text.splitlines())) <= 100
    if importlib.util.find_spec("ruff") is None:
        return
    for text in texts:
        command = [
            sys.executable,
            "-m",
            "ruff",
            "format",
            "--isolated",
            "--line-length",
            "100",
            "-",
        ]
        done = subprocess.run(
            command, input=text, capture_output=True, encoding="utf-8", check=True
        )
        assert done.stdout == text


def with_settings(document: Document, **settings: Any) -> Document:
    return replace(document, recipe=replace(document.recipe, settings=settings))


def with_loss(document: Document, loss: str) -> Document:
    return replace(document, recipe=replace(document.recipe, steps=(Step(loss=Entry(loss)),)))


# ---- networks


def tutorial() -> Document:
    """The 32×32 RGB network of PyTorch's image tutorial: 62,006 parameters."""
    return network(
        definition(
            "d1",
            "Net",
            {
                "input": ("Input", {"shape": PICTURES}, ()),
                "conv1": ("Conv2d", {"out_channels": 6, "kernel_size": 5}, ("input",)),
                "relu1": ("ReLU", {}, ("conv1",)),
                "pool1": ("MaxPool2d", {"kernel_size": 2}, ("relu1",)),
                "conv2": ("Conv2d", {"out_channels": 16, "kernel_size": 5}, ("pool1",)),
                "relu2": ("ReLU", {}, ("conv2",)),
                "pool2": ("MaxPool2d", {"kernel_size": 2}, ("relu2",)),
                "flatten": ("Flatten", {}, ("pool2",)),
                "fc1": ("Linear", {"out_features": 120}, ("flatten",)),
                "relu3": ("ReLU", {}, ("fc1",)),
                "fc2": ("Linear", {"out_features": 84}, ("relu3",)),
                "relu4": ("ReLU", {}, ("fc2",)),
                "fc3": ("Linear", {"out_features": 10}, ("relu4",)),
                "output": ("Output", {}, ("fc3",)),
            },
        )
    )


def residual() -> Document:
    """One convolution, then a residual branch with batch norms."""
    conv = {"out_channels": 8, "kernel_size": 3, "padding": 1, "bias": False}
    return network(
        definition(
            "d1",
            "Net",
            {
                "image": ("Input", {"shape": (3, 12, 10)}, ()),
                "stem": ("Conv2d", conv, ("image",)),
                "conv1": ("Conv2d", conv, ("stem",)),
                "norm1": ("BatchNorm2d", {}, ("conv1",)),
                "relu1": ("ReLU", {}, ("norm1",)),
                "conv2": ("Conv2d", conv, ("relu1",)),
                "norm2": ("BatchNorm2d", {}, ("conv2",)),
                "add": ("Add", {}, ("norm2", "stem")),
                "relu2": ("ReLU", {}, ("add",)),
                "pool": ("AdaptiveAvgPool2d", {"output_size": 1}, ("relu2",)),
                "flatten": ("Flatten", {}, ("pool",)),
                "drop": ("Dropout", {"p": 0.25}, ("flatten",)),
                "fc": ("Linear", {"out_features": 5}, ("drop",)),
                "output": ("Output", {}, ("fc",)),
            },
        )
    )


def concat() -> Document:
    """Three branches side by side, joined along the channels."""
    return network(
        definition(
            "d1",
            "Net",
            {
                "image": ("Input", {"shape": (2, 9, 9)}, ()),
                "a": ("Conv2d", {"out_channels": 3, "kernel_size": 1}, ("image",)),
                "b": ("Conv2d", {"out_channels": 4, "kernel_size": 3, "padding": 1}, ("image",)),
                "c": ("MaxPool2d", {"kernel_size": 3, "stride": 1, "padding": 1}, ("image",)),
                "joined": ("Concat", {}, ("a", "b", "c")),
                "flatten": ("Flatten", {}, ("joined",)),
                "fc": ("Linear", {"out_features": 4}, ("flatten",)),
                "output": ("Output", {}, ("fc",)),
            },
        )
    )


def block(parameters: tuple[Parameter, ...] = (), width: Any = 16) -> Definition:
    """A residual block with a projection; it says nothing of the channels that arrive."""
    return definition(
        "d2",
        "Block",
        {
            "input": ("Input", {"shape": (8, 8, 8)}, ()),
            "conv": ("Conv2d", {"out_channels": width, "kernel_size": 3, "padding": 1}, ("input",)),
            "norm": ("BatchNorm2d", {}, ("conv",)),
            "short": ("Conv2d", {"out_channels": width, "kernel_size": 1}, ("input",)),
            "add": ("Add", {}, ("norm", "short")),
            "relu": ("ReLU", {}, ("add",)),
            "output": ("Output", {}, ("relu",)),
        },
        parameters=parameters,
    )


def blocks() -> Document:
    """The same block at three widths of input: 3, 16 and 24 channels."""
    return network(
        definition(
            "d1",
            "Net",
            {
                "image": ("Input", {"shape": (3, 8, 8)}, ()),
                "block1": ("@d2", {}, ("image",)),
                "block2": ("@d2", {}, ("block1",)),
                "wider": ("Conv2d", {"out_channels": 24, "kernel_size": 1}, ("block2",)),
                "block3": ("@d2", {}, ("wider",)),
                "flatten": ("Flatten", {}, ("block3",)),
                "fc": ("Linear", {"out_features": 10}, ("flatten",)),
                "output": ("Output", {}, ("fc",)),
            },
        ),
        block(),
    )


def stages() -> Document:
    """Blocks with a width, in a sequence: `planes` is a parameter that expressions use."""
    inner = block((Parameter("planes", 8),), "planes * 2")
    row = definition(
        "d3",
        "stage",
        {
            "in": ("Input", {"shape": (8, 8, 8)}, ()),
            "first": ("@d2", {"planes": 4}, ("in",)),
            "second": ("@d2", {"planes": 4}, ("first",)),
            "third": ("@d2", {"planes": 4}, ("second",)),
            "fourth": ("@d2", {"planes": 4}, ("third",)),
            "out": ("Output", {}, ("fourth",)),
        },
        "sequential",
    )
    return network(
        definition(
            "d1",
            "Net",
            {
                "image": ("Input", {"shape": (3, 8, 8)}, ()),
                "stem": ("@d2", {}, ("image",)),
                "layer1": ("@d3", {}, ("stem",)),
                "pool": ("AdaptiveAvgPool2d", {"output_size": 1}, ("layer1",)),
                "flatten": ("Flatten", {}, ("pool",)),
                "fc": ("Linear", {"out_features": 3}, ("flatten",)),
                "output": ("Output", {}, ("fc",)),
            },
        ),
        inner,
        row,
    )
