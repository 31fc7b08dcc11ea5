"""Blocks on the clipboard: they come along into another project, and are used where they are."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from studio import catalogue
from studio.graph import clipboard, edits
from studio.graph.analysis import Analyser
from studio.graph.model import Document, blank
from studio.graph.storage import MOST_NODES, dumps, loads
from studio.spec.problems import Refused
from tests.documents import lenet
from tests.texts import blocks, program, stages

catalogue.fill()


def _all(document: Document) -> list[str]:
    return list(document.network().nodes)


def test_a_network_with_blocks_is_the_same_in_another_project() -> None:
    document = replace(stages(), view={})
    there = clipboard.paste(blank(), "d1", clipboard.copy(document, _all(document)), (0.0, 0.0))
    assert program(there).text == program(document).text
    assert loads(dumps(there)) == there


def test_in_its_own_project_a_block_is_used_again() -> None:
    document = stages()
    stem = next(n for n in document.network().nodes.values() if n.name == "stem")
    text = clipboard.copy(document, [stem.id])
    pasted = clipboard.paste(document, "d1", text)
    assert pasted.definitions.keys() == document.definitions.keys()
    assert pasted.node(f"n{document.next_id}").definition == "d2"


def test_a_block_that_was_changed_meanwhile_comes_as_another_one() -> None:
    document = stages()
    stem = next(n for n in document.network().nodes.values() if n.name == "stem")
    text = clipboard.copy(document, [stem.id])
    conv = next(n for n in document.definitions["d2"].nodes.values() if n.name == "conv")
    changed = edits.set_param(document, conv.id, "bias", False)
    pasted = clipboard.paste(changed, "d1", text)
    assert len(pasted.definitions) == len(document.definitions) + 1
    assert pasted.definitions["d2"] == changed.definitions["d2"]
    names = [one.name for one in pasted.definitions.values()]
    assert len(set(names)) == len(names)


def test_a_block_is_not_pasted_into_itself() -> None:
    document = stages()
    layer = next(n for n in document.network().nodes.values() if n.name == "layer1")
    text = clipboard.copy(document, [layer.id])
    for inside in ("d2", "d3"):
        with pytest.raises(Refused) as refused:
            clipboard.paste(document, inside, text)
        assert refused.value.code == "block-itself"


def test_wires_of_a_foreign_text_end_where_there_is_nothing() -> None:
    document = blocks()
    data = json.loads(clipboard.copy(document, _all(document)))
    data["nodes"][1]["inputs"] = [["n77777", 0]]
    data["definitions"][0]["nodes"][1]["inputs"] = [["n88888", 0]]
    data["nodes"].append(data["nodes"][0])
    pasted = clipboard.paste(blank(), "d1", json.dumps(data))
    assert loads(dumps(pasted)) == pasted
    assert Analyser().analyse(pasted).errors


def test_a_project_never_gets_more_layers_than_a_file_may_hold() -> None:
    document = lenet()
    text = clipboard.copy(document, _all(document))
    data = json.loads(text)
    relu = next(node for node in data["nodes"] if node["type"] == "ReLU")
    data["nodes"] = [
        {**relu, "id": f"n{number}", "inputs": [None]} for number in range(1, MOST_NODES)
    ]
    with pytest.raises(Refused) as refused:
        clipboard.paste(document, "d1", json.dumps(data))
    assert refused.value.code == "clipboard-many"
