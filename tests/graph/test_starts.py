"""How weights begin: edits, files, what does not fit and how it is mended, and the text."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace

import pytest
import torch

from studio.engine.compile import compile_program
from studio.graph import clipboard, edits, repairs, start_edits
from studio.graph.model import Document, Entry, Given, Start
from studio.graph.starts import MOST_GIVEN
from studio.graph.storage import dumps, loads
from studio.project import Project
from studio.spec.messages import translate
from studio.spec.problems import Problem, Refused
from tests.documents import found, lenet, mlp
from tests.texts import definition, formatted, method, network, program

LABEL = translate("Test", "edit")
FC1, FC2 = "n2", "n4"
EIGHTHS = tuple(number / 8 for number in range(32))


def _chosen() -> Document:
    """Iris: given and locked weights of fc1, a drawn weight and a locked bias of fc2."""
    document = start_edits.set_start(mlp(), FC1, "weight", Given((8, 4), EIGHTHS))
    document = start_edits.set_frozen(document, FC1, "weight", True)
    document = start_edits.set_start(document, FC2, "weight", Entry("normal_", {"std": 0.01}))
    return start_edits.set_frozen(document, FC2, "bias", True)


def _problem(document: Document, code: str) -> Problem:
    (problem,) = (one for one in found(document).problems if one.code == code)
    return problem


def _refused(function, *arguments) -> str:
    with pytest.raises(Refused) as refused:
        function(*arguments)
    assert str(refused.value)
    return refused.value.code


# ---- edits


def test_what_was_chosen_survives_a_file_a_copy_and_undo() -> None:
    document = _chosen()
    assert loads(dumps(document)) == document
    pasted = clipboard.paste(document, "d1", clipboard.copy(document, [FC1]))
    assert pasted.node(f"n{document.next_id}").starts == document.node(FC1).starts
    project = Project(mlp())
    before = project.document
    project.edit(start_edits.set_frozen, FC1, "bias", True, label=LABEL)
    assert project.document.node(FC1).starts == {"bias": Start(None, True)}
    project.undo()
    assert project.document == before


def test_back_to_the_beginning_leaves_nothing_behind() -> None:
    document = start_edits.set_frozen(_chosen(), FC1, "weight", False)
    document = start_edits.reset_start(document, FC1, "weight")
    document = start_edits.forget_start(document, FC2, "bias")
    assert start_edits.reset_start(document, FC2, "weight") == mlp()


def test_an_argument_at_its_default_is_not_stored() -> None:
    document = start_edits.set_start_param(_chosen(), FC2, "weight", "std", 1.0)
    assert document.node(FC2).starts["weight"].how == Entry("normal_", {})


def test_single_numbers_are_changed_by_their_places() -> None:
    document = start_edits.set_values(
        _chosen(), FC1, "weight", {(7, 3): -1.5, (0, 1): 2, (9, 9): 1}
    )
    values = document.node(FC1).starts["weight"].how.values
    assert (values[31], values[1], values[2]) == (-1.5, 2.0, 0.25)


@pytest.mark.parametrize(
    ("how", "code"),
    [
        (Given((8, 4), (float("nan"),) * 32), "start-number"),
        (Given((8, 4), (1e39,) * 32), "start-number"),
        (Given((8, 4), EIGHTHS[1:]), "start-count"),
        (Given((0, 4), ()), "start-count"),
        (Given((MOST_GIVEN + 1,), (0.0,) * (MOST_GIVEN + 1)), "start-many"),
    ],
)
def test_numbers_that_no_weight_can_be_are_refused_in_words(how: Given, code: str) -> None:
    assert _refused(start_edits.set_start, mlp(), FC1, "weight", how) == code


def test_a_project_holds_so_many_given_numbers_and_no_more() -> None:
    half = Given((MOST_GIVEN // 2 + 1,), (0.5,) * (MOST_GIVEN // 2 + 1))
    document = start_edits.set_start(lenet(), "n2", "weight", half)
    assert _refused(start_edits.set_start, document, "n5", "weight", half) == "start-many"
    assert _refused(clipboard.duplicate, document, ["n2"]) == "start-many"


# ---- files


def test_given_weights_stand_in_the_file_row_by_row() -> None:
    lines = dumps(_chosen()).splitlines()
    assert any(line.strip() == "[0.0, 0.125, 0.25, 0.375]," for line in lines)
    many = start_edits.set_start(lenet(), "n2", "weight", Given((400,), (0.123456,) * 400))
    assert max(map(len, dumps(many).splitlines())) < 200


@pytest.mark.parametrize(
    "starts",
    [
        [],
        {"weight": 1},
        {"weight": {"init": "normal_", "values": [1.0]}},
        {"weight": {"params": {"std": 1.0}}},
        {"weight": {"init": 7}},
        {"weight": {"init": "normal_", "params": {"std": {"a": 1}}}},
        {"weight": {"values": 3}},
        {"weight": {"values": []}},
        {"weight": {"values": [[]]}},
        {"weight": {"values": [[1, 2], [3]]}},
        {"weight": {"values": [[1, 2], 3]}},
        {"weight": {"values": [[1, "2"]]}},
        {"weight": {"values": [[1, True]]}},
        {"weight": {"values": [[1, None]]}},
        {"weight": {"values": [1e39]}},
        {"weight": {"values": [10**200]}},
        {"weight": {"values": [[[[[[[[[[1.0]]]]]]]]]]}},
        {"weight": {"values": [0.0] * (MOST_GIVEN + 1)}},
        {"weight": {"frozen": 1}},
        {"weight": {"code": "import os"}},
        {"w" * 5000: {"frozen": True}},
        {f"w{number}": {"frozen": True} for number in range(65)},
    ],
)
def test_a_hostile_file_is_named_by_its_place(starts: object) -> None:
    data = json.loads(dumps(mlp()))
    data["definitions"][0]["nodes"][1]["starts"] = starts
    assert _refused(loads, json.dumps(data)) == "file-shape"


def test_many_tensors_together_are_too_many_in_a_file() -> None:
    data = json.loads(dumps(mlp()))
    for node in data["definitions"][0]["nodes"][1:3]:
        node["starts"] = {"weight": {"values": [0.0] * (MOST_GIVEN - 1)}}
    assert _refused(loads, json.dumps(data)) == "start-many"


# ---- what does not fit


def test_a_changed_size_is_a_problem_that_cutting_or_padding_mends() -> None:
    document = edits.set_param(_chosen(), FC1, "out_features", 9)
    problem = _problem(document, "start-shape")
    assert problem.severity == "error"
    assert problem.address == (FC1,)
    assert "8×4" in str(problem.text)
    assert "9×4" in str(problem.text)
    padded = repairs.apply(document, problem, problem.repairs[0])
    assert not found(padded).errors
    start = padded.node(FC1).starts["weight"]
    assert start.frozen
    assert start.how == Given((9, 4), EIGHTHS + (0.0,) * 4)
    drawn = repairs.apply(document, problem, problem.repairs[1])
    assert not found(drawn).errors
    assert drawn.node(FC1).starts["weight"] == Start(None, True)
    small = edits.set_param(document, FC1, "out_features", 2)
    problem = _problem(small, "start-shape")
    cut = repairs.apply(small, problem, problem.repairs[0])
    assert cut.node(FC1).starts["weight"].how == Given((2, 4), EIGHTHS[:8])


def test_a_start_for_a_bias_that_is_off_is_told_and_forgotten_on_demand() -> None:
    document = edits.set_param(_chosen(), FC2, "bias", False)
    problem = _problem(document, "start-unused")
    assert problem.severity == "warning"
    assert "fc2.bias" not in program(document).text
    mended = repairs.apply(document, problem, problem.repairs[0])
    assert "bias" not in mended.node(FC2).starts


@pytest.mark.parametrize(
    ("parameter", "how", "code"),
    [
        ("bias", Entry("xavier_normal_"), "start-axes"),
        ("weight", Entry("dirac_"), "start-axes"),
        ("weight", Entry("uniform_", {"a": 2.0}), "start-order"),
        ("weight", Entry("normal_", {"std": -1.0}), "field-range"),
        ("weight", Entry("normal_", {"std": "?"}), "expression"),
        ("weight", Entry("normal_", {"width": 1.0}), "field-unknown"),
        ("weight", Entry("system_", {}), "start-unknown"),
    ],
)
def test_a_function_that_does_not_fit_says_why(parameter: str, how: Entry, code: str) -> None:
    document = start_edits.set_start(mlp(), FC1, parameter, how)
    problem = next(one for one in found(document).problems)
    assert problem.field.startswith(f"starts.{parameter}")
    assert problem.code == code
    for repair in problem.repairs:
        assert not found(repairs.apply(document, problem, repair)).errors


def test_nothing_is_asked_of_a_muted_layer() -> None:
    wrong = edits.set_param(_chosen(), FC1, "out_features", 9)
    assert not any(
        p.code == "start-shape" for p in found(edits.set_muted(wrong, [FC1], True)).problems
    )


# ---- the text


def test_the_text_sets_what_was_chosen_and_locks_in_the_class() -> None:
    text = program(_chosen()).text
    assert method(text, "__init__")[1:] == [
        "self.fc1 = nn.Linear(4, 8)",
        "self.fc1.weight.requires_grad_(False)",
        "self.relu1 = nn.ReLU()",
        "self.fc2 = nn.Linear(8, 3)",
        "self.fc2.bias.requires_grad_(False)",
    ]
    assert "        nn.init.normal_(model.fc2.weight, std=0.01)\n" in text
    assert 'torch.manual_seed(zlib.crc32(f"{seed}/fc2.weight".encode()))' in text
    formatted(text)


def test_without_a_choice_the_text_is_as_before() -> None:
    assert "nn.init" not in program(mlp()).text
    assert program(mlp()).starts == {}
    assert program(mlp()).frozen == ()


def test_tensors_begin_as_chosen_to_the_last_bit() -> None:
    compiled = compile_program(program(_chosen()))
    (net,) = compiled.networks().values()
    compiled.initialise(net, 5)
    given = torch.tensor(EIGHTHS).reshape(8, 4)
    assert torch.equal(net.get_parameter("fc1.weight"), given)
    torch.manual_seed(zlib.crc32(b"5/fc2.weight"))
    assert torch.equal(net.get_parameter("fc2.weight"), torch.empty(3, 8).normal_(0.0, 0.01))
    free = {name for name, parameter in net.named_parameters() if parameter.requires_grad}
    assert free == {"fc1.bias", "fc2.weight"}


def test_one_choice_changes_no_other_tensor_and_not_the_random_state() -> None:
    states = []
    for document in (mlp(), _chosen()):
        compiled = compile_program(program(document))
        (net,) = compiled.networks().values()
        torch.manual_seed(11)
        compiled.initialise(net, 5)
        states.append({**net.state_dict(), "random": torch.get_rng_state()})
    plain, chosen = states
    differ = {name for name in plain if not torch.equal(plain[name], chosen[name])}
    assert differ == {"fc1.weight", "fc2.weight"}


def test_long_rows_fill_lines_and_mean_the_same_numbers() -> None:
    values = tuple(-0.1234567 * number for number in range(640))
    document = start_edits.set_start(lenet(), "n11", "weight", Given((10, 64), values))
    made = program(document)
    assert max(map(len, made.text.splitlines())) <= 100
    assert len(made.text.splitlines()) < 200
    formatted(made.text)
    compiled = compile_program(made)
    (net,) = compiled.networks().values()
    compiled.initialise(net, 0)
    assert torch.equal(net.get_parameter("fc2.weight"), torch.tensor(values).reshape(10, 64))


def _blocks() -> Document:
    """A block twice, in it a sequence; and a layer whose module is called again."""
    sequence = definition(
        "d3",
        "Body",
        {
            "input": ("Input", {"shape": (4,)}, ()),
            "first": ("Linear", {"out_features": 4}, ("input",)),
            "second": ("Linear", {"out_features": 4}, ("first",)),
            "output": ("Output", {}, ("second",)),
        },
        kind="sequential",
    )
    block = definition(
        "d2",
        "Block",
        {
            "input": ("Input", {"shape": (4,)}, ()),
            "body": ("@d3", {}, ("input",)),
            "output": ("Output", {}, ("body",)),
        },
    )
    net = definition(
        "d1",
        "Net",
        {
            "input": ("Input", {"shape": (4,)}, ()),
            "left": ("@d2", {}, ("input",)),
            "right": ("@d2", {}, ("left",)),
            "fc": ("Linear", {"out_features": 4}, ("right",)),
            "again": ("Linear", {"out_features": 4}, ("fc",), {"shares": "fc"}),
            "output": ("Output", {}, ("again",)),
        },
    )
    return network(net, block, sequence)


def test_in_blocks_and_sequences_every_use_begins_as_chosen() -> None:
    values = tuple(float(number) for number in range(16))
    document = start_edits.set_start(_blocks(), "n303", "weight", Given((4, 4), values))
    document = start_edits.set_frozen(document, "n303", "bias", True)
    document = start_edits.set_start(document, "n302", "weight", Entry("uniform_"))
    document = start_edits.set_start(document, "n104", "bias", Entry("ones_"))
    made = program(document)
    formatted(made.text)
    compiled = compile_program(made)
    (net,) = compiled.networks().values()
    compiled.initialise(net, 0)
    assert method(made.text, "__init__", "Block")[-1] == "self.body[1].bias.requires_grad_(False)"
    assert set(made.frozen) == {"left.body.1.bias", "right.body.1.bias"}
    for name in made.frozen:
        assert not net.get_parameter(name).requires_grad
    for side in ("left", "right"):
        given = net.get_parameter(f"{side}.body.1.weight")
        assert torch.equal(given, torch.tensor(values).reshape(4, 4))
    left, right = (net.get_parameter(f"{side}.body.0.weight") for side in ("left", "right"))
    assert not torch.equal(left, right)
    assert net.get_parameter("fc.bias").eq(1).all()


def test_of_several_networks_each_gets_its_own() -> None:
    one = definition(
        "d1",
        "One",
        {
            "input": ("Input", {"shape": (4,)}, ()),
            "fc": ("Linear", {"out_features": 3}, ("input",)),
            "output": ("Output", {}, ("fc",)),
        },
    )
    other = definition(
        "d2",
        "Other",
        {
            "input": ("Input", {"shape": (4,)}, ()),
            "fc": ("Linear", {"out_features": 2}, ("input",)),
            "output": ("Output", {}, ("fc",)),
        },
    )
    document = replace(network(one, other), networks={"net": "d1", "critic": "d2"})
    document = start_edits.set_start(document, "n102", "bias", Entry("ones_"))
    document = start_edits.set_start(document, "n202", "bias", Given((2,), (2.0, 3.0)))
    made = program(document)
    formatted(made.text)
    assert set(made.starts) == {"fc.bias", "critic:fc.bias"}
    compiled = compile_program(made)
    networks = compiled.networks()
    for net in networks.values():
        compiled.initialise(net, 0)
    assert networks["net"].get_parameter("fc.bias").tolist() == [1.0, 1.0, 1.0]
    assert networks["critic"].get_parameter("fc.bias").tolist() == [2.0, 3.0]
