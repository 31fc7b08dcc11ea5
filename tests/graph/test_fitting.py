"""Other data for a network: what follows by itself, and what is left to the person."""

from __future__ import annotations

from typing import Any

import pytest

from studio.graph.binding import bind_data, bind_recipe
from studio.graph.fitting import take_data
from studio.graph.model import Document, Entry
from studio.graph.recipe_edits import with_entry
from studio.project import Project
from studio.spec.messages import translate
from tests.documents import chain, found, lenet, mlp

PHOTOS = Entry(
    "PictureFolder",
    {
        "path": "/photos",
        "size": 32,
        "classes": ("cat", "dog", "fox"),
        "pictures": 300,
        "fingerprint": "1",
    },
)


def _params(document: Document, kind: str) -> list[dict[str, Any]]:
    return [dict(node.params) for node in document.network().of_type(kind)]


def test_input_and_last_layer_take_the_shape_and_the_classes_of_pictures() -> None:
    document = take_data(lenet(), PHOTOS)
    assert _params(document, "Input") == [{"shape": (3, 32, 32)}]
    assert [layer["out_features"] for layer in _params(document, "Linear")] == [64, 3]
    assert not found(document).problems
    assert document.data == PHOTOS


def test_a_real_target_brings_its_loss_and_one_output() -> None:
    document = take_data(mlp(), Entry("Diabetes"))
    assert _params(document, "Input") == [{"shape": (10,)}]
    assert [layer["out_features"] for layer in _params(document, "Linear")] == [8, 1]
    assert document.recipe.steps[0].loss.type == "MSELoss"
    assert not found(document).problems


def test_a_loss_for_two_classes_gives_way_to_one_for_more() -> None:
    two = chain((2,), [("Linear", {"out_features": 1})], Entry("Spirals"))
    two = with_entry(two, "loss", Entry("BCEWithLogitsLoss"))
    document = take_data(two, Entry("Iris"))
    assert document.recipe.steps[0].loss.type == "CrossEntropyLoss"
    assert _params(document, "Linear")[-1]["out_features"] == 3
    assert not found(document).problems


def test_pictures_for_a_network_of_vectors_are_flattened_first() -> None:
    document = take_data(mlp(), PHOTOS)
    assert not found(document).problems
    names = [finding.node.type for finding in found(document).leaves()]
    assert names == ["Flatten", "Linear", "ReLU", "Linear"]
    assert take_data(document, Entry("Iris")).network().of_type("Flatten")


def test_what_fits_already_stays_as_it_is() -> None:
    document = take_data(mlp(), Entry("Iris", {"test": 0.3}))
    assert document.definitions == mlp().definitions
    assert document.recipe == mlp().recipe


def test_what_a_person_has_to_decide_is_left_as_a_problem() -> None:
    document = take_data(lenet(), Entry("Wine"))
    assert _params(document, "Input") == [{"shape": (13,)}]
    assert found(document).errors
    assert len(document.network().nodes) == len(lenet().network().nodes)


def test_it_is_one_step_of_undo_and_the_edit_is_pure() -> None:
    project = Project(lenet())
    before = project.document
    project.edit(take_data, PHOTOS, label=translate("Test", "take"))
    after = project.document
    assert take_data(before, PHOTOS) == after
    project.undo()
    assert project.document is before
    assert project.redo() is not None
    assert project.document is after


@pytest.mark.parametrize("params", [{}, {"path": "/photos"}, {"classes": ("a", "b")}])
def test_own_data_that_were_never_looked_at_are_a_problem_of_the_data_set(params) -> None:
    document = take_data(lenet(), Entry("PictureFolder", params))
    data, problems = bind_data(document)
    assert data is None
    assert [(p.code, p.field) for p in problems] == [("data-unopened", "data.type")]
    assert bind_recipe(document)[0] is not None
