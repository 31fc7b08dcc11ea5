"""Wires cut together, and the order of the inputs of one layer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.graph import edits, wiring
from studio.graph.model import Document, Ref, blank
from studio.spec.problems import Refused
from tests.documents import lenet
from tests.texts import concat, method, program


def _fan(count: int, joined: str = "Concat") -> Document:
    """n1 an Input; n2 … ReLUs that read it; the last node joins all of them in order."""
    document = edits.add(blank(), "d1", "Input", params={"shape": (3, 8, 8)})
    for _ in range(count):
        document = edits.add(document, "d1", "ReLU")
        document = edits.connect(document, "n1", 0, f"n{document.next_id - 1}", 0)
    document = edits.add(document, "d1", joined)
    last = f"n{document.next_id - 1}"
    for port in range(count):
        document = edits.connect(document, f"n{port + 2}", 0, last, port)
    return document


def _read(document: Document, node_id: str) -> list[str | None]:
    return [None if ref is None else ref.node for ref in document.node(node_id).inputs]


def test_wires_that_are_cut_together_are_all_gone_and_no_other():
    document = lenet()
    cut = wiring.cut_wires(document, [("n3", 0), ("n5", 0)])
    assert cut.node("n3").inputs == (None,)
    assert cut.node("n5").inputs == (None,)
    for node in document.network().nodes.values():
        if node.id not in ("n3", "n5"):
            assert cut.node(node.id) is node


def test_ports_that_grew_go_with_their_wires_and_the_declared_ones_stay():
    document = _fan(4)
    assert _read(wiring.cut_wires(document, [("n6", 1), ("n6", 2)]), "n6") == ["n2", "n5"]
    every = [("n6", port) for port in range(4)]
    assert _read(wiring.cut_wires(document, every), "n6") == [None, None]


def test_cutting_where_there_is_no_wire_is_refused_and_said():
    document = wiring.cut_wires(lenet(), [("n3", 0)])
    with pytest.raises(Refused) as refused:
        wiring.cut_wires(document, [("n3", 0), ("n3", 7), ("n99", 0)])
    assert refused.value.code == "wire-none"


def test_the_wires_of_nodes_are_those_that_begin_or_end_there():
    home = lenet().network()
    assert wiring.wires_at(home, ["n3"]) == [("n3", 0), ("n4", 0)]
    assert wiring.wires_at(home, ["n2", "n3"]) == [("n2", 0), ("n3", 0), ("n4", 0)]
    assert wiring.wires_at(home, []) == []


def test_inputs_take_the_order_that_is_named():
    document = wiring.reorder_inputs(_fan(3), "n5", (2, 0, 1))
    assert _read(document, "n5") == ["n4", "n2", "n3"]


def test_the_order_is_the_order_in_the_code():
    document = concat()
    joined = next(n for n in document.network().nodes.values() if n.name == "joined")
    turned = wiring.move_input(document, joined.id, 2, 0)
    before, after = (method(program(one).text, "forward") for one in (document, turned))
    assert "joined = torch.cat((x, b, c), dim=1)" in before
    assert [line for line in after if "torch.cat" in line] == [
        "joined = torch.cat((c, x, b), dim=1)"
    ]


@pytest.mark.parametrize("order", [(0,), (0, 0, 1), (0, 1, 3), ()])
def test_an_order_that_loses_or_doubles_an_input_is_refused(order):
    with pytest.raises(Refused) as refused:
        wiring.reorder_inputs(_fan(3), "n5", order)
    assert refused.value.code == "inputs-order"


def test_an_input_that_is_moved_pushes_the_others_along():
    document = _fan(4)
    assert _read(wiring.move_input(document, "n6", 0, 2), "n6") == ["n3", "n4", "n2", "n5"]
    assert _read(wiring.move_input(document, "n6", 3, 0), "n6") == ["n5", "n2", "n3", "n4"]
    assert _read(wiring.move_input(document, "n6", 1, 9), "n6") == ["n2", "n4", "n5", "n3"]


def test_an_input_is_moved_to_a_port_that_is_free():
    document = wiring.cut_wires(_fan(2), [("n4", 1)])
    assert _read(wiring.move_input(document, "n4", 0, 1), "n4") == [None, "n2"]


def test_the_inputs_of_a_block_change_places():
    document = _fan(3)
    node = document.node("n5")
    known = edits.add(document, "d1", "Other")
    known = known.with_node(
        type(node)("n6", "other", "Other", inputs=tuple(Ref(f"n{i}") for i in (2, 3, 4)))
    )
    assert _read(wiring.move_input(known, "n6", 0, 2), "n6") == ["n4", "n3", "n2"]


@given(st.integers(2, 6), st.data())
def test_moving_inputs_loses_none_and_can_be_taken_back(count, data):
    document = _fan(count)
    node_id = f"n{count + 2}"
    ports = st.integers(0, count - 1)
    port, to = data.draw(ports), data.draw(ports)
    moved = wiring.move_input(document, node_id, port, to)
    assert sorted(_read(moved, node_id)) == sorted(_read(document, node_id))
    assert _read(moved, node_id)[to] == _read(document, node_id)[port]
    assert wiring.move_input(moved, node_id, to, port) == document


def test_several_links_are_made_or_none():
    document = wiring.cut_wires(lenet(), [("n3", 0), ("n5", 0)])
    links = [wiring.Link("n2", 0, "n3", 0), wiring.Link("n4", 0, "n5", 0)]
    assert wiring.link(document, links) == lenet()
    with pytest.raises(Refused) as refused:
        wiring.link(document, [*links, wiring.Link("n5", 0, "n2", 0)])
    assert refused.value.code == "wire-cycle"


def test_the_last_of_several_reads_the_others_in_their_order():
    document = _fan(2)
    document = edits.add(document, "d1", "Add")
    joined = wiring.join(document, ["n3", "n2", "n1", "n5"])
    assert _read(joined, "n5") == ["n3", "n2", "n1"]
    chained = wiring.join(edits.add(document, "d1", "Tanh"), ["n4", "n6"])
    assert _read(chained, "n6") == ["n4"]


@pytest.mark.parametrize(
    ("ids", "code"),
    [(["n2"], "wire-few"), (["n1", "n2"], "wire-full"), (["n4", "n4"], "wire-self")],
)
def test_what_cannot_be_joined_is_refused(ids, code):
    with pytest.raises(Refused) as refused:
        wiring.join(_fan(2), ids)
    assert refused.value.code == code
