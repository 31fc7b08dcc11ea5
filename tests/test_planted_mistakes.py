"""Mistakes that beginners make, one by one: what is said, what is offered first, and that it helps.

Each is a network that trains, with one thing wrong. The first repair has to be the one that a
teacher would name; it leaves no error, and one undo takes it back.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.graph import edits, recipe_edits
from studio.graph.model import Entry, Ref
from studio.project import Project
from tests.documents import chain, lenet, mlp

FLATTEN, LINEAR = ("Flatten", {}), ("Linear", {})
HEAD = [FLATTEN, LINEAR]
IMAGE = (1, 28, 28)


def _conv(**fields):
    return ("Conv2d", {"out_channels": 16, "padding": 1, **fields})


def _image(*layers):
    return chain(IMAGE, list(layers))


def _skip(branch, merge="Add", head=HEAD, over="n2"):
    """conv1, a branch, and a shortcut past it: the merge reads both."""
    document = chain(IMAGE, [_conv(), *branch, (merge, {}), *head])
    return edits.connect(document, over, 0, f"n{3 + len(branch)}", 1)


def _field(node, name, value):
    return edits.set_param(lenet(), node, name, value)


def _ending(type_name, expects="auto"):
    document = edits.add_after(lenet(), "n11", type_name)
    return recipe_edits.set_recipe_param(document, "loss", "expects", expects)


def _looped():
    """What leaves goes back into the Add in the middle, as a third input."""
    document = _skip([_conv()], head=[_conv(), ("ReLU", {}), *HEAD])
    (add,) = document.network().of_type("Add")
    back = (*add.inputs, Ref("n6"))
    return document.with_node(replace(add, inputs=back))


def _alone():
    """An Add with one wire in place of a shortcut."""
    return edits.insert_on_wire(lenet(), "Add", "n7", 0, (0.0, 0.0))


def _encoder(heads):
    layers = [("Squeeze", {"dim": 1}), ("TransformerEncoderLayer", {"nhead": heads}), *HEAD]
    return _image(*layers)


def _single_batch():
    layers = [("Linear", {"out_features": 8}), ("BatchNorm1d", {}), ("Linear", {"out_features": 3})]
    document = chain((4,), layers, Entry("Iris"))
    return recipe_edits.set_recipe_param(document, "settings", "batch_size", 1)


def _named(**names):
    return Entry("Digits", names)


MISTAKES = [
    ("a missing Flatten", lambda: edits.remove_joined(lenet(), ["n8"]), "shape-rank",
     "Insert Flatten in front"),
    ("a Flatten that was deleted with its wires", lambda: edits.remove(lenet(), ["n8"]),
     "input-missing", "Put a Flatten between pool2 and fc1"),
    ("in_features copied from another network", lambda: _field("n9", "in_features", 400),
     "size-mismatch", "Set in_features to auto"),
    ("in_channels of a picture in colour", lambda: _field("n2", "in_channels", 3),
     "size-mismatch", "Set in_channels to auto"),
    ("num_features of another layer",
     lambda: _image(_conv(), ("BatchNorm2d", {"num_features": 32}), *HEAD), "size-mismatch",
     "Set num_features to auto"),
    ("a kernel larger than the image", lambda: _field("n5", "kernel_size", 31), "window-large",
     "Set kernel_size to 3×3"),
    ("pooled once too often", lambda: _image(*[("MaxPool2d", {})] * 5, *HEAD), "window-large",
     "Delete this layer"),
    ("other channels at an Add", lambda: _skip([_conv(), _conv(out_channels=32)]), "shapes-differ",
     "Set out_channels of conv3 to 16"),
    ("no padding in a residual branch", lambda: _skip([_conv(), _conv(padding=0)]), "shapes-differ",
     "Set padding of conv3 to 1"),
    ("the padding of a smaller kernel", lambda: _skip([_conv(), _conv(kernel_size=5)]),
     "shapes-differ", "Set padding of conv3 to 2"),
    ("no padding and other channels", lambda: _skip([_conv(out_channels=32, padding=0)]),
     "shapes-differ", "Set out_channels of conv2 to 16, padding to 1"),
    ("no projection in a residual block with stride",
     lambda: _skip([_conv(out_channels=32, stride=2), _conv(out_channels=32)]), "shapes-differ",
     "Insert a 1×1 Conv2d of stride 2 between conv1 and add1"),
    ("a branch that is pooled beside one that is not",
     lambda: _skip([_conv(), ("MaxPool2d", {})]), "shapes-differ",
     "Insert an AvgPool2d between conv1 and add1"),
    ("a U-Net without Upsample",
     lambda: _skip([("MaxPool2d", {}), _conv(out_channels=32)], "Concat"), "shapes-differ",
     "Insert an Upsample between conv2 and concat1"),
    ("an Upsample by a wrong factor",
     lambda: _skip([("MaxPool2d", {}), _conv(), ("Upsample", {"scale_factor": 3})], "Concat"),
     "shapes-differ", "Set scale_factor of upsample1 to 2"),
    ("maps that shrink without padding before a Concat",
     lambda: _skip([_conv(padding=0), _conv(padding=0)], "Concat"), "shapes-differ",
     "Let conv3, conv2 keep the size by their padding"),
    ("a vector beside maps",
     lambda: _skip([FLATTEN, ("Linear", {"out_features": 32})], "Concat", [LINEAR]),
     "shapes-differ", "Insert a Flatten between conv1 and concat1"),
    ("layers of other widths at an Add",
     lambda: edits.connect(
         _image(FLATTEN, ("Linear", {"out_features": 64}), ("ReLU", {}),
               ("Linear", {"out_features": 32}), ("Add", {}), LINEAR), "n3", 0, "n6", 1),
     "shapes-differ", "Set out_features of fc2 to 64"),
    ("an Add with one wire", _alone, "input-missing", "Connect conv2 to add1"),
    ("a wire back", _looped, "cycle", "Cut the wire from relu1 to add1"),
    ("a convolution behind Flatten", lambda: _image(FLATTEN, ("Conv2d", {}), ("ReLU", {}), LINEAR),
     "shape-rank", "Move flatten in front of fc1"),
    ("Conv1d on a picture", lambda: _image(("Conv1d", {}), *HEAD), "shape-rank",
     "Make it a Conv2d"),
    ("MaxPool1d on a picture", lambda: _image(_conv(), ("MaxPool1d", {}), *HEAD), "shape-rank",
     "Make it a MaxPool2d"),
    ("BatchNorm2d on vectors",
     lambda: _image(FLATTEN, ("Linear", {}), ("BatchNorm2d", {}), LINEAR), "shape-rank",
     "Make it a BatchNorm1d"),
    ("BatchNorm1d on pictures", lambda: _image(_conv(), ("BatchNorm1d", {}), *HEAD), "shape-rank",
     "Make it a BatchNorm2d"),
    ("an Input without channels", lambda: chain((28, 28), [("Conv2d", {}), *HEAD]), "shape-rank",
     "Set the shape of input to 1×28×28"),
    ("a convolution on a table",
     lambda: chain((4,), [("Conv2d", {}), ("Linear", {"out_features": 3})], Entry("Iris")),
     "shape-rank", "Delete this layer"),
    ("an Embedding on pixels", lambda: _image(("Embedding", {}), *HEAD), "tokens-needed",
     "Delete embedding1"),
    ("convolutions without a head", lambda: _image(_conv(), _conv(out_channels=10)), "loss-shape",
     "Insert AdaptiveAvgPool2d and Flatten between conv2 and output"),
    ("all steps of an LSTM", lambda: _image(("Squeeze", {"dim": 1}), ("LSTM", {}), LINEAR),
     "loss-shape", "Insert a Select of the last step between fc1 and output"),
    ("heads that do not divide the features", lambda: _encoder(5), "heads", "Set nhead to 4"),
    ("groups that do not divide the channels", lambda: _field("n5", "groups", 3), "groups",
     "Set groups to 1"),
    ("groups of a GroupNorm", lambda: _image(_conv(), ("GroupNorm", {"num_groups": 5}), *HEAD),
     "groups", "Set num_groups to 4"),
    ("channels that PixelShuffle cannot share out",
     lambda: _image(_conv(out_channels=10), ("PixelShuffle", {}), *HEAD), "not-divisible",
     "Set out_channels of conv1 to 12"),
    ("padding same with a stride", lambda: _image(_conv(padding="same", stride=2), *HEAD),
     "padding-same", "Set stride to 1"),
    ("more padding than half of the window",
     lambda: _image(_conv(), ("AvgPool2d", {"kernel_size": 3, "padding": 2}), *HEAD),
     "padding-large", "Set padding to 1×1"),
    ("InstanceNorm behind global pooling",
     lambda: _image(_conv(), ("AdaptiveAvgPool2d", {}), ("InstanceNorm2d", {}), *HEAD), "one-value",
     "Delete norm1"),
    ("Flatten over the batch", lambda: _image(_conv(), ("Flatten", {"start_dim": 0}), LINEAR),
     "axis-batch", "Set start_dim to 1"),
    ("a Reshape to another number of pixels",
     lambda: _image(_conv(), ("Reshape", {"shape": (16, 30, 30)}), *HEAD), "reshape",
     "Set shape to -1"),
    ("twelve outputs for ten classes", lambda: _field("n11", "out_features", 12), "loss-classes",
     "Set out_features of fc2 to 10"),
    ("a Softmax before a loss that expects logits", lambda: _ending("Softmax", "logits"),
     "loss-ending", "Delete the last activation"),
    ("a Sigmoid for ten classes", lambda: _ending("Sigmoid"), "loss-ending",
     "Delete the last activation"),
    ("a ReLU before the loss", lambda: _ending("ReLU"), "ending-squeezed", "Delete relu4"),
    ("a loss for numbers on classes", lambda: recipe_edits.choose(mlp(), "loss", "MSELoss"),
     "loss-task", "Use CrossEntropyLoss"),
    ("binary cross-entropy for three classes",
     lambda: recipe_edits.choose(mlp(), "loss", "BCEWithLogitsLoss"), "loss-binary",
     "Use CrossEntropyLoss"),
    ("data of another size", lambda: replace(lenet(), data=_named(size=8)), "input-shape",
     "Set the shape of input to 1×8×8"),
    ("no Output", lambda: edits.remove(lenet(), ["n12"]), "network-no-output",
     "Put an Output behind fc2"),
    ("a stride of 0", lambda: _field("n2", "stride", 0), "field-range", "Use 1"),
    ("a name that is no variable", lambda: _field("n9", "out_features", "hidden"),
     "expression-name", "Make a variable hidden"),
    ("a batch of one in front of BatchNorm", _single_batch, "batch-of-one",
     "Set the batch size to 32"),
    ("a negative learning rate",
     lambda: recipe_edits.set_recipe_param(mlp(), "optimizer", "lr", -1), "field-range",
     "Use 0.001"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plant", "code", "first"),
    [mistake[1:] for mistake in MISTAKES],
    ids=[mistake[0] for mistake in MISTAKES],
)
def test_a_mistake_is_named_and_the_first_repair_mends_it(plant, code, first):
    project = Project(plant())
    broken = project.document
    problem = project.findings.problems[0]
    assert problem.code == code, str(problem.text)
    advised = project.advised(problem)
    assert str(advised.repairs[0].title) == first, [str(one.title) for one in advised.repairs]
    project.repair(advised, advised.repairs[0])
    assert not project.findings.errors, [str(one.text) for one in project.findings.problems]
    effect = advised.repairs[0].effect
    assert (effect.errors, effect.parameters[1]) == (0, project.findings.parameters)
    project.undo()
    assert project.document == broken
    assert project.findings.problems[0] == problem


def test_there_are_enough_of_them():
    assert len({code for _, _, code, _ in MISTAKES}) >= 18
    assert len(MISTAKES) >= 25
