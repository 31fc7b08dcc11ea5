"""What must hold of every layer declaration; each check asserts and says for which values.

`test_layers.py` calls them for everything in the registry, `test_planted_faults.py` for toys that
are wrong on purpose.
"""

from __future__ import annotations

import json
from inspect import Parameter

import torch

from studio.spec.fields import AUTO, from_json, to_json
from studio.spec.layer import Sink, Source
from studio.spec.messages import translate
from studio.spec.problems import Refused
from studio.spec.shapes import Shape
from tests.conformance import oracle
from tests.conformance.cases import bound, outside, pairs, raw_values, single, typed

WRONG = tuple(Shape((5, 4, 3, 6, 2)[:rank]) for rank in range(1, 6))
"""One shape of each rank."""


def signature(declaration):
    """Names, order and defaults are those of the constructor."""
    theirs = oracle.parameters_of(oracle.torch_class(declaration))
    ours = declaration.fields()
    assert list(ours) == list(theirs), "names or their order"
    for name, spec in ours.items():
        default = theirs[name].default
        if default is Parameter.empty:
            assert spec.required, f"{name} has no default in torch: required"
            continue
        try:
            # An activation is a function in torch and its name here.
            same = spec.check(getattr(default, "__name__", default)) == spec.check(spec.default)
        except Refused:
            same = False
        assert same or refuses_everywhere(declaration, {name: default}), (
            f"{name} is {default!r} in torch, {spec.default!r} here"
        )
        assert not spec.required or not same, f"{name} would be printed though it is the default"


def refuses_everywhere(declaration, params):
    """Whether we refuse `params` with every example, and torch too or `stricter` says why not."""
    return all(not accepted(declaration, params, shapes) for shapes in declaration.examples)


def accepted(declaration, params, shapes):
    """What we find for `params`, None if we refuse; torch refuses too or `stricter` says why."""
    layer, faults = bound(declaration, params)
    if layer is None:
        tried = [
            {**defaults(declaration, sizes), **params} for sizes in guesses(declaration, shapes)
        ]
    else:
        try:
            return layer.measure(shapes)
        except Refused as refused:
            faults = {refused.field} if refused.field else {"input"}
            tried = [oracle.values_of(layer, sizes) for sizes in guesses(declaration, shapes)]
    if faults & set(declaration.stricter):
        return None
    assert not any(oracle.accepts(declaration, values, shapes) for values in tried), (
        f"torch accepts {params} for {[str(s) for s in shapes]}, we refuse {faults} "
        "and `stricter` does not say why"
    )
    return None


def guesses(declaration, shapes):
    """What auto fields could be for torch, also where our own rule refuses."""
    layer, _ = bound(declaration, {})
    try:
        return [layer.measure(shapes).inferred]
    except Refused:
        ends = {shapes[0].dims[0], shapes[0].dims[-1]}
        autos = [name for name, spec in declaration.fields().items() if spec.auto]
        return [dict.fromkeys(autos, end) for end in ends]


def defaults(declaration, inferred):
    layer, _ = bound(declaration, {})
    return oracle.values_of(layer, inferred)


def needed(declaration, field):
    """Whether torch accepts some tried value that is refused here for `field`."""
    if field == "input":
        return any(torch_alone(declaration, {}, wrong(declaration, shape)) for shape in WRONG)
    return any(
        torch_alone(declaration, {**others, field: raw}, shapes)
        for others in single(declaration)
        for raw in outside(declaration.fields()[field])
        for shapes in declaration.examples
    )


def torch_alone(declaration, params, shapes):
    """torch accepts what we refuse."""
    layer, problems = bound(declaration, params)
    if not problems:
        try:
            layer.measure(shapes)
        except Refused:
            pass
        else:
            return False
    return any(
        oracle.accepts(declaration, {**defaults(declaration, sizes), **params}, shapes)
        for sizes in guesses(declaration, shapes)
    )


def agrees(declaration, params, shapes):
    """Names and sizes of weights; shapes for a batch of 1 on the meta device, whose Python takes
    many times as long as the kernels of the CPU, and there for a batch of 2 and in training.
    """
    measured = accepted(declaration, params, shapes)
    if measured is None:
        return None
    layer, _ = bound(declaration, params)
    said = f"{params} for {[str(shape) for shape in shapes]}"
    values = oracle.values_of(layer, measured.inferred)
    module = oracle.build(declaration, values, "cpu")
    assert oracle.numel(module) == measured.parameters, f"parameters of {said}"
    theirs = [(name, tuple(one.shape)) for name, one in module.named_parameters()]
    assert list(measured.tensors.items()) == theirs, f"names and shapes of parameters of {said}"
    two = oracle.samples(shapes, 2, "cpu")
    given = oracle.shapes_of(declaration, module, two)
    assert given == _batched(2, measured), f"shape of {said}, batch 2"
    given = oracle.shapes_of(
        declaration, oracle.build(declaration, values), oracle.samples(shapes, 1)
    )
    assert given == _batched(1, measured), f"shape of {said}, batch 1"
    # Running statistics read their counter, which the meta device cannot.
    given = oracle.shapes_of(declaration, module.train(), two)
    assert given == _batched(2, measured), f"shape in training of {said}"
    return measured


def _batched(batch, measured):
    return [(batch, *shape.dims) for shape in measured.outputs]


