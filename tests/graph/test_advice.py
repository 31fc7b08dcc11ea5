"""Where a wrong number was born, and what tried repairs say of themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.graph import advice, edits, repairs
from studio.graph.advice import Adviser
from studio.graph.analysis import Analyser
from studio.graph.blocks import make_block, set_in_place
from studio.graph.model import Entry, Ref
from studio.graph.review import examine
from studio.graph.tracing import Given, Made, Passed, traced
from studio.spec.declaration import bind_values
from studio.spec.layer import LAYERS
from studio.spec.shapes import Shape
from tests.documents import chain, found, lenet


def _conv(**fields):
    return ("Conv2d", {"out_channels": 16, "padding": 1, **fields})


def _residual(**fields):
    """conv1, relu1, conv2 with `fields`, relu2, and an Add that reads relu1 too."""
    layers = [_conv(), ("ReLU", {}), _conv(**fields), ("ReLU", {}), ("Add", {})]
    document = chain((1, 28, 28), [*layers, ("Flatten", {}), ("Linear", {})])
    return edits.connect(document, "n3", 0, "n6", 1)


def _advised(document, code=None):
    findings = found(document)
    problem = next(one for one in findings.problems if code in (None, one.code))
    return Adviser().advised(document, findings, problem)


def _said(problem):
    return [str(origin.text) for origin in problem.origins]


# ---- what one layer does with a size


@pytest.mark.parametrize(
    ("name", "params", "dims", "axis", "how"),
    [
        ("ReLU", {}, (3, 8, 8), 1, Passed((0, 1))),
        ("Conv2d", {"out_channels": 5}, (3, 8, 8), 0, Given("out_channels", None)),
        ("Conv2d", {}, (3, 8, 9), 2, Made(((0, 2),), ("kernel_size", "padding"))),
        ("MaxPool2d", {}, (3, 8, 8), 0, Passed((0, 0))),
        ("AdaptiveAvgPool2d", {"output_size": (4, 5)}, (3, 8, 8), 2, Given("output_size", 1)),
        ("Flatten", {}, (3, 4, 5), 0, Made(((0, 0), (0, 1), (0, 2)), ("start_dim", "end_dim"))),
        ("Permute", {"dims": (2, 1)}, (3, 4), 0, Passed((0, 1))),
        ("Linear", {"out_features": 7}, (5, 3), 0, Passed((0, 0))),
        ("Upsample", {}, (3, 4, 4), 1, Made(((0, 1),), ("scale_factor",))),
    ],
)
def test_a_size_is_passed_on_given_by_a_field_or_made(name, params, dims, axis, how):
    layer, _ = bind_values(LAYERS[name], params)
    trace = traced(layer, (Shape(dims),), 0, axis)
    if isinstance(how, Made):
        assert trace.slots == how.slots
        assert set(how.fields) <= set(trace.fields)
    else:
        assert trace == how


def test_of_a_concat_each_part_counts():
    layer, _ = bind_values(LAYERS["Concat"], {})
    trace = traced(layer, (Shape((3, 8, 8)), Shape((5, 8, 8))), 0, 0)
    assert trace.slots == ((0, 0), (1, 0))


# ---- origins


def test_a_typed_size_names_the_way_to_the_number_that_arrives():
    problem = _advised(edits.set_param(lenet(), "n9", "in_features", 400))
    assert _said(problem) == [
        "flatten makes 1568 of 32×7×7.",
        "32 is out_channels of conv2.",
        "pool2 makes 7 of 14: kernel_size 2.",
    ]
    assert [origin.address for origin in problem.origins] == [("n8",), ("n5",), ("n7",)]
    assert [origin.field for origin in problem.origins] == [None, "out_channels", "kernel_size"]


def test_of_two_branches_each_has_its_origin_past_layers_that_pass_on():
    problem = _advised(_residual(out_channels=32))
    assert _said(problem) == ["32 is out_channels of conv2.", "16 is out_channels of conv1."]


def test_a_missing_padding_is_named_as_it_is_missed():
    (first, _) = _said(_advised(_residual(padding=0)))
    assert first == "conv2 makes 26 of 28: kernel_size 3, padding 0."


def test_a_muted_layer_is_passed():
    document = edits.set_muted(_residual(out_channels=32), ["n5"], True)
    assert "32 is out_channels of conv2." in _said(_advised(document, "shapes-differ"))


def test_an_expression_is_said_with_its_name():
    document = _residual(out_channels="width")
    document = replace(document, variables={"width": 32})
    assert "32 is out_channels of conv2, which says width." in _said(_advised(document))


def test_the_way_leads_into_a_block_and_out_of_it():
    document = make_block(_residual(out_channels=32), ["n4", "n5"])
    problem = _advised(document, "shapes-differ")
    (inner, _) = problem.origins
    assert len(inner.address) == 2
    assert str(inner.text) == "32 is out_channels of conv2."
    document = make_block(edits.set_param(lenet(), "n9", "in_features", 400), ["n9", "n10"])
    problem = _advised(document, "size-mismatch")
    assert len(problem.address) == 2
    assert _said(problem)[0] == "flatten makes 1568 of 32×7×7."


def test_a_width_at_the_end_is_born_in_the_last_layer():
    problem = _advised(edits.set_param(lenet(), "n11", "out_features", 12))
    assert _said(problem) == ["12 is out_features of fc2."]


def test_what_is_about_no_size_has_no_origin():
    assert _advised(edits.set_param(lenet(), "n2", "stride", 0)).origins == ()


# ---- repairs


def test_nothing_is_changed_and_each_effect_is_what_the_repair_does():
    document = _residual(out_channels=32, stride=2)
    findings = found(document)
    (problem,) = findings.problems
    advised = Adviser().advised(document, findings, problem)
    assert found(document).problems == (problem,)
    assert len(advised.repairs) == advice.MOST_OFFERED
    for repair in advised.repairs:
        after = found(repairs.apply(document, advised, repair))
        effect = repair.effect
        assert effect.parameters == (None, after.parameters)
        assert effect.errors == sum(one.severity == "error" for one in after.problems)
        for change in effect.changes:
            assert after.of(change.address).output == change.after
            known = findings.of(change.address)
            assert change.new == (known is None)
            if known is not None:
                assert change.before == known.output


def test_the_fewer_problems_are_left_the_earlier_a_repair_stands():
    layers = [("Conv2d", {}), ("Flatten", {}), ("Linear", {})]
    advised = _advised(chain((28, 28), layers), "shape-rank")
    left = [repair.effect.errors for repair in advised.repairs]
    assert left == sorted(left)
    assert left[0] == 0 < left[-1]


def test_hidden_problems_behind_the_broken_layer_hide_no_repair():
    document = edits.set_param(_residual(out_channels=32), "n8", "in_features", 3)
    advised = _advised(document, "shapes-differ")
    assert len(advised.repairs) > 1
    assert {repair.effect.errors for repair in advised.repairs} == {1}


def test_a_new_layer_lies_in_the_branch_that_it_changes():
    document = _residual(out_channels=32, stride=2)
    advised = _advised(document)
    after = repairs.apply(document, advised, advised.repairs[0])
    (new,) = after.network().nodes.keys() - document.network().nodes.keys()
    assert after.node(new).inputs == (Ref("n3"),)
    assert after.node("n6").inputs == (Ref("n5"), Ref(new))
    assert after.view[new].y > after.view["n5"].y, "beside the main branch, not in it"


def test_down_the_page_a_new_layer_comes_above_its_reader():
    document = edits.remove_joined(lenet(), ["n8"])
    view = {
        node: replace(place, x=0.0, y=place.x, down=True) for node, place in document.view.items()
    }
    document = replace(document, view=view)
    advised = _advised(document)
    after = repairs.apply(document, advised, advised.repairs[0])
    new = after.view[after.node("n9").inputs[0].node]
    assert new.y < after.view["n9"].y
    assert abs(new.x - after.view["n9"].x) < 60


def test_a_flatten_that_comes_too_early_is_moved_with_its_wires():
    layers = [("Flatten", {}), ("Conv2d", {}), ("ReLU", {}), ("Linear", {})]
    document = chain((1, 28, 28), layers)
    advised = _advised(document)
    after = repairs.apply(document, advised, advised.repairs[0])
    assert [after.node(f"n{i}").inputs for i in (2, 3, 5)] == [
        (Ref("n4"),),
        (Ref("n1"),),
        (Ref("n2"),),
    ]
    assert len(after.network().nodes) == len(document.network().nodes)


def test_a_wrong_number_in_a_copy_is_mended_in_the_one_that_is_repeated():
    document = make_block(lenet(), ["n5", "n6"])
    (block,) = [n for n in document.network().nodes.values() if n.definition is not None]
    document = set_in_place(document, block.definition, True)
    document = document.with_node(replace(block, repeat=2))
    broken = edits.set_param(document, "n5", "in_channels", 5)
    advised = _advised(broken, "size-mismatch")
    after = repairs.apply(broken, advised, advised.repairs[0])
    assert after.node("n5").params.get("in_channels", "auto") == "auto"


# ---- how much work


def _counted(monkeypatch):
    calls = []

    def counting(analyser, document):
        calls.append(document)
        return examine(analyser, document)

    monkeypatch.setattr(advice, "examine", counting)
    return calls


def test_the_work_is_bounded_and_done_once(monkeypatch):
    document = _residual(out_channels=32, stride=2)
    findings = found(document)
    calls = _counted(monkeypatch)
    adviser = Adviser()
    first = adviser.advised(document, findings, findings.problems[0])
    assert 5 <= len(calls) <= advice.MOST_TRIED
    tried = len(calls)
    assert adviser.advised(document, findings, findings.problems[0]) is first
    assert len(calls) == tried


def test_nothing_is_tried_while_a_document_is_only_examined(monkeypatch):
    calls = _counted(monkeypatch)
    document = chain((4,), [("Conv2d", {})] * 50, Entry("Iris"))
    assert examine(Analyser(), document).errors
    assert calls == []
