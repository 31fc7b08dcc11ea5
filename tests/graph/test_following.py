"""What is offered next to a layer: what fits before what does not, the usual first."""

import pytest

from studio.graph import edits, following
from studio.graph.following import FOLLOWING, PRECEDING
from studio.graph.storage import loads
from studio.paths import resource
from studio.spec.layer import LAYERS
from tests.documents import found, lenet, mlp
from tests.texts import concat, residual


def _after(document, name):
    node = next(n for n in document.network().nodes.values() if n.name == name)
    return following.after(document, found(document), (), node.id)


def _before(document, name, port=0):
    node = next(n for n in document.network().nodes.values() if n.name == name)
    return following.before(document, found(document), (), node.id, port)


def _between(document, name, port=0):
    node = next(n for n in document.network().nodes.values() if n.name == name)
    return following.between(document, found(document), (), node.id, port)


def _types(offers):
    return [offer.type for offer in offers if offer.refusal is None]


def _refused(offers):
    return {offer.type: str(offer.refusal) for offer in offers if offer.refusal is not None}


def test_the_table_names_only_types_and_families_that_there_are():
    families = {declaration.family for declaration in LAYERS.values()}
    for table in (FOLLOWING, PRECEDING):
        for source, row in table.items():
            assert len(set(row)) == len(row), source
            for name in (source, *row):
                assert name in LAYERS or name in families or name == "recurrent", name


def test_every_type_has_a_row_or_is_an_end():
    for name, declaration in LAYERS.items():
        assert name in FOLLOWING or declaration.family in FOLLOWING or not declaration.outputs


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("input", ["Conv2d", "Flatten"]),
        ("conv1", ["ReLU", "BatchNorm2d", "MaxPool2d"]),
        ("relu1", ["MaxPool2d", "Conv2d"]),
        ("pool1", ["Conv2d", "Flatten"]),
        ("flatten", ["Linear", "Dropout"]),
        ("fc1", ["ReLU", "Tanh"]),
        ("relu3", ["Linear", "Dropout"]),
    ],
)
def test_the_usual_layer_is_the_first_that_is_offered(name, first):
    assert _types(_after(lenet(), name))[: len(first)] == first


def test_what_refuses_the_shape_comes_last_with_its_reason():
    offers = _after(lenet(), "conv1")
    refused = _refused(offers)
    assert "put a Flatten in front" in refused["Linear"]
    assert "16×28×28" in refused["BatchNorm1d"]
    assert [o.type for o in offers[-len(refused) :]] == list(refused)
    assert "Conv2d" in _refused(_after(lenet(), "flatten"))


def test_on_a_table_linear_comes_first():
    assert _types(_after(mlp(), "input"))[0] == "Linear"
    assert "Conv2d" in _refused(_after(mlp(), "input"))


def test_a_second_output_is_offered_after_all_that_fits():
    assert _types(_after(lenet(), "fc2"))[-1] == "Output"
    without = edits.remove(lenet(), ["n12"])
    assert "Output" in _types(_after(without, "fc2"))[:3]


def test_sources_are_not_offered_to_read_nor_sinks_to_be_read():
    assert "Input" not in [o.type for o in _after(lenet(), "conv1")]
    assert "Output" not in [o.type for o in _before(lenet(), "conv1")]
    assert {"Input", "Output"}.isdisjoint(o.type for o in _between(lenet(), "conv2"))


def test_where_no_shape_is_known_everything_may_fit():
    document = edits.add(edits.add(lenet(), "d1", "Conv2d"), "d1", "Linear")
    assert not _refused(_after(document, "conv3"))
    assert _types(_after(document, "conv3"))[0] == "ReLU"


@pytest.mark.parametrize(
    ("reader", "first"),
    [("fc1", "Flatten"), ("output", "Linear"), ("relu1", "Conv1d"), ("pool1", "ReLU")],
)
def test_backwards_the_usual_layer_comes_first(reader, first):
    assert _types(_before(lenet(), reader))[0] == first


def test_backwards_what_can_never_give_a_fitting_shape_comes_last():
    offers = _before(lenet(), "fc1")
    assert {"Conv2d", "MaxPool2d"} <= set(_refused(offers))
    assert {offer.by for offer in offers if offer.refusal is not None} == {"fc1"}
    assert "Flatten" in _refused(_before(lenet(), "conv1"))


def test_a_typed_size_of_the_reader_leaves_all_that_could_give_it():
    document = edits.set_param(lenet(), "n5", "in_channels", 16)
    assert "MaxPool2d" in _types(_before(document, "conv2"))


def test_in_a_wire_the_layer_and_what_reads_it_must_take_what_comes():
    offers = _between(lenet(), "pool1")
    flatten = next(offer for offer in offers if offer.type == "Flatten")
    assert flatten.by == "pool1"
    assert "pictures" in str(flatten.refusal)
    linear = next(offer for offer in offers if offer.type == "Linear")
    assert linear.by == ""
    assert _types(_between(lenet(), "relu1"))[:2] == ["ReLU", "BatchNorm2d"]


def test_in_a_wire_that_does_not_fit_what_mends_it_comes_first():
    document = edits.remove_joined(lenet(), ["n8"])
    assert "Flatten" in _types(_between(document, "fc1"))
    assert "Conv2d" in _refused(_between(document, "fc1"))


def test_beside_a_branch_what_changes_the_shape_is_said():
    reader = next(n for n in residual().network().nodes.values() if n.type == "Add")
    offers = following.between(residual(), found(residual()), (), reader.id, 0)
    assert "ReLU" in _types(offers)
    assert "MaxPool2d" in _refused(offers)


def test_a_branch_may_be_read_again():
    assert "Concat" in _types(_after(concat(), "a"))


def test_the_networks_of_the_start_page_follow_the_table():
    """In each chain the layer that follows stands in the better half of what fits.

    A layer that only asks how many samples there are follows whatever is at hand.
    """
    for path in sorted(resource("templates").glob("*.loom")):
        document = loads(path.read_text(encoding="utf-8"))
        findings, home = found(document), document.network()
        for node in home.nodes.values():
            for ref in node.inputs:
                if node.type == "Output" or ref is None or node.definition is not None:
                    continue
                if home.nodes[ref.node].definition is not None or LAYERS[node.type].blind:
                    continue
                offers = _types(following.after(document, findings, (), ref.node, ref.port))
                place = offers.index(node.type)
                assert place <= len(offers) / 2, (path.name, home.nodes[ref.node].type, node.type)


def test_whether_a_new_layer_would_take_a_shape():
    document = lenet()
    home, shape = document.network(), found(document).of(("n2",)).output
    assert following.fits(document, home, "ReLU", shape)
    assert not following.fits(document, home, "Linear", shape)
    assert following.fits(document, home, "Linear", None)
    assert following.fits(document, home, "@d9", shape), "a block is not measured"
