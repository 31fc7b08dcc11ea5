"""ONNX: one file, a dynamic batch, the names of the canvas, and nothing of this machine inside."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.exchange.exporter import Bundle, Exporter, Report, exporter
from studio.spec.messages import translate
from studio.spec.problems import Refused

if TYPE_CHECKING:
    import onnx
    from torch import Tensor, nn

METADATA_PREFIX = "layerloom."
BATCHES = (1, 2, 5)
"""Batch sizes that the written file is compared at; it is traced at 2."""


@exporter
class OnnxFile(Exporter):
    """Open Neural Network Exchange: runs in other frameworks, on phones and in browsers."""

    id = "onnx"
    title = translate("Exporter", "ONNX")
    suffix = ".onnx"

    def write(self, bundle: Bundle, target: Path) -> Report:
        """Raises Refused `export-differs` when onnxruntime does not agree with the model."""
        model = bundle.model()
        inputs = bundle.sample_inputs(2)
        proto = _traced(model, inputs, bundle)
        _renamed(proto)
        _described(proto, bundle)
        target.write_bytes(proto.SerializeToString())
        difference = max(_difference(model, bundle, target, size) for size in BATCHES)
        if not difference < 1e-3:
            raise Refused(
                "export-differs",
                translate(
                    "Exporter",
                    "onnxruntime computes something else than the model (relative difference "
                    "{difference:.1e}). The file was not kept.",
                    difference=difference,
                ),
            )
        return Report(
            translate(
                "Exporter",
                "Read back with onnxruntime at batches of 1, 2 and 5: relative difference "
                "{difference:.1e} (opset {opset}).",
                difference=difference,
                opset=proto.opset_import[0].version,
            ),
            difference,
        )


def _traced(model: nn.Module, inputs: tuple[Tensor, ...], bundle: Bundle) -> onnx.ModelProto:
    import torch

    names = bundle.program.inputs
    with torch.no_grad():
        given = model(*inputs)
    count = len(given) if isinstance(given, tuple) else 1
    with _quiet():
        program = torch.onnx.export(
            model,
            inputs,
            dynamo=True,
            dynamic_shapes=tuple({0: "batch"} for _ in inputs),
            input_names=list(names),
            output_names=["output"] if count == 1 else [f"output{i + 1}" for i in range(count)],
            verbose=False,
        )
    if program is None:
        raise Refused("export-failed", translate("Exporter", "torch gave no ONNX program."))
    return program.model_proto


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """torch's exporter prints progress and warns about itself; neither is for the person."""
    logger = logging.getLogger("torch.onnx")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _renamed(proto: onnx.ModelProto) -> None:
    """Nodes are called after the layer that they come from: `block1/conv1/Conv`."""
    taken: set[str] = set()
    for node in proto.graph.node:
        about = {entry.key: entry.value for entry in node.metadata_props}
        place = _owner(node) or _scope(about)
        name = "/".join([*place, node.op_type]) if place else node.name
        number = 2
        while name in taken:
            name = f"{'/'.join([*place, node.op_type])}_{number}"
            number += 1
        taken.add(name)
        node.name = name
        del node.metadata_props[:]
    for value in (*proto.graph.input, *proto.graph.output, *proto.graph.value_info):
        del value.metadata_props[:]
    for constant in proto.graph.initializer:
        del constant.metadata_props[:]
    del proto.graph.metadata_props[:]
    del proto.metadata_props[:]
    for function in proto.functions:
        del function.metadata_props[:]
        for node in function.node:
            del node.metadata_props[:]


def _owner(node: onnx.NodeProto) -> list[str]:
    """The layer whose weight the node reads: a convolution stays one with a norm folded in."""
    weights = [name for name in node.input if name.endswith(".weight")]
    return weights[0].split(".")[:-1] if weights else []


def _scope(about: dict[str, str]) -> list[str]:
    """The layer's path, from the module's scope, or from the assignment for a function's node."""
    scopes = re.findall(r"'([^']*)'", about.get("pkg.torch.onnx.name_scopes", ""))
    path = scopes[-2] if len(scopes) > 1 else ""
    line = re.search(r", in forward\n\s+(\w+) = ", about.get("pkg.torch.onnx.stack_trace", ""))
    parts = path.split(".") if path else []
    if not parts and line is not None:
        return [line.group(1)]
    return parts


def _described(proto: onnx.ModelProto, bundle: Bundle) -> None:
    """What a reader needs beside the network, as strings; `document` makes a later import exact."""
    for name, value in bundle.metadata().items():
        entry = proto.metadata_props.add()
        entry.key, entry.value = METADATA_PREFIX + name, value
    proto.producer_name = "Layerloom"
    proto.doc_string = json.dumps({"inputs": list(bundle.program.inputs)})


def _difference(model: nn.Module, bundle: Bundle, file: Path, size: int) -> float:
    """Largest difference between onnxruntime and the model, relative to the largest output."""
    import onnxruntime
    import torch

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        file.read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    inputs = bundle.sample_inputs(size)
    given = {value.name: x.numpy() for value, x in zip(session.get_inputs(), inputs, strict=True)}
    with torch.no_grad():
        expected: Any = model(*inputs)
    outputs = expected if isinstance(expected, tuple) else (expected,)
    worst = 0.0
    for ours, theirs in zip(outputs, session.run(None, given), strict=True):
        gap = (ours - torch.from_numpy(theirs)).abs().max().item()
        worst = max(worst, gap / max(ours.abs().max().item(), 1e-12))
    return worst
