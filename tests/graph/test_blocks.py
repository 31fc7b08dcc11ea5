"""Blocks: made of a selection, unpacked, changed at their ports, used often, copied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio import catalogue
from studio.graph import block_parameters, blocks, edits, ports
from studio.graph.analysis import Analyser
from studio.graph.blocks import make_block, make_independent
from studio.graph.model import Document, Node, Parameter, Ref
from studio.graph.naming import name_node
from studio.graph.nesting import instance_stem
from studio.graph.storage import dumps, loads
from studio.graph.unpacking import unpack
from studio.spec.problems import Refused
from tests.documents import found, lenet
from tests.texts import concat, definition, network, program, residual, stages

catalogue.fill()


def _ids(document: Document, *names: str) -> list[str]:
    by_name = {node.name: node.id for node in document.network().nodes.values()}
    return [by_name[name] for name in names]


def _named(document: Document, name: str) -> Node:
    for one in document.definitions.values():
        for node in one.nodes.values():
            if node.name == name:
                return node
    raise KeyError(name)


def _measures(document: Document) -> tuple[int, int, object]:
    findings = Analyser().analyse(document)
    assert not findings.errors, [str(problem.text) for problem in findings.problems]
    output = document.network().of_type("Output")[0]
    return findings.parameters, findings.macs, findings.of((output.id,)).inputs[0]


BRANCH = ("conv1", "norm1", "relu1", "conv2", "norm2", "add")


def test_a_block_computes_what_its_layers_did() -> None:
    document = residual()
    made = make_block(document, _ids(document, *BRANCH), "Branch")
    assert _measures(made) == _measures(document)
    text = program(made).text
    assert "class Branch(nn.Module):" in text
    assert "self.branch = Branch(" in text
    outer = {node.name for node in made.network().nodes.values()}
    assert not outer & set(BRANCH)
    assert "branch" in outer


def test_a_wire_that_enters_twice_is_one_port() -> None:
    document = residual()
    made = make_block(document, _ids(document, *BRANCH))
    instance = _named(made, "block")
    assert len(instance.inputs) == 1
    assert len(made.definitions[instance.definition].of_type("Output")) == 1


def test_several_values_enter_and_leave() -> None:
    document = concat()
    names = [n.name for n in document.network().nodes.values()]
    joined = next(n for n in document.network().nodes.values() if n.type == "Concat")
    branches = [document.network().nodes[ref.node].name for ref in joined.inputs]
    made = make_block(document, _ids(document, *branches), "Branches")
    assert len(names) > len(made.network().nodes)
    assert len(made.definitions[_named(made, "branches").definition].of_type("Output")) == 3
    assert _measures(made) == _measures(document)
    sides = make_block(document, [joined.id], "Joining")
    assert len(_named(sides, "joining").inputs) == 3
    assert _measures(sides) == _measures(document)


def test_the_shapes_that_are_known_are_given_to_the_ports() -> None:
    document = residual()
    findings = found(document)
    shapes = {
        Ref(node.id, port): shape
        for node in document.network().nodes.values()
        for port, shape in enumerate(findings.of((node.id,)).measured.outputs)
    }
    made = make_block(document, _ids(document, *BRANCH), "Branch", shapes)
    inner = made.definitions[_named(made, "branch").definition]
    assert inner.of_type("Input")[0].params["shape"] == (8, 12, 10)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ((), "block-empty"),
        (("image", "output"), "block-empty"),
        (("stem", "add"), "block-loop"),
        (("conv1", "relu1"), "block-loop"),
    ],
)
def test_what_cannot_be_a_block_says_why(names, code) -> None:
    document = residual()
    with pytest.raises(Refused) as refused:
        make_block(document, _ids(document, *names))
    assert refused.value.code == code


def test_shared_weights_are_not_torn_apart() -> None:
    document = residual()
    conv1, conv2 = _ids(document, "conv1", "conv2")
    shared = document.with_node(replace(document.node(conv2), shares=conv1))
    with pytest.raises(Refused) as refused:
        make_block(shared, _ids(shared, "conv1", "norm1", "relu1"))
    assert refused.value.code == "block-shares"
    whole = make_block(shared, _ids(shared, *BRANCH))
    assert _measures(whole) == _measures(shared)


def test_unpacked_it_is_the_network_of_before() -> None:
    document = residual()
    made = make_block(document, _ids(document, *BRANCH), "Branch")
    back = unpack(made, _named(made, "branch").id)
    assert set(back.definitions) == {"d1"}
    assert _measures(back) == _measures(document)
    assert program(back).text == program(document).text


def test_unpacking_puts_the_numbers_in() -> None:
    document = stages()
    stem = _named(document, "stem")
    given = document.with_node(replace(stem, params={"planes": "width * 3"}))
    given = replace(given, variables={"width": 2})
    back = unpack(given, stem.id)
    assert _named(back, "conv").params["out_channels"] in ("width * 3 * 2", "planes * 2")
    inside = [n for n in back.network().nodes.values() if n.type == "Conv2d"]
    assert {n.params["out_channels"] for n in inside} == {"width * 3 * 2"}
    assert _measures(back) == _measures(given)
    assert "d2" in back.definitions


def test_a_repeated_block_is_unpacked_one_after_another() -> None:
    document = stages()
    stem = _named(document, "stem")
    three = document.with_node(replace(stem, repeat=3))
    back = unpack(three, stem.id)
    assert len([n for n in back.network().nodes.values() if n.type == "BatchNorm2d"]) == 3
    assert _measures(back) == _measures(three)


def test_names_stay_different_when_unpacked() -> None:
    document = stages()
    with_conv = edits.rename(document, _named(document, "fc").id, "conv")
    back = unpack(with_conv, _named(with_conv, "stem").id)
    names = [n.name for n in back.network().nodes.values()]
    assert len(names) == len(set(names))


def test_an_independent_copy_changes_nothing_until_it_is_changed() -> None:
    document = stages()
    stem = _named(document, "stem")
    own = make_independent(document, stem.id)
    assert own.node(stem.id).definition not in ("d2", None)
    assert _measures(own) == _measures(document)
    inner = own.definitions[own.node(stem.id).definition]
    conv = next(n for n in inner.nodes.values() if n.name == "conv")
    wider = edits.set_param(own, conv.id, "kernel_size", 1)
    assert wider.definitions["d2"] == document.definitions["d2"]
    assert loads(dumps(own)) == own


def _pair() -> Document:
    """A block of two inputs and two outputs, and readers of both."""
    inner = definition(
        "d2",
        "Pair",
        {
            "a": ("Input", {"shape": (4,)}, ()),
            "b": ("Input", {"shape": (6,)}, ()),
            "fa": ("Linear", {"out_features": 3}, ("a",)),
            "fb": ("Linear", {"out_features": 5}, ("b",)),
            "oa": ("Output", {}, ("fa",)),
            "ob": ("Output", {}, ("fb",)),
        },
    )
    document = network(
        definition(
            "d1",
            "Net",
            {
                "input": ("Input", {"shape": (4,)}, ()),
                "wide": ("Linear", {"out_features": 6}, ("input",)),
                "pair": ("@d2", {}, ("input", "wide")),
                "first": ("Linear", {"out_features": 2}, ("pair",)),
                "second": ("Linear", {"out_features": 2}, ("pair",)),
                "add": ("Add", {}, ("first", "second")),
                "output": ("Output", {}, ("add",)),
            },
        ),
        inner,
    )
    second = _named(document, "second")
    return document.with_node(replace(second, inputs=(Ref(second.inputs[0].node, 1),)))


def test_ports_are_reordered_with_their_wires() -> None:
    document = _pair()
    before = _measures(document)
    inputs = ports.move_port(document, _named(document, "b").id, -1)
    pair = _named(document, "pair")
    assert inputs.node(pair.id).inputs == tuple(reversed(pair.inputs))
    assert _measures(inputs) == before
    outputs = ports.move_port(document, _named(document, "oa").id, 1)
    assert outputs.node(_named(document, "first").id).inputs[0].port == 1
    assert outputs.node(_named(document, "second").id).inputs[0].port == 0
    assert _measures(outputs) == before
    assert ports.move_port(outputs, _named(document, "oa").id, -1) == document


def test_a_port_that_goes_takes_its_wires_along_and_no_others() -> None:
    document = _pair()
    pair, wide = _named(document, "pair"), _named(document, "wide")
    without = edits.remove(document, [_named(document, "a").id])
    assert without.node(pair.id).inputs == (Ref(wide.id),)
    fewer = edits.remove(document, [_named(document, "oa").id])
    assert fewer.node(_named(document, "first").id).inputs == (None,)
    assert fewer.node(_named(document, "second").id).inputs == (Ref(pair.id, 0),)


def test_a_new_port_is_the_last_one() -> None:
    document = _pair()
    pair = _named(document, "pair")
    grown = edits.add(document, "d2", "Input", params={"shape": (2,)})
    assert grown.node(pair.id).inputs == (*pair.inputs, None)
    assert [p.code for p in found(grown).problems if p.address == (pair.id,)] == ["input-missing"]


def test_a_block_never_contains_itself() -> None:
    document = stages()
    for inside, used in (("d2", "d2"), ("d2", "d3"), ("d3", "d1")):
        with pytest.raises(Refused) as refused:
            edits.add(document, inside, f"@{used}")
        assert refused.value.code == "block-itself"
    with pytest.raises(Refused) as refused:
        edits.add(document, "d1", "@d99")
    assert refused.value.code == "block-missing"


def test_an_instance_is_called_after_its_block() -> None:
    document = edits.add(stages(), "d1", "@d2")
    assert document.node(f"n{stages().next_id}").name == "block1"
    one = stages().definitions["d2"]
    assert instance_stem(replace(one, name="BasicBlock")) == "basic_block"
    assert instance_stem(replace(one, name="残差")) == "block"


def test_a_block_in_use_is_not_removed() -> None:
    document = stages()
    with pytest.raises(Refused) as refused:
        blocks.remove_block(document, "d2")
    assert refused.value.code == "block-used"
    rest = edits.remove(document, [_named(document, "layer1").id])
    assert "d3" not in blocks.remove_block(rest, "d3").definitions


def test_a_chain_is_written_in_place_or_as_a_class() -> None:
    document = lenet()
    chain = [n.id for n in document.network().nodes.values()][1:4]
    made = make_block(document, chain, "Stage")
    definition_id = next(n.definition for n in made.network().nodes.values() if n.definition)
    inline = blocks.set_in_place(made, definition_id, True)
    assert "class Stage" in program(made).text
    assert "class Stage" not in program(inline).text
    assert _measures(inline) == _measures(made)
    assert blocks.set_in_place(inline, definition_id, False) == made


# ---- parameters


def _wide() -> Document:
    return stages()


def test_a_renamed_parameter_is_followed_everywhere() -> None:
    document = _wide()
    renamed = block_parameters.rename_parameter(document, "d2", "planes", "width")
    assert _named(renamed, "conv").params["out_channels"] == "width * 2"
    assert _named(renamed, "first").params == {"width": 4}
    assert _measures(renamed) == _measures(document)
    assert block_parameters.rename_parameter(renamed, "d2", "width", "planes") == document


def test_a_parameter_in_which_instances_differ_is_not_removed() -> None:
    document = _wide()
    with pytest.raises(Refused) as refused:
        block_parameters.remove_parameter(document, "d2", "planes")
    assert refused.value.code == "parameter-set"
    equal = document
    for name in ("first", "second", "third", "fourth"):
        equal = equal.with_node(replace(_named(equal, name), params={"planes": 8}))
    gone = block_parameters.remove_parameter(equal, "d2", "planes")
    assert gone.definitions["d2"].parameters == ()
    assert _named(gone, "conv").params["out_channels"] == "8 * 2"
    assert _measures(gone) == _measures(equal)


@pytest.mark.parametrize(
    ("name", "code"),
    [("planes", "name-taken"), ("class", "name-reserved"), ("", "name-empty")],
)
def test_a_parameter_needs_a_name_of_its_own(name, code) -> None:
    with pytest.raises(Refused) as refused:
        block_parameters.add_parameter(_wide(), "d2", name)
    assert refused.value.code == code


def test_a_default_counts_where_nothing_is_set() -> None:
    document = block_parameters.set_default(_wide(), "d2", "planes", 9)
    assert document.definitions["d2"].parameters == (Parameter("planes", 9),)
    assert "in_channels, planes=9" in program(document).text


def test_the_first_name_of_its_one_use_is_that_of_a_new_block() -> None:
    made = make_block(residual(), _ids(residual(), *BRANCH))
    use = _named(made, "block")
    named = name_node(made, use.id, "skip_branch")
    assert named.definitions[use.definition].name == "SkipBranch"
    again = name_node(named, use.id, "other")
    assert again.definitions[use.definition].name == "SkipBranch", "it was named"


def test_a_block_that_is_used_twice_is_not_called_like_one_of_its_uses() -> None:
    made = make_block(residual(), _ids(residual(), *BRANCH))
    use = _named(made, "block")
    twice = edits.add(made, made.network().id, use.type, (0, 0))
    assert name_node(twice, use.id, "left").definitions[use.definition].name == "Block"


def test_a_class_name_that_is_taken_is_left_alone() -> None:
    document = stages()
    known = next(one.name for one in document.definitions.values() if one.id != "d1")
    inner = _ids(document, "layer1")
    made = make_block(document, inner)
    use = next(n for n in made.network().nodes.values() if n.id not in document.network().nodes)
    named = name_node(made, use.id, known[0].lower() + known[1:])
    assert named.definitions[use.definition].name == made.definitions[use.definition].name
    assert named.node(use.id).name != use.name
