"""Layers found by parameter, value and shape, also inside blocks."""

from __future__ import annotations

import pytest

from studio import catalogue
from studio.graph.analysis import Analyser
from studio.graph.lookup import parsed, places
from studio.graph.model import Document
from tests.documents import lenet
from tests.texts import stages

catalogue.fill()


def _found(document: Document, typed: str) -> list[str]:
    query = parsed(typed)
    found = places(Analyser().analyse(document))
    return [one.finding.path for one in found if query.fits(one)]


def test_what_is_typed_is_taken_apart() -> None:
    query = parsed("conv k = 5 16 x 14X14")
    assert query.words == "conv"
    assert query.settings == (("k", "5"),)
    assert query.shapes == ("16×14×14",)
    assert parsed("relu2 max").words == "relu2 max"


@pytest.mark.parametrize("typed", ["kernel_size=5", "k=5", "ks=5", "K = 5x5", "kernel:5"])
def test_a_parameter_is_found_by_a_part_of_its_name_and_its_value(typed: str) -> None:
    assert _found(lenet(), typed) == ["conv1"]


def test_a_parameter_is_found_by_its_default_too() -> None:
    assert "conv1" in _found(lenet(), "stride=1")
    assert "conv1" in _found(lenet(), "bias=true")
    assert _found(lenet(), "bias=false") == []


def test_a_shape_is_found_whole_and_by_its_beginning_or_end() -> None:
    analysed = Analyser().analyse(lenet())
    conv = next(one for one in analysed.by_address.values() if one.path == "conv2")
    whole = str(conv.output)
    for typed in (whole, whole.replace("×", "x"), whole.rpartition("×")[0] + "x"):
        assert "conv2" in _found(lenet(), typed)
    assert "conv1" not in _found(lenet(), whole)


def test_layers_inside_blocks_have_their_path_and_address() -> None:
    document = stages()
    found = {one.finding.path: one.address for one in places(Analyser().analyse(document))}
    inner = [path for path in found if "." in path]
    assert inner
    assert len(set(found.values())) == len(found)
    assert all("*" not in address[-1] for address in found.values())


def test_values_alone_are_found() -> None:
    found = places(Analyser().analyse(lenet()))
    assert "conv1" in [one.finding.path for one in found if parsed("5").is_value(one)]
    assert not any(parsed("").is_value(one) for one in found)
