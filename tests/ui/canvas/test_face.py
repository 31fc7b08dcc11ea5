"""What stands on a node."""

import pytest

from studio import catalogue
from studio.graph import edits
from studio.graph.model import Entry, Placement, blank
from studio.spec.layer import LAYERS
from studio.ui import theme
from studio.ui.canvas.face import MAPS, ROW, SAMPLE, Faces, summary
from studio.ui.canvas.geometry import WIDEST, laid_out
from studio.ui.canvas.ink import Ink
from tests.documents import chain, found, lenet, mlp

catalogue.fill()


def _faces(document):
    faces = Faces(document, found(document))
    return {n.name: faces.of(n, document.view[n.id]) for n in document.network().nodes.values()}


def test_the_digits_network_reads_as_in_the_picture(qapp):
    faces = _faces(lenet())
    assert {name: face.line for name, face in faces.items()} == {
        "input": "Digits · 1×28×28",
        "conv1": "Conv2d 16 · 5×5 · pad 2",
        "relu1": "ReLU",
        "pool1": "MaxPool2d 2×2",
        "conv2": "Conv2d 32 · 3×3 · pad 1",
        "relu2": "ReLU",
        "pool2": "MaxPool2d 2×2",
        "flatten": "Flatten",
        "fc1": "Linear 64",
        "relu3": "ReLU",
        "fc2": "Linear 10",
        "output": "10 classes",
    }
    counts = {name: face.count for name, face in faces.items() if face.count}
    assert counts == {
        "conv1": "416 params",
        "conv2": "4,640 params",
        "fc1": "100,416 params",
        "fc2": "650 params",
    }


def test_there_is_a_picture_where_there_is_something_to_see(qapp):
    slots = {name: face.slot for name, face in _faces(lenet()).items() if face.slot}
    assert slots == {"input": SAMPLE, "conv1": MAPS, "conv2": MAPS, "fc1": ROW, "fc2": ROW}
    assert _faces(mlp())["input"].slot == 0, "a row of a table is no picture"


def test_a_regression_says_how_many_numbers_are_wanted(qapp):
    assert _faces(mlp(inputs=10, outputs=1, data="Diabetes"))["output"].line == "one number"


def test_switched_parameters_and_choices_read_as_words(qapp):
    document = chain(
        (3, 8, 8),
        [("Conv2d", {"bias": False, "padding_mode": "circular", "stride": (2, 1)})],
        Entry("Digits"),
    )
    assert _faces(document)["conv1"].line == "Conv2d 16 · 3×3 · stride 2×1 · no bias · circular"


def test_a_label_is_shown_in_place_of_the_name(qapp):
    document = edits.set_label(lenet(), "n2", "卷积 一")
    faces = Faces(document, found(document))
    assert faces.of(document.node("n2"), Placement()).name == "卷积 一"


def test_a_folded_or_muted_node_has_no_picture(qapp):
    document = edits.set_muted(edits.fold(lenet(), ["n2"], True), ["n5"], True)
    faces = _faces(document)
    assert (faces["conv1"].slot, faces["conv1"].count) == (0, "")
    assert faces["conv2"].slot == 0


@pytest.mark.parametrize("type_name", list(LAYERS))
def test_every_layer_has_a_face_that_fits_its_card(qapp, type_name):
    document = edits.add(blank(), "d1", type_name)
    node = document.node("n1")
    face = Faces(document, found(document)).of(node, Placement())
    assert face.name
    assert face.line
    ink = Ink(theme.current())
    layout = laid_out(face, ink)
    assert layout.size.width() <= WIDEST
    assert ink.line_width(layout.line) <= layout.size.width() - 20
    assert len(layout.inputs) == len(LAYERS[type_name].inputs)
    assert len(layout.outputs) == len(LAYERS[type_name].ports_out(node.params))
    assert all(0 < port.y() < layout.size.height() for port in (*layout.inputs, *layout.outputs))


def test_values_that_cannot_be_bound_are_shown_as_they_were_typed(qapp):
    document = edits.set_param(lenet(), "n2", "kernel_size", "banana")
    assert "kernel_size banana" in summary(document.node("n2"), None)
