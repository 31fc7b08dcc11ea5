"""The registries are filled once and closed; every text of a declaration can be translated."""

from __future__ import annotations

import pytest

from studio import catalogue
from studio.spec.layer import LAYERS
from studio.spec.recipe import Settings

catalogue.fill()


def test_filling_again_changes_nothing():
    before = [list(registry) for registry in catalogue.REGISTRIES]
    catalogue.fill()
    assert [list(registry) for registry in catalogue.REGISTRIES] == before
    assert all(before)


def test_the_registries_are_closed():
    with pytest.raises(ValueError, match="is complete"):
        LAYERS.register("Late", LAYERS["ReLU"], __name__)


def test_the_palette_begins_with_the_ends_and_follows_the_families():
    names = list(LAYERS)
    assert names[:3] == ["Input", "Output", "Conv1d"]
    assert names.index("Conv2d") < names.index("MaxPool2d") < names.index("Concat")


def test_every_sentence_label_and_help_is_told_once():
    texts = list(catalogue.texts())
    assert len(texts) == len(set(texts))
    assert {context for context, _ in texts} == {"Declarations"}
    told = {text for _, text in texts}
    assert LAYERS["Conv2d"].summary() in told
    assert LAYERS["Conv2d"].fields()["stride"].help in told
    assert Settings.fields()["seed"].help in told
    assert "" not in told
