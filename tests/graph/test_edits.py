"""Edits are pure; undo and redo bring back exactly what was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.graph import clipboard, edits, recipe_edits
from studio.graph.analysis import Analyser
from studio.graph.history import History
from studio.graph.model import Document, Ref, blank
from studio.graph.review import examine
from studio.graph.storage import dumps, loads
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.problems import Refused
from tests.documents import found, lenet, mlp

LABEL = translate("Test", "edit")


def test_a_new_layer_after_another_takes_over_its_readers() -> None:
    document = edits.add_after(mlp(), "n2", "Tanh")
    assert document.node("n6").inputs == (Ref("n2"),)
    assert document.node("n3").inputs == (Ref("n6"),)
    assert found(document).problems == ()


def test_a_wire_that_closes_a_loop_is_refused_with_both_names() -> None:
    with pytest.raises(Refused) as refused:
        edits.connect(mlp(), "n4", 0, "n2", 0)
    assert refused.value.code == "wire-cycle"
    assert "fc2" in str(refused.value)
    assert "fc1" in str(refused.value)


def test_a_merge_takes_one_more_wire_at_its_end_and_gives_it_back() -> None:
    document = edits.add(mlp(), "d1", "Add")
    for port, source in enumerate(("n2", "n3", "n2")):
        document = edits.connect(document, source, 0, "n6", port)
    assert document.node("n6").inputs == (Ref("n2"), Ref("n3"), Ref("n2"))
    fewer = edits.disconnect(document, "n6", 1)
    assert fewer.node("n6").inputs == (Ref("n2"), Ref("n2"))
    assert edits.disconnect(fewer, "n6", 1).node("n6").inputs == (Ref("n2"), None)


def test_deleting_takes_the_wires_and_joining_keeps_the_chain() -> None:
    assert edits.remove(mlp(), ["n3"]).node("n4").inputs == (None,)
    assert edits.remove_joined(mlp(), ["n3"]).node("n4").inputs == (Ref("n2"),)
    assert edits.remove_joined(mlp(), ["n2", "n3"]).node("n4").inputs == (Ref("n1"),)


def test_a_layer_dropped_on_a_wire_sits_in_it() -> None:
    document = edits.insert_on_wire(mlp(), "Dropout", "n4", 0, (10, 20))
    assert document.node("n6").inputs == (Ref("n3"),)
    assert document.node("n4").inputs == (Ref("n6"),)
    assert (document.view["n6"].x, document.view["n6"].y) == (10, 20)


def test_moving_leaves_every_node_identical() -> None:
    document = mlp()
    moved = edits.move(document, {"n2": (5, 6)})
    assert moved.definitions is document.definitions
    assert (moved.view["n2"].x, moved.view["n2"].y) == (5.0, 6.0)


def test_a_default_is_not_stored() -> None:
    document = edits.set_param(mlp(), "n2", "bias", False)
    assert document.node("n2").params["bias"] is False
    assert "bias" not in edits.set_param(document, "n2", "bias", True).node("n2").params


def test_renaming_checks_the_name() -> None:
    assert edits.rename(mlp(), "n2", "hidden").node("n2").name == "hidden"
    for name in ("fc2", "forward", "2nd"):
        with pytest.raises(Refused):
            edits.rename(mlp(), "n2", name)


def test_copies_keep_inner_wires_and_get_fresh_names() -> None:
    text = clipboard.copy(mlp(), ["n2", "n3"])
    pasted = clipboard.paste(mlp(), "d1", text, (500, 500))
    assert pasted.node("n6").inputs == (None,)
    assert pasted.node("n7").inputs == (Ref("n6"),)
    assert pasted.node("n6").name == "fc3"
    assert pasted.view["n6"].x == 500
    twin = clipboard.duplicate(mlp(), ["n3"])
    assert twin.node("n6").inputs == (Ref("n2"),)


@pytest.mark.parametrize(
    "text", ["", "{}", "hello", '{"format": "layerloom-nodes"}', "[1]", "null"]
)
def test_a_foreign_clipboard_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        clipboard.paste(mlp(), "d1", text)
    assert refused.value.code == "clipboard"


def test_choosing_another_optimizer_keeps_what_both_have() -> None:
    document = recipe_edits.set_recipe_param(mlp(), "optimizer", "lr", 0.5)
    other = recipe_edits.choose(document, "optimizer", "SGD")
    assert other.recipe.steps[0].optimizer.type == "SGD"
    assert other.recipe.steps[0].optimizer.params["lr"] == 0.5


ACTIONS = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 40), st.integers(0, 40)), max_size=25
)


def _random_edit(document: Document, action: int, a: int, b: int) -> Document:
    """One of the edits of the window, on nodes chosen by two numbers; a refusal changes nothing."""
    ids = list(document.network().nodes)
    types = list(LAYERS)
    one = ids[a % len(ids)] if ids else ""
    two = ids[b % len(ids)] if ids else ""
    table = {
        0: lambda: edits.add(document, "d1", types[a % len(types)], (a, b)),
        1: lambda: edits.add_after(document, one, types[b % len(types)]),
        2: lambda: edits.connect(document, one, 0, two, a % 3),
        3: lambda: edits.disconnect(document, one, 0),
        4: lambda: edits.remove(document, [one, two]),
        5: lambda: edits.remove_joined(document, [one]),
        6: lambda: edits.move(document, {one: (a, b)}),
        7: lambda: clipboard.duplicate(document, [one, two]),
        8: lambda: edits.rename(document, one, f"name{b}"),
        9: lambda: edits.set_muted(document, [one], bool(b % 2)),
        10: lambda: edits.set_param(document, one, "out_features", b),
        11: lambda: recipe_edits.set_recipe_param(document, "settings", "epochs", b),
    }
    if not ids and action not in (0, 11):
        return document
    try:
        return table[action]()
    except (Refused, IndexError):
        return document


@settings(max_examples=60, deadline=None)
@given(ACTIONS)
def test_undo_all_is_the_start_and_redo_all_the_end(actions: list[tuple[int, int, int]]) -> None:
    start = mlp()
    history = History(start)
    analyser = Analyser()
    documents = [start]
    for action, a, b in actions:
        after = _random_edit(history.document, action, a, b)
        if after != history.document:
            history.push(after, LABEL)
            documents.append(after)
            examine(analyser, after)
    for expected in reversed(documents[:-1]):
        assert history.undo() is not None
        assert history.document == expected
    assert history.undo() is None
    for expected in documents[1:]:
        assert history.redo() is not None
        assert history.document == expected
    assert history.redo() is None


@settings(max_examples=60, deadline=None)
@given(ACTIONS)
def test_any_document_survives_its_file_and_its_analysis_does_not_depend_on_the_past(
    actions: list[tuple[int, int, int]],
) -> None:
    document = mlp()
    analyser = Analyser()
    for action, a, b in actions:
        document = _random_edit(document, action, a, b)
        remembered = examine(analyser, document)
        assert remembered == found(document)
    text = dumps(document)
    assert loads(text) == document
    assert dumps(loads(text)) == text


def test_a_dragged_slider_is_one_entry_of_the_history() -> None:
    history = History(mlp())
    for value in (1, 2, 3):
        after = edits.set_param(history.document, "n2", "out_features", value)
        history.push(after, LABEL, merge="drag")
    assert history.undo() is not None
    assert history.document == mlp()
    assert history.undo() is None


def test_a_new_edit_after_undo_forgets_what_was_undone() -> None:
    history = History(blank())
    history.push(mlp(), LABEL)
    history.undo()
    history.push(lenet(), LABEL)
    assert history.redo() is None
    assert history.undo_label == LABEL