def wrong(declaration, shape):
    """Inputs of one shape, as many as the layer takes, of numbers that it reads."""
    kind = declaration.reads[0]
    return (Shape(shape.dims, kind),) * max(len(declaration.inputs), 1)


def shapes_and_counts(declaration, combined=False):
    """All examples with all single changes, or two of them with all pairs of changes."""
    seen = 0
    examples = declaration.examples[:2] if combined else declaration.examples
    for params in pairs(declaration) if combined else single(declaration):
        for shapes in examples:
            seen += agrees(declaration, params, shapes) is not None
    assert seen or combined, "no example is accepted"


def typed_sizes(declaration):
    """A size may be typed out; a wrong one is refused, as torch does."""
    for shapes in declaration.examples:
        layer, _ = bound(declaration, {})
        sizes = typed(declaration, layer.measure(shapes).inferred)
        assert agrees(declaration, sizes, shapes) is not None
        for name, value in sizes.items():
            wrong = tuple(v + 1 for v in value) if isinstance(value, tuple) else value + 1
            assert accepted(declaration, {**sizes, name: wrong}, shapes) is None
            if name in declaration.stricter:
                continue
            mistyped, _ = bound(declaration, {name: wrong})
            assert not oracle.accepts(declaration, oracle.values_of(mistyped, sizes), shapes)


def refusals(declaration):
    """Values outside a field, and inputs of every rank: what torch refuses is refused."""
    for name, spec in declaration.fields().items():
        for raw in outside(spec):
            for shapes in declaration.examples:
                agrees(declaration, {name: raw}, shapes)
    for shape in WRONG:
        agrees(declaration, {}, wrong(declaration, shape))


def alive(declaration, params, shapes):
    """Another input gives another output, unless the layer says that it is blind."""
    layer, _ = bound(declaration, params)
    if layer is None:
        return
    try:
        measured = layer.measure(shapes)
    except Refused:
        return
    module = oracle.build(declaration, oracle.values_of(layer, measured.inferred), "cpu")
    one = oracle.run(module, oracle.samples(shapes, 3, "cpu", seed=1))
    other = oracle.run(module, oracle.samples(shapes, 3, "cpu", seed=2))
    assert one.isfinite().all()
    moves = "depends" if declaration.blind else "does not depend"
    assert torch.equal(one, other) == declaration.blind, (
        f"{params}: the output {moves} on the input"
    )


def printed_arguments(declaration, combined=False):
    """The arguments that go into the text make the same module as all fields by name."""
    for params in pairs(declaration) if combined else single(declaration):
        for shapes in declaration.examples:
            layer, _ = bound(declaration, params)
            try:
                measured = layer.measure(shapes)
            except (Refused, AttributeError):
                continue
            said = f"{params} for {[str(shape) for shape in shapes]}"
            values = oracle.values_of(layer, measured.inferred)
            arguments = layer.arguments(measured.inferred)
            short = built(declaration, arguments)
            full = oracle.build(declaration, values, "cpu")
            assert short.extra_repr() == plain(declaration, values).extra_repr(), said
            short.load_state_dict(full.state_dict())
            inputs = oracle.samples(shapes, 2, "cpu")
            assert torch.equal(oracle.run(short, inputs), oracle.run(full, inputs)), said


def built(declaration, arguments):
    """The module from arguments as they would stand between the brackets."""
    positional = [value for name, value in arguments if name is None]
    named = {name: value for name, value in arguments if name is not None}
    first_named = [name is not None for name, _ in arguments]
    assert first_named == sorted(first_named), "a positional argument behind a named one"
    torch.manual_seed(0)
    return oracle.torch_class(declaration)(*positional, **named).eval()


def plain(declaration, values):
    """As by `values`, but with what torch does with sizes written once."""
    fields = declaration.fields()
    once = {name: fields[name].printed(value) for name, value in values.items()}
    return oracle.build(declaration, once, "cpu")


def survives_json(declaration):
    """Every raw value comes back from a file as the same bound value."""
    for name, values in raw_values(declaration).items():
        spec = declaration.fields()[name]
        for raw in (spec.default, *values):
            again = from_json(json.loads(json.dumps(to_json(raw))))
            assert again == raw
            assert spec.check(again) == spec.check(raw)


def explained(declaration):
    """One sentence for the type, one for each field."""
    assert declaration.summary().endswith("."), "the first paragraph is a sentence"
    assert len(declaration.summary()) <= 120
    for name, spec in declaration.fields().items():
        assert len(spec.help) > 10, name
        assert spec.help.endswith("."), f"the help of {name} is a sentence"


def reasons(declaration):
    """Each reason to be stricter than torch is a sentence about a field or the inputs."""
    assert set(declaration.stricter) <= {*declaration.fields(), "input", "inputs"}
    assert all(reason.endswith(".") for reason in declaration.stricter.values())


def formulas(declaration):
    """Lines with every gap filled, for all accepted single changes."""
    for params in single(declaration):
        for shapes in declaration.examples:
            layer, _ = bound(declaration, params)
            try:
                measured = layer.measure(shapes)
            except (Refused, AttributeError):
                continue
            lines = [str(line) for line in layer.formula(shapes, measured)]
            assert lines or isinstance(layer, (Source, Sink)), "nothing is explained"
            assert not any("{" in line or AUTO in line or "None" in line for line in lines), lines
            if measured.parameters:
                counted = str(translate("", "= {n}", n=measured.parameters))
                assert any(line.endswith(counted) for line in lines), lines
