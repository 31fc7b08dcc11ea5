"""Project files: what is written comes back, and whatever else comes in gets one clear sentence."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from studio.graph.model import Entry
from studio.graph.storage import dumps, loads
from studio.spec.problems import Refused
from tests.documents import lenet, mlp


def _code(text: str) -> str:
    with pytest.raises(Refused) as refused:
        loads(text)
    assert str(refused.value)
    return refused.value.code


def test_a_file_comes_back_equal_and_one_layer_is_one_line() -> None:
    text = dumps(lenet())
    assert loads(text) == lenet()
    line = next(line for line in text.splitlines() if '"conv1"' in line)
    assert '"kernel_size": [5, 5]' in line


def test_every_truncation_is_refused_with_its_place() -> None:
    text = dumps(mlp())
    for end in range(0, len(text) - 2, 3):
        assert _code(text[:end]) == "file-syntax"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[]", "file-shape"),
        ("{}", "file-format"),
        ('{"format": "other"}', "file-format"),
        ('{"format": "layerloom", "version": 99}', "file-newer"),
        ('{"format": "layerloom", "version": true}', "file-format"),
        ('{"a": NaN}', "file-number"),
        ('{"a": 1e999}', "file-number"),
        ('{"a": ' + "9" * 5000 + "}", "file-number"),
        ('{"a": 1, "a": 2}', "file-key"),
        ("[" * 200_000, "file-deep"),
        ("x" * 10_000_001, "file-large"),
    ],
)
def test_malformed_files_get_their_own_sentence(text: str, code: str) -> None:
    assert _code(text) == code


def _mutations() -> list[tuple[str, object]]:
    return [
        ("definitions.0.nodes.1.inputs", [["n999", 0]]),
        ("definitions.0.nodes.1.inputs", [["n1", -1]]),
        ("definitions.0.nodes.1.inputs", "n1"),
        ("definitions.0.nodes.1.id", "n1"),
        ("definitions.0.nodes.1.id", "../../etc"),
        ("definitions.0.nodes.1.params", {"out_features": {"$": "x"}}),
        ("definitions.0.nodes.1.params", {"out_features": [[[[1]]]]}),
        ("definitions.0.nodes.1.name", "x" * 5000),
        ("definitions.0.nodes.1.name", 7),
        ("definitions.0.nodes.1.surprise", 1),
        ("definitions.0.kind", "code"),
        ("networks.net", "d77"),
        ("next_id", 1),
        ("next_id", 1.5),
        ("view", {"n1": [1e300, 0]}),
        ("recipe.steps", []),
        ("data", {"type": ["a"]}),
        ("data.params", {"path": "x" * 5000}),
        ("data.params", {"classes": ["x" * 5000]}),
        ("data.params", {"classes": ["\ud800"]}),
        ("data.params", {"classes": ["x"] * 10_001}),
        ("variables", {"x": "1"}),
    ]


@pytest.mark.parametrize(("place", "value"), _mutations())
def test_a_wrong_value_is_named_by_its_place(place: str, value: object) -> None:
    data = json.loads(dumps(mlp()))
    target = data
    *path, last = place.split(".")
    for key in path:
        target = target[int(key)] if isinstance(target, list) else target[key]
    target[last] = value
    assert _code(json.dumps(data)).startswith("file-")


def test_two_thousand_random_damages_never_give_anything_but_a_refusal() -> None:
    source = random.Random(1)
    text = dumps(lenet())
    marks = '{}[]",:0123456789eE-+nulltruefalse \\\x00é'
    refused = 0
    for _ in range(2_000):
        position = source.randrange(len(text))
        length = source.choice((0, 1, 1, 5))
        damaged = text[:position] + source.choice(marks) + text[position + length :]
        try:
            document = loads(damaged)
        except Refused:
            refused += 1
            continue
        assert loads(dumps(document)) == document
    assert refused > 1_000


def test_a_long_path_and_the_names_of_a_thousand_classes_survive_a_file() -> None:
    params = {"path": "/" + "x" * 3000, "classes": tuple(f"类 {n}" for n in range(1000))}
    document = replace(mlp(), data=Entry("PictureFolder", params))
    assert loads(dumps(document)) == document
