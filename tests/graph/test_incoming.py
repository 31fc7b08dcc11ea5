"""Paste with incoming wires: what the originals read is read again, in the same definition only."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from studio import catalogue
from studio.graph import clipboard, edits
from studio.graph.model import Document, Ref, blank
from studio.graph.storage import MOST_NODES, dumps, loads
from studio.project import Project
from studio.spec.messages import translate
from studio.spec.problems import Refused
from tests.documents import lenet

catalogue.fill()


def _document() -> Document:
    return replace(lenet(), id="here")


def _named(document: Document, name: str) -> str:
    return next(n.id for n in document.network().nodes.values() if n.name == name)


def _new(before: Document, after: Document) -> list[str]:
    return [i for i in after.network().nodes if i not in before.network().nodes]


def test_the_copies_read_what_the_originals_read() -> None:
    document = _document()
    first, second = _named(document, "conv1"), _named(document, "relu1")
    text = clipboard.copy(document, [first, second])
    pasted = clipboard.paste(document, "d1", text, joined=True)
    one, two = (pasted.node(i) for i in _new(document, pasted))
    assert one is not None
    assert two is not None
    assert one.inputs == document.network().nodes[first].inputs
    assert two.inputs == (Ref(one.id),)
    assert loads(dumps(pasted)) == pasted


def test_without_being_asked_no_wire_comes_in() -> None:
    document = _document()
    text = clipboard.copy(document, [_named(document, "conv1")])
    pasted = clipboard.paste(document, "d1", text)
    assert [pasted.node(i).inputs for i in _new(document, pasted)] == [(None,)]  # type: ignore[union-attr]


def test_in_another_document_the_same_ids_are_other_layers() -> None:
    document = _document()
    text = clipboard.copy(document, [_named(document, "conv1")])
    other = replace(document, id="elsewhere")
    pasted = clipboard.paste(other, "d1", text, joined=True)
    assert [pasted.node(i).inputs for i in _new(other, pasted)] == [(None,)]  # type: ignore[union-attr]


def test_what_is_not_there_any_more_is_not_read() -> None:
    document = _document()
    text = clipboard.copy(document, [_named(document, "relu1")])
    gone = edits.remove(document, [_named(document, "conv1")])
    pasted = clipboard.paste(gone, "d1", text, joined=True)
    assert [pasted.node(i).inputs for i in _new(gone, pasted)] == [(None,)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "rows", [7, [7], [["n3", 0, "n99", 0]], [["n3", 0, "n2", 44]], [[None] * 4], {"a": 1}]
)
def test_rows_that_say_nothing_sensible_join_nothing(rows: object) -> None:
    document = _document()
    data = json.loads(clipboard.copy(document, [_named(document, "relu1")]))
    pasted = clipboard.paste(document, "d1", json.dumps({**data, "incoming": rows}), joined=True)
    assert [pasted.node(i).inputs for i in _new(document, pasted)] == [(None,)]  # type: ignore[union-attr]
    assert loads(dumps(pasted)) == pasted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "[" * 200_000,
        '{"a":' * 100_000,
        '{"format": "layerloom-nodes"}',
        '{"format": "layerloom-nodes", "version": 1, "nodes": 3, "view": {}}',
        '{"format": "layerloom-nodes", "version": 1, "nodes": [3], "view": {}}',
        '{"format": "layerloom-nodes", "version": 1, "nodes": [], "view": {"n1": ["a", 2]}}',
        '{"format": "layerloom-nodes", "version": 1, "nodes": [{"id": [1]}], "view": {}}',
        '{"format": "layerloom-nodes", "version": 1, "nodes": [], "view": {}, "definitions": 3}',
        '{"format": "layerloom-nodes", "version": 1, "nodes": [], "view": {}, "definitions": [3]}',
        "\x00\ud800",
        "9" * 100_000,
        "import torch\n" * 100_000,
    ],
)
def test_foreign_text_is_refused_with_one_sentence(text: str) -> None:
    with pytest.raises(Refused) as refused:
        clipboard.paste(_document(), "d1", text, joined=True)
    assert str(refused.value.text).count(". ") == 0
    assert refused.value.text


def test_the_text_of_a_copy_can_be_read_by_people() -> None:
    document = _document()
    data = json.loads(clipboard.copy(document, [_named(document, "conv1")]))
    assert data["nodes"][0]["name"] == "conv1"
    assert data["nodes"][0]["type"] == "Conv2d"


def test_thousands_of_layers_are_pasted_once_and_refused_when_there_is_no_room() -> None:
    document = edits.add(replace(blank(), id="here"), "d1", "Input")
    document = edits.add(document, "d1", "ReLU")
    nodes = dict(document.network().nodes)
    for i in range(2, MOST_NODES):
        nodes[f"n{i}"] = replace(nodes["n2"], id=f"n{i}", name=f"r{i}", inputs=(Ref(f"n{i - 1}"),))
    full = replace(document.with_definition(replace(document.network(), nodes=nodes)), next_id=9999)
    text = clipboard.copy(full, nodes)
    project = Project(replace(blank(), id="there"))
    before = project.document
    project.edit(clipboard.paste, "d1", text, label=translate("Test", "paste"))
    pasted = project.document
    assert len(pasted.network().nodes) == len(nodes)
    with pytest.raises(Refused) as refused:
        project.edit(clipboard.paste, "d1", text, label=translate("Test", "paste"))
    assert refused.value.code == "clipboard-many"
    assert project.document is pasted
    project.undo()
    assert project.document is before
