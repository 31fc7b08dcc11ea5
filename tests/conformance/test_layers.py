"""Every registered layer against torch, with nothing written for any of them."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studio import catalogue
from studio.spec.declaration import bind_values
from studio.spec.fields import AUTO
from studio.spec.layer import LAYERS
from studio.spec.problems import Refused
from tests.conformance import checks, oracle
from tests.conformance.cases import everything, like, single

catalogue.fill()

ALL = [one for one in LAYERS.values() if not one.foreign]
"""Those with a rule: a class of a person's own has none, and `tests/test_customs.py` of its own."""
MODULES = [declaration for declaration in ALL if oracle.is_module(declaration)]
UNCOUNTED = {"Bilinear"}
"""torch's counter does not know its one operation."""

each = pytest.mark.parametrize("declaration", ALL, ids=lambda d: d.type_name())
each_module = pytest.mark.parametrize("declaration", MODULES, ids=lambda d: d.type_name())


def test_the_first_families_are_there():
    families = {declaration.family for declaration in ALL}
    assert families >= {
        "input_output", "convolution", "pooling", "linear", "activation", "normalization",
        "dropout", "shape",
    }  # fmt: skip
    assert len(MODULES) >= 28


@each_module
def test_names_order_and_defaults_are_those_of_torch(declaration):
    checks.signature(declaration)


@each_module
def test_shapes_and_counts_are_those_of_torch(declaration):
    checks.shapes_and_counts(declaration)


@each_module
def test_shapes_and_counts_are_those_of_torch_for_pairs_of_fields(declaration):
    checks.shapes_and_counts(declaration, combined=True)


@each_module
@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_all_fields_and_sizes_at_once_agree_with_torch(declaration, data):
    shapes = data.draw(st.sampled_from(declaration.examples).flatmap(like))
    checks.agrees(declaration, data.draw(everything(declaration)), shapes)


@each_module
def test_inferred_sizes_may_be_typed_and_wrong_ones_are_refused(declaration):
    checks.typed_sizes(declaration)


@each_module
def test_what_torch_refuses_is_refused_and_other_refusals_say_why(declaration):
    checks.refusals(declaration)


@each_module
def test_every_reason_to_be_stricter_than_torch_is_needed(declaration):
    for field in declaration.stricter:
        assert checks.needed(declaration, field), field


@each_module
def test_the_output_moves_with_the_input(declaration):
    for params in single(declaration):
        for shapes in declaration.examples:
            checks.alive(declaration, params, shapes)


@each_module
def test_the_printed_arguments_make_the_same_module(declaration):
    checks.printed_arguments(declaration)


@each_module
def test_multiply_adds_are_half_of_the_operations_that_torch_counts(declaration):
    from torch.utils.flop_counter import FlopCounterMode

    for params in single(declaration):
        for shapes in declaration.examples:
            if _refused(declaration, params, shapes) is not None:
                continue
            layer, _ = bind_values(declaration, params)
            measured = layer.measure(shapes)
            module = oracle.build(declaration, oracle.values_of(layer, measured.inferred))
            with FlopCounterMode(display=False) as counter:
                oracle.run(module, oracle.samples(shapes, 1))
            if declaration.type_name() not in UNCOUNTED:
                assert counter.get_total_flops() == 2 * measured.macs, (params, shapes)


@each
def test_reasons_to_be_stricter_than_torch_are_sentences_about_a_field_or_the_inputs(declaration):
    checks.reasons(declaration)


@each
def test_the_formulas_hold_the_present_numbers(declaration):
    checks.formulas(declaration)


@each
def test_a_fresh_layer_of_the_palette_works_on_every_example(declaration):
    layer, problems = bind_values(declaration, {})
    assert problems == ()
    assert declaration.examples
    for shapes in declaration.examples:
        measured = layer.measure(shapes)
        assert set(measured.inferred) == {n for n, s in declaration.fields().items() if s.auto}
        assert AUTO not in measured.inferred.values()


@each
@pytest.mark.parametrize("raw", ["", "abc", "1/0", "9" * 300, (1, (2,)), {}, float("nan"), b"x"])
def test_nonsense_in_a_field_is_refused_and_never_an_error(declaration, raw):
    for name, spec in declaration.fields().items():
        if spec.kind == "text":
            continue
        with pytest.raises(Refused) as caught:
            pytest.fail(f"{name} takes {raw!r} as {spec.check(raw)!r}")
        assert str(caught.value.text)


def _wrong(declaration):
    return [checks.wrong(declaration, shape) for shape in checks.WRONG]


def _refused(declaration, params, shapes):
    """How a layer with `params` refuses `shapes`; None where it accepts them."""
    layer, problems = bind_values(declaration, params)
    assert problems == (), params
    try:
        layer.measure(shapes)
    except Refused as refused:
        return refused
    return None


@each
def test_an_input_that_does_not_fit_is_refused_and_never_an_error(declaration):
    for shape in checks.WRONG:
        refused = _refused(declaration, {}, (shape,) * max(len(declaration.inputs), 1))
        assert refused is None or len(str(refused.text)) > 30


@each_module
def test_huge_sizes_are_counted_and_do_not_overflow(declaration):
    layer, problems = bind_values(
        declaration,
        {n: 200_000 for n in ("out_channels", "out_features") if n in declaration.fields()},
    )
    assert problems == ()
    measured = layer.measure(declaration.examples[0])
    assert measured.parameters >= 0
    assert measured.outputs[0].numel > 0


@each_module
def test_a_repair_is_a_value_that_the_layer_takes_and_ends_that_refusal(declaration):
    for params in single(declaration):
        for shapes in [*declaration.examples, *_wrong(declaration)]:
            refused = _refused(declaration, params, shapes)
            for repair in refused.repairs if refused is not None else ():
                mended, values = declaration, dict(params)
                if repair.edit == "set_param":
                    values[repair.arguments["field"]] = repair.arguments["value"]
                elif repair.edit == "set_type":
                    mended = LAYERS[repair.arguments["type"]]
                else:
                    assert repair.edit in {"insert_before", "remove_joined"}
                    continue
                again = _refused(mended, values, shapes)
                assert again is None or again.code != refused.code, (params, shapes, repair)


def test_torch_is_compared_on_the_meta_device_without_memory():
    values = {"in_features": 10**6, "out_features": 10**6}
    module = oracle.build(LAYERS["Linear"], values)
    assert oracle.numel(module) == 10**12 + 10**6
    assert all(parameter.device == torch.device("meta") for parameter in module.parameters())
