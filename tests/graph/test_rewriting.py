"""Names in parameters: found and replaced where numbers stand, and nowhere else."""

from __future__ import annotations

import pytest

from studio import catalogue
from studio.graph.model import Entry, Node, Start
from studio.graph.rewriting import names_of, rewritten
from studio.spec.expressions import with_names

catalogue.fill()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("planes", "16"),
        ("planes * 4", "16 * 4"),
        ("-planes + depth", "-16 + (a + 1)"),
        ("planes * depth", "16 * (a + 1)"),
        ("depth - depth", "a + 1 - (a + 1)"),
        ("other", "other"),
        ("planes +", "planes +"),
    ],
)
def test_names_are_replaced_with_the_brackets_that_it_takes(text, expected) -> None:
    assert with_names(text, {"planes": 16, "depth": "a + 1"}) == expected


def test_words_that_are_no_numbers_stay() -> None:
    node = Node(
        "n1",
        "conv",
        "Conv2d",
        {"out_channels": "same * 2", "kernel_size": "same, 3", "padding": "same"},
        repeat="same - 1",
        starts={"weight": Start(Entry("constant_", {"val": "same / 2"}))},
    )
    assert names_of(node) == {"same"}
    new = rewritten(node, {"same": "width"})
    assert new.params == {"out_channels": "width * 2", "kernel_size": "width, 3", "padding": "same"}
    assert new.repeat == "width - 1"
    assert new.starts["weight"].how == Entry("constant_", {"val": "width / 2"})
    assert rewritten(node, {"unknown": 1}) is node


def test_the_arguments_of_a_block_are_numbers() -> None:
    assert names_of(Node("n1", "block", "@d2", {"planes": "width * 2"})) == {"width"}
