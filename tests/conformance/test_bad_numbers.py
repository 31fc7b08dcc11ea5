"""−1, 0, 1, the maximum and 10⁹ in every field for numbers: an answer without much work, and torch
agrees where we accept. Work is counted in lines that Python runs, not in seconds.
"""

from __future__ import annotations

import contextlib
import math
import sys
import tracemalloc

import pytest

from studio import catalogue
from studio.graph.analysis import Analyser
from studio.graph.review import examine
from studio.spec.declaration import bind_values
from studio.spec.fields import DimsField, FloatField, IntField, SizeField
from studio.spec.layer import LAYERS
from studio.spec.problems import Refused
from studio.spec.shapes import Shape
from tests.conformance import oracle
from tests.conformance.lowered import document_of

catalogue.fill()

HUGE, PRIME = 10**12, 10**9 + 7
MOST_LINES, MOST_BYTES = 20_000, 1_000_000
UNHURRIED = {"Bilinear"}
"""torch itself computes for minutes what shape comes out, on the meta device too."""

RULED = [one for one in LAYERS.values() if not one.foreign]
each = pytest.mark.parametrize("declaration", RULED, ids=lambda d: d.type_name())


def _numbers(spec):
    most = getattr(spec, "high", math.inf)
    return (-1, 0, 1, 10**9, *([most] if math.isfinite(most) else []))


def _tried(declaration):
    """Parameters with one number in one field."""
    for name, spec in declaration.fields().items():
        if isinstance(spec, (IntField, FloatField, SizeField, DimsField)):
            for number in _numbers(spec):
                yield {name: number}


def _grown(shapes):
    """The inputs as they are, and with a size of 1, of a large prime and of the largest number."""
    yield shapes
    for size in (1, PRIME, HUGE):
        yield tuple(Shape((size, *x.dims[1:]), x.dtype) if x.rank else x for x in shapes)
        yield tuple(Shape((*x.dims[:-1], size), x.dtype) if x.rank else x for x in shapes)
        yield tuple(Shape((size,) * x.rank, x.dtype) for x in shapes)


def _lines_of(function) -> int:
    """How many lines of Python run in `function`, calls included; fails where they do not end."""
    count = 0

    def count_one(frame, event, argument):
        nonlocal count
        count += 1
        assert count <= MOST_LINES, f"far too much work in {frame.f_code.co_name}"
        return count_one

    before = sys.gettrace()
    sys.settrace(count_one)
    try:
        function()
    finally:
        sys.settrace(before)
    return count


def _explain(layer, shapes):
    """What the window does with a layer; refusals are answers."""
    with contextlib.suppress(Refused):
        layer.formula(shapes, layer.measure(shapes))


@each
def test_any_number_is_answered_with_little_work(declaration):
    for params in [{}, *_tried(declaration)]:
        layer, problems = bind_values(declaration, params)
        assert all(problem.field in params for problem in problems)
        if layer is not None:
            for shapes in [one for example in declaration.examples for one in _grown(example)]:
                _lines_of(lambda bound=layer, arriving=shapes: _explain(bound, arriving))


@each
def test_any_number_is_answered_with_little_memory(declaration):
    tracemalloc.start()
    try:
        for params in _tried(declaration):
            layer, _ = bind_values(declaration, params)
            for shapes in declaration.examples if layer is not None else ():
                tracemalloc.reset_peak()
                before = tracemalloc.get_traced_memory()[0]
                _explain(layer, shapes)
                assert tracemalloc.get_traced_memory()[1] - before < MOST_BYTES, params
    finally:
        tracemalloc.stop()


@each
def test_any_number_is_an_error_on_its_node_or_none_at_all(declaration):
    shapes = declaration.examples[0]
    for params in _tried(declaration):
        document, name = document_of(declaration.type_name(), params, shapes)
        findings = examine(Analyser(), document)
        (node,) = [one for one in document.network().nodes.values() if one.name == name]
        finding = findings.of((node.id,))
        if finding.measured is None:
            assert finding.problems, (params, "without a word")
            assert all(problem.address == (node.id,) for problem in finding.problems)


@each
def test_what_is_accepted_torch_accepts_too(declaration):
    if not oracle.is_module(declaration) or declaration.type_name() in UNHURRIED:
        return
    for params in _tried(declaration):
        if params.get("num_layers", 0) > 1:
            continue  # torch makes all hundred, one after the other
        layer, _ = bind_values(declaration, params)
        shapes = declaration.examples[0]
        try:
            measured = None if layer is None else layer.measure(shapes)
        except Refused:
            continue
        if measured is not None:
            module = oracle.build(declaration, oracle.values_of(layer, measured.inferred))
            given = oracle.shapes_of(declaration, module, oracle.samples(shapes, 2))
            assert given == [(2, *shape.dims) for shape in measured.outputs], params


def test_what_no_computer_holds_is_said_before_torch_is_asked():
    document, name = document_of("Linear", {"out_features": HUGE}, (Shape((1_000_000,)),))
    findings = examine(Analyser(), document)
    (problem,) = [one for one in findings.problems if one.code == "too-large"]
    assert findings.of(problem.address).node.name == name
    assert "4,000,000 TB" in str(problem.text)
    assert "out_features" in str(problem.repairs[0].title)
