"""A new Input fits the data that the project has."""

from studio.graph import recipe_edits
from studio.graph.model import blank
from studio.graph.starting import starting_values


def test_an_input_begins_with_the_shape_of_the_samples():
    document = recipe_edits.choose(blank(), "data", "Iris")
    home = document.network().id
    assert starting_values(document, home, "Input") == {"shape": (4,)}


def test_what_is_the_default_anyway_is_not_written_down():
    document = recipe_edits.choose(blank(), "data", "Digits")
    assert starting_values(document, document.network().id, "Input") == {}


def test_other_layers_and_inputs_of_blocks_begin_with_their_defaults():
    document = recipe_edits.choose(blank(), "data", "Iris")
    assert starting_values(document, document.network().id, "Linear") == {}
    assert starting_values(document, "inside a block", "Input") == {}
