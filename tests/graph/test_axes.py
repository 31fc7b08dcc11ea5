"""What the axes of values mean, along real networks and through every layer."""

from __future__ import annotations

import pytest

from studio import catalogue
from studio.graph import edits
from studio.graph.axes import arriving, through, usual
from studio.graph.storage import loads
from studio.project import Project, read_text
from studio.spec.declaration import bind_values
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.shapes import AXES, Shape
from studio.templates import template
from tests.documents import chain

catalogue.fill()

PICTURE = ("channel", "height", "width")


def _bound(declaration):
    layer, problems = bind_values(declaration, {})
    assert not problems
    return layer


def _template(name):
    return Project(loads(read_text(template(name).file)))


def _leaving(project, name):
    known = project.axes()
    found = [one for one in project.findings.by_address.values() if one.node.name == name]
    return known[found[0].address][0]


def test_a_picture_becomes_features():
    project = _template("lenet5")
    assert _leaving(project, "input") == PICTURE
    assert _leaving(project, "conv2") == PICTURE
    assert _leaving(project, "flatten") == ("feature",)
    assert _leaving(project, "output") == ("feature",)


def test_global_pooling_leaves_channels():
    layers = [
        ("Conv2d", {"out_channels": 8}),
        ("AdaptiveAvgPool2d", {"output_size": 1}),
        ("Flatten", {}),
    ]
    project = Project(chain((3, 9, 9), layers))
    assert _leaving(project, "pool1") == PICTURE
    project = Project(chain((3, 9, 9), [("Mean", {"dim": (-2, -1)})]))
    assert _leaving(project, "mean1") == ("channel",)


def test_patches_of_a_vision_transformer_are_places_with_features():
    project = _template("vit-b16")
    axes = project.axes()
    blocks = [one for one in project.findings.by_address.values() if one.output is not None]
    attention = next(one for one in blocks if one.node.type == "MultiheadAttention")
    assert axes[attention.address][0] == ("place", "feature")
    assert axes[attention.address][1] == ("place", "place")
    assert arriving(attention, axes)[0] == ("place", "channel")


def test_rows_of_a_picture_are_read_as_a_sequence():
    layers = [("Squeeze", {"dim": 1}), ("LSTM", {}), ("Select", {"dim": 1})]
    project = Project(chain((1, 28, 28), layers))
    lstm = next(one for one in project.findings.by_address.values() if one.node.type == "LSTM")
    assert project.axes()[lstm.address] == (
        ("height", "feature"),
        ("layer", "feature"),
        ("layer", "feature"),
    )
    assert _leaving(project, "select1") == ("feature",)


def test_turning_the_axes_turns_their_meanings():
    project = Project(chain((3, 8, 6), [("Permute", {"dims": (2, 3, 1)})]))
    assert _leaving(project, "permute1") == ("height", "width", "channel")


def test_tokens_are_steps_in_time():
    assert usual(Shape((5,), "int64")) == ("time",)
    embedding = _bound(LAYERS["Embedding"])
    assert through(embedding, [Shape((5,), "int64")], [("time",)]) == (("time", "feature"),)


def test_an_edit_asks_again():
    project = Project(chain((3, 8, 6), [("Permute", {"dims": (2, 3, 1)})]))
    first = project.axes()
    assert project.axes() is first
    node = next(one for one in project.document.network().nodes.values() if one.type == "Permute")
    project.edit(edits.set_param, node.id, "dims", (3, 1, 2), label=translate("Test", "edit"))
    assert _leaving(project, "permute1") == ("width", "channel", "height")


@pytest.mark.parametrize("name", [n for n, one in LAYERS.items() if one.inputs and one.outputs])
def test_every_layer_says_as_many_axes_as_there_are(name):
    declaration = LAYERS[name]
    for inputs in declaration.examples:
        layer = _bound(declaration)
        said = through(layer, inputs, [usual(shape) for shape in inputs])
        if said is None:
            continue
        outputs = layer.measure(inputs).outputs
        assert [len(axes) for axes in said] == [shape.rank for shape in outputs]
        assert all(axis in AXES or axis == "" for axes in said for axis in axes)
