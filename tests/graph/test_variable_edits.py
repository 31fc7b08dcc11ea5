"""The project's variables: one number in many fields, renamed, changed and deleted exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.graph import edits, recipe_edits, repairs
from studio.graph.model import Document, Entry, Parameter, Start
from studio.graph.scope import names_at, uses_of
from studio.graph.storage import dumps, loads
from studio.graph.variable_edits import (
    add_variable,
    extract,
    extract_of_recipe,
    inline_variable,
    remove_variable,
    rename_variable,
    set_variable,
    value_of,
)
from studio.spec.problems import Refused
from tests.documents import found, lenet
from tests.texts import block, definition, network, program


def _named() -> Document:
    """The digits network with `width` in two layers, a weight, the batch size and the dropout."""
    document = add_variable(lenet(), "width", 6)
    document = edits.set_params(
        document, {"n2": {"out_channels": "width"}, "n5": {"out_channels": "width*2"}}
    )
    started = replace(
        document.node("n9"), starts={"bias": Start(Entry("constant_", {"val": "width / 4"}))}
    )
    document = document.with_node(started)
    return recipe_edits.set_recipe_param(document, "settings", "batch_size", "width * 8")


def _code(function, *arguments):
    with pytest.raises(Refused) as caught:
        function(*arguments)
    assert str(caught.value.text)
    return caught.value.code


def test_a_change_of_a_variable_changes_every_number_that_names_it():
    changed = set_variable(_named(), "width", 10)
    shapes = {node.name: found(changed).of((node.id,)).output for node in _nodes(changed)}
    assert str(shapes["conv1"]) == "10×28×28"
    assert str(shapes["conv2"]) == "20×14×14"
    assert not found(changed).errors


def _nodes(document):
    return document.network().nodes.values()


def test_it_is_told_where_a_variable_is_used():
    assert [str(use) for use in uses_of(_named(), "width")] == [
        "conv1.out_channels",
        "conv2.out_channels",
        "fc1.bias",
        "settings.batch_size",
    ]


def test_a_renamed_variable_is_followed_by_every_expression_and_keeps_its_place():
    document = add_variable(_named(), "later", 1)
    renamed = rename_variable(document, "width", "planes")
    assert list(renamed.variables.items()) == [("planes", 6), ("later", 1)]
    assert renamed.node("n2").params["out_channels"] == "planes"
    assert renamed.node("n5").params["out_channels"] == "planes * 2"
    assert renamed.node("n9").starts["bias"].how.params["val"] == "planes / 4"
    assert renamed.recipe.settings["batch_size"] == "planes * 8"
    assert len(uses_of(renamed, "planes")) == 4
    assert program(renamed).text == program(document).text


def test_a_name_that_is_taken_reserved_or_a_word_of_a_field_is_refused():
    document = add_variable(_named(), "depth", 2)
    assert _code(rename_variable, document, "depth", "width") == "variable-taken"
    assert _code(add_variable, document, "width") == "variable-taken"
    assert _code(add_variable, document, "auto") == "variable-word"
    assert _code(add_variable, document, "same") == "variable-word"
    assert _code(add_variable, document, "2nd") == "name-characters"
    assert _code(add_variable, document, "class") == "name-reserved"
    assert _code(set_variable, document, "nothing", 1) == "variable-gone"


def test_a_variable_in_use_is_not_deleted_but_its_number_can_be_written_instead():
    document = _named()
    with pytest.raises(Refused) as caught:
        remove_variable(document, "width")
    assert caught.value.code == "variable-used"
    assert "conv1.out_channels" in str(caught.value.text)
    assert "1 more" in str(caught.value.text)
    mended = repairs.apply(document, caught.value.problem(), caught.value.repairs[0])
    assert mended == inline_variable(document, "width")
    assert mended.variables == {}
    assert mended.node("n2").params["out_channels"] == 6
    assert mended.node("n5").params["out_channels"] == "6 * 2"
    assert program(mended).text == program(document).text
    assert remove_variable(add_variable(mended, "a"), "a") == mended


def test_a_number_becomes_a_variable_with_a_good_name():
    document = extract(lenet(), ["n2"], "out_channels")
    assert document.variables == {"channels": 16}
    assert document.node("n2").params["out_channels"] == "channels"
    assert program(document).text == program(lenet()).text
    again = extract(document, ["n5"], "out_channels")
    assert again.variables == {"channels": 16, "channels1": 32}


def test_a_size_that_is_the_same_on_every_axis_becomes_one_variable():
    document = extract(lenet(), ["n2"], "kernel_size")
    assert document.variables == {"kernel_size": 5}
    assert program(document).text == program(lenet()).text


def test_a_field_that_several_layers_have_alike_becomes_one_variable():
    document = extract(lenet(), ["n4", "n7"], "kernel_size")
    assert document.variables == {"kernel_size": 2}
    assert {document.node(i).params["kernel_size"] for i in ("n4", "n7")} == {"kernel_size"}
    assert _code(extract, lenet(), ["n2", "n5"], "out_channels") == "variable-number"
    assert _code(extract, lenet(), ["n2"], "in_channels") == "variable-number"


def test_a_number_of_the_recipe_becomes_a_variable():
    document = extract_of_recipe(lenet(), "optimizer", "lr")
    assert list(document.variables) == ["rate"]
    assert document.recipe.steps[0].optimizer.params["lr"] == "rate"
    document = extract_of_recipe(document, "settings", "batch_size")
    assert len(document.variables) == 2
    assert not found(document).errors
    assert program(document).text == program(lenet()).text


def test_a_name_that_nothing_has_becomes_a_variable_by_one_button():
    document = edits.set_param(lenet(), "n9", "out_features", "hidden * 2")
    (problem,) = [p for p in found(document).problems if p.code == "expression-name"]
    assert (problem.address, problem.field) == (("n9",), "out_features")
    assert "hidden" in str(problem.text)
    repair = problem.repairs[0]
    assert str(repair.title) == "Make a variable hidden"
    mended = repairs.apply(document, problem, repair)
    assert "hidden" in mended.variables
    assert not found(mended).errors


def test_a_mistyped_name_offers_the_one_that_was_probably_meant():
    document = edits.set_param(_named(), "n9", "out_features", "widht * 4")
    (problem,) = [p for p in found(document).problems if p.code == "expression-name"]
    assert str(problem.repairs[0].title) == "Use width * 4"
    mended = repairs.apply(document, problem, problem.repairs[0])
    assert mended.node("n9").params["out_features"] == "width * 4"
    assert not found(mended).errors


def test_the_same_in_the_recipe():
    document = recipe_edits.set_recipe_param(lenet(), "optimizer", "lr", "speed")
    (problem,) = [p for p in found(document).problems if p.code == "expression-name"]
    mended = repairs.apply(document, problem, problem.repairs[0])
    assert mended.variables == {"speed": 0.001}
    assert not found(mended).errors


def test_a_division_by_zero_is_one_sentence_at_its_field():
    document = edits.set_param(add_variable(lenet(), "zero", 0), "n9", "out_features", "8 // zero")
    (problem,) = [p for p in found(document).problems if p.severity == "error"]
    assert (problem.code, problem.field) == ("expression-value", "out_features")
    assert str(problem.text) == "“8 // zero” divides by zero."
    assert [repair.edit for repair in problem.repairs] == ["set_param"]


def _with_block() -> Document:
    """A block with a parameter `width`, used in a project with a variable of the same name."""
    outer = definition(
        "d1",
        "Net",
        {
            "image": ("Input", {"shape": (3, 8, 8)}, ()),
            "stem": ("Conv2d", {"out_channels": "width", "kernel_size": 1}, ("image",)),
            "block": ("@d2", {"width": "width"}, ("stem",)),
            "output": ("Output", {}, ("block",)),
        },
    )
    return network(outer, block((Parameter("width", 8),), "width"), variables={"width": 4, "k": 1})


def test_a_parameter_of_a_block_hides_the_variable_inside():
    document = _with_block()
    renamed = rename_variable(document, "width", "planes")
    inside = renamed.definitions["d2"].nodes
    assert {node.params.get("out_channels") for node in inside.values()} == {"width", None}
    assert renamed.definitions["d1"].nodes["n103"].params == {"width": "planes"}
    assert program(renamed).text == program(document).text
    assert len(uses_of(document, "width")) == 2


def test_a_new_name_is_not_caught_by_a_parameter_of_a_block():
    document = edits.set_param(_with_block(), "n202", "kernel_size", "k")
    assert _code(rename_variable, document, "k", "width") == "variable-taken"
    block_free = rename_variable(_with_block(), "k", "other")
    assert "other" in block_free.variables


def test_names_mean_what_the_open_instance_gives_them():
    document = _with_block()
    assert names_at(document, ()).value("width") == 4
    inside = names_at(set_variable(document, "width", 12), ("n103",))
    assert inside.parameters == {"width": 12}
    assert inside.value("k") == 1


def test_variables_are_saved_in_their_order():
    document = add_variable(add_variable(lenet(), "z", 3), "a", 0.25)
    assert list(loads(dumps(document)).variables.items()) == [("z", 3), ("a", 0.25)]


def test_a_variable_is_one_number():
    assert value_of(" 64 ") == 64
    assert value_of("0.5") == 0.5
    for text in ("", "width", "1e99", "nan", "inf", "1/2"):
        assert _code(value_of, text) == "variable-value"
