"""A document with one layer between inputs and output, lowered and compiled as the app does."""

from __future__ import annotations

from studio.engine.compile import compile_program
from studio.graph import edits
from studio.graph.model import blank
from studio.spec.layer import LAYERS
from tests.texts import program


def document_of(name, params, shapes):
    """The document, the name of the node of type `name`, in a network with one Input per shape."""
    document = blank()
    sources = []
    for number, shape in enumerate(shapes):
        sources.append(f"n{document.next_id}")
        field = "input" if number == 0 else f"input{number}"
        fields = {"shape": shape.dims, "field": field, "dtype": shape.dtype}
        document = edits.add(document, "d1", "Input", (0.0, 100.0 * number), fields)
    node = f"n{document.next_id}"
    document = edits.add(document, "d1", name, (200.0, 0.0), params)
    for port, source in enumerate(sources):
        document = edits.connect(document, source, 0, node, port)
    for port in range(len(LAYERS[name].ports_out(params))):
        output = f"n{document.next_id}"
        document = edits.add(document, "d1", "Output", (400.0, 100.0 * port))
        document = edits.connect(document, node, port, output, 0)
    return document, document.node(node).name


def compiled(name, params, shapes):
    """The compiled program and the name of the node."""
    document, path = document_of(name, params, shapes)
    return compile_program(program(document)), path


def network_of(name, params, shapes):
    """The network in eval mode and the name of the node."""
    made, path = compiled(name, params, shapes)
    return made.networks()["net"].eval(), path
